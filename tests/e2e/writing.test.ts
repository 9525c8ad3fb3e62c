// Writing in a coded note: what the analyst types, what becomes of the codings, and what is saved.
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { concordInBrowser, type ConcordInBrowser } from '../helpers/concord-in-browser.ts';
import { heldKey } from '../helpers/held-key.ts';
import { pictureOfFailures } from '../helpers/screens.ts';

const outline = 'Contacts';
const first = 'Joined early. The people stay. The customers come and go.';

let concord: ConcordInBrowser;
let page: Page;
let codeId: string;
let sourceId: string;
let codingId: string;
let interviews = 0;

beforeAll(async () => {
  concord = await concordInBrowser();
  ({ page } = concord);
  await page.getByRole('button', { name: 'New project' }).click();
  await page.getByLabel('Project name').fill('Alliance study');
  await page.getByLabel('Your name').fill('Wei');
  await page.keyboard.press('Enter');
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  codeId = (await concord.api.codes.create({ name: 'connector', pin: 1 })).id;
});
afterAll(() => concord?.[Symbol.asyncDispose]());

pictureOfFailures(() => page);

/** A note with one coding on “The people stay.”, open in Write with the caret at its end. */
beforeEach(async () => {
  const { api } = concord;
  interviews += 1;
  const label = `N${interviews}`;
  const source = await api.interviews.create({ label, outline: [outline] });
  sourceId = source.id;
  const doc = {
    type: 'doc' as const,
    content: [
      {
        type: 'heading' as const,
        attrs: { level: 2 as const },
        content: [{ type: 'text' as const, text: outline }],
      },
      { type: 'paragraph' as const, content: [{ type: 'text' as const, text: first }] },
    ],
  };
  const start = outline.length + 1 + first.indexOf('The people');
  const span = { start, end: start + 'The people stay.'.length };
  const saved = await api.notes.save({
    sourceId,
    textHash: source.textHash,
    doc,
    moved: [],
    apply: [{ codeId, span }],
  });
  codingId = saved.added[0]?.id ?? '';
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Find anything' }).fill(label);
  // The window hears of it a moment later.
  await page.getByRole('option', { name: new RegExp(`^${label} ${label}\\b`) }).waitFor();
  await page.keyboard.press('Enter');
  const text = page.getByRole('textbox', { name: `Text of Interview ${label}` });
  await text.waitFor();
  await text.focus();
  await page.keyboard.press('Control+End');
});
/** The stored words under the coding; null when it is gone. */
async function kept(): Promise<string | null> {
  const { text, codings } = await concord.api.sources.text({ id: sourceId });
  const coding = codings.find(({ id }) => id === codingId);
  return coding ? text.slice(coding.start ?? 0, coding.end ?? 0) : null;
}

function keptText(): Promise<string> {
  return concord.api.sources.text({ id: sourceId }).then(({ text }) => text);
}

/** Selects words of the text on the screen, as with the mouse. */
async function select(target: Page, words: string): Promise<void> {
  const box = await target.evaluate((wanted) => {
    const root = document.querySelector('.ProseMirror') as HTMLElement;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(wanted);
      if (at === -1) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, right, top, height } = range.getBoundingClientRect();
      return { left, right, y: top + height / 2 };
    }
    return null;
  }, words);
  if (!box) throw new Error(`“${words}” is not on the screen.`);
  await target.mouse.move(box.left, box.y);
  await target.mouse.down();
  await target.mouse.move(box.right, box.y, { steps: 4 });
  await target.mouse.up();
}

/** Types words in one event: between two keys a busy machine may pause so long that the first ones are saved alone. */
const atOnce = (words: string): Promise<void> => page.keyboard.insertText(words);

/** The same, and then Alt and a digit, sent before the words are answered. */
async function atOnceAndAltDigit(words: string, digit: string): Promise<void> {
  const keyboard = await page.context().newCDPSession(page);
  const key = { key: digit, code: `Digit${digit}`, windowsVirtualKeyCode: 48 + Number(digit), modifiers: 1 };
  await Promise.all([
    keyboard.send('Input.insertText', { text: words }),
    keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key }),
    keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key }),
  ]);
  await keyboard.detach();
}

