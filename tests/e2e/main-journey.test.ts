// The whole path in a browser: from an empty folder to a codebook and a tally, every step as an analyst does it. The
// tests are steps of one journey and run in order.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text as streamed } from 'node:stream/consumers';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import yauzl from 'yauzl';
import { readFile } from '#formats/reading/read-file.ts';
import { readCsv } from '../core/exports/recount.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { codedWords, sourceNamed, textOf } from '../helpers/kept.ts';
import { goTo, pictureOfFailures } from '../helpers/screens.ts';

const report = 'They came to hear the ministry. Two makers left with a contract. The rest went home.';

let concord: ConcordInBrowser;
let page: Page;

beforeAll(async () => {
  concord = await concordInBrowser();
  ({ page } = concord);
});

afterAll(() => concord?.[Symbol.asyncDispose]());

pictureOfFailures(() => page);

/** Opens a source from the table of sources. */
async function read(title: string): Promise<Locator> {
  await goTo(page, 'sources');
  await page
    .getByRole('treegrid', { name: 'Sources' })
    .getByRole('gridcell', { name: title, exact: true })
    .first()
    .dblclick();
  const text = page.getByRole('textbox', { name: new RegExp(`^Text of (Interview )?${title}$`) });
  await text.waitFor();
  return text;
}

/** Puts the caret of the reader at the beginning of the text and moves it. */
async function caretAt(text: Locator, ...keys: string[]): Promise<void> {
  await text.focus();
  await page.keyboard.press('Control+Home');
  for (const key of keys) await page.keyboard.press(key);
}

/** The file that is downloaded when `act` runs. */
async function downloaded(act: () => Promise<void>): Promise<{ name: string; path: string }> {
  const coming = page.waitForEvent('download');
  await act();
  const download = await coming;
  return { name: download.suggestedFilename(), path: await download.path() };
}

/** The texts in a zip, by name. */
async function unzipped(path: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  const zip = await yauzl.openPromise(path, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    texts.set(entry.fileName, await streamed(await zip.openReadStreamPromise(entry)));
  }
  return texts;
}

