import { describe, expect, it } from 'vitest';
import { usualFigure, type FigureSetting } from '#core/figures/figure-setting.ts';
import { bars } from '#figures/bars.ts';
import { pairedDots } from '#figures/paired-dots.ts';
import { printed } from '#figures/printed.ts';
import { barFigure, pairFigure } from './two-figures.ts';
import { parseSvg } from './xml.ts';

function printedBars(setting: Partial<FigureSetting>) {
  return printed({ ...usualFigure, ...setting }, (drawing) => bars(barFigure, drawing));
}

function printedPair(setting: Partial<FigureSetting>) {
  return printed({ ...usualFigure, ...setting }, (drawing) => pairedDots(pairFigure, drawing));
}

describe('a figure in print', () => {
  it('is as wide as a journal column, in type of the usual size', () => {
    const figure = printedBars({ width: 85 });

    expect(parseSvg(figure.svg).root.attributes).toMatchObject({
      width: '85mm',
      height: `${figure.height}mm`,
    });
    expect([figure.width, figure.needed]).toEqual([85, 85]);
    expect(figure.smallestType).toBeGreaterThan(8);
  });

  it('is as wide as it needs rather than in smaller type', () => {
    const figure = printedPair({ width: 85 });

    expect(figure.width).toBe(figure.needed);
    expect(figure.needed).toBeGreaterThan(85);
    expect(figure.smallestType).toBeGreaterThan(8);
  });

  it('is set smaller when asked, and states how small its type then is', () => {
    const wide = printedPair({ width: 85 });
    const small = printedPair({ width: 85, shrinks: true });

    expect(small.width).toBe(85);
    expect(small.smallestType).toBeCloseTo((wide.smallestType * 85) / wide.needed, 1);
    expect(small.smallestType).toBeLessThan(7);
  });

  it('has a white, paper-coloured or transparent background', () => {
    const filled = (ground: FigureSetting['ground']) =>
      parseSvg(printedBars({ ground }).svg).elements.filter(
        ({ name, attributes }) => name === 'rect' && Number(attributes['width']) > 600,
      );

    expect(filled('white').map(({ attributes }) => attributes['fill'])).toEqual(['#ffffff']);
    expect(filled('paper').map(({ attributes }) => attributes['fill'])).toEqual(['#fbfaf7']);
    expect(filled('none')).toEqual([]);
  });

  it('says nothing by colour alone when it is drawn in greys', () => {
    const colours = (svg: string) =>
      [...svg.matchAll(/#([\da-f]{2})([\da-f]{2})([\da-f]{2})/g)].filter(([, ...parts]) => {
        const levels = parts.map((part) => Number.parseInt(part, 16));
        return Math.max(...levels) - Math.min(...levels) > 24;
      });

    expect(colours(printedPair({ greys: true }).svg)).toEqual([]);
    expect(colours(printedBars({ greys: true }).svg)).toEqual([]);
    expect(colours(printedBars({}).svg).length).toBeGreaterThan(0);
  });
});
