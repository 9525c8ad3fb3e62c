// Words on the pages of an original, as a hand finds them: where they stand on the screen, and drawn over.
import type { Page } from 'playwright-core';

import { settled } from './screens.ts';

export interface OnScreen {
  readonly x: number;
  readonly y: number;
}

/**
 * The middle of the left and of the right edge of words, the first from `from` on, which must be on a page near the
 * screen; the page is scrolled as far as it takes to see their beginning. Pages are drawn one after the other: waits
 * for the words, and until all lies still.
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

/** Selects words on a page by drawing over them with the mouse. */
export async function selectOnPage(page: Page, text: string, words: string): Promise<void> {
  const { first, last } = await edgesOfWords(page, text, words);
  await page.mouse.move(first.x + 1, first.y);
  await page.mouse.down();
  await page.mouse.move((first.x + last.x) / 2, (first.y + last.y) / 2, { steps: 3 });
  await page.mouse.move(last.x - 1, last.y, { steps: 3 });
  await page.mouse.up();
}
