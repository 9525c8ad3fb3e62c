import { useState } from 'react';
import type { SourceRecord } from '#core/records.ts';
import { useChoice } from '#renderer/state/workspace.ts';

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
  const isNote = source.kind === 'interview' && source.originalName === null;
  const [chosen, setChosen] = useChoice<Mode | null>(`reader.mode.${source.id}`, null);
  // Decided once: marking a note as reviewed, or no longer, changes nothing under the hand.
  const [opened] = useState<Mode>(() => (isNote && !reviewed ? 'write' : 'read'));
  return [readOnly ? 'read' : (chosen ?? opened), setChosen];
}
