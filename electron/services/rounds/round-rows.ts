// Rounds of blind work as they stand in a study, and what they hide from one who asks.
import { isStanding, sightOf, type RoundRows, type Sight } from '#core/sealing/sight.ts';
import type { BlindRoundRecord } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, mainCoderId } from '#db/write.ts';

/** The rows that rounds consist of. */
export function roundRows(db: ReadDb): RoundRows {
  return {
    rounds: all(db, 'blindRound'),
    members: all(db, 'blindRoundCoder'),
    coders: all(db, 'coder'),
    mainCoderId: mainCoderId(db),
  };
}

/** The rounds that last, the oldest first. */
export function standingRounds(db: ReadDb): BlindRoundRecord[] {
  return all(db, 'blindRound')
    .filter(isStanding)
    .toSorted((a, b) => (a.openedAt < b.openedAt ? -1 : 1));
}

/** What one who works as this coder may not see; null if nothing. See `sightOf`. */
export function sightIn(db: ReadDb, coderId: string | null, personId?: string): Sight | null {
  return sightOf(roundRows(db), coderId, personId);
}
