import { describe, expect, it } from 'vitest';
import { nextZoom, scaleOf, sheetAt, sheetsBetween, stackPages, zoomOf } from '#renderer/pages/page-stack.ts';

const pages = [
  { width: 600, height: 800 },
  { width: 400, height: 600 },
  { width: 600, height: 800 },
];

describe('pages one below another', () => {
  it('are centred on the widest, each below the one before, in whole pixels', () => {
    const { sheets, width, height } = stackPages(pages, 1.001);

    expect(sheets.map(({ left }) => left)).toEqual([0, 100, 0]);
    expect(sheets.map(({ height: own }) => own)).toEqual([801, 601, 801]);
    expect(sheets[1]!.top).toBeGreaterThan(sheets[0]!.height);
    expect([width, height]).toEqual([601, sheets[2]!.top + 801]);
    expect(sheets.flatMap(Object.values).every(Number.isInteger)).toBe(true);
  });

  it('are found by a height: between two pages the upper one, and beyond the ends the first or last', () => {
    const stack = stackPages(pages, 1);
    const [, second, third] = stack.sheets;

    expect(sheetAt(stack, -50)).toBe(0);
    expect(sheetAt(stack, second!.top)).toBe(1);
    expect(sheetAt(stack, third!.top - 1)).toBe(1);
    expect(sheetAt(stack, 1e6)).toBe(2);
    expect(sheetsBetween(stack, second!.top + 1, second!.top + 2)).toEqual([1]);
    expect(sheetsBetween(stack, second!.top + 1, third!.top + 1)).toEqual([1, 2]);
    expect(sheetsBetween(stack, -10, 1e6)).toEqual([0, 1, 2]);
  });

  it('are none in a source without pages', () => {
    const stack = stackPages([], 1);

    expect([stack.width, stack.height, sheetAt(stack, 10), sheetsBetween(stack, 0, 10)]).toEqual([
      0,
      0,
      0,
      [],
    ]);
  });
});

describe('zoom', () => {
  it('at 100% shows an inch as 96 pixels', () => {
    expect(scaleOf(1, 600, 1000) * 72).toBeCloseTo(96);
    expect(zoomOf(scaleOf(1.5, 600, 1000))).toBeCloseTo(1.5);
  });

  it('fits the width of the frame, but makes no page larger than twice its size', () => {
    expect(scaleOf('width', 600, 720) * 600).toBeCloseTo(720);
    expect(zoomOf(scaleOf('width', 600, 10_000))).toBe(2);
  });

  it('goes up and down in steps, from wherever it is, within limits', () => {
    expect(nextZoom(0.83, 1)).toBe(0.9);
    expect(nextZoom(0.83, -1)).toBe(0.8);
    expect(nextZoom(1, 1)).toBe(1.1);
    expect(nextZoom(4, 1)).toBeNull();
    expect(nextZoom(0.25, -1)).toBeNull();
  });
});
