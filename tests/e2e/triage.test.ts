// Some hundred news items are screened without a mouse: themes, statuses and reasons by single keys, the place kept,
// samples drawn again, near-duplicates linked. The tests are steps of one journey and run in order.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { SourceRecord } from '#core/records.ts';
import { createProject } from '#db/create-project.ts';
import { withProject } from '#electron/hosts/commands/open-project.ts';
import { quickKeys } from '../../scripts/quick-keys.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { codedWords, sourceNamed } from '../helpers/kept.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { barriers, pictureOfFailures, settled } from '../helpers/screens.ts';

const count = 240;
const themes = ['market matching', 'standard setting', 'policy relay'];
const reasons = ['off topic', 'outside the period'];

const nouns = 'alliance ministry vendor platform market supplier enterprise province pilot contest'.split(
  ' ',
);
const acts = 'tests certifies plans meets reports connects supplies joins opens regulates'.split(' ');

/** The text of a news item; no two are alike, and their dates ascend. */
function newsText(place: number): string {
  return Array.from({ length: 8 }, (_, line) => {
    const words = Array.from({ length: 12 }, (__, at) => {
      const pick = place * 31 + line * 17 + at * 7 + ((place * (at + 3)) % 13);
      return at % 2 === 0 ? `${nouns[pick % 10]}${pick % 97}` : `${acts[(pick * 3) % 10]} ${pick % 89}`;
    });
    return `${words.join(' ')}.`;
  }).join('\n');
}

function titleOf(place: number): string {
  return `News ${String(place).padStart(3, '0')}`;
}

/** A csv of the news; the last two are reprints of the first, each with a word of its own. */
function csvOfNews(): string {
  const rows = Array.from({ length: count - 2 }, (_, at) => {
    const day = new Date(Date.UTC(2018, 0, 1 + at * 6)).toISOString().slice(0, 10);
    return [titleOf(at + 1), newsText(at + 1), day, at % 4 === 3 ? 'wire' : 'news', 'en'];
  });
  const reprints = [count - 1, count].map((place) => [
    titleOf(place),
    `${newsText(1)}\nReprint ${place}.`,
    `2024-01-0${place - count + 2}`,
    'wire',
    'en',
  ]);
  const written = [['title', 'text', 'date', 'class', 'language'], ...rows, ...reprints];
  return written.map((row) => row.map((cell) => `"${cell}"`).join(',')).join('\n');
}

async function projectOfNews(folder: string): Promise<string> {
  const path = join(folder, 'News.concord');
  createProject(path, { name: 'News', coderName: 'Wei' }, openOptions).close();
  const reference = join(folder, 'news.csv');
  writeFileSync(reference, csvOfNews());
  await withProject({ language: 'en' }, path, 'write', async ({ api }) => {
    const file = { reference, name: 'news.csv' };
    const preview = await api.imports.preview({ file });
    if (preview.type !== 'table') throw new Error('A csv is a table.');
    await api.imports.run({ files: [file], kind: 'document', mapping: [...preview.mapping] });
    for (const [place, name] of themes.entries()) {
      // The keys are given in this order.
      await api.codes.create({ name, isTheme: true, pin: place + 1 });
    }
  });
  return path;
}

let concord: ConcordInBrowser;
let page: Page;
let folder: ReturnType<typeof testFolder>;

beforeAll(async () => {
  folder = testFolder();
  concord = await concordInBrowser({ project: await projectOfNews(folder.path) });
  ({ page } = concord);
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
});

afterAll(async () => {
  await concord?.[Symbol.asyncDispose]();
  folder?.[Symbol.dispose]();
});

pictureOfFailures(() => page);

async function barriersNow(): Promise<string[]> {
  await settled(page);
  return barriers(page);
}

function title(place: number) {
  return page.getByRole('heading', { level: 1, name: titleOf(place), exact: true });
}

interface Standing {
  readonly status: SourceRecord['status'];
  readonly exclusionReason: string | null;
  readonly codes: readonly string[];
  readonly reviewed: boolean;
}

