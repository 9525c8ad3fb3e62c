import { describe, expect, it } from 'vitest';
import { joinedParagraphs } from '#core/settling/paragraphs.ts';

/** A text whose paragraphs are single letters. */
const text = (letters: string): string => [...letters].join('\n');

describe('two versions of a text', () => {
  it.each<[string, string, string, string, string | null]>([
    ['changed in one only', 'abc', 'aXc', 'abc', 'aXc'],
    ['changed in two places', 'abcd', 'Xbcd', 'abcY', 'XbcY'],
    ['changed in places next to each other', 'abcd', 'aXcd', 'abYd', 'aXYd'],
    ['changed in one of two places next to each other', 'abcd', 'aXcd', 'aYZd', null],
    ['changed alike', 'abc', 'aXc', 'aXc', 'aXc'],
    ['changed in one place, each in its own way', 'abc', 'aXc', 'aYc', null],
    ['with a paragraph removed in one', 'abcd', 'acd', 'abcY', 'acY'],
    ['with a paragraph removed in one and changed in the other', 'abc', 'ac', 'aYc', null],
    ['with additions of both in one place', 'ab', 'aXb', 'aYb', 'aXYb'],
    ['with equal additions of both among others', 'ab', 'abXZ', 'abX', 'abXZ'],
    ['with repeated paragraphs', 'aba', 'abaX', 'Yaba', 'YabaX'],
  ])('%s', (_, base, ours, theirs, joined) => {
    expect(joinedParagraphs(text(ours), text(theirs), text(base))).toBe(
      joined === null ? null : text(joined),
    );
  });

  it('with too many changes to compare are not put together', () => {
    const lines = Array.from({ length: 2100 }, (_, at) => `line ${at}`);
    const changed = (word: string): string => [word, ...lines, word].join('\n');
    const base = changed('base');

    expect(joinedParagraphs(changed('ours'), base, base)).toBe(changed('ours'));
    expect(joinedParagraphs(changed('ours'), `${base}\nmore`, base)).toBe(null);
  });
});
