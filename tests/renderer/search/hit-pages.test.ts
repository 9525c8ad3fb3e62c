import { expect, test, vi } from 'vitest';
import type { HitPage } from '#electron/services/search.ts';
import { HitPages, PAGE_SIZE } from '#renderer/features/search/hit-pages.ts';

const request = { query: { text: '的' } };

/** A list of `total` hits whose rows arrive when `come` is called. */
function pagesOf(total: number) {
  const asked: number[] = [];
  const waiting: (() => void)[] = [];
  const listeners = { came: vi.fn<() => void>(), failed: vi.fn<() => void>() };
  const pages = new HitPages(
    request,
    'source',
    ({ from, count }) =>
      new Promise<HitPage>((resolve) => {
        asked.push(from);
        const rows = Array.from({ length: Math.min(count, total - from) }, (_, index) => ({
          sourceId: String(from + index),
          textHash: '',
          start: 0,
          end: 1,
          left: '',
          hit: '的',
          right: '',
          paragraph: 1,
          pages: null,
          sentence: null,
          codeIds: [],
        }));
        waiting.push(() => resolve({ total, stamp: 'a', from, rows }));
      }),
    listeners,
  );
  const come = async () => {
    for (const each of waiting.splice(0)) each();
    await Promise.resolve();
    await Promise.resolve();
  };
  return { pages, asked, come, listeners };
}

test('rows are fetched once, page by page, when they come into view', async () => {
  const { pages, asked, come, listeners } = pagesOf(1_000_000);

  pages.want(0, 30);
  pages.want(PAGE_SIZE - 1, PAGE_SIZE + 1);
  await come();
  pages.want(0, 30);

  expect(asked).toEqual([0, PAGE_SIZE]);
  expect(listeners.came).toHaveBeenCalledTimes(2);
  expect([pages.total, pages.stamp]).toEqual([1_000_000, 'a']);
  expect([pages.row(0), pages.row(PAGE_SIZE), pages.row(2 * PAGE_SIZE)].map((row) => row?.sourceId)).toEqual([
    '0',
    String(PAGE_SIZE),
    undefined,
  ]);
});

test('the oldest pages are dropped, and fetched again when needed', async () => {
  const { pages, asked, come } = pagesOf(1_000_000);
  for (let page = 0; page < 70; page += 1) pages.want(page * PAGE_SIZE, page * PAGE_SIZE + 1);
  await come();

  const first = pages.row(0);
  pages.want(0, 1);

  expect(first).toBeUndefined();
  expect(asked.filter((from) => from === 0)).toHaveLength(2);
});

test('a list that was left reports nothing', async () => {
  const { pages, come, listeners } = pagesOf(10);
  pages.want(0, 1);

  pages.leave();
  await come();

  expect(listeners.came).not.toHaveBeenCalled();
  expect(listeners.failed).not.toHaveBeenCalled();
});