/** The stored decisions on a source. */
async function standing(place: number): Promise<Standing> {
  const { status, exclusionReason, id } = await sourceNamed(concord.api, titleOf(place));
  const { tables } = await concord.api.project.records({});
  const codes = (await codedWords(concord.api, titleOf(place))).map(({ code }) => code);
  return { status, exclusionReason, codes, reviewed: tables.review.some(({ sourceId }) => sourceId === id) };
}

const included: Standing = { status: 'included', exclusionReason: null, codes: [], reviewed: true };

/** What each key decides. */
const keys: Readonly<Record<string, Standing>> = {
  '1': { ...included, codes: ['market matching'] },
  '2': { ...included, codes: ['standard setting'] },
  '3': { ...included, codes: ['policy relay'] },
  'Shift+Digit1': { ...included, status: 'excluded', exclusionReason: 'off topic', reviewed: false },
  'Shift+Digit2': { ...included, status: 'excluded', exclusionReason: 'outside the period', reviewed: false },
  i: { ...included, reviewed: false },
  l: { ...included, status: 'second-look', reviewed: false },
};

/** Twenty keys, one for each of the twenty oldest items. */
const pressed = '1 2 Shift+Digit1 i 3 l Shift+Digit2 1 1 2 i Shift+Digit1 3 3 l 2 Shift+Digit2 i 1 2'.split(
  ' ',
);

async function numberOf(...wanted: readonly SourceRecord['status'][]): Promise<number> {
  const { tables } = await concord.api.project.records({});
  return tables.source.filter(({ status }) => wanted.includes(status)).length;
}

