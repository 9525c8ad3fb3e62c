// Words are selected for coding as by hand: roughly, again and again, near existing codings.
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { withProject } from '#electron/hosts/commands/open-project.ts';
import { actions, keysOf } from '#renderer/app/services/actions.ts';
import { createWords } from '#words/words.ts';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { intercept } from '../helpers/intercept.ts';
import { codedWords } from '../helpers/kept.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { goTo, keepPicture, closeOverlays, pictureOfFailures, settled } from '../helpers/screens.ts';
import { boxesOfWords, selectWords } from '../helpers/text-words.ts';

const WORDS = 'a small sensor company';
/** One text for each test, so that no test meets the codings of another. */
const TEXTS = 9;

let study: ReturnType<typeof testFolder>;
let concord: ConcordInBrowser;
let page: Page;
let taken = 0;
let name = '';

/** A study of interviews with the same words, and two codes with keys. */
beforeAll(async () => {
  study = testFolder();
  const path = join(study.path, 'study.concord');
  createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions).close();
  const note = readFileSync(resolve('fixtures/documents/interview.md'), 'utf8');
  const files = Array.from({ length: TEXTS }, (_, at) => {
    const reference = join(study.path, `interview ${at + 1}.md`);
    writeFileSync(reference, `${note}\n\nCopy ${at + 1}.\n`);
    return { reference, name: `interview ${at + 1}.md` };
  });
  await withProject({ language: 'en' }, path, 'write', async ({ api }) => {
    for (const [place, called] of ['connector', 'guide'].entries()) {
      const code = await api.codes.create({ name: called });
      await api.codes.update({ id: code.id, pin: place + 1 });
    }
    await api.imports.run({ files });
  });
  concord = await concordInBrowser({ project: path });
  ({ page } = concord);
});

/** The next of them, open in Read. */
beforeEach(async () => {
  name = `interview ${(taken += 1)}`;
  await closeOverlays(page);
  await goTo(page, 'sources');
  await page.getByRole('gridcell', { name, exact: true }).first().dblclick();
  await text().waitFor();
  await settled(page);
});

afterAll(async () => {
  await concord?.[Symbol.asyncDispose]();
  study[Symbol.dispose]();
});

pictureOfFailures(() => page);

const selected = (): Promise<string> => page.evaluate(() => String(document.getSelection()));
const text = () => page.getByRole('textbox', { name: `Text of ${name}` });
const codings = () => codedWords(concord.api, name);
const coded = (count: number): Promise<void> =>
  page.getByText(new RegExp(`^${count} codings? in this source`)).waitFor();

/** Drags the mouse from within the first of these words to within the last. */
async function drawRoughly(words: string): Promise<void> {
  const { first, last } = await boxesOfWords(page, words);
  const width = first.right - first.left;
  await page.mouse.move(first.right + width / 2, (first.top + first.bottom) / 2);
  await page.mouse.down();
  await page.mouse.move(last.left - 30, (last.top + last.bottom) / 2, { steps: 4 });
  await page.mouse.move(last.left - 2, (last.top + last.bottom) / 2, { steps: 2 });
  await page.mouse.up();
  await settled(page);
}

test('words that the mouse touches in part are selected whole, and with Alt exactly as touched', async () => {
  await drawRoughly('small sensor company');

  expect(await selected()).toBe('small sensor company');
  await page.keyboard.press('Escape');
  await page.keyboard.down('Alt');
  await drawRoughly('small sensor company');
  await page.keyboard.up('Alt');
  expect(await selected()).toMatch(/^m?all? sensor compan$|^all sensor compan$/);
});

test('once words are coded nothing stays selected, and a click on a code does not code them again', async () => {
  await selectWords(page, WORDS);
  await page.keyboard.press('1');
  await coded(1);
  await settled(page);

  expect(await selected()).toBe('');
  await page.getByRole('treeitem', { name: /guide/ }).click();
  await settled(page);
  expect(await codings()).toEqual([{ code: 'connector', words: WORDS }]);
});

test('words are underlined as soon as they are coded, and no longer if the program refuses it', async () => {
  const underlined = () =>
    page.evaluate(() =>
      Array.from(CSS.highlights as unknown as Map<string, Set<StaticRange>>)
        .filter(([highlight]) => highlight.startsWith('code-'))
        .flatMap(([, ranges]) =>
          Array.from(ranges, ({ startContainer, startOffset, endOffset }) =>
            startContainer.textContent?.slice(startOffset, endOffset),
          ),
        ),
    );
  const { promise: asked, resolve: hold } = Promise.withResolvers<Route>();
  await intercept(page, '**/rpc/codings.apply', (route) => hold(route), { times: 1 });
  await selectWords(page, WORDS);

  await page.keyboard.press('1');
  const request = await asked;
  await expect.poll(underlined).toEqual([WORDS]);
  expect(await codings()).toEqual([]);

  const error = { code: 'conflict', key: 'errors:text_changed', parameters: { title: name } };
  await request.fulfill({ body: `${JSON.stringify({ outcome: { ok: false, error } })}\n` });
  await expect.poll(underlined).toEqual([]);
  await page
    .getByText(createWords('en').t('errors:text_changed', { title: name }))
    .first()
    .waitFor();
});

