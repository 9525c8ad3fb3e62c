// Coding with the mouse alone: beside the selected words, with the right button, in the navigator, in the inspector.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Locator, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { withProject } from '#electron/hosts/commands/open-project.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { intercept } from '../helpers/intercept.ts';
import { codedWords, textOf } from '../helpers/kept.ts';
import { withoutFrames } from '../helpers/held-frames.ts';
import { edgesOfWords, selectOnPage } from '../helpers/page-words.ts';
import { openOptions } from '../helpers/project.ts';
import { barriers, bareKeys, goTo, pictureOfFailures, settled } from '../helpers/screens.ts';
import { boxesOfWords, clickOnWords, selectWords } from '../helpers/text-words.ts';

let folder: string;
let concord: ConcordInBrowser;
let page: Page;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'concord-mouse-'));
  const path = join(folder, 'Mouse.concord');
  const names = ['toolbar', 'menu', 'tree', 'inspector', 'bare', 'dragged'];
  const files = names.map((name) => {
    copyFileSync(resolve('fixtures/documents/interview.md'), join(folder, `${name}.md`));
    return join(folder, `${name}.md`);
  });
  copyFileSync(resolve('fixtures/documents/two-columns.pdf'), join(folder, 'printed.pdf'));
  files.push(join(folder, 'printed.pdf'));
  createProject(path, { name: 'Mouse', coderName: 'Wei' }, openOptions).close();
  await withProject({ language: 'en' }, path, 'write', async ({ api }) => {
    for (const [place, name] of ['connector', 'guide', 'marketplace'].entries()) {
      const code = await api.codes.create({ name });
      if (place < 2) await api.codes.update({ id: code.id, pin: place + 1 });
    }
    await api.imports.run({ files: files.map((file) => ({ reference: file, name: file })) });
  });
  concord = await concordInBrowser({ project: path, size: { width: 1280, height: 800 } });
  ({ page } = concord);
});