describe('the queue', () => {
  test('is opened, and its reasons created, by keys alone', async () => {
    await quickKeys(page, 'g', 'q');
    await title(1).waitFor();
    await page.getByRole('textbox', { name: 'New reason' }).focus();
    for (const reason of reasons) {
      await page.keyboard.type(reason);
      await page.keyboard.press('Enter');
      await page.getByRole('textbox', { name: `Rename “${reason}”` }).waitFor();
    }
    await page.getByRole('button', { name: 'Done' }).press('Enter');
    await page.getByRole('button', { name: new RegExp(reasons.at(-1) ?? '') }).waitFor();

    const { tables } = await concord.api.project.records({});

    const inOrder = tables.exclusionReason.toSorted((a, b) => a.position - b.position);
    expect(inOrder.map(({ name }) => name)).toEqual(reasons);
  });

  test('takes twenty decisions by twenty keys, each for the source that was in sight', async () => {
    for (const [at, key] of pressed.entries()) {
      // One after the other, as with one hand.
      await title(at + 1).waitFor();
      await page.keyboard.press(key);
    }
    await title(21).waitFor();
    await expect.poll(() => numberOf('new')).toBe(count - pressed.length);

    for (const [at, key] of pressed.entries()) expect(await standing(at + 1)).toEqual(keys[key]);
  });

  test('keeps decided sources in sight and shows its progress', async () => {
    const list = page.getByRole('listbox', { name: 'Queue' });
    const twoAside = pressed.filter((key) => key === 'l').length;

    await expect
      .poll(() => page.getByRole('progressbar', { name: 'Progress' }).getAttribute('aria-valuetext'))
      .toBe(`18 of ${count} decided, ${count - 18} to go · ${twoAside} for a second look`);
    expect(await list.getByRole('option', { name: `${titleOf(20)} ` }).count()).toBe(1);
    expect(await barriersNow()).toEqual([]);
  });

  test('keeps its place over a reload and a visit to another screen', async () => {
    await quickKeys(page, 'g', 's');
    await page.getByRole('treegrid', { name: 'Sources' }).waitFor();
    await page.reload();
    await page.getByRole('treegrid', { name: 'Sources' }).waitFor();
    await quickKeys(page, 'g', 'q');

    await title(21).waitFor();
    await page.keyboard.press('k');

    await title(20).waitFor();
    expect(await page.getByText(`20 of ${count}`).first().isVisible()).toBe(true);
  });

  test('Ctrl and an arrow stay in the queue, and a focused text passes its focus to the next', async () => {
    const textOf = (place: number) => page.getByRole('textbox', { name: `Text of ${titleOf(place)}` });
    const hasFocus = (place: number) =>
      textOf(place).evaluate((text) => text.contains(document.activeElement));
    await textOf(20).focus();

    await page.keyboard.press('Control+ArrowDown');
    await title(21).waitFor();
    await textOf(21).waitFor();
    await expect.poll(() => hasFocus(21)).toBe(true);

    await page.keyboard.press('Control+ArrowUp');
    await title(20).waitFor();
    await textOf(20).waitFor();
    await expect.poll(() => hasFocus(20)).toBe(true);
  });

  test('says what undo reverted and returns to it, also after a reload', async () => {
    await title(20).waitFor();
    await page.keyboard.press('u');
    await title(21).waitFor();
    await page.keyboard.press('u');
    await title(22).waitFor();

    await page.keyboard.press('Control+z');

    await page.getByText(`Undone: coded “standard setting” — “${titleOf(20)}”.`).waitFor();
    await title(20).waitFor();
    expect(await standing(20)).toEqual({ ...included, status: 'new', reviewed: false });

    await page.keyboard.press('Control+Shift+z');

    await page.getByText(`Redone: coded “standard setting” — “${titleOf(20)}”.`).waitFor();
    await expect.poll(() => standing(20)).toEqual(keys['2']);
  });

  test('loses no key of undo and redo pressed in quick succession', async () => {
    const actsSoFar = async () => (await concord.api.history.list({ limit: 500 })).length;
    const before = await actsSoFar();

    for (const press of ['Control+z', 'Control+Shift+z', 'Control+z', 'Control+Shift+z']) {
      // As fast as a hand that changes its mind, without waiting.
      await page.keyboard.press(press);
    }

    await expect.poll(actsSoFar).toBe(before + 4);
    expect(await standing(20)).toEqual(keys['2']);
    expect((await concord.api.history.state({})).redo).toBeNull();
  });

  test('stays at the source when the switch to go on is off, and marks no review when that switch is off', async () => {
    await page.getByRole('switch', { name: 'Every key goes on to the next source' }).press('Space');
    await page.getByRole('switch', { name: 'A code key also marks the source as reviewed' }).press('Space');
    await page.keyboard.press('u');
    await title(21).waitFor();

    await page.keyboard.press('1');
    await expect.poll(async () => (await standing(21)).codes).toHaveLength(1);
    await page.keyboard.press('3');
    await expect.poll(async () => (await standing(21)).codes).toHaveLength(2);
    await page.keyboard.press('r');
    await expect.poll(async () => (await standing(21)).reviewed).toBe(true);
    await page.keyboard.press('b');
    await expect.poll(async () => (await standing(21)).status).toBe('new');

    await title(21).waitFor();
  });

  test('decides on everything in a filter as one act, and undoes it as one', async () => {
    const before = await numberOf('new');
    await page.getByRole('button', { name: /^Filter and order/ }).press('Enter');
    await page.getByRole('button', { name: /Class/ }).press('Enter');
    await page.getByRole('option', { name: 'wire', exact: true }).press('Enter');
    const bulk = page.getByRole('button', { name: /^All \d+ shown/ });
    const shown = Number((await bulk.textContent())?.match(/\d+/)?.[0]);

    await bulk.press('Enter');
    await page.getByRole('menuitem', { name: 'Exclude because' }).press('Enter');
    await page.getByRole('menuitem', { name: 'off topic' }).press('Enter');
    await page.getByText(`${shown} sources excluded: off topic`).waitFor();
    const after = await numberOf('new');
    await page.keyboard.press('Control+z');

    await page.getByText(`Undone: excluded: off topic — ${shown} sources.`).waitFor();
    expect(shown).toBeGreaterThan(40);
    expect(after).toBe(before - shown);
    await expect.poll(() => numberOf('new')).toBe(before);
    await page.getByRole('button', { name: 'Clear filters' }).press('Enter');
  });

  test('always offers what is not yet reviewed', async () => {
    await page.getByRole('button', { name: /^Not yet reviewed: \d+/ }).press('Enter');

    await page.getByRole('button', { name: /^not yet reviewed · \d+/ }).waitFor();
    const { tables } = await concord.api.project.records({});
    const excluded = new Set(tables.source.filter(({ status }) => status === 'excluded').map(({ id }) => id));
    const reviewed = new Set(tables.review.map(({ sourceId }) => sourceId).filter((id) => !excluded.has(id)));
    const open = count - excluded.size - reviewed.size;
    expect(await page.getByRole('button', { name: `not yet reviewed · ${open}` }).count()).toBe(1);
  });
});

