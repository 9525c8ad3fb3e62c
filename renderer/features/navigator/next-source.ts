// Goes from the current source to the next, on every screen; in Read that is the source being read.
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { useChosen } from '#renderer/common/sources/chosen.ts';
import { sourceRowsNow } from '#renderer/common/sources/use-sources.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { openPlace, useWorkspace } from '#renderer/state/workspace.ts';
import type { Side } from '#renderer/state/side.ts';
import { currentWords } from '#renderer/state/words.ts';
import { notify } from '#renderer/ui/toast.tsx';
import { neighbourSource } from './source-order.ts';

/** Opens the source after this one, or before it with `by` -1; with null the first or last. Says if there is none. */
export function openNeighbour(sourceId: string | null, by: 1 | -1, side?: Side): void {
  const next = neighbourSource(sourceRowsNow(), sourceId ?? '', by);
  if (next === null) notify(currentWords().t(by === 1 ? 'reader:last_source' : 'reader:first_source'));
  else openPlace({ sourceId: next }, side);
}

/**
 * Opens the next or previous source on screens other than Read, which handles this itself: starting from the one
 * selected in Sources, else from the one read last.
 */
export function useNextSource(): void {
  const hasSources = useProject((state) => state.tables.source.size > 0);
  const screen = useWorkspace((state) => state.screen);
  const lastRead = useWorkspace((state) => state.place?.sourceId ?? null);
  const chosen = useChosen();
  const isReading = screen === 'read' && lastRead !== null;
  const [only = null] = screen === 'sources' && chosen.size === 1 ? chosen : [];
  const inHand = only ?? lastRead;
  useActions(
    hasSources && !isReading
      ? {
          'read.next_source': () => openNeighbour(inHand, 1),
          'read.previous_source': () => openNeighbour(inHand, -1),
        }
      : {},
  );
}
