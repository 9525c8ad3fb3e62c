import { describe, expect, it } from 'vitest';
import { drawnPassages } from '#renderer/features/portraits/drawn-passages.ts';
import { isOneLanguage } from '#renderer/features/portraits/portraits-choices.ts';

const isCounterexample = false;
const line = {
  length: 200,
  places: [
    [
      { start: 20, end: 40, isCounterexample },
      { start: 100, end: 200, isCounterexample },
    ],
    [{ start: 20, end: 30, isCounterexample }],
  ],
};
const none: ReadonlySet<number> = new Set();

const drawn = (...asked: Parameters<typeof drawnPassages>): number[][] =>
  drawnPassages(...asked).map(({ theme, left, width }) => [theme, left, width]);

describe('the passages of a line', () => {
  it('stand in the order of the text, and where they begin together in that of the lanes', () => {
    expect(drawn(line, none, { as: 'codelines', characters: null, tiles: 1 })).toEqual([
      [0, 10, 10],
      [1, 10, 5],
      [0, 50, 50],
    ]);
  });

  it('are measured by the longest text where lengths are true', () => {
    expect(drawn(line, none, { as: 'codelines', characters: 400, tiles: 1 })[0]).toEqual([0, 5, 5]);
  });

  it('are tiles of one width, without those of hidden lanes', () => {
    expect(drawn(line, new Set([1]), { as: 'tiles', characters: null, tiles: 4 })).toEqual([
      [0, 0, 25],
      [0, 25, 25],
    ]);
  });
});

describe('true lengths are offered', () => {
  it.each([
    { languages: ['en', 'en-GB'], is: true },
    { languages: ['en', 'zh-CN'], is: false },
    { languages: [null, null], is: false },
    { languages: [], is: false },
  ])('for $languages: $is', ({ languages, is }) => {
    expect(isOneLanguage(languages.map((language) => ({ language })))).toBe(is);
  });
});
