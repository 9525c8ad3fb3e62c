// The list of passages that stays beside the text: opened from a screen, kept until one closes it.
import type { PassageRequest } from './passage-request.ts';
import { idOf, openPassage, type PassageRow } from './passage-row.ts';
import { chooseRows } from './chosen-rows.ts';
import { attendToList } from './list-at-hand.ts';
import { dropSearch } from '#renderer/common/search/held-search.ts';
import { projectStore } from '#renderer/state/project.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { openPlace, useWorkspace, workspaceStore } from '#renderer/state/workspace.ts';

/** A list and where it came from. */
export interface HeldList extends PassageRequest {
  /** What narrows it beside the code, such as the column of a table; empty where nothing does. */
  readonly column: string;
  /** The screen that shows it whole. */
  readonly from: 'passages' | 'tallies' | 'compare';
}

function choiceName(path: string | undefined): string {
  return `passages.beside ${path ?? ''}`;
}

/** The list beside the text, or null. */
export function useHeldList(): HeldList | null {
  const path = useProject((state) => state.open?.path);
  return useWorkspace((state) => (state.choices[choiceName(path)] as HeldList | undefined) ?? null);
}

/** Keeps a list beside the text, or none. */
export function holdList(list: HeldList | null): void {
  const name = choiceName(projectStore.getState().open?.path);
  workspaceStore.setState((state) => ({ choices: { ...state.choices, [name]: list } }));
}

/** Opens a source in the reader for itself: a list or a search that stood beside another text is left. */
export function openSource(sourceId: string): void {
  holdList(null);
  dropSearch();
  openPlace({ sourceId });
}

/** Opens a passage, or another coding on its words, in the reader with the list it stands in beside it. */
export function openFrom(list: HeldList, row: PassageRow, codingId?: string): void {
  holdList(list);
  attendToList('column');
  // One list at a time stands beside the text.
  dropSearch();
  chooseRows(list, new Set([idOf(row)]));
  openPassage(codingId === undefined ? row : { ...row, codingIds: [codingId] });
}
