import { describe, expect, it } from 'vitest';
import { findInText, placeFrom } from '#renderer/editor/find-in-text.ts';

function found(text: string, query: string): string[] {
  return findInText(text, query).map(({ start, end }) => text.slice(start, end));
}

describe('find in this text', () => {
  it.each([
    ['one Chinese character', '协会与协商', '协', ['协', '协']],
    ['capitals and small letters alike', 'The the THE', 'the', ['The', 'the', 'THE']],
    ['no place twice', 'aaaa', 'aa', ['aa', 'aa']],
    ['a character of two units', 'a🎓b🎓', '🎓', ['🎓', '🎓']],
    ['letters that grow in lower case', 'İstanbul and bus', 'bu', ['bu', 'bu']],
    ['nothing for an empty search', 'text', '', []],
  ])('finds %s', (_, text, query, expected) => {
    expect(found(text, query)).toEqual(expected);
  });

  it('continues from a place, and wraps at the end', () => {
    const places = findInText('a-a-a', 'a');

    expect([0, 1, 3, 5].map((from) => placeFrom(places, from))).toEqual([0, 1, 2, 0]);
  });
});