describe('the main journey', () => {
  test('a new project imports texts of six formats, and names the file that failed and why', async () => {
    writeFileSync(join(concord.folder, 'plain report.txt'), report);
    const good = ['interview.md', 'page.html', 'interview.docx', 'report.pdf', 'news.csv'];
    const files = [...good, 'cut.docx'].map((name) => resolve('fixtures/documents', name));

    await page.getByRole('button', { name: 'New project' }).click();
    await page.getByLabel('Project name').fill('Alliance study');
    await page.getByLabel('Your name').fill('Wei');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Import' }).first().click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Choose files' }).click();
    await (await chooser).setFiles([join(concord.folder, 'plain report.txt'), ...files]);
    await page.getByText('7 files').waitFor();
    // Two have interview in their names and are taken for interviews.
    await page.getByText('2 of them look like interviews').waitFor();
    await page
      .getByRole('radiogroup', { name: 'Import as' })
      .getByRole('radio', { name: 'documents' })
      .click();
    await page.getByRole('dialog').getByRole('combobox', { name: 'Class' }).fill('report');
    await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click();

    const outcomes = page.getByRole('grid', { name: 'Import report' });
    await outcomes.waitFor();
    const failures = await outcomes
      .getByRole('row', { name: 'cut.docx' })
      .getByRole('gridcell')
      .last()
      .allTextContents();
    await page.getByRole('heading').getByRole('button', { name: 'Sources' }).click();
    await page.getByText('8 documents').waitFor();
    expect(failures).toEqual([
      '“cut.docx” is damaged or not a real docx file. Open it in the program that made it and save it again.',
    ]);
    expect(await textOf(concord.api, 'plain report')).toBe(report);
    expect((await sourceNamed(concord.api, 'A fair in Wuxi')).date).toBe('2019-12-05');
  });

  test('a new interview begins with its outline, and is coded while it is written', async () => {
    await page.getByRole('button', { name: 'New interview' }).click();
    await page.getByRole('combobox', { name: 'Respondent' }).fill('N1');
    await page.getByRole('textbox', { name: 'Date' }).fill('2024-12');
    await page.getByRole('textbox', { name: 'Outline' }).fill('Coming in\nWhat came of it');
    await page.getByRole('button', { name: 'Create interview' }).click();
    const note = page.getByRole('textbox', { name: 'Text of Interview N1' });
    await note.waitFor();

    // It has the focus at once, under its first heading.
    await expect.poll(() => note.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.type('Joined early. Wanted to know what is planned. ');
    await page.keyboard.press('Shift+Home');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('combobox', { name: 'Code this passage' }).fill('guide');
    await page.keyboard.press('Enter');
    await expect
      .poll(() => codedWords(concord.api, 'N1'))
      .toEqual([{ code: 'guide', words: 'Joined early. Wanted to know what is planned.' }]);
    await page.keyboard.press('Home');
    await page.keyboard.type('The firm: ');

    await expect
      .poll(() => textOf(concord.api, 'N1'))
      .toBe('Coming in\nThe firm: Joined early. Wanted to know what is planned. \nWhat came of it\n');
    expect(await codedWords(concord.api, 'N1')).toEqual([
      { code: 'guide', words: 'Joined early. Wanted to know what is planned.' },
    ]);
  });

  test('a text is coded by keys: the palette, codes with keys, in vivo, remove and undo', async () => {
    for (const [index, name] of ['connector', 'marketplace'].entries()) {
      await concord.api.codes.create({ name, pin: index + 1 });
    }
    const { tables } = await concord.api.project.records({});
    const guide = tables.code.find(({ name }) => name === 'guide');
    await concord.api.codes.update({ id: guide?.id ?? '', pin: 3 });
    const text = await read('plain report');

    // The sentence at the caret, by a code with a key.
    await caretAt(text);
    await page.keyboard.press('1');
    await expect.poll(() => codedWords(concord.api, 'plain report')).toHaveLength(1);
    // A selection, by a new code in the palette.
    await caretAt(text, 'Control+Shift+ArrowRight', 'Control+Shift+ArrowRight');
    await page.keyboard.press('c');
    await page.getByRole('combobox', { name: 'Code this passage' }).fill('attending');
    await page.keyboard.press('Control+Enter');
    await expect.poll(() => codedWords(concord.api, 'plain report')).toHaveLength(2);
    // The text's own words.
    await caretAt(text, ...Array<string>(3).fill('Control+ArrowRight'));
    await page.keyboard.press('Control+Shift+ArrowRight');
    await page.keyboard.press('v');
    await expect.poll(() => codedWords(concord.api, 'plain report')).toHaveLength(3);
    // The second sentence, twice: the marketplace is removed, and restored.
    await caretAt(text, ...Array<string>(8).fill('Control+ArrowRight'));
    await page.keyboard.press('2');
    await expect.poll(() => codedWords(concord.api, 'plain report')).toHaveLength(4);
    await page.keyboard.press('3');
    await page.getByText('5 codings in this source').waitFor();
    await page.keyboard.press('Delete');
    await expect.poll(() => codedWords(concord.api, 'plain report')).toHaveLength(4);
    await page.keyboard.press('Control+z');
    await expect.poll(() => codedWords(concord.api, 'plain report')).toHaveLength(5);

    expect(await codedWords(concord.api, 'plain report')).toEqual(
      expect.arrayContaining([
        { code: 'connector', words: 'They came to hear the ministry.' },
        { code: 'attending', words: 'They came' },
        { code: 'hear', words: 'hear' },
        { code: 'marketplace', words: 'Two makers left with a contract.' },
        { code: 'guide', words: 'Two makers left with a contract.' },
      ]),
    );
  });

  test('sources are marked as reviewed, and three codes become themes', async () => {
    await read('plain report');
    await page.getByRole('button', { name: 'mark as reviewed' }).click();
    await page.getByText(/Reviewed ·/).waitFor();
    await read('N1');
    await page.getByRole('button', { name: 'mark as reviewed' }).click();
    await page.getByText(/Reviewed ·/).waitFor();
    await goTo(page, 'codebook');

    for (const name of ['connector', 'marketplace', 'guide']) {
      await page
        .getByRole('tree', { name: 'Codes' })
        .getByRole('treeitem', { name })
        .click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Make it a theme' }).click();
      await page.getByRole('menu').waitFor({ state: 'detached' });
    }

    await page.getByText('3 themes').waitFor();
    const { tables } = await concord.api.project.records({});
    const themes = tables.code.filter(({ isTheme }) => isTheme).map(({ name }) => name);
    expect(themes.toSorted()).toEqual(['connector', 'guide', 'marketplace']);
    expect(tables.review).toHaveLength(2);
  });

  test('a tally counts another unit when asked, and a cell opens exactly what it counts', async () => {
    await goTo(page, 'analysis');
    const table = page.getByRole('grid');
    const guide = table.getByRole('row', { name: 'guide' });
    await expect.poll(() => guide.innerText()).toMatch(/1 of 1/);

    await page
      .getByRole('radiogroup', { name: 'Unit' })
      .getByRole('radio', { name: 'passages', exact: true })
      .click();
    await page.getByRole('heading', { name: 'Passages of each theme' }).waitFor();
    const total = guide.getByRole('gridcell').last();
    await total.click();

    const list = page.getByRole('listbox', { name: 'Passages of guide' });
    await expect
      .poll(() => list.getByRole('option').allInnerTexts())
      .toEqual([
        expect.stringContaining('Two makers left with a contract.'),
        expect.stringContaining('Joined early. Wanted to know what is planned.'),
      ]);
    expect(await total.innerText()).toBe('2');
  });

  test('documents and interviews are compared, and a verdict is given with its reasons', async () => {
    await goTo(page, 'compare');
    const guide = page.getByRole('grid').getByRole('row', { name: 'guide' });
    await guide.getByRole('gridcell', { name: '1 of 1' }).first().click();
    const verdict = page.getByRole('region', { name: 'Your verdict' });
    await verdict.getByRole('radio', { name: 'complements' }).click();
    // Two acts, one after the other, as by hand.
    await expect
      .poll(async () => (await concord.api.project.records({})).tables.verdict)
      .toMatchObject([{ value: 'complements' }]);
    await verdict.getByRole('textbox').fill('The report says that; the founder says why.');
    await page.keyboard.press('Tab');

    await expect
      .poll(async () => (await concord.api.project.records({})).tables.verdict)
      .toMatchObject([{ value: 'complements', reasons: 'The report says that; the founder says why.' }]);
    await expect.poll(() => guide.innerText()).toContain('complements');
  });

  test('the codebook and the tally are exported as files', async () => {
    await goTo(page, 'codebook');
    await page.getByRole('button', { name: 'Export…' }).click();
    await page.getByRole('radio', { name: 'Word document' }).check({ force: true });
    const codebook = await downloaded(() =>
      page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click(),
    );
    await goTo(page, 'analysis');
    await page.getByRole('button', { name: 'Export' }).click();
    const tally = await downloaded(() => page.getByRole('menuitem', { name: 'csv' }).click());

    const written = await readFile(codebook.path, codebook.name);
    const text = written.type === 'text' ? written.text : '';
    expect(codebook.name).toBe('Alliance study codebook.docx');
    expect(text).toContain('5 codes, 3 themes');
    expect(text).toContain('Wei, main coder');
    for (const theme of ['connector', 'guide', 'marketplace'])
      expect(text).toMatch(new RegExp(`^■ ${theme}`, 'm'));
    const [header, ...rows] = readFileSync(tally.path, 'utf8').replace('\uFEFF', '').split('\n');
    expect(tally.name).toBe('Alliance study, Passages of each theme.csv');
    expect(header).toMatch(/^path,theme,code_id,document,document: n,interview,interview: n,total,total: n,/);
    expect(rows.map((row) => row.replace(/,true,[\w-]+,/, ': '))).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^guide: 1,1,1,1,2,2,/),
        expect.stringMatching(/^connector: 1,1,0,1,1,2,/),
        expect.stringMatching(/^marketplace: 1,1,0,1,1,2,/),
      ]),
    );
  });

  test('passages are exported as a document, and the tally source by source', async () => {
    await goTo(page, 'analysis');
    await page.getByRole('button', { name: 'Export' }).click();
    const matrix = await downloaded(() => page.getByRole('menuitem', { name: 'zip' }).click());
    await goTo(page, 'passages');
    await page.getByRole('treeitem', { name: 'guide' }).first().click();
    const chosen = page.getByRole('heading', { name: 'guide' });
    await chosen.waitFor();
    await page.getByRole('button', { name: 'Export' }).click();
    const without = await downloaded(() => page.getByRole('menuitem', { name: 'docx' }).click());
    await page.getByRole('button', { name: 'Export' }).click();
    // The menu stays open for what is chosen with it.
    await page.getByRole('menuitemcheckbox', { name: 'With excerpts from interviews' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'With excerpts', checked: true }).waitFor();
    const withThem = await downloaded(() => page.getByRole('menuitem', { name: 'docx' }).click());

    expect(matrix.name).toBe('Alliance study, sources and codes.zip');
    const sources = readCsv((await unzipped(matrix.path)).get('matrix.csv') ?? '');
    const total = (column: string): number =>
      sources.map((source) => source[column] ?? '').reduce((sum, cell) => sum + (Number(cell) || 0), 0);
    expect(sources).toHaveLength(9);
    expect(['code_guide', 'code_connector', 'code_marketplace'].map(total)).toEqual([2, 1, 1]);
    expect(without.name).toBe('Alliance study, passages of guide.docx');
    const texts = [without, withThem].map(async ({ path, name }) => {
      const written = await readFile(path, name);
      return written.type === 'text' ? written.text : '';
    });
    const [short = '', long = ''] = await Promise.all(texts);
    expect(short).toContain('2 codings on 2 sources.');
    expect(short).toMatch(/\[Characters \d+ to \d+: the words are left out of this copy\] \(Interview N1,/);
    expect(short).not.toContain('Joined early');
    expect(long).toContain('Joined early');
  });

  test('the last acts are undone step by step, also after a reload, and redone', async () => {
    const verdicts = async () => (await concord.api.project.records({})).tables.verdict;
    const themes = async () =>
      (await concord.api.project.records({})).tables.code.filter(({ isTheme }) => isTheme).length;

    const step = async (keys: string): Promise<void> => {
      const before = await concord.api.history.state({});
      await page.keyboard.press(keys);
      await expect.poll(() => concord.api.history.state({})).not.toEqual(before);
    };

    await step('Control+z');
    expect(await verdicts()).toMatchObject([{ value: 'complements', reasons: '' }]);
    await page.reload();
    await page.getByText(/undo “Set the verdict on /).waitFor();
    await step('Control+z');
    expect(await verdicts()).toEqual([]);
    await step('Control+z');
    expect(await themes()).toBe(2);
    await read('plain report');
    await page.getByText('5 codings in this source').waitFor();
    for (let steps = 0; steps < 3; steps += 1) await step('Control+Shift+z');
    expect(await verdicts()).toMatchObject([
      { value: 'complements', reasons: 'The report says that; the founder says why.' },
    ]);

    expect(await themes()).toBe(3);
    expect(await concord.api.project.check({})).toMatchObject({ problems: [] });
    expect(concord.complaints).toEqual([]);
  });
});
