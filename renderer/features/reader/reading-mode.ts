// Whether a side of Read shows a source for reading or for writing, and as text or as the pages of its original.
import type { SourceRecord } from '#core/records.ts';
import type { Side } from '#renderer/state/side.ts';
import { choiceIn, choose, workspaceStore } from '#renderer/state/workspace.ts';
import type { WorkspaceState } from '#renderer/state/workspace-state.ts';

export type Mode = 'read' | 'write';

/** The text prepared for coding, or the pages of its original. */
export type ReadingView = 'text' | 'page';

const sides: readonly Side[] = ['left', 'right'];

/** The name under which the mode of a source on a side is remembered. */
function choiceName(side: Side, sourceId: string): string {
  return side === 'left' ? `reader.mode.${sourceId}` : `reader.mode.beside.${sourceId}`;
}

/**
 * The mode in which a source opens on a side until somebody chooses. An imported source opens in Read; a note opens in
 * Write unless it is reviewed, because then it is finished. On the right everything opens in Read, since it is there to
 * be consulted.
 */
export function openingMode(side: Side, source: SourceRecord, reviewed: boolean): Mode {
  return side === 'left' && isNote(source) && !reviewed ? 'write' : 'read';
}

/** The remembered mode of a source on a side; null if nobody has chosen one. */
export function chosenMode(
  state: Pick<WorkspaceState, 'choices'>,
  side: Side,
  sourceId: string,
): Mode | null {
  return choiceIn<Mode | null>(state, choiceName(side, sourceId), null);
}

/** Remembers the mode of a source on a side. */
export function chooseMode(side: Side, sourceId: string, mode: Mode): void {
  choose(choiceName(side, sourceId), mode);
}

/** The view of a source: as chosen last, if it has pages and is in Read. */
export function viewIn(state: Pick<WorkspaceState, 'choices'>, mode: Mode, hasPages: boolean): ReadingView {
  return hasPages && mode === 'read' ? choiceIn(state, 'reader.view', 'text') : 'text';
}

/** Remembers the view. */
export function chooseView(view: ReadingView): void {
  choose('reader.view', view);
}

/** Whether a source is a note written in Concord rather than an imported text. */
function isNote({ kind, originalName }: SourceRecord): boolean {
  return kind === 'interview' && originalName === null;
}

/** Whether to ask before a source is written on: it was imported, and nobody has edited it here. */
export function asksBeforeWriting(source: SourceRecord): boolean {
  const { choices } = workspaceStore.getState();
  return !isNote(source) && sides.every((side) => !(choiceName(side, source.id) in choices));
}
