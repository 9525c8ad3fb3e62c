import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenLines } from '#formats/writing/pdf-lines.ts';

/** Measures every character as one wide. */
const lines = (text: string, width: number): string[] =>
  brokenLines(text, width, (piece) => piece.length).map(({ start, end }) => text.slice(start, end));

describe('lines', () => {
  it('end between words, and between Chinese characters but not before a comma', () => {
    expect(lines('one two three', 8)).toEqual(['one two ', 'three']);
    expect(lines('会员企业，都来了。', 4)).toEqual(['会员企', '业，都来', '了。']);
    expect(lines('他说“好的。”', 3)).toEqual(['他说', '“好', '的。”']);
  });

  it('split a word that is wider than a line', () => {
    expect(lines('a https://example.org b', 10)).toEqual(['a ', 'https://ex', 'ample.org ', 'b']);
  });

  it('are one, and empty, for an empty text', () => {
    expect(lines('', 10)).toEqual(['']);
  });

  it('contain all of the text, none wider than allowed', () => {
    const anyText = fc
      .array(fc.constantFrom('a', 'bc', ' ', '中', '，', '“', '😀'), { maxLength: 60 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(anyText, fc.integer({ min: 4, max: 12 }), (text, width) => {
        const found = lines(text, width);

        expect(found.join('')).toBe(text);
        for (const line of found) expect(line.trimEnd().length).toBeLessThanOrEqual(width);
      }),
    );
  });
});
