// Rounds of blind work as they stand in a study, and what they hide from one who asks.
import { byMoment } from '#core/by-moment.ts';
import {
  isStanding,
  sealsNewCodes,
  sightOf,
  type NewCode,
  type RoundRows,
  type Sight,
} from '#core/sealing/sight.ts';
import type { BlindRoundCoderRecord, BlindRoundRecord } from '#core/records.ts';
import type { TeamRound } from '#core/team/lanes.ts';
import type { ReadDb } from '#db/handles.ts';
import { actsAbout } from '#db/row-acts.ts';
import { unheardRounds } from '#db/team/known-rounds.ts';
import { statement } from '#db/statements.ts';
import { all, mainCoderId } from '#db/write.ts';

/** The rows that rounds consist of; also of rounds that the server of a team keeps apart and that the study is not told of yet. */
export function roundRows(db: ReadDb): RoundRows {
  const owner = mainCoderId(db);
  const coders = all(db, 'coder').toSorted(byMoment('createdAt'));
  // Sentences name the main coder first, then the others as they came, whatever the ids of the rows.
  const placeOf = (coderId: string): number =>
    coderId === owner ? -1 : coders.findIndex(({ id }) => id === coderId);
  const unheard = unheardRounds(db);
  const rounds = [...all(db, 'blindRound'), ...unheard.map(rowOf)];
  const members = [...all(db, 'blindRoundCoder'), ...unheard.flatMap(membersOf)];
  return {
    rounds,
    members: members.toSorted((a, b) => placeOf(a.coderId) - placeOf(b.coderId)),
    coders,
    mainCoderId: owner,
    newCodes: newCodes(db, rounds),
  };
}

/** A round of the server, as its act will write it. */
function rowOf({ id, name, codes, ownerSees, openedAt, openedBy }: TeamRound): BlindRoundRecord {
  return {
    id,
    name,
    kind: 'persons',
    codebook: codes,
    ownerSees,
    openKind: null,
    openedAt,
    openedBy,
    turnedAt: null,
    unlockedAt: null,
    unlockedBy: null,
    atUnlock: null,
    versionId: null,
    isWithheld: true,
  };
}

function membersOf({ id, personIds }: TeamRound): BlindRoundCoderRecord[] {
  return personIds.map((coderId) => ({ id: `${id} ${coderId}`, roundId: id, coderId }));
}

/** Codes made since the oldest round in which new codes are sealed was opened, with who made them. */
function newCodes(db: ReadDb, rounds: readonly BlindRoundRecord[]): NewCode[] {
  const sealing = rounds.filter(sealsNewCodes).toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1))[0];
  if (!sealing) return [];
  const made = statement(db.sqlite, 'SELECT id, created_at AS "createdAt" FROM code WHERE created_at >= ?');
  return (made.all(sealing.openedAt) as { id: string; createdAt: string }[]).flatMap(({ id, createdAt }) => {
    const { sql, values } = actsAbout(db, [`code ${id}`]);
    const first = db.sqlite.prepare(`SELECT coder_id FROM change WHERE ${sql} ORDER BY seq LIMIT 1`).pluck();
    const coderId = first.get(...values);
    return typeof coderId === 'string' ? [{ codeId: id, coderId, createdAt }] : [];
  });
}

/** The rounds of the study that last, the oldest first. */
export function standingRounds(db: ReadDb): BlindRoundRecord[] {
  return all(db, 'blindRound')
    .filter(isStanding)
    .toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
}

/** What one who works as this coder may not see; null if nothing. See `sightOf`. */
export function sightIn(db: ReadDb, coderId: string | null, personId?: string): Sight | null {
  return sightOf(roundRows(db), coderId, personId);
}
