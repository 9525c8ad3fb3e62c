// The search whose hits are marked in the text, and the current hit. Opened from the list of hits and kept until it is
// closed.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { HitOrder, SearchRequest } from '#core/search/request.ts';
import type { HitRow } from '#electron/services/search.ts';
import { api } from '#renderer/api.ts';
import { openBeside } from '#renderer/state/beside.ts';
import { oneAfterAnother } from '#renderer/state/one-after-another.ts';
import { projectStore } from '#renderer/state/project.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { openPlace } from '#renderer/state/workspace.ts';

export interface HeldSearch {
  /** The path of the project that it belongs to. */
  readonly path: string;
  readonly request: SearchRequest;
  readonly order: HitOrder;
  readonly total: number;
  /** The current hit: its row in the list, and its place. */
  readonly index: number;
  readonly row: HitRow;
}

const store = createStore<{ readonly held: HeldSearch | null }>(() => ({ held: null }));

/** The search beside the text, or null. */
export function useHeldSearch(): HeldSearch | null {
  const path = useProject((state) => state.open?.path);
  return useStore(store, ({ held }) => (held?.path === path ? held : null));
}

/** The same outside components. */
export function heldSearch(): HeldSearch | null {
  return store.getState().held;
}

/** Closes the search beside the text. */
export function dropSearch(): void {
  store.setState({ held: null });
}

/** Opens a hit in its text, with all hits of the search marked. */
export function openHit(held: Omit<HeldSearch, 'path'>): void {
  const path = projectStore.getState().open?.path ?? '';
  store.setState({ held: { ...held, path } });
  const { sourceId, start, end } = held.row;
  openPlace({ sourceId, span: { start, end } });
}

/** Opens a hit on the other side of Read; the marked hits remain those of the list beside it. */
export function openHitBeside(row: HitRow | undefined): void {
  if (row) openBeside({ sourceId: row.sourceId, span: { start: row.start, end: row.end } });
}

/** Whether two hits are the same place. */
export function isSamePlace(a: HitRow, b: HitRow | undefined): boolean {
  return b?.sourceId === a.sourceId && b.start === a.start && b.end === a.end;
}

/**
 * Opens the next or previous hit of the search beside the text; does nothing at the end. The current hit may have left
 * the list, for instance a list of uncoded hits once it is coded; then the next one has taken its row.
 */
export function stepHit(by: 1 | -1): Promise<void> {
  return afterTheLast(() => step(by));
}

/** Queues key presses, so that each starts from where the one before arrived. */
const afterTheLast = oneAfterAnother();

async function step(by: 1 | -1): Promise<void> {
  const { held } = store.getState();
  if (!held) return;
  const { request, order } = held;
  const first = Math.max(0, held.index - 1);
  const { rows, total } = await api.search.hits({ request, order, from: first, count: 3 });
  const isThere = isSamePlace(held.row, rows[held.index - first]);
  const index = held.index + (by < 0 ? -1 : isThere ? 1 : 0);
  const row = rows[index - first];
  if (row && index >= 0) openHit({ request, order, total, index, row });
}
