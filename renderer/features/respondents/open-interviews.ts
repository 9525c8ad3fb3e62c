import { closeImports } from '#renderer/common/openers/imports-place.ts';
import type { PlainFact } from '#renderer/features/sources/source-facts.ts';
import { noFilter, type SourceFilter } from '#renderer/features/sources/source-filter.ts';
import { projectStore } from '#renderer/state/project.ts';
import { openPlace, show, workspaceStore } from '#renderer/state/workspace.ts';
import type { RespondentRow } from './respondent-row.ts';

/** Opens the interview of a respondent; lists several ones in Sources. */
export function openInterviews({ person, interviews }: RespondentRow): void {
  const [only, ...others] = interviews;
  if (!only) return;
  if (others.length === 0) {
    openPlace({ sourceId: only.id });
    return;
  }
  const path = projectStore.getState().open?.path ?? '';
  const filter = interviewsOf(person.id);
  workspaceStore.setState(({ choices }) => ({ choices: { ...choices, [`sources.filter ${path}`]: filter } }));
  closeImports();
  show('sources');
}

/** The source filter that shows the interviews of one respondent: N1 does not match N10. */
export function interviewsOf(personId: string): SourceFilter {
  const wanted = { respondent: [personId] } satisfies Partial<Record<PlainFact, readonly string[]>>;
  return { ...noFilter, kind: 'interview', wanted };
}
