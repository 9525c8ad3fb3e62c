import { closeImports } from '#renderer/features/imports/imports-place.ts';
import { noFilter, type SourceFilter } from '#renderer/features/sources/source-row.ts';
import { projectStore } from '#renderer/state/project.ts';
import { openPlace, show, workspaceStore } from '#renderer/state/workspace.ts';
import type { RespondentRow } from './respondent-row.ts';

/** Opens the interview of a respondent; of several, shows them among the sources. */
export function openInterviews({ person, interviews }: RespondentRow): void {
  const [only, ...others] = interviews;
  if (!only) return;
  if (others.length === 0) {
    openPlace({ sourceId: only.id });
    return;
  }
  const path = projectStore.getState().open?.path ?? '';
  const filter: SourceFilter = { ...noFilter, kind: 'interview', words: person.name };
  workspaceStore.setState(({ choices }) => ({ choices: { ...choices, [`sources.filter ${path}`]: filter } }));
  closeImports();
  show('sources');
}
