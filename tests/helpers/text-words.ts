// Finds words of a text on the screen and works on them with the mouse.
import type { Page } from 'playwright-core';

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/**
 * The boxes of the first and last character of the words, which lie within one block of the text. Throws when the words
 * are not there.
 */
export async function boxesOfWords(page: Page, words: string): Promise<{ first: Box; last: Box }> {
  const boxes = await page.evaluate((wanted) => {
    const root = document.querySelector('.ProseMirror');
    const walker = document.createTreeWalker(root ?? document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = (node as Text).data.indexOf(wanted);
      if (at === -1) continue;
      node.parentElement?.scrollIntoView({ block: 'nearest' });
      const boxAt = (offset: number) => {
        const range = document.createRange();
        range.setStart(node, offset);
        range.setEnd(node, offset + 1);
        const { left, top, right, bottom } = range.getBoundingClientRect();
        return { left, top, right, bottom };
      };
      return { first: boxAt(at), last: boxAt(at + wanted.length - 1) };
    }
    return null;
  }, words);
  if (!boxes) throw new Error(`“${words}” is not on the page.`);
  return boxes;
}

/** Selects words by dragging the mouse over them. */
export async function selectWords(page: Page, words: string): Promise<{ first: Box; last: Box }> {
  const boxes = await boxesOfWords(page, words);
  const { first, last } = boxes;
  await page.mouse.move(first.left + 1, (first.top + first.bottom) / 2);
  await page.mouse.down();
  await page.mouse.move(last.right - 20, (last.top + last.bottom) / 2, { steps: 4 });
  await page.mouse.move(last.right - 1, (last.top + last.bottom) / 2, { steps: 2 });
  await page.mouse.up();
  return boxes;
}

/** Clicks in the middle of a character. */
export async function clickOnWords(
  page: Page,
  words: string,
  button: 'left' | 'right' = 'left',
): Promise<void> {
  const { first } = await boxesOfWords(page, words);
  await page.mouse.click((first.left + first.right) / 2, (first.top + first.bottom) / 2, { button });
}
