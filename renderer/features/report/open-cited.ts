import { projectStore } from '#renderer/state/project.ts';
import { openPlace } from '#renderer/state/workspace.ts';

/** Opens what a report cites in the reader: the passage, else its source. Does nothing for a source that is gone. */
export function openCited({
  sourceId,
  codingId,
}: {
  readonly sourceId: string;
  readonly codingId: string | null;
}): void {
  if (!projectStore.getState().tables.source.has(sourceId)) return;
  openPlace({ sourceId, ...(codingId === null ? {} : { codingId }) });
}
