// A query is built on the screen of passages, by mouse and again by keyboard alone, and its passages are worked on as
// those of one code are.
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import type { Language } from '#words/words.ts';
import { createWords } from '#words/words.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { sampleInBrowser } from '../helpers/sample-in-browser.ts';
import { barriers, bareKeys, goTo, overflow, settled } from '../helpers/screens.ts';

const folder = testFolder();
let concord: ConcordInBrowser;

beforeAll(async () => {
  const path = join(folder.path, 'sample.concord');
  buildSample(path, openOptions).close();
  concord = await concordInBrowser({ project: path });
});

afterAll(async () => {
  await concord[Symbol.asyncDispose]();
  folder[Symbol.dispose]();
});

/** The five passages of recognition in a paragraph with orders and funding: the sample study as the drawing counts it. */
const DRAWN = 'recognition IN PARAGRAPHS WITH "orders and funding"';

beforeEach(async () => {
  const { page } = concord;
  await goTo(page, 'passages');
  const back = page.getByRole('button', { name: 'Back to one code' });
  if (await back.isVisible()) await back.click();
  await page.getByRole('treeitem', { name: 'recognition' }).first().click();
  await page.getByRole('listbox', { name: 'Passages of recognition' }).waitFor();
});

/** The text of the query, and its counts once they are those of this text. */
async function shown(text: string): Promise<string> {
  const { page } = concord;
  await page.getByTitle(text, { exact: true }).waitFor();
  const counts = page.getByRole('status').filter({ hasText: 'characters' });
  await counts.and(page.locator('[aria-busy="false"]')).waitFor();
  return (await counts.innerText()).replaceAll(/\s+/g, ' ');
}

