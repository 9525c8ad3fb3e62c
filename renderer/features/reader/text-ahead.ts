// Requests the text to be read as soon as its source is known, before the screen around it is drawn.
import { api } from '#renderer/api.ts';
import { projectStore } from '#renderer/state/project.ts';
import { besideOf, placeBeside } from '#renderer/state/side.ts';
import { workspaceStore } from '#renderer/state/workspace.ts';
import type { WorkspaceState } from '#renderer/state/workspace-state.ts';
import { AskedAhead } from './asked-ahead.ts';

/** A source with its text and codings, as the service returns it. */
export type StoredText = Awaited<ReturnType<typeof api.sources.text>>;

const texts = new AskedAhead<StoredText>((id) => api.sources.text({ id }));

/** Starts requesting ahead whatever Read is about to show. Call it before registering listeners that draw. */
export function askTextsAhead(): void {
  workspaceStore.subscribe((now, before) => {
    const { tables, acts } = projectStore.getState();
    const known = readIn(before);
    const wanted = readIn(now).filter((id) => tables.source.has(id));
    texts.keepOnly(wanted);
    for (const id of wanted) if (!known.includes(id)) texts.ask(id, acts);
  });
}

/** The text of a source, requested ahead or now. */
export function textToOpen(id: string): Promise<StoredText> {
  return texts.take(id, projectStore.getState().acts);
}

/** The ids of the sources that Read shows, if it is the current screen. */
function readIn(state: WorkspaceState): string[] {
  if (state.screen !== 'read') return [];
  const ids = [state.place?.sourceId, placeBeside(besideOf(state))?.sourceId];
  return ids.filter((id) => id !== undefined);
}
