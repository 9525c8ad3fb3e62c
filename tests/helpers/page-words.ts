// Finds words on the pages of a pdf as the reader shows them, and selects them with the mouse.
import type { Page } from 'playwright-core';

import { settled } from './screens.ts';

export interface OnScreen {
  readonly x: number;
  readonly y: number;
}

/**
 * The points at the left and right edge of the words, at half their height; takes the first occurrence from `from` on.
 * The page must be near the screen and is scrolled until the words are in sight. Waits until the page is drawn and
 * nothing moves.
 */
export async function edgesOfWords(
  page: Page,
  text: string,
  words: string,
  from = 0,
): Promise<{ readonly first: OnScreen; readonly last: OnScreen }> {
  const start = text.indexOf(words, from);
  if (start < 0) throw new Error(`“${words}” is not in the text`);
  const isDrawn = (position: number): boolean =>
    [...document.querySelectorAll<HTMLElement>('[data-start]')].some((word) => {
      const at = position - Number(word.dataset['start']);
      return at >= 0 && at < (word.textContent?.length ?? 0);
    });
  await page.waitForFunction(isDrawn, start);
  await page.waitForFunction(isDrawn, start + words.length - 1);
  await settled(page);
  const edges = await page.evaluate(
    ([begin, end]) => {
      const boxAt = (position: number, isFirst: boolean): DOMRect | null => {
        for (const word of document.querySelectorAll<HTMLElement>('[data-start]')) {
          const at = position - Number(word.dataset['start']);
          const node = word.firstChild;
          if (!node || at < 0 || at >= (word.textContent?.length ?? 0)) continue;
          if (isFirst) word.scrollIntoView({ block: 'nearest' });
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          return range.getBoundingClientRect();
        }
        return null;
      };
      const [first, last] = [boxAt(begin, true), boxAt(end - 1, false)];
      return (
        first &&
        last && {
          first: { x: first.left, y: (first.top + first.bottom) / 2 },
          last: { x: last.right, y: (last.top + last.bottom) / 2 },
        }
      );
    },
    [start, start + words.length] as const,
  );
  if (!edges) throw new Error(`“${words}” is on no page near the screen`);
  return edges;
}

/** Selects words on a page by dragging the mouse over them. */
export async function selectOnPage(page: Page, text: string, words: string): Promise<void> {
  const { first, last } = await edgesOfWords(page, text, words);
  await page.mouse.move(first.x + 1, first.y);
  await page.mouse.down();
  await page.mouse.move((first.x + last.x) / 2, (first.y + last.y) / 2, { steps: 3 });
  await page.mouse.move(last.x - 1, last.y, { steps: 3 });
  await page.mouse.up();
}