describe('samples', () => {
  async function draw(name: string): Promise<readonly string[]> {
    await page.getByRole('button', { name: 'Draw a sample' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Draw a sample' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    await dialog.getByRole('textbox', { name: 'How many' }).fill('24');
    await dialog.getByRole('button', { name: /Within/ }).press('Enter');
    await page.getByRole('option', { name: 'classes', exact: true }).press('Enter');
    await dialog.getByRole('textbox', { name: 'Seed' }).fill('20260314');
    await dialog.getByRole('button', { name: 'Draw', exact: true }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('heading', { level: 1, name }).waitFor();
    const { tables } = await concord.api.project.records({});
    const sample = tables.sample.find((each) => each.name === name);
    return JSON.parse(sample?.sourceIds ?? '[]') as string[];
  }

  test('drawn twice with one seed are the same, in proportion within classes', async () => {
    await page.getByRole('button', { name: /^Samples/ }).press('Enter');

    const first = await draw('Pilot');
    const second = await draw('Pilot again');

    const { tables } = await concord.api.project.records({});
    const wire = tables.class.find(({ name }) => name === 'wire')?.id;
    const drawn = tables.source.filter(({ id }) => first.includes(id));
    expect(first).toHaveLength(24);
    expect(second).toEqual(first);
    expect(drawn.filter(({ classId }) => classId === wire)).toHaveLength(6);
    expect(await barriersNow()).toEqual([]);
  });

  test('open as a queue of exactly their sources', async () => {
    await page.getByRole('button', { name: 'Open as queue' }).press('Enter');

    await page.getByText('1 of 24').first().waitFor();
    expect(await page.getByRole('button', { name: 'sample: Pilot again · 24' }).count()).toBe(1);
  });
});

describe('near-duplicates', () => {
  test('are found, linked by one key, and counted once', async () => {
    const [first] = themes;
    const { tables } = await concord.api.project.records({});
    const code = tables.code.find(({ name }) => name === first);
    const copies = [
      await sourceNamed(concord.api, titleOf(count)),
      await sourceNamed(concord.api, titleOf(1)),
    ];
    await concord.api.triage.decide({ ids: copies.map(({ id }) => id), codeId: code?.id ?? '' });
    const tallied = async () => {
      const { counts } = await concord.api.tallies.codebook({
        unit: 'sources',
        request: { denominator: 'all' },
      });
      return counts[code?.id ?? '']?.rolledUp;
    };
    const before = (await tallied()) ?? 0;

    await page.getByRole('button', { name: /^Near-duplicates/ }).press('Enter');
    await page.getByText('1 group of 3 sources to decide.').waitFor();
    expect(await barriersNow()).toEqual([]);
    await page.keyboard.press('a');

    await page.getByText('1 group of 3 sources linked; counted once.').waitFor();
    await page.getByText('No groups to decide.').waitFor();
    expect((await sourceNamed(concord.api, titleOf(count))).duplicateOf).toBe(copies[1]?.id);
    expect(await tallied()).toBe(before - 1);
    // The duplicates have codings, so a dialog asks whether these move to the original.
    await page.getByRole('dialog', { name: /^Move codings to/ }).waitFor();
    await page.keyboard.press('Escape');
  });

  test('are unlinked and judged distinct by keys, and linked again by undo', async () => {
    await page.keyboard.press('u');
    await page.getByText('1 group of 3 sources to decide.').waitFor();
    await page.keyboard.press('d');
    await page.getByText('No groups to decide.').waitFor();
    expect((await concord.api.project.records({})).tables.distinctPair).toHaveLength(1);

    await page.keyboard.press('Control+z');
    await page.getByText('1 group of 3 sources to decide.').waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('No groups to decide.').waitFor();

    const { tables } = await concord.api.project.records({});
    expect(tables.distinctPair).toEqual([]);
    expect(tables.source.filter(({ duplicateOf }) => duplicateOf !== null)).toHaveLength(2);
  });
});

describe('the flow', () => {
  test('adds up, and each of its numbers opens the queue with exactly those sources', async () => {
    await page.getByRole('button', { name: 'Flow figure', exact: true }).press('Enter');
    const flow = await concord.api.triage.flow({ kind: 'document' });
    await page.getByRole('button', { name: `Found ${count}` }).waitFor();
    const drawn = await page.getByRole('img', { name: /^Found/ }).getAttribute('aria-label');
    expect(await barriersNow()).toEqual([]);

    await page.getByRole('button', { name: 'off topic 2' }).press('Enter');

    const list = page.getByRole('listbox', { name: 'Queue' });
    await list.waitFor();
    expect(drawn).toBe(`Found ${count}`);
    expect(flow.counts).toMatchObject({ found: count, duplicates: 2, excluded: 4 });
    expect(await list.getByRole('option').allTextContents()).toEqual([
      expect.stringMatching(/^News 003excluded: off topic/),
      expect.stringMatching(/^News 012excluded: off topic/),
    ]);
  });

  test('is opened by its boxes too', async () => {
    await page.getByRole('button', { name: 'Flow figure', exact: true }).press('Enter');

    // The first box lies whole below the heading.
    const first = await page.locator('[data-box] > rect').first().boundingBox();
    const head = await page.getByRole('heading', { name: 'Flow of the documents' }).boundingBox();
    const subtitle = await page.getByText('All documents of the project').first().boundingBox();
    expect(first?.y).toBeGreaterThan((head?.y ?? 0) + (head?.height ?? 0));
    expect(first?.y).toBeGreaterThanOrEqual((subtitle?.y ?? 0) + (subtitle?.height ?? 0) + 8);
    await page.getByRole('img', { name: /^Duplicates/ }).click();

    const list = page.getByRole('listbox', { name: 'Queue' });
    await list.waitFor();
    expect(await list.getByRole('option').count()).toBe(2);
  });

  test('is opened by the lines in its boxes', async () => {
    await page.getByRole('button', { name: 'Flow figure', exact: true }).press('Enter');

    await page.locator('[data-box="excluded"] [data-line]', { hasText: 'outside the period' }).click();

    const list = page.getByRole('listbox', { name: 'Queue' });
    await list.waitFor();
    expect(await list.getByRole('option').allTextContents()).toEqual([
      expect.stringMatching(/^News 007excluded: outside the period/),
      expect.stringMatching(/^News 017excluded: outside the period/),
    ]);
  });

  test('is exported as a figure and as numbers', async () => {
    await page.getByRole('button', { name: 'Flow figure', exact: true }).press('Enter');
    const downloaded = async (press: () => Promise<void>): Promise<string> => {
      const coming = page.waitForEvent('download');
      await press();
      return readFileSync(await (await coming).path(), 'utf8');
    };
    const fromMenu = async (item: string): Promise<void> => {
      await page.getByRole('button', { name: 'Export', exact: true }).press('Enter');
      await page.getByRole('menuitem', { name: item }).press('Enter');
    };

    await fromMenu('Figure: svg, pdf or png…');
    await page.getByRole('radio', { name: 'svg', exact: true }).press('Space');
    const figure = await downloaded(() => page.getByRole('button', { name: 'Export svg…' }).press('Enter'));
    const numbers = await downloaded(() => fromMenu('csv, for scripts'));

    expect(figure).toContain('<svg');
    expect(figure).toContain('outside the period');
    expect(numbers).toMatch(/off topic.*,2\b/);
  });
});

test('the page has logged no error in these tests', () => {
  expect(concord.complaints).toEqual([]);
});
