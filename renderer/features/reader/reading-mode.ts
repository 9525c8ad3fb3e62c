// Whether a source is read or written on a side of Read, and whether as text or as the pages of its original.
import type { SourceRecord } from '#core/records.ts';
import type { Side } from '#renderer/state/side.ts';
import { choiceIn, choose, workspaceStore, type WorkspaceState } from '#renderer/state/workspace.ts';

export type Mode = 'read' | 'write';

/** The text set for coding, or the pages of its original. */
export type ReadingView = 'text' | 'page';

const sides: readonly Side[] = ['left', 'right'];

/** Under which name it is remembered whether a source is read or written on a side. */
function choiceName(side: Side, sourceId: string): string {
  return side === 'left' ? `reader.mode.${sourceId}` : `reader.mode.beside.${sourceId}`;
}

/**
 * How a source opens on a side where nobody chose yet. What was imported opens in Read; a note opens in Write, unless it is
 * reviewed: then there is nothing left to write. On the right everything opens in Read: it stands there to be looked at
 * beside the left.
 */
export function openingMode(side: Side, source: SourceRecord, reviewed: boolean): Mode {
  return side === 'left' && isNote(source) && !reviewed ? 'write' : 'read';
}

/** Whether a source is read or written on a side, remembered for each; null where nobody has chosen. */
export function chosenMode(
  state: Pick<WorkspaceState, 'choices'>,
  side: Side,
  sourceId: string,
): Mode | null {
  return choiceIn<Mode | null>(state, choiceName(side, sourceId), null);
}

/** Remembers whether a source is read or written on a side. */
export function chooseMode(side: Side, sourceId: string, mode: Mode): void {
  choose(choiceName(side, sourceId), mode);
}

/** The view of a source in a mode: as chosen last, where it has pages and is read, not written. */
export function viewIn(state: Pick<WorkspaceState, 'choices'>, mode: Mode, hasPages: boolean): ReadingView {
  return hasPages && mode === 'read' ? choiceIn(state, 'reader.view', 'text') : 'text';
}

/** Remembers the view. */
export function chooseView(view: ReadingView): void {
  choose('reader.view', view);
}

/** Whether a source is a note of one's own rather than a text that came from elsewhere. */
function isNote({ kind, originalName }: SourceRecord): boolean {
  return kind === 'interview' && originalName === null;
}

/** Whether to ask before a source can be written on: it came from elsewhere, and nobody has written on it here. */
export function asksBeforeWriting(source: SourceRecord): boolean {
  const { choices } = workspaceStore.getState();
  return !isNote(source) && sides.every((side) => !(choiceName(side, source.id) in choices));
}
