// What the next key does: the focus is where one will continue, nothing typed is lost by leaving it, and choices for
// one import are not silently taken over by the next.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { goTo, pictureOfFailures } from '../helpers/screens.ts';

let concord: ConcordInBrowser;
let page: Page;

beforeAll(async () => {
  concord = await concordInBrowser({ size: { width: 1280, height: 800 } });
  ({ page } = concord);
});

afterAll(() => concord?.[Symbol.asyncDispose]());

pictureOfFailures(() => page);

/** The focused element, by its name or its words; `body` when the focus is lost. */
function focused(): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return 'body';
    return element.getAttribute('aria-label') ?? element.textContent;
  });
}

function texts(...names: string[]): string[] {
  return names.map((name) => {
    const path = join(concord.folder, name);
    writeFileSync(path, `The text of ${name}`);
    return path;
  });
}

async function chooseFiles(paths: readonly string[]): Promise<void> {
  await page.getByRole('button', { name: 'Import', exact: true }).first().click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose files' }).click();
  await (await chooser).setFiles([...paths]);
}

function palette() {
  return page.getByRole('dialog', { name: 'Find anything' });
}

async function asInterviews(): Promise<void> {
  await page
    .getByRole('radiogroup', { name: 'Import as' })
    .getByRole('radio', { name: 'interviews' })
    .click();
}

async function bodies(): Promise<string[]> {
  const { tables } = await concord.api.project.records({});
  return tables.memo.map(({ body }) => body);
}

describe('a new project that is filled', () => {
  test('a new project focuses the first thing to do', async () => {
    await page.getByRole('button', { name: 'New project' }).click();
    await page.getByLabel('Project name').fill('Alliance study');
    await page.getByLabel('Your name').fill('Wei');
    await page.keyboard.press('Enter');

    await page.getByText('Nothing here yet').waitFor();
    await expect.poll(focused).toBe('Import');
  });

  test('chosen files are imported by Enter, and after a failure the keys go on', async () => {
    const [good = '', bad = ''] = texts('N1.txt', 'cut.docx');
    await chooseFiles([good, bad]);
    await page.getByText('2 files').waitFor();
    await asInterviews();
    await page.getByRole('combobox', { name: 'Class' }).fill('notes');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Import 2 interviews' }).click();

    await page.getByRole('grid', { name: 'Import report' }).waitFor();
    await expect.poll(focused).not.toBe('body');
    const failure = page
      .getByRole('gridcell', { name: 'is damaged or not a real docx file' })
      .locator('span');
    const cut = await failure.evaluate(
      ({ scrollHeight, clientHeight, scrollWidth, clientWidth }) =>
        scrollHeight > clientHeight || scrollWidth > clientWidth,
    );
    await page.getByRole('heading').getByRole('button', { name: 'Sources' }).click();

    expect(cut).toBe(false);
  });

  test('the next texts are documents without a class, and the button says so', async () => {
    await chooseFiles(texts('one.txt', 'two.txt'));
    await expect.poll(focused).toBe('Import 2 documents');
    const classProposed = await page.getByRole('combobox', { name: 'Class' }).inputValue();

    await page.keyboard.press('Enter');
    await page.getByText('2 documents · 1 interview · 1 respondent').waitFor();

    const { tables } = await concord.api.project.records({});
    const noClass = tables.source.filter(({ classId }) => classId === null).map(({ title }) => title);
    expect(classProposed).toBe('');
    expect(noClass.toSorted()).toEqual(['one', 'two']);
  });

  test('the table shows no empty column, and none beyond its edge', async () => {
    const table = page.getByRole('treegrid', { name: 'Sources' });
    const heads = () => table.getByRole('columnheader').allTextContents();
    const kinds = page.getByRole('radiogroup', { name: 'Kind' });

    const ofAll = await heads();
    const beyond = await table.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    await kinds.getByRole('radio', { name: 'documents' }).click();
    const ofDocuments = await heads();
    await kinds.getByRole('radio', { name: 'interviews' }).click();
    const ofInterviews = await heads();
    await kinds.getByRole('radio', { name: 'all' }).click();

    expect(beyond).toBe(0);
    expect(ofAll).not.toContain('Label');
    expect(ofDocuments).not.toContain('Respondent');
    expect(ofInterviews).toEqual(expect.arrayContaining(['Label', 'Respondent']));
  });

  test('a class is proposed again for the kind it was given to', async () => {
    await chooseFiles(texts('N2.txt'));
    await asInterviews();

    const proposed = await page.getByRole('combobox', { name: 'Class' }).inputValue();
    await page.getByRole('button', { name: 'Cancel' }).click();

    expect(proposed).toBe('notes');
  });

  test('before something is deleted Cancel has the focus, and only existing things are counted', async () => {
    const { tables } = await concord.api.project.records({});
    const [source] = tables.source.filter(({ title }) => title === 'one');
    await concord.api.memos.add({ about: 'source', subjectId: source?.id ?? '', body: 'Odd' });
    await page.getByRole('gridcell', { name: 'one', exact: true }).click();
    await page.keyboard.press('Delete');

    const question = page.getByRole('alertdialog');
    await question.getByText('Also deleted: 1 memo. Respondents stay. You can undo this.').waitFor();
    await expect.poll(focused).toBe('Cancel');
    await page.keyboard.press('Enter');
    await question.waitFor({ state: 'detached' });
    expect((await concord.api.project.records({})).tables.source).toHaveLength(3);
  });
});

