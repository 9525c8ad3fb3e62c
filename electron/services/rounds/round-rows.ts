// Rounds of blind work as they stand in a study, and what they hide from one who asks.
import { byMoment } from '#core/by-moment.ts';
import { isStanding, sightOf, type NewCode, type RoundRows, type Sight } from '#core/sealing/sight.ts';
import type { BlindRoundRecord } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { actsAbout } from '#db/row-acts.ts';
import { statement } from '#db/statements.ts';
import { all, mainCoderId } from '#db/write.ts';

/** The rows that rounds consist of. */
export function roundRows(db: ReadDb): RoundRows {
  const owner = mainCoderId(db);
  const coders = all(db, 'coder').toSorted(byMoment('createdAt'));
  // Sentences name the main coder first, then the others as they came, whatever the ids of the rows.
  const placeOf = (coderId: string): number =>
    coderId === owner ? -1 : coders.findIndex(({ id }) => id === coderId);
  return {
    rounds: all(db, 'blindRound'),
    members: all(db, 'blindRoundCoder').toSorted((a, b) => placeOf(a.coderId) - placeOf(b.coderId)),
    coders,
    mainCoderId: owner,
    newCodes: newCodes(db),
  };
}

/** Codes made since the oldest round in which new codes are sealed was opened, with who made them. */
function newCodes(db: ReadDb): NewCode[] {
  const sealing = standingRounds(db).find(({ codebook, kind }) => kind === 'persons' && codebook === 'own');
  if (!sealing) return [];
  const made = statement(db.sqlite, 'SELECT id, created_at AS "createdAt" FROM code WHERE created_at >= ?');
  return (made.all(sealing.openedAt) as { id: string; createdAt: string }[]).flatMap(({ id, createdAt }) => {
    const { sql, values } = actsAbout(db, [`code ${id}`]);
    const first = db.sqlite.prepare(`SELECT coder_id FROM change WHERE ${sql} ORDER BY seq LIMIT 1`).pluck();
    const coderId = first.get(...values);
    return typeof coderId === 'string' ? [{ codeId: id, coderId, createdAt }] : [];
  });
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
