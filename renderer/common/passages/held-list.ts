// The list of passages beside the text: opened from a screen and kept until it is closed.
import type { PassageRequest } from './passage-request.ts';
import { idOf, openPassage, type PassageRow } from './passage-row.ts';
import { chooseRows } from './chosen-rows.ts';
import { activateList } from './list-at-hand.ts';
import { dropSearch } from '#renderer/common/search/held-search.ts';
import { projectStore } from '#renderer/state/project.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { openPlace, useWorkspace, workspaceStore } from '#renderer/state/workspace.ts';

/** A list and the screen it came from. */
export interface HeldList extends PassageRequest {
  /** What narrows the list besides the code, such as the column of a table; empty if nothing does. */
  readonly column: string;
  /** The screen that shows the whole list. */
  readonly from: 'passages' | 'analysis' | 'compare';
}

function choiceName(path: string | undefined): string {
  return `passages.beside ${path ?? ''}`;
}

/** The list beside the text, or null. */
export function useHeldList(): HeldList | null {
  const path = useProject((state) => state.open?.path);
  return useWorkspace((state) => (state.choices[choiceName(path)] as HeldList | undefined) ?? null);
}

/** Sets the list beside the text; null closes it. */
export function holdList(list: HeldList | null): void {
  const name = choiceName(projectStore.getState().open?.path);
  workspaceStore.setState((state) => ({ choices: { ...state.choices, [name]: list } }));
}

/** Opens a source in the reader alone, without the list or search that stood beside another text. */
export function openSource(sourceId: string): void {
  holdList(null);
  dropSearch();
  openPlace({ sourceId });
}

/**
 * Opens a passage in the reader with its list beside it, at `codingId` if another coding of the same words is meant.
 */
export function openFrom(list: HeldList, row: PassageRow, codingId?: string): void {
  holdList(list);
  activateList('column');
  // Only one list at a time stands beside the text.
  dropSearch();
  chooseRows(list, new Set([idOf(row)]));
  openPassage(codingId === undefined ? row : { ...row, codingIds: [codingId] });
}
