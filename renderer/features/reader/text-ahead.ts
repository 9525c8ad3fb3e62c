// The text that is to be read is asked for as soon as it is known which, before the screen around it is drawn.
import { api } from '#renderer/api.ts';
import { projectStore } from '#renderer/state/project.ts';
import { besideOf, placeBeside } from '#renderer/state/side.ts';
import { workspaceStore, type WorkspaceState } from '#renderer/state/workspace.ts';
import { AskedAhead } from './asked-ahead.ts';

/** A source with its text and codings, as it is told. */
export type StoredText = Awaited<ReturnType<typeof api.sources.text>>;

const texts = new AskedAhead<StoredText>((id) => api.sources.text({ id }));

/** Asks ahead for what Read is to show, from now on. To be called before anything listens that draws. */
export function askTextsAhead(): void {
  workspaceStore.subscribe((now, before) => {
    const { tables, acts } = projectStore.getState();
    const known = readIn(before);
    const wanted = readIn(now).filter((id) => tables.source.has(id));
    texts.keepOnly(wanted);
    for (const id of wanted) if (!known.includes(id)) texts.ask(id, acts);
  });
}

/** The text of a source, as it was asked for ahead or is asked for now. */
export function textToOpen(id: string): Promise<StoredText> {
  return texts.take(id, projectStore.getState().acts);
}

/** The sources that stand in Read, where it is shown. */
function readIn(state: WorkspaceState): string[] {
  if (state.screen !== 'read') return [];
  const ids = [state.place?.sourceId, placeBeside(besideOf(state))?.sourceId];
  return ids.filter((id) => id !== undefined);
}
