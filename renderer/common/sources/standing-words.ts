import type { SourceRecord } from '#core/records.ts';
import type { Words } from '#words/words.ts';

/** The status of a source in words: “excluded: off topic”, “duplicate of “Small teams win””. */
export function standingInWords(
  { status, exclusionReason, duplicateOf }: SourceRecord,
  original: Pick<SourceRecord, 'title'> | undefined,
  { t }: Pick<Words, 't'>,
): string {
  if (duplicateOf !== null) return t('triage:status_duplicate', { title: original?.title ?? '' });
  if (status === 'excluded' && exclusionReason)
    return t('triage:status_excluded_for', { reason: exclusionReason });
  return t(`sources:status_${status}`);
}
