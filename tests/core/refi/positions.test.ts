import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Convention,
  ConventionHearing,
  conventions,
  FileText,
  presumedConvention,
} from '#core/refi/positions.ts';
import { splitsPair } from '#core/span.ts';

const points2: Convention = { unit: 'code-point', lineEnd: 2 };
const points1: Convention = { unit: 'code-point', lineEnd: 1 };
const units2: Convention = { unit: 'utf-16', lineEnd: 2 };
const units1: Convention = { unit: 'utf-16', lineEnd: 1 };

describe('positions in a file', () => {
  const text = new FileText('a😀b\r\nc d');

  test.each([
    // The word c, which follows a character of two code units and a line end of two characters.
    [points2, 5, 6],
    [points1, 4, 5],
    [units2, 6, 7],
    [units1, 5, 6],
  ])('count by %o', (convention, start, end) => {
    const span = text.place({ start, end }, convention);

    expect(typeof span === 'string' ? span : text.text.slice(span.start, span.end)).toBe('c');
  });

  test.each([
    [{ start: 0, end: 99 }, 'beyond_text'],
    [{ start: -1, end: 2 }, 'negative'],
    [{ start: Number.NaN, end: 2 }, 'negative'],
    [{ start: 1.5, end: 2 }, 'negative'],
    [{ start: 3, end: 2 }, 'backwards'],
    [{ start: 2, end: 2 }, 'empty'],
  ])('without a counterpart are not moved: %o', (span, why) => {
    expect(text.place(span, points2)).toBe(why);
  });

  test('within a character or a two-character line end have no counterpart', () => {
    expect(text.place({ start: 2, end: 4 }, units2)).toBe('inside_character');
    expect(text.place({ start: 0, end: 4 }, points2)).toBe('inside_character');
  });

  test('lead back to where they came from, in every way of counting', () => {
    const pieces = fc.constantFrom('a', ' ', '中', '😀', '\r\n', '\n', '\r', 'e\u0301', '\u2028', '\uFFFC');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), fc.nat(), fc.nat(), (parts, one, other) => {
        const found = new FileText(parts.join(''));
        const [start, end] = [one % (found.text.length + 1), other % (found.text.length + 1)].sort(
          (a, b) => a - b,
        );
        fc.pre(start !== undefined && end !== undefined && start < end);
        fc.pre(!splitsPair(found.text, start) && !splitsPair(found.text, end));
        for (const convention of conventions) {
          const told = {
            start: found.filePosition(start, convention),
            end: found.filePosition(end, convention),
          };
          expect(found.place(told, convention)).toEqual({ start, end });
        }
      }),
      { numRuns: 500 },
    );
  });

  test('of the whole text end where the file does', () => {
    const raw = 'x😀\r\ny\r\n';
    const found = new FileText(raw);

    expect(conventions.map((each) => found.filePosition(found.text.length, each))).toEqual([
      [...raw].length,
      [...raw].length - 2,
      raw.length,
      raw.length - 2,
    ]);
  });
});

describe('how a file counts', () => {
  const raw = 'One 😀 two.\r\nThree 😀 four.\r\nFive six seven.';
  const text = new FileText(raw);
  const words = ['two', 'four', 'six seven'];

  function heard(convention: Convention, origin: string, nameOf: (word: string) => string) {
    const hearing = new ConventionHearing();
    hearing.hear(
      text,
      words.map((word) => {
        const start = text.text.indexOf(word);
        return {
          start: text.filePosition(start, convention),
          end: text.filePosition(start + word.length, convention),
          name: nameOf(word),
        };
      }),
    );
    return hearing.verdict(origin);
  }

  test.each(conventions)('is recognised by names that repeat the words: %o', (convention) => {
    const verdict = heard(convention, '', (word) => word);

    expect(verdict).toMatchObject({ convention, because: 'names', isAmbiguous: false });
  });

  test.each(conventions)('is recognised by names that are cut off: %o', (convention) => {
    const verdict = heard(convention, 'NVivo for Windows', (word) => `${word.slice(0, 3)}…`);

    expect(verdict).toMatchObject({ convention, because: 'names' });
  });

  test.each(conventions)('is recognised by selections that end between words: %o', (convention) => {
    const verdict = heard(convention, 'QualCoder 3.6', () => '');

    expect(verdict).toMatchObject({ convention, because: 'words', isAmbiguous: false });
  });

  test('makes no difference when a text has no such characters', () => {
    const hearing = new ConventionHearing();
    hearing.hear(new FileText('One two.\nThree.'), [{ start: 4, end: 7, name: '' }]);

    expect(hearing.verdict('MAXQDA 24')).toMatchObject({
      convention: points2,
      because: 'same',
      isAmbiguous: false,
    });
  });

  test('is what the program is known for when nothing else tells, and is reported as uncertain', () => {
    const chinese = new FileText('会议😀纪要没有公开会议纪要没有公开');
    const hearing = new ConventionHearing();
    hearing.hear(chinese, [{ start: 5, end: 7, name: '' }]);

    expect(hearing.verdict('NVivo for Mac 12.7.0')).toMatchObject({
      convention: units2,
      because: 'origin',
      isAmbiguous: true,
    });
    expect(hearing.verdict('Something new')).toMatchObject({
      convention: points2,
      because: 'unknown',
      isAmbiguous: true,
    });
  });

  test.each([
    ['NVivo for Windows 12.6', units2],
    ['QualCoder 4.0 Beta', points1],
    ['ATLAS.ti 8.4.0 573', points1],
    ['MAXQDA 24 (Release 24.7.0)', points2],
    ['f4 2025.2.9', null],
  ])('is assumed for %s', (origin, convention) => {
    expect(presumedConvention(origin)).toEqual(convention);
  });
});