describe('a coded note', () => {
  test('keeps its coding on its words while one writes before them', async () => {
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Home');
    await page.keyboard.type('1c In May she said: ');

    await expect.poll(keptText).toBe(`${outline}\n1c In May she said: ${first}`);
    expect(await kept()).toBe('The people stay.');
  });

  test('is coded with Alt and a digit during writing, in the command that saves it', async () => {
    const before = (await concord.api.history.list({})).length;

    await atOnceAndAltDigit(' Two makers left.', '1');

    await expect.poll(async () => (await concord.api.sources.text({ id: sourceId })).codings.length).toBe(2);
    const acts = await concord.api.history.list({});
    expect(acts.slice(0, acts.length - before).map(({ method }) => method)).toEqual(['notes.save']);
  });

  test('keeps what is typed at the moment of an undo', async () => {
    for (const [round, words] of [' One.', ' Two.', ' Three.'].entries()) {
      await atOnce(' Taken back.');
      await page.keyboard.press('Control+z');
      await page.keyboard.type(`${words}x`);
      await page.keyboard.press('Backspace');

      const expected = `${outline}\n${first}${[' One.', ' Two.', ' Three.'].slice(0, round + 1).join('')}`;
      await expect.poll(keptText).toBe(expected);
    }
    expect(await kept()).toBe('The people stay.');
    await page.getByText('Editing…').waitFor({ state: 'detached' });
    expect(await page.getByText('was changed in the meantime').count()).toBe(0);
  });

  test('keeps every key when many arrive before the first is drawn, as from a key held down', async () => {
    await heldKey(page, 80);

    await expect.poll(keptText).toBe(`${outline}\n${first}${'a'.repeat(80)}`);
    expect(concord.complaints).toEqual([]);
  });

  test('continues at the caret when the focus comes back by itself', async () => {
    await page.keyboard.press('Home');
    await page.evaluate(async () => {
      // The editor hears of the caret in the next frame.
      await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
      const text = document.activeElement as HTMLElement;
      const field = document.querySelector<HTMLElement>('button')!;
      field.focus();
      // As the browser does for a field that had its selection.
      getSelection()?.removeAllRanges();
      text.focus();
    });
    await page.keyboard.type('In short: ');

    await expect
      .poll(async () => (await concord.api.sources.text({ id: sourceId })).text)
      .toBe(`${outline}\nIn short: ${first}`);
  });

  test('asks what is to become of a coding whose words are deleted, and restores them', async () => {
    await select(page, 'The people stay.');
    await page.keyboard.press('Delete');
    await page.getByRole('alertdialog').getByText('The people stay.').waitFor();

    await page.getByRole('button', { name: 'Restore the text' }).click();
    await page.getByRole('alertdialog').waitFor({ state: 'detached' });

    expect(await kept()).toBe('The people stay.');
    expect(await keptText()).toBe(`${outline}\n${first}`);
  });

  test('moves such a coding to the words typed in their place', async () => {
    await select(page, 'The people stay.');
    await atOnce('Nobody left');

    await page.getByRole('button', { name: 'Move it to the new text' }).click();

    await expect.poll(kept).toBe('Nobody left');
  });

  test('removes such a coding, and undo restores both', async () => {
    await select(page, 'The people stay.');
    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: 'Remove the coding' }).click();
    await expect.poll(kept).toBeNull();

    await page.locator('.ProseMirror').focus();
    await page.keyboard.press('Control+z');

    await expect.poll(kept).toBe('The people stay.');
    await expect.poll(() => page.locator('.ProseMirror').textContent()).toContain('The people stay.');
  });

  test('is not saved in the middle of a word being composed', async () => {
    const session = await page.context().newCDPSession(page);
    await session.send('Input.imeSetComposition', { text: 'xiehui', selectionStart: 6, selectionEnd: 6 });
    await page.waitForTimeout(1_500);
    const composing = await keptText();

    await session.send('Input.insertText', { text: '协会' });

    expect(composing).toBe(`${outline}\n${first}`);
    await expect.poll(keptText).toBe(`${outline}\n${first}协会`);
  });

  test('shows what another window writes, and says so when both write at once', async () => {
    const { api } = concord;
    await page.keyboard.type(' Mine');
    await expect.poll(keptText).toContain('Mine');
    const { source, codings } = await api.sources.text({ id: sourceId });
    const moved = codings.flatMap(({ id, start, end }) =>
      start === null || end === null ? [] : [{ id, start, end }],
    );
    const doc = {
      type: 'doc' as const,
      content: [outline, `${first} Theirs`].map((text) => ({
        type: 'paragraph' as const,
        content: [{ type: 'text' as const, text }],
      })),
    };
    // A character that brings its own space: the sentence before the button is in another language.
    await atOnce(' more。');

    await api.notes.save({ sourceId, textHash: source.textHash, doc, moved });
    const told = page.getByRole('note').filter({ hasText: 'were changed elsewhere meanwhile' });
    await told.waitFor();
    expect(await told.innerText()).toMatch(/copy it first: Copy$/);
    await page.getByRole('button', { name: 'Show the other version' }).click();

    await expect.poll(() => page.locator('.ProseMirror').textContent()).toBe(`${outline}${first} Theirs`);
    expect(await kept()).toBe('The people stay.');
  });
});

test('the page has logged no error in these tests', () => {
  expect(concord.complaints).toEqual([]);
});
