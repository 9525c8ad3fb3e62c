// What the counts of a column are out of, or in, as it stands under its name: one wording for screens, figures,
// workbooks and the command line.
import type { TallyColumn } from '#core/counting/tally-column.ts';
import type { Tally } from '#core/counting/tally.ts';
import { countInWords } from './numbers.ts';
import type { Words } from './words.ts';

/** “of 17”, “of 20, drawn from 200”, “in 59 sources”; for the total of several kinds that it is no share. */
export function columnBase(words: Words, { facts }: Tally, column: TallyColumn): string {
  const { t } = words;
  const { unit, denominator } = facts;
  const n = countInWords(words, column.n);
  if (column.key === 'total' && column.shareReason?.key === 'mixed_kinds')
    return t('counting:column_base.union');
  if (column.missing.respondents?.key === 'no_respondents' && unit === 'respondents') {
    return t('counting:column_base.nobody');
  }
  if (unit === 'characters' && column.hasShare) return t('counting:column_base.characters', { n });
  if (column.hasShare || column.shareRule === 'out-of') {
    const isOfDocuments = unit === 'sources' && !column.kinds.includes('interview');
    const covered = isOfDocuments && denominator.used === 'reviewed' ? coverageOf(column) : null;
    if (covered === null) return t(`counting:column_base.${denominator.used}`, { n });
    return t(`counting:column_base.${covered}`, { n, frame: countInWords(words, column.frame ?? 0) });
  }
  const { sources } = column.bases;
  if (column.kinds.length > 1) {
    return t('counting:column_base.in_both', { n: countInWords(words, sources), count: sources });
  }
  return t(`counting:column_base.in_${denominator.used}`, {
    n: countInWords(words, sources),
    count: sources,
  });
}

function coverageOf({ form, frame, shareRule, shareReason }: TallyColumn): string | null {
  if (form === 'drawn' && frame !== null) return 'drawn';
  if (form === 'frame-unknown') return 'sampled';
  if (form === 'purposive' || shareReason?.key === 'purposive') return 'chosen';
  return shareRule === 'estimated' ? 'weighed' : null;
}