afterAll(async () => {
  await concord?.[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

pictureOfFailures(() => page);

const WORDS = 'a small sensor company';
const OTHERS = 'Nobody knew our name';

async function read(title: string): Promise<void> {
  await goTo(page, 'sources');
  await page.getByRole('gridcell', { name: title, exact: true }).first().dblclick();
  await page.getByRole('textbox', { name: `Text of ${title}` }).waitFor();
  // The caret goes to the beginning as soon as the text is there.
  await settled(page);
}

const bar = (): Locator => page.getByRole('toolbar', { name: 'Selection' });
const codings = (count: number): Promise<void> =>
  page.getByText(new RegExp(`^${count} codings? in this source`)).waitFor();

/**
 * Drags a code from the navigator and drops it on the first of these words; `meanwhile` runs while it hovers over them.
 */
async function dragOnto(
  code: string,
  { first }: Awaited<ReturnType<typeof boxesOfWords>>,
  meanwhile: () => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  const line = page.getByRole('treeitem', { name: code });
  const box = (await line.boundingBox())!;
  await page.mouse.move(box.x + 60, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + 90, box.y + box.height / 2, { steps: 3 });
  await page.mouse.move((first.left + first.right) / 2, (first.top + first.bottom) / 2, { steps: 6 });
  await meanwhile();
  await page.mouse.up();
}

/** The words that a drop would code. */
function markedWords(): Promise<string> {
  return page.evaluate(() =>
    [...(CSS.highlights.get('marked') ?? [])]
      .map(({ startContainer, startOffset, endContainer, endOffset }) => {
        const range = document.createRange();
        range.setStart(startContainer, startOffset);
        range.setEnd(endContainer, endOffset);
        return range.toString();
      })
      .join(''),
  );
}

describe('beside words selected with the mouse', () => {
  test('a toolbar offers every code and those at hand, and never covers the words', async () => {
    await read('toolbar');
    const words = WORDS;

    const { first, last } = await selectWords(page, words);

    await bar().waitFor();
    const box = (await bar().boundingBox())!;
    expect(box.y >= last.bottom || box.y + box.height <= first.top).toBe(true);
    expect(Math.abs(box.y - last.bottom)).toBeLessThan(40);
    expect(await bar().getByRole('button').allTextContents()).toEqual([
      'Code…',
      'In-vivo code',
      'connector',
      'guide',
    ]);
    expect(await barriers(page)).toEqual([]);
    await bar().getByRole('button', { name: 'guide' }).click();
    await codings(1);
    await bar().waitFor({ state: 'detached' });
    expect(await codedWords(concord.api, 'toolbar')).toEqual([{ code: 'guide', words }]);

    await selectWords(page, OTHERS);
    await bar().getByRole('button', { name: 'Code…' }).click();
    await page.getByRole('combobox', { name: 'Code this passage' }).fill('market');
    await page.getByRole('option', { name: 'marketplace', exact: true }).click();
    await codings(2);
    expect(await codedWords(concord.api, 'toolbar')).toContainEqual({ code: 'marketplace', words: OTHERS });
    expect(concord.complaints).toEqual([]);
  });

  test('it closes with Escape, with a key and with the selection, and the keyboard alone does not open it', async () => {
    await read('toolbar');
    const words = 'manufacturers came by';
    await selectWords(page, words);
    await bar().waitFor();
    await page.keyboard.press('Escape');
    await bar().waitFor({ state: 'detached' });

    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowRight');
    expect(await bar().count()).toBe(0);

    await clickOnWords(page, 'textile mill');
    await selectWords(page, words);
    await bar().waitFor();
    await clickOnWords(page, 'twelve people');
    await bar().waitFor({ state: 'detached' });
  });

  test('words selected right after a click, before a frame has come, stay selected', async () => {
    await read('toolbar');
    await using held = await withoutFrames(page);

    await clickOnWords(page, 'textile mill');
    await selectWords(page, WORDS);
    await held.letGo();
    await held.letGo();

    await bar().waitFor();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(WORDS);
    await page.keyboard.press('Escape');
  });

  test('it stays over a text being edited until one types', async () => {
    await read('bare');
    await page.getByRole('radiogroup', { name: 'Read or write' }).getByText('Write', { exact: true }).click();
    await page.locator('.ProseMirror[contenteditable="true"]').waitFor();
    await selectWords(page, WORDS);
    await bar().getByRole('button', { name: 'guide' }).click();
    await codings(1);
    expect(await codedWords(concord.api, 'bare')).toEqual([{ code: 'guide', words: WORDS }]);

    await selectWords(page, 'by on the first');
    await bar().waitFor();
    await page.keyboard.type('x');
    await bar().waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
  });

  test('it works on the pages of a pdf too', async () => {
    const title = 'printed';
    await read(title);
    const text = await textOf(concord.api, title);
    await page.getByRole('radiogroup', { name: 'View' }).getByText('Page', { exact: true }).click();
    await page.locator('[data-picture="1"] canvas').waitFor();

    await selectOnPage(page, text, 'Small firms wanted to learn');
    await bar().getByRole('button', { name: 'connector' }).click();
    await codings(1);

    expect(await codedWords(concord.api, title)).toEqual([
      { code: 'connector', words: 'Small firms wanted to learn' },
    ]);
    await selectOnPage(page, text, 'a register of working');
    await bar().waitFor();
    const { last } = await edgesOfWords(page, text, 'a register of working');
    await page.mouse.click(last.x - 4, last.y, { button: 'right' });
    await page.getByRole('menuitem', { name: 'Code the selection…' }).waitFor();
    await page.keyboard.press('Escape');
    expect(concord.complaints).toEqual([]);
  });
});

describe('the right button', () => {
  test('over a selection codes it in every way, and copies it', async () => {
    await read('menu');
    const words = WORDS;
    await selectWords(page, words);
    await clickOnWords(page, words.slice(3), 'right');
    const menu = page.getByRole('menu', { name: 'Selection' });
    await menu.getByRole('menuitem', { name: /^Copy(?! with)/ }).click();
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(words);

    await clickOnWords(page, words.slice(3), 'right');
    expect(await bareKeys(page)).toEqual([]);
    await menu.getByRole('menuitem', { name: 'In-vivo code' }).click();
    await codings(1);
    expect(await codedWords(concord.api, 'menu')).toEqual([{ code: words, words }]);

    await selectWords(page, OTHERS);
    await clickOnWords(page, OTHERS.slice(3), 'right');
    await menu.getByRole('menuitem', { name: 'connector' }).click();
    await codings(2);
    // Nothing is selected any more; another code goes on the words of the coding.
    await clickOnWords(page, OTHERS.slice(3), 'right');
    const onCoding = page.getByRole('menu', { name: 'This coding' });
    await onCoding.getByRole('menuitem', { name: 'Add another code…' }).click();
    await page.getByRole('combobox', { name: 'Code this passage' }).fill('guide');
    await page.keyboard.press('Enter');
    await codings(3);
    expect((await codedWords(concord.api, 'menu')).filter(({ words: on }) => on === OTHERS)).toHaveLength(2);
  });

  test('over coded words changes the code and removes it, and over other words codes the sentence', async () => {
    await read('menu');
    const words = WORDS;
    const menu = page.getByRole('menu', { name: 'This coding' });
    await clickOnWords(page, words.slice(3), 'right');
    await menu.getByRole('menuitem', { name: 'Change code…' }).click();
    await page.getByRole('combobox', { name: 'Change code' }).fill('market');
    await page.keyboard.press('Enter');
    await expect
      .poll(async () => (await codedWords(concord.api, 'menu'))[0])
      .toEqual({ code: 'marketplace', words });

    await clickOnWords(page, words.slice(3), 'right');
    await menu.getByRole('menuitem', { name: 'Remove' }).click();
    await codings(2);
    await page.getByText('Coding “marketplace” removed.').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await codings(3);

    // The label in the margin, while no coding is in focus.
    await clickOnWords(page, 'textile mill');
    await page.getByText('Click a coded passage').waitFor();
    await page.getByRole('button', { name: 'guide', exact: true }).first().click({ button: 'right' });
    await menu.getByRole('menuitem', { name: 'Remove' }).waitFor();
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });

    await clickOnWords(page, 'on the first day', 'right');
    await page.getByRole('menuitem', { name: 'Code the sentence…' }).click();
    await page.getByRole('combobox', { name: 'Code this passage' }).waitFor();
    await page.keyboard.press('Escape');
    expect(concord.complaints).toEqual([]);
  });
});

describe('a code in the navigator', () => {
  test('is applied to the selected words by a click, with undo; without a selection it is selected and opened', async () => {
    await read('tree');
    const words = WORDS;
    const code = page.getByRole('treeitem', { name: /marketplace/ });
    await selectWords(page, words);

    await code.click();

    await codings(1);
    expect(await codedWords(concord.api, 'tree')).toEqual([{ code: 'marketplace', words }]);
    await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('');
    await page.getByText('Selection coded “marketplace”.').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await codings(0);

    await clickOnWords(page, 'textile mill');
    await expect.poll(() => page.evaluate(() => getSelection()?.isCollapsed)).toBe(true);
    await code.click();
    await code.dblclick();
    await page.locator('[aria-current="page"]', { hasText: 'Passages' }).waitFor();
    expect(await codedWords(concord.api, 'tree')).toEqual([]);
  });

  test('is dragged onto the selected words, or onto a sentence, with undo', async () => {
    await read('dragged');
    await selectWords(page, WORDS);
    await dragOnto('guide', await boxesOfWords(page, WORDS));
    await codings(1);
    expect(await codedWords(concord.api, 'dragged')).toEqual([{ code: 'guide', words: WORDS }]);

    // Without a selection under the mouse, the sentence that would be coded is shown.
    await dragOnto('connector', await boxesOfWords(page, OTHERS), async () => {
      await expect.poll(() => markedWords()).toMatch(new RegExp(`^${OTHERS}.*[.?!]$`));
    });
    await codings(2);
    await page.getByText('Sentence coded “connector”.').waitFor();
    const [, second] = await codedWords(concord.api, 'dragged');
    expect(second).toMatchObject({
      code: 'connector',
      words: expect.stringMatching(/^Nobody knew our name.*\.$/),
    });
    await page.keyboard.press('Control+z');
    await codings(1);
    expect(await markedWords()).toBe('');
    expect(concord.complaints).toEqual([]);
  });
});

describe('the inspector', () => {
  test('changes the code of the coding in focus, and removes it', async () => {
    await read('inspector');
    const words = WORDS;
    await selectWords(page, words);
    await bar().getByRole('button', { name: 'guide' }).click();
    await codings(1);

    await page.getByRole('button', { name: 'change code' }).click();
    await page.getByRole('combobox', { name: 'Change code' }).fill('connector');
    await page.keyboard.press('Enter');
    await expect.poll(() => codedWords(concord.api, 'inspector')).toEqual([{ code: 'connector', words }]);
    await page.getByRole('button', { name: 'remove', exact: true }).click();
    await codings(0);
    await page.getByText('Coding “connector” removed.').waitFor();
    expect(concord.complaints).toEqual([]);
  });

  test('keeps what is typed in a definition while an answer or a colleague changes it, until one leaves it', async () => {
    await read('inspector');
    await selectWords(page, WORDS);
    await bar().getByRole('button', { name: 'guide' }).click();
    await codings(1);
    const { code } = (await concord.api.project.records({})).tables;
    const { id } = code.find(({ name }) => name === 'guide')!;
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    const write = inspector.getByRole('button', { name: 'Write a definition' });
    const field = inspector.getByRole('textbox', { name: 'Short definition' });
    const text = page.getByRole('textbox', { name: 'Text of inspector' });

    await write.click();
    await page.keyboard.type('Leads');
    const { promise: asked, resolve: hold } = Promise.withResolvers<Route>();
    await intercept(page, '**/rpc/codes.update', (route) => hold(route), { times: 1 });
    await text.focus();
    const underWay = await asked;
    await field.focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' others');
    const answered = page.waitForResponse('**/rpc/codes.update');
    await underWay.continue();
    await answered;
    await concord.api.codes.update({ id, shortDefinition: 'Of a colleague.' });
    await settled(page);
    const kept = await field.inputValue();
    await text.focus();

    await inspector.getByText('Leads others', { exact: true }).waitFor();
    await field.waitFor({ state: 'detached' });
    expect(kept).toBe('Leads others');
    await concord.api.codes.update({ id, shortDefinition: '' });
    await write.click();
    await text.focus();
    await concord.api.codes.update({ id, shortDefinition: 'Of a colleague.' });
    await inspector.getByText('Of a colleague.', { exact: true }).waitFor();
    await field.waitFor({ state: 'detached' });
    expect(concord.complaints).toEqual([]);
  });
});
