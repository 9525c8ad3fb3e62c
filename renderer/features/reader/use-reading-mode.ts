import type { SourceRecord } from '#core/records.ts';
import { useChoice } from '#renderer/state/workspace.ts';

type Mode = 'read' | 'write';

/**
 * Whether a source is read or written, remembered for each source. What was imported opens in Read; a note
 * opens in Write, until it is reviewed: then there is nothing left to write.
 */
export function useReadingMode(
  source: SourceRecord,
  reviewed: boolean,
  readOnly: boolean,
): readonly [Mode, (mode: Mode) => void] {
  const isNote = source.kind === 'interview' && source.originalName === null;
  const [chosen, setChosen] = useChoice<Mode | null>(`reader.mode.${source.id}`, null);
  const mode = chosen ?? (isNote && !reviewed ? 'write' : 'read');
  return [readOnly ? 'read' : mode, setChosen];
}
