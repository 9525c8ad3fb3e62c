import { useState } from 'react';
import type { SourceRecord } from '#core/records.ts';
import { useChoice, workspaceStore } from '#renderer/state/workspace.ts';

type Mode = 'read' | 'write';

/**
 * Whether a source is read or written, remembered for each source. What was imported opens in Read; a note
 * opens in Write, unless it is reviewed: then there is nothing left to write.
 */
export function useReadingMode(
  source: SourceRecord,
  reviewed: boolean,
  readOnly: boolean,
): readonly [Mode, (mode: Mode) => void] {
  const [chosen, setChosen] = useChoice<Mode | null>(`reader.mode.${source.id}`, null);
  // Decided once: marking a note as reviewed, or no longer, changes nothing under the hand.
  const [opened] = useState<Mode>(() => (isNote(source) && !reviewed ? 'write' : 'read'));
  return [readOnly ? 'read' : (chosen ?? opened), setChosen];
}

/** Whether a source is a note of one's own rather than a text that came from elsewhere. */
function isNote({ kind, originalName }: SourceRecord): boolean {
  return kind === 'interview' && originalName === null;
}

/** Whether to ask before a source can be written on: it came from elsewhere, and nobody has written on it here. */
export function asksBeforeWriting(source: SourceRecord): boolean {
  return !isNote(source) && !(`reader.mode.${source.id}` in workspaceStore.getState().choices);
}
