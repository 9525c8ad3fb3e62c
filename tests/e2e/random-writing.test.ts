// Random keys are typed around codings. After saving and reopening, each coding stands on its words.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { concordInBrowser } from '../helpers/concord-in-browser.ts';
import { codedWords, textOf } from '../helpers/kept.ts';

const coded = ['The people stay.', '两家供应商后来成了客户。', 'Certificates 😀 help little.'];
const lines = coded.map((words) => `Before it. ${words} And after.`);

/** Numbers from 0 to 1, the same in every run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    // The generator of Park and Miller.
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Puts the caret at an end of a paragraph, as a click would; `place` from 0 to 1 chooses the paragraph. */
async function putCaret(page: Page, place: number, end: 'start' | 'end'): Promise<void> {
  await page.evaluate(
    ([share, toStart]) => {
      const paragraphs = document.querySelectorAll('.ProseMirror > p');
      const chosen = paragraphs[Math.floor(share * paragraphs.length)];
      const range = document.createRange();
      if (chosen) range.selectNodeContents(chosen);
      range.collapse(toStart);
      getSelection()?.removeAllRanges();
      getSelection()?.addRange(range);
    },
    [place, end === 'start'] as const,
  );
}

test.each([3, 1971])(
  'codings stay on their words whatever is written around them (seed %i)',
  async (seed) => {
    await using concord = await concordInBrowser();
    const { page, api } = concord;
    const random = randomNumbers(seed);
    const pick = <T>(choices: readonly T[]): T => choices[Math.floor(random() * choices.length)] as T;
    await page.getByRole('button', { name: 'New project' }).click();
    await page.getByLabel('Project name').fill('Alliance study');
    await page.getByLabel('Your name').fill('Wei');
    await page.keyboard.press('Enter');
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
    const code = await api.codes.create({ name: 'connector' });
    const note = await api.interviews.create({ label: 'N1' });
    const starts = lines.map(
      (_, index) => lines.slice(0, index).join('\n').length + (index > 0 ? 1 : 0) + 11,
    );
    await api.notes.save({
      sourceId: note.id,
      textHash: note.textHash,
      doc: {
        type: 'doc',
        content: lines.map((text) => ({ type: 'paragraph', content: [{ type: 'text', text }] })),
      },
      moved: [],
      apply: starts.map((start, index) => ({
        codeId: code.id,
        span: { start, end: start + (coded[index] ?? '').length },
      })),
    });
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Find anything' }).fill('N1');
    // The window hears of it a moment later.
    await page.getByRole('option', { name: /^N1 N1\b/ }).waitFor();
    await page.keyboard.press('Enter');
    const text = page.getByRole('textbox', { name: 'Text of Interview N1' });
    await text.waitFor();
    await text.focus();

    for (let edits = 0; edits < 25; edits += 1) {
      await putCaret(page, random(), pick(['start', 'end']));
      const typed = pick(['x', 'A word ', '的', '😀', ' and 1 more', 'Enter', 'Backspace']);
      if (/^(Enter|Backspace)$/.test(typed)) await page.keyboard.press(typed);
      else await page.keyboard.type(typed);
    }
    await page.keyboard.type('The end');
    await expect.poll(() => textOf(api, 'N1')).toContain('The end');
    await page.getByText('Editing…').waitFor({ state: 'detached' });
    await page.reload();
    await text.waitFor();

    expect((await codedWords(api, 'N1')).map(({ words }) => words)).toEqual(coded);
    const kept = (await textOf(api, 'N1')).replaceAll(/\n+/g, '\n').trim();
    // The browser lays out the blocks of a text in the first frame after it is there.
    await expect.poll(async () => (await text.innerText()).replaceAll(/\n+/g, '\n').trim()).toBe(kept);
    expect(await api.project.check({})).toMatchObject({ problems: [] });
    expect(concord.complaints).toEqual([]);
  },
);
