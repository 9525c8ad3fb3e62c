import type { BarFigure, FigureCell, FigureRow, PairFigure } from '#core/figures/figure.ts';

const text = {
  title: 'What the documents say, what people said',
  subtitle: 'Sources with the theme, of reviewed sources',
  notes: ['How this was counted.', '◇ asked about in the interview guide.'],
  language: 'en',
};

/** A cell with its number as figures print it. */
export function cell(count: number, n: number | null, interval: FigureCell['interval'] = null): FigureCell {
  const isSmall = n !== null && n < 20;
  return {
    count,
    label: isSmall ? `${count} of ${n}` : String(count),
    share: n === null || isSmall ? '' : `${Math.round((100 * count) / n)}%`,
    part: null,
    interval,
    spoken: `${count} of ${n ?? 'any'}`,
  };
}

/** A row of a figure. */
export function row(label: string, cells: FigureRow['cells'], more: Partial<FigureRow> = {}): FigureRow {
  return { label, label2: '', mark: '', colour: 0, depth: 0, cells, ...more };
}

/** Two themes in 200 news items and among 17 people. */
export const barFigure: BarFigure = {
  ...text,
  columns: [
    { label: 'News', base: 'of 200', n: 200 },
    { label: 'Respondents', base: 'of 17', n: 17 },
  ],
  rows: [
    row('connector', [cell(100, 200), cell(9, 17)], { label2: '连接者', mark: '◇' }),
    row('guide', [cell(50, 200), cell(0, 17)], { colour: 1 }),
  ],
};

/** The same themes as pairs, with a verdict on the first. */
export const pairFigure: PairFigure = {
  ...text,
  columns: [
    { label: 'News', base: 'of 200', n: 200 },
    { label: 'Respondents', base: 'of 17', n: 17 },
  ],
  rows: barFigure.rows.map((one, index) => ({ ...one, remark: index === 0 ? 'converges' : '' })),
  remarkLabel: 'Verdict',
  scale: ['none', '¼', 'half', '¾', 'all'],
};
