// Who of a team is here at the moment, and what the others have in hand.
import { isStanding } from '#core/sealing/sight.ts';
import type { EditingElsewhere } from '#core/team/link-state.ts';
import type { TeamReplica } from '#core/team/place.ts';
import { CLOSED, isThere } from '#core/team/presence.ts';
import type { ReadDb } from '#db/handles.ts';
import { unheardRounds } from '#db/team/known-rounds.ts';
import { timeInTeam } from '#db/team/team-time.ts';
import { all, find } from '#db/write.ts';
import { isFolder, type ConnectedTeam } from './place.ts';

/** How long closing a file waits until the others are told, in milliseconds. */
const TELL_MS = 500;

/**
 * How many persons have one of these files open, oneself included, and what the others have in hand; `now` by the clock
 * of this machine, ISO 8601.
 */
export function around(
  db: ReadDb,
  own: string,
  replicas: readonly TeamReplica[],
  now: string,
): { readonly here: number; readonly editing: readonly EditingElsewhere[] } {
  const at = Date.parse(timeInTeam(db, now));
  const there = replicas.filter((replica) => isThere(replica, at));
  return {
    here: new Set([own, ...there.map(({ personId }) => personId)]).size,
    editing: elsewhere(db, own, there),
  };
}

/** Tells the others that this file is closed. Waits only a moment: they find out by themselves. */
export async function tellClosed(team: ConnectedTeam, head: number): Promise<void> {
  // Who is here is not known over a folder.
  if (isFolder(team)) return;
  const told = team.acknowledge(head, CLOSED).catch(() => undefined);
  await Promise.race([told, new Promise((over) => setTimeout(over, TELL_MS).unref())]);
}

/**
 * The other persons of these files who edit sources, by name. Nobody while a blind round between persons stands: where somebody
 * reads would tell what they look at.
 */
function elsewhere(
  db: ReadDb,
  own: string,
  replicas: readonly Pick<TeamReplica, 'personId' | 'editing'>[],
): EditingElsewhere[] {
  if (isKeptApart(db)) return [];
  const sources = new Map<string, Set<string>>();
  for (const { personId, editing } of replicas)
    if (personId !== own && editing.length > 0)
      sources.set(personId, new Set([...(sources.get(personId) ?? []), ...editing]));
  return [...sources]
    .map(([personId, sourceIds]) => ({
      personId,
      name: find(db, 'coder', personId)?.name ?? '',
      sourceIds: [...sourceIds].sort(),
    }))
    .filter(({ name }) => name !== '')
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Whether a blind round between persons stands, as far as this file knows. */
export function isKeptApart(db: ReadDb): boolean {
  const isBlind = all(db, 'blindRound').some((round) => round.kind === 'persons' && isStanding(round));
  return isBlind || unheardRounds(db).length > 0;
}
