// Blind rounds at a place where the log begins anew: a server that was set back, or another one. They go on there as they were, and
// whoever codes in them seals there what it does not have.
import type { Lanes, TeamRound } from '#core/team/lanes.ts';
import type { ReadDb } from '#db/handles.ts';
import { knownRounds } from '#db/team/known-rounds.ts';
import { all } from '#db/write.ts';
import { unpackActs } from './packing.ts';

/** A round, as it can be brought to a place. */
type RoundToBring = Omit<TeamRound, 'headThen' | 'isPublishing'>;

/** A place that takes rounds from elsewhere. */
export type PlaceForRounds = Pick<Lanes, 'list' | 'lane'> & { bring(round: RoundToBring): Promise<void> };

/** Brings the rounds that this file knows of, those that are over first. Returns the names of those that last. */
export async function bringRounds(db: ReadDb, place: PlaceForRounds): Promise<string[]> {
  const there = await place.list();
  const rounds = roundsHere(db).toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
  const standing = rounds.filter(({ unlockedAt }) => unlockedAt === null);
  for (const round of [...rounds.filter(({ unlockedAt }) => unlockedAt !== null), ...standing]) {
    const known = there.find(({ id }) => id === round.id);
    if (!known || (known.unlockedAt === null && round.unlockedAt !== null)) await place.bring(round);
  }
  // What the place knows to be over is over, whatever this file has heard.
  return standing
    .filter(({ id }) => (there.find((each) => each.id === id)?.unlockedAt ?? null) === null)
    .map(({ name }) => name);
}

/** What the server told, and for rounds of which it told nothing, what the study has. */
function roundsHere(db: ReadDb): RoundToBring[] {
  const told = knownRounds(db).rounds;
  const rows = all(db, 'blindRound').filter(({ isWithheld }) => isWithheld === true);
  const members = all(db, 'blindRoundCoder');
  const untold = rows.filter(({ id }) => !told.some((round) => round.id === id));
  return [
    ...told.map((round) => {
      const row = rows.find(({ id }) => id === round.id);
      return { ...round, unlockedAt: round.unlockedAt ?? row?.unlockedAt ?? null };
    }),
    ...untold.map(({ id, name, codebook, ownerSees, openedAt, openedBy, unlockedAt, unlockedBy }) => ({
      id,
      name,
      personIds: members.flatMap(({ roundId, coderId }) => (roundId === id ? [coderId] : [])),
      codes: codebook === 'own' ? ('own' as const) : ('frozen' as const),
      ownerSees,
      openedAt,
      openedBy,
      unlockedAt,
      unlockedBy,
    })),
  ];
}

/** The parcels of lanes that were unlocked, by id, of which all acts are in the log that this file has received. */
export async function publishedHere(
  { sqlite }: ReadDb,
  place: Pick<Lanes, 'list' | 'lane'>,
): Promise<string[]> {
  const over = (await place.list()).filter(({ unlockedAt }) => unlockedAt !== null);
  if (over.length === 0) return [];
  const inLog = sqlite
    .prepare('SELECT change.id FROM change, team WHERE team_seq > 0 OR seq <= since')
    .pluck();
  const here = new Set(inLog.iterate());
  const found: string[] = [];
  for (const round of over)
    for (const owner of round.personIds)
      for (let after = 0; ;) {
        const parcels = await place.lane(round.id, owner, after);
        for (const { id, bytes } of parcels)
          if (unpackActs(bytes).every((act) => here.has(act.id))) found.push(id);
        const last = parcels.at(-1);
        if (!last) break;
        after = last.lane;
      }
  return found;
}
