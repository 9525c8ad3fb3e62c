// What a source is until somebody says otherwise.
import type { SourceKind, SourceStatus } from './records.ts';

/** How a source stands in triage when it comes in: interviews were made for the study, documents are to be screened. */
export function statusOnArrival(kind: SourceKind): SourceStatus {
  return kind === 'interview' ? 'included' : 'new';
}