describe('typed words', () => {
  test('N begins a memo, also after one has returned to another', async () => {
    await goTo(page, 'memos');
    await page.keyboard.press('n');
    await page.keyboard.type('Clean');
    await goTo(page, 'sources');
    await goTo(page, 'memos');
    await page.keyboard.press('n');
    await page.keyboard.type('Second');
    await expect.poll(bodies).toEqual(expect.arrayContaining(['Clean', 'Second']));

    await page.getByRole('listbox', { name: 'Memos' }).focus();
    await page.keyboard.press('n');
    await page.keyboard.type('Third');

    await expect.poll(bodies).toEqual(expect.arrayContaining(['Clean', 'Second', 'Third']));
    expect(await bodies()).toHaveLength(4);
  });

  test('a memo begun with the mouse has the caret', async () => {
    await page.getByRole('button', { name: 'New memo' }).click();
    await page.getByRole('menuitem', { name: 'Free memo' }).click();
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.keyboard.type('By mouse, in words');

    await expect.poll(bodies).toContain('By mouse, in words');
  });

  test('a memo that Escape closes during reading is kept, and can be undone', async () => {
    await goTo(page, 'sources');
    await page.getByRole('gridcell', { name: 'two', exact: true }).dblclick();
    const text = page.getByRole('textbox', { name: 'Text of two' });
    await text.waitFor();
    await text.focus();
    await page.keyboard.press('m');
    await page.getByRole('group', { name: 'Memo on two' }).waitFor();
    await page.keyboard.type('Not lost');
    await page.keyboard.press('Escape');

    await page.getByText('Memo saved').waitFor();
    expect(await bodies()).toContain('Not lost');
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(bodies).not.toContain('Not lost');
  });

  test('the fields of a new interview that Escape closed are kept, and empty again once it was created', async () => {
    await goTo(page, 'sources');
    await page.getByRole('button', { name: 'New interview' }).click();
    await page.getByRole('combobox', { name: 'Respondent' }).fill('N7');
    await page.getByRole('textbox', { name: 'Place' }).fill('Wuxi');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'New interview' }).click();
    expect(await page.getByRole('combobox', { name: 'Respondent' }).inputValue()).toBe('N7');
    expect(await page.getByRole('textbox', { name: 'Place' }).inputValue()).toBe('Wuxi');
    await page.getByRole('button', { name: 'Create interview' }).click();
    await page.getByRole('heading', { name: 'N7' }).first().waitFor();

    await goTo(page, 'sources');
    await page.getByRole('button', { name: 'New interview' }).click();
    expect(await page.getByRole('combobox', { name: 'Respondent' }).inputValue()).toBe('');
    await page.getByRole('button', { name: 'Cancel' }).click();
  });
});

test('an interview cancelled by its button leaves nothing for the next one', async () => {
  const place = page.getByRole('textbox', { name: 'Place' });
  await goTo(page, 'sources');
  await page.getByRole('button', { name: 'New interview' }).click();
  await place.fill('Wuxi');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('dialog').waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'New interview' }).click();

  expect(await place.inputValue()).toBe('');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
});

test('a pasted text that was not imported is there again', async () => {
  const dialog = page.getByRole('dialog', { name: 'Paste text' });
  const pasted = dialog.getByRole('textbox', { name: 'Text', exact: true });
  const date = dialog.getByRole('textbox', { name: 'Date' });
  const paste = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Alliance study' }).click();
    await page.getByRole('menuitem', { name: 'Paste text as a source…' }).click();
    await pasted.waitFor();
  };
  await paste();
  await page.keyboard.type('Minutes of the fair');
  await date.fill('2019-12');
  await page.keyboard.press('Escape');
  await pasted.waitFor({ state: 'detached' });

  await paste();
  expect(await pasted.innerText()).toBe('Minutes of the fair');
  expect(await date.inputValue()).toBe('2019-12');
  await page.getByRole('button', { name: 'Import 1 document' }).click();
  await page.getByRole('heading', { name: 'Minutes of the fair' }).first().waitFor();
});

describe('the palette', () => {
  test('searching for something by name does not undo the last act', async () => {
    await goTo(page, 'sources');
    await concord.api.memos.add({ about: 'free', body: 'The last act' });
    await page.keyboard.press('Control+k');
    await page.keyboard.type('memo');
    await palette().getByRole('option', { name: 'Undo “Wrote a memo”' }).waitFor();

    const found = await palette().getByRole('option').allInnerTexts();
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Memo', exact: true }).waitFor();

    const names = ['New memo', 'Go to Memos', 'Undo “Wrote a memo”', 'Search texts for “memo”'];
    expect(found.map((line) => names.find((name) => line.startsWith(name)))).toEqual(names);
    expect(await bodies()).toContain('The last act');
  });

  test('undo is found first by its own name', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('undo');

    const first = palette().getByRole('option').first();
    await expect.poll(() => first.innerText()).toMatch(/^Undo “/);
    await page.keyboard.press('Escape');
  });
});

test('a memo on a source is begun beside the table, and named there', async () => {
  await goTo(page, 'sources');
  await page.getByRole('gridcell', { name: 'two', exact: true }).click();
  await page.getByRole('button', { name: 'Write a memo' }).click();
  await page.keyboard.type('On this source');
  await goTo(page, 'sources');

  await page.getByRole('region', { name: 'Memos' }).getByRole('button', { name: 'On this source' }).waitFor();
  expect(concord.complaints).toEqual([]);
});
