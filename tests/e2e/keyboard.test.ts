// Concord without a mouse: the sample study is read, searched, cited and queried, and the focus is checked after each
// step.
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { textOf } from '../helpers/kept.ts';
import { goTo, pictureOfFailures, settled, type ScreenName } from '../helpers/screens.ts';

let concord: ConcordInBrowser;
let page: Page;

beforeAll(async () => {
  concord = await concordInBrowser();
  ({ page } = concord);
  await page.getByRole('button', { name: 'Open the sample study' }).click();
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
});

afterAll(() => concord?.[Symbol.asyncDispose]());

pictureOfFailures(() => page);

/** Opens a source or runs an action by its name. */
async function find(name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find anything' }).fill(name);
  await page.keyboard.press('Enter');
}

async function read(name: string, title: string): Promise<Locator> {
  await find(name);
  const text = page.getByRole('textbox', { name: `Text of ${title}` });
  await text.waitFor();
  await text.focus();
  return text;
}

/** The focused element, as far as it can be named; `body` when the focus is lost. */
function focused(): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    return element === null || element === document.body
      ? 'body'
      : `${element.tagName.toLowerCase()} ${element.getAttribute('role') ?? ''} ${element.getAttribute('aria-label') ?? element.textContent.slice(0, 40)}`;
  });
}

describe('reading by keyboard', () => {
  test('one Chinese character is found wherever it stands, place by place', async () => {
    await read('N2', 'Interview N2');
    const places = [...(await textOf(concord.api, 'N2'))].filter((character) => character === '会').length;

    await page.keyboard.press('Control+f');
    await page.keyboard.type('会');
    const status = page.getByRole('search').getByRole('status');
    await expect.poll(() => status.textContent()).toBe(`1 of ${places}`);
    await page.keyboard.press('Enter');
    await expect.poll(() => status.textContent()).toBe(`2 of ${places}`);
    await page.keyboard.press('Control+g');
    await expect.poll(() => status.textContent()).toBe(`3 of ${places}`);
    await page.keyboard.press('Control+Shift+g');
    await expect.poll(() => status.textContent()).toBe(`2 of ${places}`);
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.press('Shift+Enter');
    await expect.poll(() => status.textContent()).toBe(`${places} of ${places}`);
    await page.keyboard.press('Escape');
    await page.getByRole('search').waitFor({ state: 'detached' });

    expect(places).toBeGreaterThan(2);
    expect(await focused()).toBe('div textbox Text of Interview N2');
  });

  test('a coding is copied with its citation, a paraphrase without quotation marks', async () => {
    await read('N9.1', 'Interview N9.1');

    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+Shift+c');

    await page.getByText('Copied with citation.').waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
      'She counts their hours and showed me the sum: a little more than one full post a year. (Interview N9.1, December 2024)',
    );
  });

  test('words of somebody who did not agree to be quoted are copied, and it is said once', async () => {
    const { tables } = await concord.api.project.records();
    const n9 = tables.respondent.find(({ name }) => name === 'N9')!;
    await concord.api.respondents.setConsent({ ids: [n9.id], consent: 'paraphrase' });
    await read('N9.2', 'Interview N9.2');
    const note = page.getByText('For your own use: it may have words of N9, who did not agree to be quoted');

    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Shift+End');
    const words = await page.evaluate(() => getSelection()?.toString());
    await page.keyboard.press('Control+c');
    await page.keyboard.press('Control+c');

    await note.waitFor();
    expect(await note.count()).toBe(1);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(words);
  });

  test('words of a document are copied with quotation marks', async () => {
    const title = 'Small teams win the edge contest';
    await read(title, title);

    await page.keyboard.press('Control+Home');
    await page.keyboard.press('Shift+End');
    const words = await page.evaluate(() => getSelection()?.toString().trim());
    await page.keyboard.press('Control+Shift+c');

    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toBe(`“${words}” (${title}, 24 September 2021)`);
  });
});

test('two keys within one picture, to the beginning and code, code what the caret came to', async () => {
  const text = await read('N9.1', 'Interview N9.1');
  await page.keyboard.press('Control+End');
  await settled(page);

  await text.evaluate((element) => {
    for (const key of [{ key: 'Home', ctrlKey: true }, { key: 'c' }])
      element.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }));
  });
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  expect(await focused()).toBe('div textbox Text of Interview N9.1');
});

interface Asked {
  readonly what: string;
  readonly on: ScreenName;
  readonly open: () => Promise<void>;
}

const press = (name: string) => () => page.getByRole('button', { name, exact: true }).first().press('Enter');
const codeMenu = (entry: string) => async () => {
  await page.getByRole('treeitem', { name: /policy relay/ }).click();
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: entry }).press('Enter');
};

