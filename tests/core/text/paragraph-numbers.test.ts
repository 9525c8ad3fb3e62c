import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { ParagraphNumbers } from '#core/text/paragraph-numbers.ts';

test('paragraphs are counted as on paper: blank lines do not count', () => {
  const numbers = new ParagraphNumbers('One.\n\n  \nTwo.\nThree.\n');

  expect([0, 4, 5, 7, 9, 12, 14, 21].map((at) => numbers.at(at))).toEqual([1, 1, 1, 1, 2, 2, 3, 3]);
  expect(numbers.at(0)).toBe(1);
  expect(new ParagraphNumbers('').at(0)).toBe(1);
});

test('in whatever order positions are asked, each gets the number of lines with words up to it', () => {
  fc.assert(
    fc.property(
      fc.stringMatching(/^[a \n]{0,40}$/),
      fc.array(fc.nat(40), { maxLength: 8 }),
      (text, positions) => {
        const numbers = new ParagraphNumbers(text);
        for (const position of positions.map((at) => Math.min(at, text.length))) {
          const end = text.indexOf('\n', position);
          const upTo = text.slice(0, end < 0 ? text.length : end).split('\n');
          const counted = upTo.filter((line) => line.trim() !== '').length;

          expect(numbers.at(position)).toBe(Math.max(1, counted));
        }
      },
    ),
  );
});
