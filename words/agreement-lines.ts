// The table of agreement in words: its columns at a level, a row for each code and one for all together, and beneath it why
// numbers are missing.
import type { Agreement, AgreementOn } from '#core/agreement/agreement.ts';
import type { Interval } from '#core/agreement/bootstrap.ts';
import type {
  Counts,
  Measure,
  MeasureKey,
  Measures,
  WhyNoInterval,
  WhyNoMeasure,
} from '#core/agreement/measures.ts';
import type { Level } from '#core/agreement/request.ts';
import { coefficientInWords } from './coefficient.ts';
import { countInWords, percentInWords } from './numbers.ts';
import type { Words } from './words.ts';

/** The columns for two coders, and for more: first what the level is read by, last what flatters most. */
const ofTwo = ['alpha', 'jaccard', 'cohen', 'scott', 'brennan_prediger', 'ac1', 'percent'] as const;
const ofMany = ['alpha', 'fleiss', 'brennan_prediger', 'ac1', 'percent'] as const;
/** Further columns of two coders, shown where all are asked for. */
const moreOfTwo = ['dice', 'fleiss'] as const;
/** Percentages of fewer units than this say less than they seem to. */
const FEW_UNITS = 20;

/** One printed value of a coefficient, or a dash with the letter of its reason. */
export interface AgreementCell {
  readonly text: string;
  /** The number behind the text; null for a dash, an interval, or a text that says more than a number. */
  readonly value: number | null;
  /** The letter of the note that says why there is none; empty with a number. */
  readonly letter: string;
  /** Both ends of an interval. */
  readonly interval?: Interval;
  /** Of `16 of 17`, both numbers. */
  readonly found?: readonly [found: number, n: number];
}

/** A column after the first, which names the codes. */
export interface AgreementColumn {
  readonly key: string;
  readonly name: string;
  readonly format: 'count' | 'percent' | 'decimal' | 'text';
}

/** A row of the table. */
export interface AgreementLine {
  /** Null for all codes together. */
  readonly codeId: string | null;
  readonly cells: readonly AgreementCell[];
}

/** The table in words. */
export interface AgreementLines {
  readonly columns: readonly AgreementColumn[];
  readonly rows: readonly AgreementLine[];
  /** With its letter each. */
  readonly notes: readonly { readonly letter: string; readonly sentence: string }[];
}

/** The coefficient that a level is read by. */
export function chiefMeasure(level: Level): MeasureKey {
  if (level === 'segments') return 'brennan_prediger';
  return level === 'unitizing' ? 'u_alpha' : 'alpha';
}

/** The coefficients shown at a level for so many coders, the one it is read by first. */
function measuresShown(level: Level, coders: number, withAll = false): readonly MeasureKey[] {
  if (level === 'segments') return ['brennan_prediger', 'percent'];
  if (level === 'unitizing') return ['u_alpha', 'bar_u_alpha', 'cu_alpha', 'ku_alpha', 'coverage'];
  if (coders !== 2) return ofMany;
  return withAll ? [...ofTwo.slice(0, -1), ...moreOfTwo, 'percent'] : ofTwo;
}

/** The table of an agreement. All codes together come last, and only where there are several. */
export function agreementLines(words: Words, agreement: Agreement, withAll: boolean): AgreementLines {
  const { t } = words;
  const { facts, rows, pooled } = agreement;
  const keys = measuresShown(facts.level, facts.coders.length, withAll);
  const chief = chiefMeasure(facts.level);
  const reasons = new Map<WhyNoMeasure | WhyNoInterval, string>();
  const letterOf = (why: WhyNoMeasure | WhyNoInterval): string => {
    const letter = reasons.get(why) ?? String.fromCodePoint(0x61 + reasons.size);
    reasons.set(why, letter);
    return letter;
  };
  const count = (value: number): AgreementCell => ({
    text: countInWords(words, value),
    value,
    letter: '',
  });
  const dash = (why: WhyNoMeasure | WhyNoInterval): AgreementCell => ({
    text: '–',
    value: null,
    letter: letterOf(why),
  });
  const cellOf = (key: MeasureKey, { n }: Counts, measures: Measures): AgreementCell => {
    const measure = measures[key];
    if (typeof measure === 'string') return dash(measure);
    if (key !== 'percent') return { text: coefficientInWords(words, measure), value: measure, letter: '' };
    if (n >= FEW_UNITS) return { text: percentInWords(words, measure), value: measure, letter: '' };
    const part = countInWords(words, Math.round(measure * n));
    return {
      text: t('agreement_screen:of', { part, n: countInWords(words, n) }),
      value: null,
      letter: '',
      found: [Math.round(measure * n), n],
    };
  };
  const intervalOf = (interval: Interval | WhyNoInterval | undefined, measure: Measure): AgreementCell => {
    if (interval === undefined) return dash(typeof measure === 'string' ? measure : 'one_source');
    if (typeof interval === 'string') return dash(interval);
    const ends = interval.map((end) => coefficientInWords(words, end));
    return { text: `[${ends.join('; ')}]`, value: null, letter: '', interval };
  };
  const cellsOf = ({ counts, measures, intervals }: AgreementOn): AgreementCell[] => {
    return [
      count(counts.n),
      ...counts.used.map(count),
      count(counts.both),
      ...(withAll ? [count(counts.neither)] : []),
      cellOf(chief, counts, measures),
      ...(facts.draws === null ? [] : [intervalOf(intervals[chief], measures[chief])]),
      ...keys.slice(1).map((key) => cellOf(key, counts, measures)),
    ];
  };
  const lines: AgreementLine[] = [
    ...rows.map((row) => ({ codeId: row.codeId, cells: cellsOf(row) })),
    ...(rows.length > 1 ? [{ codeId: null, cells: cellsOf(pooled) }] : []),
  ];
  const column = (key: string, name: string, format: AgreementColumn['format']): AgreementColumn => ({
    key,
    name,
    format,
  });
  const ofMeasure = (key: MeasureKey): AgreementColumn =>
    column(key, t(`agreement:column.${key}`), key === 'percent' ? 'percent' : 'decimal');
  return {
    columns: [
      column('n', t('agreement:column.n'), 'count'),
      ...facts.coders.map((name, at) => column(`coder ${at}`, name, 'count')),
      column('both', t('agreement:column.both'), 'count'),
      ...(withAll ? [column('neither', t('agreement:column.neither'), 'count')] : []),
      ofMeasure(chief),
      ...(facts.draws === null
        ? []
        : [
            column(
              'interval',
              t('agreement:column.interval', { of: t(`agreement:column.${chief}`) }),
              'text',
            ),
          ]),
      ...keys.slice(1).map(ofMeasure),
    ],
    rows: lines,
    notes: [...reasons].map(([why, letter]) => ({ letter, sentence: t(`agreement:reason.${why}`) })),
  };
}
