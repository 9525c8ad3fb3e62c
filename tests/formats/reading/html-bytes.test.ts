// Finds byte ranges of a page in its text. The page reads the same however it is cut, and each range gives the right
// words.
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { fixture, readBytes } from './fixtures.ts';

test.each(['page.html', 'report.html', 'libreoffice/handbook.html', 'libreoffice/handbook-zh.html'])(
  '%s',
  async (name) => {
    const page = await readFile(fixture(name));
    const plain = await readBytes('a.html', page);
    let state = 7;
    const chance = (most: number): number => {
      state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
      return (state >>> 8) % most;
    };
    const byteRanges = Array.from({ length: 400 }, (): [number, number] => {
      const start = chance(page.length);
      return [start, start + 1 + chance(200)];
    });

    const read = await readBytes('a.html', page, { byteRanges });

    if (plain.type !== 'text' || read.type !== 'text') throw new Error('not a text');
    expect(read.text).toBe(plain.text);
    expect(read.doc).toEqual(plain.doc);
    const found = (read.ranges ?? []).filter(({ spans }) => spans.length > 0);
    expect(found.length).toBeGreaterThan(10);
    for (const { words, spans } of found) {
      const stretches = spans.map(({ start, end }) => read.text.slice(start, end)).join('');
      // Some bytes, such as styles, are in the page and not in the text; descriptions of pictures are the other way
      // round.
      const told = stretches.replaceAll(/\[[^\]]*\]|[“”\s]/g, '');
      const rest = (words ?? '').replaceAll(/[[\]“”\s\u00AD]/g, '');
      expect(isPickedFrom(rest, told)).toBe(true);
    }
  },
);

/** Whether the characters of `picked` occur in `text` in this order. */
function isPickedFrom(text: string, picked: string): boolean {
  let at = 0;
  for (const character of text) if (character === Array.from(picked)[at]) at += 1;
  return at === Array.from(picked).length;
}

test('a range within a character, beyond the page or backwards is found nowhere', async () => {
  const read = await readBytes('a.html', '<p>展会 now</p>', {
    byteRanges: [
      [1, 6],
      [0, 99],
      [6, 3],
      [-1, 3],
      [0, 3],
    ],
  });

  expect(read.type === 'text' && read.ranges).toEqual([
    { words: null, spans: [] },
    { words: null, spans: [] },
    { words: null, spans: [] },
    { words: null, spans: [] },
    { words: '展', spans: [{ start: 0, end: 1 }] },
  ]);
});
