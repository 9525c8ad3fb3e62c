import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  listNames,
  listPaths,
  pathNames,
  writtenList,
  writtenPath,
  writtenPaths,
} from '#core/exports/written-names.ts';

/** Names made of separators and escape characters. */
const anyName = fc
  .array(fc.constantFrom('a', '标', ' ', '>', ';', '\\', ' > ', '; ', '\\>'), { minLength: 1, maxLength: 8 })
  .map((parts) => parts.join(''));
const anyNames = fc.array(anyName, { minLength: 1, maxLength: 5 });

describe('a written path', () => {
  it.each([
    [['function', 'guide'], 'function > guide'],
    [['R&D;tests', 'a->b', String.raw`C:\x`], String.raw`R&D;tests > a->b > C:\x`],
    [['cost > benefit', 'ends;'], String.raw`cost \> benefit > ends\;`],
    [['> 500 staff', 'back\\'], String.raw`\> 500 staff > back\\`],
  ])('of %j is %j', (names, expected) => {
    expect(writtenPath(names)).toBe(expected);
  });

  it('gives back its names, whatever they contain', () => {
    fc.assert(
      fc.property(anyNames, (names) => {
        expect(pathNames(writtenPath(names))).toEqual(names);
      }),
    );
  });

  it('stays whole in a list of paths', () => {
    fc.assert(
      fc.property(fc.array(anyNames, { minLength: 1, maxLength: 4 }), (paths) => {
        const written = paths.map((names) => writtenPath(names));

        expect(listPaths(writtenPaths(written))).toEqual(written);
      }),
    );
  });

  it('differs from the path of any other names', () => {
    fc.assert(
      fc.property(anyNames, anyNames, (some, others) => {
        fc.pre(JSON.stringify(some) !== JSON.stringify(others));

        expect(writtenPath(some)).not.toBe(writtenPath(others));
      }),
    );
  });
});

describe('a written list', () => {
  it('joins names with a semicolon and a space', () => {
    expect(writtenList(['N9', 'N10'])).toBe('N9; N10');
  });

  it('gives back its names, whatever they contain', () => {
    fc.assert(
      fc.property(anyNames, (names) => {
        expect(listNames(writtenList(names))).toEqual(names);
      }),
    );
  });

  it('keeps the places of empty values among others', () => {
    expect(listNames(writtenList(['', 'north', '']))).toEqual(['', 'north', '']);
  });

  it('is an empty cell for an empty list', () => {
    expect(writtenList([])).toBe('');
    expect(listNames('')).toEqual([]);
  });
});
