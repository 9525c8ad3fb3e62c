// Why a number is a dash, in words. The reason carries its numbers and names.
import type { ClassMark, Reason, ReasonKey } from '#core/counting/reasons.ts';
import { isSmall } from '#core/counting/share.ts';
import { countInWords, percentInWords } from './numbers.ts';
import type { Words } from './words.ts';

/** For each reason, the number that determines the form of the verb. */
const agreesWith: Readonly<Partial<Record<ReasonKey, string>>> = {
  none_reviewed: 'm',
  none_coded: 'm',
  incomplete_class: 'm',
  out_of_draw_order: 'r',
  undecidable_part: 'u',
};

/** The sentence of a reason, used wherever the number would be. */
export function reasonSentence(words: Words, { key, params }: Reason): string {
  const { t } = words;
  const parameters: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    if (name === 'unit') continue;
    if (name === 'low' || name === 'high')
      parameters[name] = boundInWords(words, Number(value), Number(params['n']));
    else if (typeof value === 'number') parameters[name] = countInWords(words, value);
    else if (name === 'cluster' && typeof value === 'string')
      parameters[name] = t(`counting:cluster.${value}`);
    else if (typeof value === 'string') parameters[name] = value === '' ? t('counting:columns.none') : value;
    else if (value === null) parameters[name] = t('counting:columns.none');
    else parameters[name] = coverageInWords(words, value);
  }
  const count = Number(params['m'] ?? params['n'] ?? params['k'] ?? 0);
  const { unit } = params;
  if (typeof unit === 'string') parameters['units'] = t(`statements:units.${unit}`, { count });
  if (key === 'undecidable_part' && unit === 'respondents')
    return t('counting:majority.people_undecided', { ...parameters, count: Number(params['u']) });
  if (key === 'out_of_draw_order' && params['r'] === 0) return t('counting:coverage.none_read', parameters);
  return t(params[agreesWith[key] ?? ''] === 1 ? `statements:one.${key}` : `reasons:${key}`, parameters);
}

/** A bound of a share of `n`: “40%”, or “3 of 6” if these are few. */
export function boundInWords(words: Words, share: number, n: number): string {
  if (!isSmall(n)) return percentInWords(words, share);
  return words.t('figures:found', {
    found: countInWords(words, Math.round(share * n)),
    n: countInWords(words, n),
  });
}

/** “news: sampled; report: complete”. */
function coverageInWords({ t }: Words, marks: readonly ClassMark[]): string {
  return marks
    .map(({ name, coverage }) =>
      t('counting:groups.covered', {
        group: name ?? t('counting:groups.documents_without_class'),
        coverage: t(`sources:coverage_${coverage ?? 'complete'}`),
      }),
    )
    .join(t('exports:list.separator'));
}
