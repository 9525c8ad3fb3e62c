// News of the open study's link to its team.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

interface TeamNews {
  /** Counted up with each piece of news. */
  readonly count: number;
}

export const teamNews = createStore<TeamNews>(() => ({ count: 0 }));

/** A number that rises with each piece of news. */
export function useTeamNews(): number {
  return useStore(teamNews, ({ count }) => count);
}