describe('a query', () => {
  test('is built by mouse, and its counts are those of the drawing', async () => {
    const { page } = concord;
    await page.getByRole('button', { name: '+ and' }).click();
    await page.getByRole('combobox', { name: 'Choose a code, or type words' }).fill('orders');
    await page.getByRole('option', { name: /orders and funding/ }).click();
    await page.getByText('recognition AND "orders and funding"', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'and How it relates' }).click();
    await page.getByRole('option', { name: 'in the same paragraph as' }).click();

    expect(await shown(DRAWN)).toBe(
      '5 passages 5 of 17 respondents 5 of 82 sources 5 codings 265 characters',
    );

    await page.getByRole('button', { name: 'filter', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Kind' }).click();

    expect(await shown(`(${DRAWN}) IN kind:interview`)).toContain('5 of 19 interviews');
    await page
      .getByText(
        'Passages of recognition that share a paragraph with passages of orders and funding, in interviews; interviewers’ remarks left out; coded by Wei.',
      )
      .waitFor();
    const lines = page.getByRole('tree', { name: 'Lines of the query' }).getByRole('treeitem');
    expect(await lines.allInnerTexts()).toEqual([
      expect.stringContaining('19 passages · 14 respondents'),
      expect.stringContaining('16 passages · 11 respondents'),
    ]);

    await page.getByRole('radio', { name: 'by respondent' }).click();
    const list = page.getByRole('listbox', { name: 'Passages that the query finds' });
    await list.getByText('N11', { exact: true }).waitFor();
    expect(await list.getByRole('option').count()).toBeGreaterThanOrEqual(3);
    await settled(page);
    expect(await barriers(page)).toEqual([]);
    // In the text of a query this is a filter, not the name of a sentence.
    expect(new Set(await bareKeys(page))).toEqual(new Set(['kind:interview']));
    for (const size of [
      { width: 1280, height: 800 },
      { width: 640, height: 400 },
    ]) {
      await page.setViewportSize(size);
      await settled(page);
      expect(await overflow(page)).toBe(0);
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  });

  test('is built by keyboard alone: lines are added, grouped, moved and removed', async () => {
    const { page } = concord;
    const type = async (sign: string, code: string): Promise<void> => {
      await page.keyboard.press(sign);
      const field = page.getByRole('combobox', { name: 'Choose a code, or type words' });
      await field.waitFor();
      await page.keyboard.type(code);
      await page.keyboard.press('Enter');
      await field.waitFor({ state: 'detached' });
    };
    await type('|', 'orders and');
    await shown('recognition OR "orders and funding"');
    await type('&', 'learning');
    await shown('(recognition OR "orders and funding") AND learning');

    await page.keyboard.press('Tab');
    await shown('recognition OR ("orders and funding" AND learning)');
    await page.keyboard.press('Shift+Tab');
    await shown('(recognition OR "orders and funding") AND learning');
    await page.keyboard.press('Alt+ArrowUp');
    await shown('(recognition AND learning) OR "orders and funding"');
    await page.keyboard.press('Delete');
    expect(await shown('recognition OR "orders and funding"')).toContain('34 passages');

    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.getByText('1 selected').waitFor();
  });

  test('is typed as text; what cannot be read is shown there, and the lines stay', async () => {
    const { page } = concord;
    await page.keyboard.press('!');
    await page.getByRole('combobox', { name: 'Choose a code, or type words' }).fill('learning');
    await page.keyboard.press('Enter');
    await shown('recognition NOT OVERLAPPING learning');
    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    const field = page.getByRole('textbox', { name: 'The query as text' });
    await field.fill("recognition INSIDE regex:'(open'");
    await page.keyboard.press('Enter');
    await page.getByText('The bracket “(” at character 1 of the pattern is never closed.').waitFor();
    expect(await page.getByRole('treeitem', { name: /Line B/ }).getAttribute('aria-label')).toContain(
      'but not overlapping learning',
    );

    await field.fill('recognition INSIDE "narrow remit"');
    await page.keyboard.press('Enter');
    await page.getByText('No passage fits. Without “inside” there are 19.').waitFor();
    await page.getByRole('button', { name: 'Take it out' }).click();
    await shown('recognition');
  });

  test('says of a filter of codings that it has no effect once only words are left', async () => {
    const { page } = concord;
    await page.keyboard.press('|');
    await page.getByRole('combobox', { name: 'Choose a code, or type words' }).fill('orders and');
    await page.keyboard.press('Enter');
    await shown('recognition OR "orders and funding"');
    await page.getByRole('button', { name: 'filter', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Stance' }).click();
    await shown('(recognition OR "orders and funding") STANCE supports');
    expect(await page.getByText('no effect on words').count()).toBe(0);

    await page.getByRole('button', { name: 'Code or words: recognition' }).click();
    await page.getByRole('combobox', { name: 'Choose a code, or type words' }).fill('member');
    await page.keyboard.press('Enter');
    await page
      .getByRole('treeitem', { name: /orders and funding/ })
      .getByRole('button', { name: 'Remove this line' })
      .click();

    await shown("'member'");
    await page.getByText('no effect on words').waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  test('offers nothing that could never find anything, and asks all that it offers', async () => {
    const { page } = concord;
    await page.keyboard.press('!');
    const field = page.getByRole('combobox', { name: 'Choose a code, or type words' });
    await field.fill('recognition');
    const same = page.getByRole('option', { name: 'recognition nothing would be left' });
    await same.waitFor();
    await page.keyboard.press('Enter');
    // It is still open: what cannot be chosen is not chosen by keys either.
    expect(await same.getAttribute('aria-disabled')).toBe('true');
    await field.fill('orders and');
    await page.keyboard.press('Enter');
    await shown('recognition NOT OVERLAPPING "orders and funding"');

    const asked: string[] = [];
    const operator = page.getByRole('button', { name: 'How it relates' });
    await operator.focus();
    await page.keyboard.press('ArrowDown');
    const options = page.getByRole('listbox', { name: 'How it relates' }).getByRole('option');
    await options.first().waitFor();
    const labels = await options.allInnerTexts();
    await page.keyboard.press('Escape');
    for (const label of labels) {
      await operator.focus();
      await page.keyboard.press('ArrowDown');
      await options.and(page.getByRole('option', { name: label, exact: true })).focus();
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: `${label} How it relates`, exact: true }).waitFor();
      const text = await page.locator('[data-foot="text"] code').innerText();
      expect(await shown(text)).toMatch(/ passages? /);
      asked.push(text);
    }
    expect(new Set(asked).size).toBe(labels.length);
  });

  test('names what a filter within it is of, and says what fits without the line that leaves nothing', async () => {
    const { page } = concord;
    const use = async (text: string): Promise<void> => {
      await page.getByRole('button', { name: 'Edit', exact: true }).click();
      await page.getByRole('textbox', { name: 'The query as text' }).fill(text);
      await page.keyboard.press('Enter');
    };
    await page.getByRole('button', { name: '+ and' }).click();
    await page.keyboard.press('Escape');
    await use('(recognition IN class:news BY Wei) OR learning');
    const lines = page.getByRole('tree', { name: 'Lines of the query' });
    await lines.getByText('of these, only Class news').waitFor();
    await lines.getByText('of these, only Coder Wei').waitFor();
    await use("('member' IN class:news) OVERLAPPING ((recognition OR learning) AND guide)");
    await page.getByRole('radio', { name: 'passages of the last group' }).waitFor();

    await use('recognition INSIDE ("narrow remit" AND learning)');
    // Both lines go: neither takes the place of the other.
    await page.getByText('No passage fits. Without “inside” there are 19.').waitFor();
    await page.getByRole('button', { name: 'Take it out' }).click();
    expect(await shown('recognition')).toContain('19 passages');
  });

  test('names a code that was deleted, and is not asked', async () => {
    const { page, api } = concord;
    const code = await api.codes.create({ name: 'passing' });
    await page.keyboard.press('|');
    await page.getByRole('combobox', { name: 'Choose a code, or type words' }).fill('passing');
    // Before the window hears of the code, Enter would take the words.
    await page.getByRole('option', { name: /^passing/ }).waitFor();
    await page.keyboard.press('Enter');
    await shown('recognition OR passing');
    await api.codes.remove({ id: code.id });
    await page.getByText('This query names what the project no longer has: deleted code').waitFor();
    expect(await page.getByRole('listbox', { name: 'Passages that the query finds' }).count()).toBe(0);
    await page
      .getByRole('treeitem', { name: /deleted code/ })
      .getByRole('button', { name: 'Remove this line' })
      .click();
    await shown('recognition');
  });

  test('codes the words that it finds, and splits a code by what it finds of it', async () => {
    const { page, api } = concord;
    const { tables } = await api.project.records({});
    const codeId = tables.code.find(({ name }) => name === 'learning')?.id ?? '';
    const count = async (): Promise<number> =>
      (await api.passages.list({ request: { denominator: 'all' }, cell: { codeId } })).rows.length;
    const before = await count();
    await page.getByRole('button', { name: '+ but not' }).click();
    await page.getByRole('combobox', { name: 'Choose a code, or type words' }).fill('orders and');
    await page.keyboard.press('Enter');
    await shown('recognition NOT OVERLAPPING "orders and funding"');
    await page.getByRole('button', { name: 'Split…' }).click();
    const tray = page.getByRole('complementary', { name: 'Split recognition' });
    const name = tray.getByRole('textbox', { name: 'New sub-code, or drop here' });
    await name.fill('apart');
    await name.press('Enter');
    await tray.getByText('apart').waitFor();
    const list = page.getByRole('listbox', { name: 'Passages that the query finds' });
    await list.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('1');
    await tray.getByText('1 + 18 = 19 passages').waitFor();
    const still = await list.getByRole('option').count();
    await page.getByRole('radio', { name: 'All of these' }).click();
    // One is no longer at the code itself, but is still found below it.
    await expect.poll(() => list.getByRole('option').count()).toBeGreaterThanOrEqual(still);
    await page.getByRole('button', { name: 'Done' }).click();

    await page.getByRole('button', { name: 'Edit', exact: true }).click();
    await page.getByRole('textbox', { name: 'The query as text' }).fill("'recommended list'");
    await page.keyboard.press('Enter');
    await shown("'recommended list'");
    await list.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('a');
    await page.getByRole('combobox', { name: 'Code this passage' }).fill('learning');
    await page.keyboard.press('Enter');
    await page.getByText('learning added to 1 passage.').waitFor();
    expect(await count()).toBe(before + 1);
    await api.history.undo({});
    expect(await count()).toBe(before);
  });
});

test.each(['zh-CN'] satisfies Language[])(
  'the same is built in %s, with the text of the query as it is everywhere',
  async (language) => {
    const { t } = createWords(language);
    const { page, ...other } = await sampleInBrowser(language, { width: 1280, height: 800 });
    try {
      await goTo(page, 'passages', language);
      await page.getByRole('treeitem', { name: 'recognition' }).first().click();
      await page.getByRole('listbox').waitFor();
      await page.keyboard.press('&');
      await page.getByRole('combobox', { name: t('query:choose') }).fill('orders');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: `且 ${t('query:operator')}` }).click();
      await page.getByRole('option', { name: '与之同段', exact: true }).click();
      await page.getByText(DRAWN, { exact: true }).waitFor();
      await page
        .getByText('与“订单与资金”片段同处一段的“认可与背书”片段；不含访谈者按语；编码者 Wei。')
        .waitFor();
      const counts = page.getByRole('status').filter({ hasText: '字符' });
      await counts.and(page.locator('[aria-busy="false"]')).waitFor();
      expect((await counts.innerText()).replaceAll(/\s+/g, ' ')).toBe(
        '5 个片段 5 / 17 位受访者 5 / 82 份材料 5 处编码 265 个字符',
      );
    } finally {
      await other[Symbol.asyncDispose]();
    }
  },
);

test('the parts of a query are marked in the layer that was counted, also where the sources in view alone are adjudicated', async () => {
  await using own = await sampleInBrowser('en', { width: 1280, height: 800 });
  const { page, api } = own;
  const { rows } = await api.queries.ask({ text: DRAWN });
  const both = await api.coders.add({ name: 'Both', kind: 'adjudication' });
  const ids = [...new Set(rows.map(({ sourceId }) => sourceId))];
  await api.sources.setReviewed({ ids, reviewed: true }, { as: both.id });
  await goTo(page, 'passages');
  await page.getByRole('treeitem', { name: 'recognition' }).first().click();
  await page.getByRole('listbox', { name: 'Passages of recognition' }).waitFor();
  await page.getByRole('button', { name: '+ and' }).click();
  await page.getByRole('combobox', { name: 'Choose a code, or type words' }).fill('orders');
  await page.getByRole('option', { name: /orders and funding/ }).click();
  await page.getByRole('button', { name: 'and How it relates' }).click();
  await page.getByRole('option', { name: 'in the same paragraph as' }).click();
  await page.getByTitle(DRAWN, { exact: true }).waitFor();

  const letters = page.getByRole('listbox').last().locator('kbd');
  await expect.poll(async () => new Set(await letters.allInnerTexts())).toEqual(new Set(['A', 'B']));
});
