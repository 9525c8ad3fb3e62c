import { describe, expect, it } from 'vitest';
import { codeColour } from '#core/codes/colours.ts';
import { bars } from '#figures/bars.ts';
import { barFigure, cell, row } from './two-figures.ts';
import { parseSvg, numberIn } from './xml.ts';

const connector = codeColour(0, 'light');
const guide = codeColour(1, 'light');

/** The bars of a colour, without swatches. */
function barsOf(svg: string, fill: string) {
  return parseSvg(svg).elements.filter(
    ({ name, attributes }) =>
      name === 'rect' &&
      attributes['fill'] === fill &&
      attributes['height'] === '9' &&
      attributes['rx'] !== '2.5',
  );
}

/** The thin bars of a colour below their numbers in narrow columns. */
function narrowBarsOf(svg: string, fill: string) {
  return parseSvg(svg).elements.filter(
    ({ name, attributes }) => name === 'rect' && attributes['fill'] === fill && attributes['height'] === '4',
  );
}

describe('the bars of themes', () => {
  it('are named by their caption when no title is drawn, and always have a name', () => {
    const nameOf = (figure: Partial<typeof barFigure>) =>
      parseSvg(bars({ ...barFigure, title: '', subtitle: '', ...figure })).root.attributes['aria-label'];

    expect(nameOf({ notes: ['How it was counted.'] })).toBe('How it was counted.');
    expect(nameOf({ notes: [] })).toBeUndefined();
  });

  it('are a standalone SVG file that names itself', () => {
    const { root } = parseSvg(bars(barFigure));

    expect(root).toMatchObject({
      name: 'svg',
      attributes: {
        xmlns: 'http://www.w3.org/2000/svg',
        role: 'figure',
        'aria-label': barFigure.title,
        'xml:lang': 'en',
      },
    });
  });

  it('are as long as their shares', () => {
    const svg = bars(barFigure);
    const [longer] = barsOf(svg, connector);
    const [shorter] = barsOf(svg, guide);
    if (longer === undefined || shorter === undefined) throw new Error('Both themes have a bar.');

    expect(numberIn(longer, 'width') / numberIn(shorter, 'width')).toBeCloseTo(2, 1);
  });

  it('have one scale in all panels of shares', () => {
    const svg = bars({
      ...barFigure,
      columns: [
        { label: 'News', base: 'of 200', n: 200 },
        { label: 'Reports', base: 'of 40', n: 40 },
      ],
      rows: [row('connector', [cell(100, 200), cell(20, 40)])],
    });

    const [news, reports] = barsOf(svg, connector).map((bar) => bar.attributes['width']);

    expect(news).toBe(reports);
    expect(news).toBeDefined();
  });

  it('are dots for few people: one each, filled for those with the theme', () => {
    const { elements } = parseSvg(bars(barFigure));
    const circles = elements.filter(({ name }) => name === 'circle');

    expect(circles).toHaveLength(34);
    expect(circles.filter(({ attributes }) => attributes['fill'] === connector)).toHaveLength(9);
    expect(circles.filter(({ attributes }) => attributes['fill'] === guide)).toHaveLength(0);
  });

  it('print "9 of 17" and no percentage for few people', () => {
    const { texts } = parseSvg(bars(barFigure));

    expect(texts).toContain('9 of 17');
    expect(texts.filter((text) => text.includes('%') && !text.startsWith('0'))).toEqual(
      expect.arrayContaining(['50%', '25%']),
    );
    expect(texts).not.toContain('53%');
  });

  it('never print a percentage for few people, even if they are too close together for single dots', () => {
    const crowded = Array.from({ length: 6 }, (_, index) => ({
      label: `Wave ${index}`,
      base: 'of 19',
      n: 19,
    }));
    const smuggled = { ...cell(9, 19), label: '9 of the 19 people', share: '47%' };
    const svg = bars(
      {
        ...barFigure,
        columns: crowded,
        rows: [
          row(
            'connector',
            crowded.map(() => smuggled),
          ),
        ],
      },
      { width: 480 },
    );

    expect(narrowBarsOf(svg, connector)).toHaveLength(6);
    expect(parseSvg(svg).texts.filter((text) => text.includes('%'))).toEqual([]);
  });

  it('have the intervals of a sampled class in narrow columns too', () => {
    const narrow = (interval: { low: number; high: number } | null) => {
      const years = Array.from({ length: 8 }, (_, place) => ({
        label: String(2015 + place),
        base: 'of 200',
        n: 200,
      }));
      return bars({
        ...barFigure,
        columns: years,
        rows: [
          row(
            'connector',
            years.map(() => (interval ? cell(100, 200, interval) : cell(100, 200))),
          ),
        ],
      });
    };
    const whiskers = (svg: string) =>
      parseSvg(svg).elements.filter(
        ({ name, attributes }) => name === 'path' && attributes['stroke-width'] === '1.1',
      );

    expect(narrowBarsOf(narrow(null), connector)).toHaveLength(8);
    expect(whiskers(narrow(null))).toHaveLength(0);
    expect(whiskers(narrow({ low: 0.43, high: 0.57 }))).toHaveLength(8);
  });

  it('describe each cell for screen readers', () => {
    const spoken = parseSvg(bars(barFigure))
      .elements.filter(({ attributes }) => attributes['role'] === 'img')
      .map(({ attributes }) => attributes['aria-label']);

    expect(spoken).toEqual(['100 of 200', '50 of 200', '9 of 17', '0 of 17']);
  });

  it('show a dash where nobody was counted', () => {
    const svg = bars({
      ...barFigure,
      columns: [{ label: 'Charter', base: 'of 0', n: 0 }],
      rows: [row('connector', [null])],
    });

    expect(parseSvg(svg).texts).toContain('–');
    expect(barsOf(svg, connector)).toEqual([]);
  });

  it('show an interval when there is one', () => {
    const withInterval = row('connector', [cell(100, 200, { low: 0.43, high: 0.57 }), cell(9, 17)]);
    const whiskers = (rows: typeof barFigure.rows) =>
      parseSvg(bars({ ...barFigure, rows })).elements.filter(
        ({ name, attributes }) => name === 'path' && attributes['stroke-width'] === '1.1',
      );

    expect(whiskers([withInterval])).toHaveLength(1);
    expect(whiskers(barFigure.rows)).toHaveLength(0);
  });

  it('show counts on a scale of their own when there is no base', () => {
    const passages = { label: 'Passages', base: '', n: null };
    const { texts } = parseSvg(
      bars({
        ...barFigure,
        columns: [passages],
        rows: [row('connector', [cell(400, null)]), row('guide', [cell(100, null)])],
      }),
    );

    expect(texts).toEqual(expect.arrayContaining(['400', '100']));
    expect(texts.some((text) => text.includes('%'))).toBe(false);
  });

  it('with many columns are arranged in bands, one row below the other, within the page', () => {
    const years = Array.from({ length: 12 }, (_, index) => ({
      label: String(2014 + index),
      base: 'of 100',
      n: 100,
    }));
    const rows = Array.from({ length: 30 }, (_, place) =>
      row(
        `code ${place}`,
        years.map((__, index) => cell(index * 8, 100)),
      ),
    );
    const { texts, elements, root } = parseSvg(bars({ ...barFigure, columns: years, rows }));

    expect(years.every(({ label }) => texts.includes(label))).toBe(true);
    expect(texts.filter((text) => text === 'code 0')).toHaveLength(1);
    expect(Number(root.attributes['height'])).toBeLessThan(2 * 30 * 28);
    const right = Math.max(
      ...elements
        .filter(({ name }) => name === 'rect')
        .map((rect) => numberIn(rect, 'x') + numberIn(rect, 'width'))
        .filter(Number.isFinite),
    );
    expect(right).toBeLessThanOrEqual(Number(root.attributes['width']));
  });

  it('of many people are dots, one a person, filled where the theme is present', () => {
    const people = Array.from({ length: 17 }, (_, index) => ({
      label: `N${index + 1}`,
      base: 'of 1',
      n: 1,
    }));
    const rows = [
      row(
        'connector',
        people.map((_, index) => cell(index % 2, 1)),
      ),
    ];
    const { elements, texts } = parseSvg(bars({ ...barFigure, columns: people, rows }));

    const dots = elements.filter(({ name }) => name === 'circle');
    expect(dots).toHaveLength(17);
    expect(dots.filter(({ attributes }) => attributes['fill'] === connector)).toHaveLength(8);
    expect(texts.filter((text) => text.includes('of 1'))).toHaveLength(17);
  });

  it('have no scale under one column of counts beside columns of few people', () => {
    const columns = [
      { label: '2019', base: 'of 3', n: 3 },
      { label: '(none)', base: 'in 6 sources', n: null },
    ];
    const svg = bars({ ...barFigure, columns, rows: [row('connector', [cell(1, 3), cell(4, null)])] });

    expect(parseSvg(svg).texts.filter((text) => /^[0-9]+$/.test(text))).toEqual(['2019', '4']);
  });

  it('have as many ticks as their labels have room for', () => {
    const years = Array.from({ length: 3 }, (_, index) => ({
      label: `${2020 + index}`,
      base: 'of 200',
      n: 200,
    }));
    const { elements } = parseSvg(
      bars({
        ...barFigure,
        columns: years,
        rows: [
          row(
            'connector',
            years.map(() => cell(80, 200)),
          ),
        ],
      }),
    );
    const labels = elements
      .filter(({ attributes }) => attributes['text-anchor'] !== undefined)
      .map((label) => numberIn(label, 'x'))
      .toSorted((a, b) => a - b);

    expect(labels.length).toBeGreaterThanOrEqual(6);
    labels.slice(1).forEach((x, index) => {
      expect(x - (labels[index] ?? Number.NaN)).toBeGreaterThan(30);
    });
  });

  it('name Latin fonts before Chinese ones in English, and after them in Chinese', () => {
    const fontsIn = (language: string) =>
      parseSvg(bars({ ...barFigure, language })).root.attributes['font-family'];

    expect(fontsIn('en')).toMatch(/Arial.*Noto Sans CJK SC/);
    expect(fontsIn('zh-CN')).toMatch(/Noto Sans CJK SC.*Arial/);
  });

  it('stay readable when names contain characters that XML escapes or forbids', () => {
    const hostile = '<script>"&\'\u0000\uD800';
    const { texts } = parseSvg(
      bars({ ...barFigure, title: hostile, rows: [row(hostile, [cell(1, 200), cell(1, 17)])] }),
    );

    expect(texts.filter((text) => text.includes('<script>"&'))).toHaveLength(2);
  });

  it('take their colours from the background', () => {
    const dark = bars(barFigure, { theme: 'dark' });

    expect(barsOf(dark, codeColour(0, 'dark'))).toHaveLength(1);
    expect(barsOf(dark, connector)).toHaveLength(0);
  });

  it('are drawn without rows or columns too', () => {
    expect(parseSvg(bars({ ...barFigure, rows: [] })).texts).toContain('News');
    expect(parseSvg(bars({ ...barFigure, columns: [], rows: [row('connector', [])] })).texts).toContain(
      'connector',
    );
  });

  it('are the same in every drawing', () => {
    expect(bars(barFigure)).toBe(bars(structuredClone(barFigure)));
  });
});
