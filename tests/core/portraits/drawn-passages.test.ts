import { describe, expect, it } from 'vitest';
import { drawnPassages, isOneLanguage, lanesOf, lineScale } from '#core/portraits/drawn-passages.ts';

const isCounterexample = false;
const line = {
  length: 200,
  language: 'en',
  places: [
    [
      { start: 20, end: 40, isCounterexample },
      { start: 100, end: 200, isCounterexample },
    ],
    [{ start: 20, end: 30, isCounterexample }],
  ],
};

const drawn = (...asked: Parameters<typeof drawnPassages>): number[][] =>
  drawnPassages(...asked).map(({ theme, left, width }) => [theme, left, width]);

describe('the passages of a line', () => {
  it('stand in the order of the text, and where they begin together in that of the lanes', () => {
    expect(drawn(line, [0, 1], { as: 'codelines', characters: null, tiles: 1 })).toEqual([
      [0, 10, 10],
      [1, 10, 5],
      [0, 50, 50],
    ]);
  });

  it('are measured by the longest text where lengths are true', () => {
    expect(drawn(line, [0, 1], { as: 'codelines', characters: 400, tiles: 1 })[0]).toEqual([0, 5, 5]);
  });

  it('are tiles of one width, without those of themes that have no lane', () => {
    expect(drawn(line, [0], { as: 'tiles', characters: null, tiles: 4 })).toEqual([
      [0, 0, 25],
      [0, 25, 25],
    ]);
  });
});

describe('the scale of all lines', () => {
  const long = { ...line, length: 1000 };
  const asked = { view: 'codelines', length: 'true', lanes: null } as const;

  it.each([
    { lines: [line, long], drawing: asked, characters: 1000, tiles: 3 },
    { lines: [line, { ...long, language: 'zh-CN' }], drawing: asked, characters: null, tiles: 3 },
    { lines: [line, long], drawing: { ...asked, length: 'equal' as const }, characters: null, tiles: 3 },
    { lines: [line, long], drawing: { ...asked, view: 'tiles' as const }, characters: null, tiles: 3 },
    { lines: [], drawing: asked, characters: null, tiles: 1 },
  ])('of $drawing.length $drawing.view, $lines.length lines', ({ lines, drawing, characters, tiles }) => {
    expect(lineScale(lines, [0, 1], drawing)).toEqual({ as: drawing.view, characters, tiles });
  });
});

describe('lanes', () => {
  const themes = Array.from({ length: 25 }, (_, place) => ({ codeId: `c${place}`, passages: place % 10 }));

  it('are all themes, and of many the eight with most passages in the order of the codebook', () => {
    expect(lanesOf(themes.slice(0, 8), null)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
    expect(lanesOf(themes, null)).toEqual([6, 7, 8, 9, 16, 17, 18, 19]);
  });

  it('are those chosen, unless none of these is there', () => {
    expect(lanesOf(themes, ['c20', 'c2', 'gone'])).toEqual([2, 20]);
    expect(lanesOf(themes.slice(0, 3), ['gone'])).toEqual([0, 1, 2]);
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
