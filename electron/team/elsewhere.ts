// What others of a team have in hand at the moment.
import { isStanding } from '#core/sealing/sight.ts';
import type { EditingElsewhere } from '#core/team/link-state.ts';
import type { TeamReplica } from '#core/team/place.ts';
import type { ReadDb } from '#db/handles.ts';
import { unheardRounds } from '#db/team/known-rounds.ts';
import { all, find } from '#db/write.ts';

/**
 * The other persons of these files who edit sources, by name. Nobody while a blind round between persons stands: where somebody
 * reads would tell what they look at.
 */
export function elsewhere(
  db: ReadDb,
  own: string,
  replicas: readonly Pick<TeamReplica, 'personId' | 'editing'>[],
): EditingElsewhere[] {
  const isBlind = all(db, 'blindRound').some((round) => round.kind === 'persons' && isStanding(round));
  if (isBlind || unheardRounds(db).length > 0) return [];
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
