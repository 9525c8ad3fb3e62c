// The counts of one theme on one side, in a few words.
import type { Comparison, ThemeComparison } from '#core/comparison/compare.ts';
import type { PassageRow } from '#core/counting/passages.ts';
import type { SideKind } from '#core/comparison/counts.ts';
import { atSentenceStart } from '#words/sentences.ts';
import type { Words } from '#words/words.ts';
import { classOfColumn, sideOfColumn } from './evidence.ts';

/**
 * The counts of a column: `9 respondents, 14 passages`, `37 documents, 62 passages`; for a class `News: 15 documents`.
 * Without a column, the counts of the interviews. Leaves out what cannot be counted.
 */
export function columnCounts(
  words: Words,
  comparison: Comparison,
  theme: ThemeComparison,
  column: string | null,
): string {
  const { t } = words;
  const side = sideOfColumn(column);
  const { unit, kind, classes } = comparison[side];
  const key = classOfColumn(side, column);
  const index = classes.findIndex((each) => each.key === key);
  const ofClass = theme[side].byClass[index];
  if (key !== null && ofClass) {
    if (ofClass.count === null) return '';
    return t('compare:of_class', {
      name: atSentenceStart(words, key),
      counts: t(`compare:${kind}s_count`, { count: ofClass.count }),
    });
  }
  const { count, passages } = theme[side];
  return [
    ...(count === null
      ? []
      : [t(unit === 'respondents' ? 'compare:respondents' : 'compare:documents_count', { count })]),
    ...(passages === null ? [] : [t('compare:passages_count', { count: passages })]),
  ].join(t('reader:comma'));
}

/** The counts of a list of one side: `18 interviews, 55 passages`. Codings of whole sources are not passages. */
export function listedCounts(words: Words, kind: SideKind, rows: readonly PassageRow[]): string {
  const sources = new Set(rows.map(({ sourceId }) => sourceId)).size;
  const passages = rows.filter(({ span }) => span !== null).length;
  return [
    words.t(`compare:${kind === 'mixed' ? 'source' : kind}s_count`, { count: sources }),
    words.t('compare:passages_count', { count: passages }),
  ].join(words.t('reader:comma'));
}