test('a second code right after the first goes on the same words', async () => {
  await selectWords(page, WORDS);
  await page.keyboard.press('1');
  await coded(1);
  await page.keyboard.press('2');
  await coded(2);

  expect(await codings()).toEqual(
    expect.arrayContaining([
      { code: 'connector', words: WORDS },
      { code: 'guide', words: WORDS },
    ]),
  );
});

test('Escape clears the selection, then the coding in focus', async () => {
  await selectWords(page, WORDS);
  await page.keyboard.press('1');
  await coded(1);
  await selectWords(page, 'Nobody knew our name');
  await page.keyboard.press('Escape');
  await settled(page);

  expect(await selected()).toBe('');
  expect(await codings()).toHaveLength(1);
});

test('a drag from the first word of a coding selects; a drag by its handle moves its edge and can be undone', async () => {
  await selectWords(page, WORDS);
  await page.keyboard.press('1');
  await coded(1);
  await settled(page);

  await selectWords(page, 'a small');
  expect(await selected()).toBe('a small');
  expect(await codings()).toEqual([{ code: 'connector', words: WORDS }]);
  await page.keyboard.press('Escape');

  const { last } = await boxesOfWords(page, WORDS);
  const { last: shorter } = await boxesOfWords(page, 'a small sensor');
  await page.mouse.move(last.right, last.bottom + 5);
  await page.mouse.down();
  await page.mouse.move(shorter.right - 1, (shorter.top + shorter.bottom) / 2, { steps: 5 });
  await page.mouse.up();
  const said = page.getByText('“connector” now ends at “sensor”.');
  await said.waitFor();
  await keepPicture(page, 'selecting/edge-dragged');
  expect(await codings()).toEqual([{ code: 'connector', words: 'a small sensor' }]);
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect.poll(codings).toEqual([{ code: 'connector', words: WORDS }]);
  expect(concord.complaints).toEqual([]);
});

test('Caps Lock changes no key', async () => {
  await selectWords(page, WORDS);
  await page.keyboard.press('1');
  await coded(1);
  // What a browser reports for C and V while Caps Lock is on.
  await text().dispatchEvent('keydown', {
    key: 'C',
    code: 'KeyC',
    bubbles: true,
  });

  const palette = page.getByRole('combobox', { name: 'Code this passage' });
  await palette.waitFor();
  expect(await palette.isVisible()).toBe(true);
});

test('a coding gets another code alike by its key, its menu, the palette and the menu of the window', async () => {
  await selectWords(page, WORDS);
  await page.keyboard.press('1');
  await coded(1);
  await settled(page);
  const field = page.getByRole('combobox', { name: 'Change code' });
  const line = () => page.getByRole('menuitem', { name: /^Change code…/ });
  const ways: Readonly<Record<string, () => Promise<void>>> = {
    key: () => page.keyboard.press('Shift+c'),
    menu: async () => {
      await page.keyboard.press('Enter');
      expect(await line().textContent()).toContain('C');
      await line().press('Enter');
    },
    palette: async () => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox', { name: 'Find anything' }).fill('change code');
      await page.keyboard.press('Enter');
    },
    window: async () => {
      await page.getByRole('button', { name: 'Study', exact: true }).click();
      await page.getByRole('menuitem', { name: 'Coding', exact: true }).click();
      await line().click();
    },
  };

  for (const [way, open] of Object.entries(ways)) {
    await open();
    await field.waitFor();
    await field.fill(way === 'key' || way === 'palette' ? 'guide' : 'connector');
    await page.keyboard.press('Enter');
    const code = way === 'key' || way === 'palette' ? 'guide' : 'connector';
    await expect.poll(codings, { message: way }).toEqual([{ code, words: WORDS }]);
    // The window hears of it a moment later.
    await page.getByRole('button', { name: code, exact: true, pressed: true }).waitFor();
    await settled(page);
  }
  expect(concord.complaints).toEqual([]);
});

test('the list of keys names every command that has one, and each key does what the list says', async () => {
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  const named = await help.locator('dt').allTextContents();
  const { t } = createWords('en');
  const keyed = actions.filter(
    (action) => [...keysOf(action, false, false), ...(action.browserKeys ?? [])].length > 0,
  );

  expect(keyed.map(({ label }) => t(label)).filter((label) => !named.includes(label))).toEqual([]);
  const pinned = help.locator('div', { has: page.locator('dt', { hasText: 'Apply a pinned code' }) }).last();
  expect(await pinned.locator('dd').textContent()).toBe('1–9while writingAlt1–Alt9');
});
