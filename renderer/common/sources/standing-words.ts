import type { SourceRecord } from '#core/records.ts';
import type { ProjectState } from '#renderer/state/project.ts';
import type { Words } from '#words/words.ts';

/** The source that a duplicate is a copy of. Only for a duplicate are the sources searched by id. */
export function originalIn(
  { source }: Pick<ProjectState['tables'], 'source'>,
  { duplicateOf }: Pick<SourceRecord, 'duplicateOf'>,
): SourceRecord | undefined {
  return duplicateOf === null ? undefined : source.get(duplicateOf);
}

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
