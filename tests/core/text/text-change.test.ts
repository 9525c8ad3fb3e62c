import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { piecesAfter, positionAfter, textChange } from '#core/text/text-change.ts';
import { spanOf } from '../../helpers/marked.ts';

/** Few letters and line ends, so that words repeat; sometimes a character of two code units. */
const anyText = fc
  .array(fc.constantFrom('a', 'b', ' ', '\n', '中', '😀'), { maxLength: 40 })
  .map((letters) => letters.join(''));
/** Lines that are all different. */
const someLines = fc.uniqueArray(fc.stringMatching(/^[new line]{0,6}\S$/), {
  maxLength: 12,
  selector: (line) => line.trim(),
});

/** What is left in the later text of `words` in the earlier one, piece by piece. */
function left(before: string, after: string, words: string): string[] {
  return piecesAfter(textChange(before, after), spanOf(before, words)).map(({ to, length }) =>
    after.slice(to, to + length),
  );
}

describe('two versions of a text', () => {
  it('have in common what is equal in both, in the order of both', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        let [from, to] = [0, 0];
        for (const stretch of textChange(before, after).kept) {
          expect(stretch.from).toBeGreaterThanOrEqual(from);
          expect(stretch.to).toBeGreaterThanOrEqual(to);
          from = stretch.from + stretch.length;
          to = stretch.to + stretch.length;
          expect(after.slice(stretch.to, to)).toBe(before.slice(stretch.from, from));
          expect(stretch.length).toBeGreaterThan(0);
        }
        expect(from).toBeLessThanOrEqual(before.length);
        expect(to).toBeLessThanOrEqual(after.length);
      }),
    );
  });

  it('have everything in common when they are equal', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { kept } = textChange(text, text);

        expect(kept).toEqual(text === '' ? [] : [{ from: 0, to: 0, length: text.length }]);
      }),
    );
  });

  it('keep every unchanged line, wherever lines were inserted or removed', () => {
    fc.assert(
      fc.property(
        someLines,
        fc.infiniteStream(fc.boolean()),
        fc.infiniteStream(fc.boolean()),
        (lines, keep, add) => {
          const isKept = lines.map(() => keep.next().value === true);
          const after = lines.flatMap((line, place) => [
            ...(add.next().value ? [`new line ${place}`] : []),
            ...(isKept[place] ? [line] : []),
          ]);
          const [was, is] = [lines.join('\n'), after.join('\n')];
          const change = textChange(was, is);

          const found = lines.map((line, place) => {
            const start = lines.slice(0, place).join('\n').length + (place > 0 ? 1 : 0);
            return piecesAfter(change, { start, end: start + line.length })
              .map(({ to, length }) => is.slice(to, to + length))
              .join('');
          });
          const kept = lines.filter((_, place) => isKept[place]);
          expect(found.filter((_, place) => isKept[place])).toEqual(kept);
        },
      ),
    );
  });
});

describe('a position', () => {
  it('moves with its character, and never before a position that stood before it', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const change = textChange(before, after);
        const places = Array.from({ length: before.length + 1 }, (_, at) => positionAfter(change, at));

        expect(places).toEqual(places.toSorted((a, b) => a - b));
        expect(Math.min(...places)).toBeGreaterThanOrEqual(0);
        expect(Math.max(...places)).toBe(after.length);
        for (const { from, to, length } of change.kept)
          expect(places.slice(from, from + length)).toEqual(Array.from({ length }, (_, place) => to + place));
      }),
    );
  });

  it('moves behind text inserted at it, and behind text that replaced the words that began there', () => {
    const text = 'First page.\nSecond page.';
    const start = text.indexOf('Second');
    const after = (edited: string): string => edited.slice(positionAfter(textChange(text, edited), start));

    expect(after('First page. More of it.\nSecond page.')).toBe('Second page.');
    expect(after('First page.\nAn other.\nSecond page.')).toBe('Second page.');
    expect(after('First page.\nThe next page.')).toBe('The next page.');
    expect(after('First page.')).toBe('');
  });
});

describe('a span', () => {
  it('keeps the pieces that were not edited', () => {
    const before = 'The quick brown fox\njumps over\nthe lazy dog';

    expect(left(before, before.replace('brown', 'red'), 'quick brown fox')).toEqual(['quick ', ' fox']);
    expect(left(before, `Title\n${before}`, 'jumps over')).toEqual(['jumps over']);
    expect(left(before, 'The quick brown fox\nthe lazy dog', 'jumps')).toEqual([]);
  });

  it('keeps its words between two edited ones, also where no space separates words', () => {
    const before = 'Far away, beyond the hills, a town lay asleep.';
    const chinese = '协会办了一个展览，企业带来了产品，观众很多。';

    expect(left(before, 'Near, beyond the hills, a city lay asleep.', 'beyond the hills')).toEqual([
      'beyond the hills',
    ]);
    expect(left(chinese, '商会办了展览，企业带来了产品，人不多。', '企业带来了产品')).toEqual([
      '企业带来了产品',
    ]);
  });

  it('keeps its words between two edited lines', () => {
    const before = 'one\ntwo\nthree\nfour\nfive';

    expect(left(before, 'ONE\ntwo\nthree\nFOUR\nfive', 'two\nthree')).toEqual(['two\nthree']);
  });
});
