// The base of a column's counts, as shown under its name: the same words on screens, in figures, in workbooks and on
// the command line.
import type { Side } from '#core/comparison/counts.ts';
import type { Covered, TallyColumn } from '#core/counting/tally-column.ts';
import type { Tally } from '#core/counting/tally.ts';
import { countInWords } from './numbers.ts';
import type { Words } from './words.ts';

/** “of 17”, “of 20, drawn from 200”, “in 59 sources”; for the total of several kinds, that it is not a share. */
export function columnBase(words: Words, tally: Tally, column: TallyColumn): string {
  return countedBase(words, tally, column).text;
}

/** What is shown under the name of a column, with its number. */
export interface CountedBase {
  readonly text: string;
  /** What counts are out of, or found in; null where the words name none. */
  readonly n: number | null;
  /** Whether there is no base: that many sources are not reviewed. */
  readonly isUnreviewed?: true;
}

/** The same, with the number in it. */
export function countedBase(words: Words, tally: Tally, column: TallyColumn): CountedBase {
  const { t } = words;
  const { facts } = tally;
  const { unit, denominator } = facts;
  const n = countInWords(words, column.n);
  const why = column.missing[unit];
  if (why?.key === 'none_reviewed')
    return {
      text: t('counting:column_base.none_reviewed', { of: countInWords(words, Number(why.params['m'])) }),
      n: Number(why.params['m']),
      isUnreviewed: true,
    };
  const any = anyIn(tally, column);
  if (any !== null)
    return { text: t('counting:column_base.with_any', { n: countInWords(words, any) }), n: any };
  if (column.key === 'total' && column.shareReason?.key === 'mixed_kinds')
    return { text: t('counting:column_base.union'), n: null };
  if (column.missing.respondents?.key === 'no_respondents' && unit === 'respondents') {
    return { text: t('counting:column_base.nobody'), n: null };
  }
  const isOutOfBase = column.hasShare && column.shareRule !== 'part';
  if (unit === 'characters' && isOutOfBase)
    return { text: t('counting:column_base.characters', { n }), n: column.n };
  if (isOutOfBase || column.shareRule === 'out-of') {
    const isOfDocuments = unit === 'sources' && !column.kinds.includes('interview');
    const covered = isOfDocuments && denominator.used === 'reviewed' ? coveredBase(words, column) : null;
    if (covered !== null) return { text: covered, n: column.n };
    const isWeighed = column.shareRule === 'estimated' && isOfDocuments;
    return {
      text: t(`counting:column_base.${isWeighed ? 'weighed' : denominator.used}`, { n }),
      n: column.n,
    };
  }
  const { sources } = column.bases;
  const said = { n: countInWords(words, sources), count: sources };
  const key = column.kinds.length > 1 ? ('in_both' as const) : (`in_${denominator.used}` as const);
  return { text: t(`counting:column_base.${key}`, said), n: sources };
}

/** What the shares of a column, or of the whole table, are out of; null where they are out of something else. */
function anyIn({ facts, columns, total, any }: Tally, column: TallyColumn): number | null {
  if (!any || (facts.percent !== 'column' && facts.percent !== 'total')) return null;
  if (column === total) return any.total.count;
  return facts.percent === 'total' ? null : (any.cells[columns.indexOf(column)]?.count ?? null);
}

/** “of 20, drawn from 200”, “of 15 chosen”; null for a class with complete coverage. */
export function coveredBase(
  words: Words,
  { n, form, frame, inDraw, ...column }: CoveredColumn,
): string | null {
  const { t } = words;
  const numbers = {
    n: countInWords(words, n),
    frame: countInWords(words, frame ?? 0),
    drawn: countInWords(words, inDraw ?? 0),
  };
  if (form === 'drawn' && frame !== null)
    return t(`counting:column_base.${inDraw === n ? 'drawn' : 'drawn_in_part'}`, numbers);
  if (form === 'frame-unknown') return t('counting:column_base.sampled', numbers);
  const isChosen = form === 'purposive' || column.shareReason?.key === 'purposive';
  return isChosen ? t('counting:column_base.chosen', numbers) : null;
}

/** The base of a side's weighted share: the draw of its one class, or the frames of several. */
export function weighedBase(words: Words, { n, classes }: Pick<Side, 'n' | 'classes'>): string {
  const [first] = classes;
  const own = classes.length === 1 && first?.covered ? coveredBase(words, first.covered) : null;
  return own ?? words.t('counting:column_base.weighed', { n: countInWords(words, n) });
}

type CoveredColumn = Covered & Partial<Pick<TallyColumn, 'shareReason'>>;
