import { useState } from 'react';
import type { SourceRecord } from '#core/records.ts';
import type { Side } from '#renderer/state/side.ts';
import { useChoice, workspaceStore } from '#renderer/state/workspace.ts';

type Mode = 'read' | 'write';

const sides: readonly Side[] = ['left', 'right'];

/** Under which name it is remembered whether a source is read or written on a side. */
function choiceName(side: Side, sourceId: string): string {
  return side === 'left' ? `reader.mode.${sourceId}` : `reader.mode.beside.${sourceId}`;
}

/**
 * Whether a source is read or written, remembered for each source and side. What was imported opens in Read; a note
 * opens in Write, unless it is reviewed: then there is nothing left to write. On the right everything opens in Read:
 * it stands there to be looked at beside the left.
 */
export function useReadingMode(
  side: Side,
  source: SourceRecord,
  reviewed: boolean,
  readOnly: boolean,
): readonly [Mode, (mode: Mode) => void] {
  const [chosen, setChosen] = useChoice<Mode | null>(choiceName(side, source.id), null);
  // Decided once: marking a note as reviewed, or no longer, changes nothing under the hand.
  const [opened] = useState<Mode>(() => (side === 'left' && isNote(source) && !reviewed ? 'write' : 'read'));
  return [readOnly ? 'read' : (chosen ?? opened), setChosen];
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
