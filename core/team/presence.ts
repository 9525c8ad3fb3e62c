// Who of a team is there at the moment, and on which computer, by what their files have told the place of the log.
import type { TeamReplica } from './place.ts';

/** Who was seen within so many milliseconds counts as here. */
const HERE_MS = 90_000;

/** Told in place of the sources in hand where a file is closed, so that nobody waits until it counts as away. */
export const CLOSED: readonly string[] = ['00000000-0000-0000-0000-000000000000'];

/** Whether the file is open and in touch at that time, in milliseconds as of `Date.now()`. */
export function isThere({ seenAt, cutAt, editing, hasCome }: Told, at: number): boolean {
  return (
    cutAt === null && hasCome !== false && at - Date.parse(seenAt) <= HERE_MS && !editing.includes(CLOSED[0]!)
  );
}

type Told = Pick<TeamReplica, 'seenAt' | 'cutAt' | 'editing' | 'hasCome'>;

/** What a file's computer is called; of a place that is gone nobody knows it, and the file is called by the beginning of its id. */
export function computerOf({ machine, id }: Pick<TeamReplica, 'machine' | 'id'>): string {
  return machine || id.slice(0, 8);
}