const dialogs: readonly Asked[] = [
  { what: 'bringing sources in', on: 'sources', open: press('Import') },
  { what: 'a new interview', on: 'sources', open: press('New interview') },
  { what: 'classes and attributes', on: 'sources', open: press('Classes and attributes…') },
  {
    what: 'deleting sources',
    on: 'sources',
    open: async () => {
      await page.getByRole('gridcell', { name: 'Small teams win the edge contest' }).click();
      await page.keyboard.press('Delete');
    },
  },
  { what: 'the settings', on: 'sources', open: () => page.keyboard.press('Control+,') },
  { what: 'the keys', on: 'memos', open: () => page.keyboard.press('?') },
  {
    what: 'drawing a sample',
    on: 'triage',
    open: async () => {
      await page.getByRole('button', { name: /^Samples/ }).press('Enter');
      await page.getByRole('button', { name: 'Draw a sample' }).press('Enter');
    },
  },
  { what: 'anything', on: 'analysis', open: () => page.keyboard.press('Control+k') },
  {
    what: 'a new coder',
    on: 'history',
    open: async () => {
      await page.getByRole('button', { name: /Working as/ }).press('Enter');
      await page.getByRole('menuitem', { name: 'Add a coder…' }).press('Enter');
    },
  },
  { what: 'the export of the codebook', on: 'codebook', open: press('Export…') },
  { what: 'a merge', on: 'codebook', open: codeMenu('Merge into…') },
  { what: 'deleting a code', on: 'codebook', open: codeMenu('Delete…') },
  {
    what: 'a new comparison',
    on: 'compare',
    open: async () => {
      await page.getByRole('button', { name: 'Documents and interviews' }).press('Enter');
      await page.getByRole('menuitem', { name: 'New comparison…' }).press('Enter');
    },
  },
  {
    what: 'a code for a passage',
    on: 'read',
    open: async () => {
      await read('N9.1', 'Interview N9.1');
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('c');
    },
  },
];

describe('a dialog', () => {
  test.each(dialogs)(
    'about $what closes with Escape and leaves the focus where one can continue',
    async (asked) => {
      const dialog = page.locator(':is([role="dialog"], [role="alertdialog"]):not([data-exiting])').last();
      const before = await concord.api.history.state({});
      await goTo(page, asked.on);

      await asked.open();
      await dialog.waitFor();
      const inside = await page.evaluate(
        () => document.activeElement?.closest('[role="dialog"], [role="alertdialog"]') !== null,
      );
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });

      expect(inside).toBe(true);
      await expect.poll(focused).not.toBe('body');
      expect(await concord.api.history.state({})).toEqual(before);
    },
  );
});

test('Escape closes a dialog also in the moment in which a list of choices in it has just gone', async () => {
  await goTo(page, 'compare');
  await page.getByRole('button', { name: 'Documents and interviews' }).press('Enter');
  await page.getByRole('menuitem', { name: 'New comparison…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Compare two sides' });
  await dialog
    .getByRole('button', { name: /attribute/i })
    .first()
    .click();
  // A person is seldom so quick, but a busy computer hands out the key before the picture that gives the focus back.
  await page.evaluate(() => {
    new MutationObserver((_, watching) => {
      if (document.querySelector('[data-trigger="Select"]')) return;
      watching.disconnect();
      const key = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
      (document.activeElement ?? document.body).dispatchEvent(key);
    }).observe(document.body, { childList: true, subtree: true });
  });
  await page.getByRole('option').last().click();
  await dialog.waitFor({ state: 'detached' });

  await expect.poll(focused).not.toBe('body');
});

test('the list of keys, which takes the arrow keys, shows all of its focus ring', async () => {
  await goTo(page, 'codebook');
  await page.keyboard.press('?');
  const list = page.getByRole('group', { name: 'Keyboard shortcuts' });
  await list.waitFor();
  await list.focus();
  const ring = await list.evaluate((element) => {
    const { outlineStyle, outlineOffset, outlineWidth } = getComputedStyle(element);
    const beyond = Number.parseFloat(outlineOffset) + Number.parseFloat(outlineWidth);
    const [own, body] = [element, element.parentElement!].map((each) => each.getBoundingClientRect());
    return {
      outlineStyle,
      left: own!.left - beyond >= body!.left,
      top: own!.top - beyond >= body!.top,
      beyond,
    };
  });
  await page.keyboard.press('Escape');

  expect(ring).toMatchObject({ outlineStyle: 'solid', beyond: 0, left: true, top: true });
});

test('the page has logged no error in these tests', () => {
  expect(concord.complaints).toEqual([]);
});
