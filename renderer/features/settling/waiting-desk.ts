// What waits in the team, as all parts of the screen show it: asked for again with each piece of news of the team, and after
// each change of the study.
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { WaitingWork, DecidedWork } from '#core/team/waiting.ts';
import { api } from '#renderer/api.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useTeamNews } from '#renderer/state/team-news.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useSettled } from '#renderer/state/use-settled.ts';

/** One thing that waits, or that was decided. */
export type Item =
  | { readonly group: 'held'; readonly id: string; readonly work: WaitingWork }
  | { readonly group: 'decided'; readonly id: string; readonly work: DecidedWork };

interface Desk {
  /** The study that the list is of; null before the first answer. */
  readonly path: string | null;
  /** What waits first, then what was decided; each oldest first. */
  readonly items: readonly Item[];
  readonly problem: string | null;
  readonly chosenId: string | null;
}

const desk = createStore<Desk>(() => ({ path: null, items: [], problem: null, chosenId: null }));

let asked = '';

async function askAgain(path: string, key: string): Promise<void> {
  if (asked === key) return;
  asked = key;
  try {
    const { held, decided } = await api.team.waiting({});
    if (asked !== key) return;
    const items: Item[] = [
      ...held.map((work) => ({ group: 'held' as const, id: work.id, work })),
      ...decided.map((work) => ({ group: 'decided' as const, id: work.id, work })),
    ];
    desk.setState((before) => ({ path, items, problem: null, chosenId: stillChosen(before, items) }));
  } catch (error) {
    if (asked === key) desk.setState({ path, items: [], problem: sentenceFor(error), chosenId: null });
  }
}

/** The chosen one, or the one that has come to its place. */
function stillChosen({ items: before, chosenId }: Desk, items: readonly Item[]): string | null {
  if (items.some(({ id }) => id === chosenId)) return chosenId;
  const place = Math.max(
    0,
    before.findIndex(({ id }) => id === chosenId),
  );
  return items[Math.min(place, items.length - 1)]?.id ?? null;
}

/** After how many milliseconds without another act the list is asked for: many decisions at once change it as often. */
const ASKED_AFTER_MS = 300;

/** How many acts there were, counted once after a burst of them. */
export function useActsSettled(): number {
  return useSettled(
    useProject((state) => state.acts),
    ASKED_AFTER_MS,
  );
}

/** What waits in the team of the open study; null until that is known. */
export function useWaiting(): Desk | null {
  const news = useTeamNews();
  const path = useProject((state) => state.open?.path ?? null);
  const acts = useActsSettled();
  const state = useStore(desk);
  useEffect(() => {
    if (path !== null) void askAgain(path, `${path} ${news} ${acts}`);
  }, [path, news, acts]);
  return state.path === path ? state : null;
}

/** The chosen item; null where nothing waits. */
export function chosenOf({ items, chosenId }: Desk): Item | null {
  return items.find(({ id }) => id === chosenId) ?? items[0] ?? null;
}

export function choose(id: string): void {
  desk.setState({ chosenId: id });
}

/** Chooses the next one, or with -1 the one before. */
export function step(by: 1 | -1): void {
  const { items, chosenId } = desk.getState();
  const place = items.findIndex(({ id }) => id === chosenId);
  const next = items[Math.min(items.length - 1, Math.max(0, place + by))];
  if (next) choose(next.id);
}

/** Takes what was just decided off the list, before the answer about the rest arrives. */
export function takeOff(ids: readonly string[]): void {
  desk.setState((before) => {
    const items = before.items.filter(({ id }) => !ids.includes(id));
    return { items, chosenId: stillChosen(before, items) };
  });
}
