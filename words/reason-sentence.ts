// Why a number is a dash, in words. The numbers and names come with the reason.
import type { ClassMark, Reason } from '#core/counting/reasons.ts';
import { countInWords, percentInWords } from './numbers.ts';
import type { Words } from './words.ts';

/** The one sentence of a reason, used wherever the number would stand. */
export function reasonSentence(words: Words, { key, params }: Reason): string {
  const { t } = words;
  const told: Record<string, string> = {};
  for (const [name, value] of Object.entries(params)) {
    if (name === 'unit') continue;
    if (name === 'low' || name === 'high') told[name] = percentInWords(words, Number(value));
    else if (typeof value === 'number') told[name] = countInWords(words, value);
    else if (typeof value === 'string') told[name] = value === '' ? t('counting:columns.none') : value;
    else if (value === null) told[name] = t('counting:columns.none');
    else told[name] = coverageInWords(words, value);
  }
  const count = Number(params['m'] ?? params['n'] ?? params['k'] ?? 0);
  const { unit } = params;
  if (typeof unit === 'string') told['units'] = t(`statements:units.${unit}`, { count });
  return t(`reasons:${key}`, told);
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
