// The pieces of a marked stretch: every mark is whole, and what lies between is shortened where it is long.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { markedPieces } from '#renderer/features/passages/marked-stretch.ts';

it('cuts the text where marks begin and end, with the parts of each piece', () => {
  const pieces = markedPieces(
    {
      start: 100,
      text: 'one two three',
      marks: [
        { part: 0, start: 104, end: 113 },
        { part: 1, start: 100, end: 107 },
      ],
    },
    { start: 104, end: 113 },
  );

  expect(pieces).toEqual([
    { text: 'one ', parts: [1], isOwn: false, begins: [1] },
    { text: 'two', parts: [0, 1], isOwn: true, begins: [0] },
    { text: ' three', parts: [0], isOwn: true, begins: [] },
  ]);
});

it('shortens only what is not marked, with an ellipsis', () => {
  const text = `${'a '.repeat(500)}MARK${' b'.repeat(500)}`;
  const start = text.indexOf('MARK');
  const pieces = markedPieces(
    { start: 0, text, marks: [{ part: 0, start, end: start + 4 }] },
    { start, end: start + 4 },
  );

  expect(pieces.map((piece) => piece.text.slice(0, 2))).toEqual(['… ', 'MA', ' b']);
  expect(pieces.at(-1)?.text.endsWith('…')).toBe(true);
  expect(pieces.reduce((sum, piece) => sum + piece.text.length, 0)).toBeLessThan(650);
});

it('shows every character of every mark, wherever marks lie', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(1999), fc.integer({ min: 1, max: 60 }), fc.nat(3)), { maxLength: 6 }),
      (places) => {
        const text = Array.from({ length: 2000 }, (_, at) => String.fromCodePoint(0x4e00 + (at % 2000))).join(
          '',
        );
        const marks = places.map(([start, length, part]) => ({
          part,
          start,
          end: Math.min(2000, start + length),
        }));
        const row = marks[0] ?? { start: 0, end: 1 };
        const pieces = markedPieces({ start: 0, text, marks }, row);
        const shown = (part: number): string =>
          pieces.flatMap((piece) => (piece.parts.includes(part) ? [piece.text] : [])).join('');
        const covered = (part: number): string =>
          [...text]
            .filter((_, at) => marks.some((mark) => mark.part === part && mark.start <= at && at < mark.end))
            .join('');

        expect([0, 1, 2, 3].map(shown)).toEqual([0, 1, 2, 3].map(covered));
      },
    ),
    { numRuns: 200, seed: 9 },
  );
});
