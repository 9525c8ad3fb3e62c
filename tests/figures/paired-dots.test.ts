import { describe, expect, it } from 'vitest';
import { codeColour } from '#core/codes/colours.ts';
import { pairedDots } from '#figures/paired-dots.ts';
import { cell, pairFigure, row } from './two-figures.ts';
import { parseSvg, numberIn } from './xml.ts';

const colour = codeColour(0, 'light');

function dots(svg: string) {
  const circles = parseSvg(svg).elements.filter(({ name }) => name === 'circle');
  const full = circles.find(({ attributes }) => attributes['fill'] === colour);
  const hollow = circles.find(({ attributes }) => attributes['stroke'] === colour);
  return { full, hollow };
}

describe('paired dots', () => {
  it('stand where their shares are on one scale', () => {
    const svg = pairedDots({
      ...pairFigure,
      rows: [{ ...row('connector', [cell(50, 200), cell(17, 17)]), remark: '' }],
    });
    const ticks = parseSvg(svg).elements.filter(
      ({ name, attributes }) => name === 'text' && attributes['text-anchor'] === 'middle',
    );
    const [none, quarter, , , all] = ticks.map((tick) => numberIn(tick, 'x'));
    const { full, hollow } = dots(svg);

    expect(full && numberIn(full, 'cx')).toBe(quarter);
    expect(hollow && numberIn(hollow, 'cx')).toBe(all);
    expect(none).toBeLessThan(quarter ?? Number.NaN);
  });

  it('are both visible where shares are equal: the filled one is drawn later and is smaller', () => {
    const svg = pairedDots({
      ...pairFigure,
      rows: [{ ...row('connector', [cell(100, 200), cell(5, 10)]), remark: '' }],
      columns: [pairFigure.columns[0], { label: 'Respondents', base: 'of 10', n: 10 }],
    });
    const { full, hollow } = dots(svg);
    if (full === undefined || hollow === undefined) throw new Error('Both sides have a dot.');

    expect(full.attributes['cx']).toBe(hollow.attributes['cx']);
    expect(numberIn(full, 'r')).toBeLessThan(numberIn(hollow, 'r'));
    expect(svg.indexOf(`fill="${colour}"/></g>`)).toBeGreaterThan(
      svg.indexOf(`stroke="${colour}" stroke-width="2"/></g>`),
    );
  });

  it('print both numbers, the words of the scale and the verdict', () => {
    const { texts } = parseSvg(pairedDots(pairFigure));

    expect(texts).toEqual(
      expect.arrayContaining([
        '100',
        '50%',
        '9 of 17',
        '0 of 17',
        'none',
        'half',
        'all',
        'Verdict',
        'converges',
      ]),
    );
  });

  it('show a dash instead of dot and line for an empty side', () => {
    const svg = pairedDots({
      ...pairFigure,
      columns: [pairFigure.columns[0], { label: 'Respondents', base: 'of 0', n: 0 }],
      rows: [{ ...row('connector', [cell(100, 200), null]), remark: '' }],
    });

    expect(dots(svg).full).toBeDefined();
    expect(dots(svg).hollow).toBeUndefined();
    expect(parseSvg(svg).texts).toContain('–');
    expect(parseSvg(svg).elements.some(({ attributes }) => attributes['stroke-opacity'] !== undefined)).toBe(
      false,
    );
  });

  it('describe each dot for screen readers', () => {
    const spoken = parseSvg(pairedDots(pairFigure))
      .elements.filter(({ attributes }) => attributes['role'] === 'img')
      .map(({ attributes }) => String(attributes['aria-label']));

    expect(spoken.toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      '0 of 17',
      '100 of 200',
      '50 of 200',
      '9 of 17',
    ]);
  });

  it('show intervals above for the filled dot and below for the hollow one', () => {
    const svg = pairedDots({
      ...pairFigure,
      rows: [
        {
          ...row('connector', [
            cell(100, 200, { low: 0.4, high: 0.6 }),
            cell(9, 17, { low: 0.3, high: 0.7 }),
          ]),
          remark: '',
        },
      ],
    });
    const whiskers = parseSvg(svg).elements.filter(
      ({ name, attributes }) => name === 'path' && attributes['stroke-width'] === '1.2',
    );

    expect(whiskers.map(({ attributes }) => attributes['stroke-dasharray'])).toEqual(['3 2', undefined]);
  });
});
