// How far the coders of a round are: reviews are told to everybody, codings only where they are not sealed.
import { seesCoder, type Sight } from '#core/sealing/sight.ts';
import type { BlindRoundRecord } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { knownRounds } from '#db/team/known-rounds.ts';
import { teamOf } from '#db/team/team-of.ts';
import { statement } from '#db/statements.ts';

/** How far one coder is. */
export interface RoundProgress {
  readonly coderId: string;
  /** Sources that the coder has reviewed, of all that are not excluded; null where this file may not know. */
  readonly reviewed: number | null;
  readonly of: number;
  /** Null if they are sealed from the one who asks. */
  readonly codings: number | null;
  /** When the coder last coded or reviewed; null before that. */
  readonly lastAt: string | null;
}

/**
 * This is asked again after every coding in a round, so that the last work is looked for among the rows written last alone: an
 * undo may bring back older ones.
 */
const PROGRESS = `
  SELECT
    (SELECT count(*) FROM review JOIN source ON source.id = review.source_id
      WHERE review.coder_id = @coder AND source.status <> 'excluded') AS reviewed,
    (SELECT count(*) FROM source WHERE status <> 'excluded') AS "of",
    (SELECT count(*) FROM coding WHERE coder_id = @coder) AS codings,
    (SELECT max(at) FROM (
      SELECT max(created_at) AS at FROM (
        SELECT created_at FROM coding WHERE coder_id = @coder ORDER BY rowid DESC LIMIT 500)
      UNION ALL SELECT max(at) FROM review WHERE coder_id = @coder)) AS lastAt`;

/** The progress of a coder, by the whole study; `sight` is that of the one who asks. */
export function progressOf({ sqlite }: ReadDb, coderId: string, sight: Sight | null): RoundProgress {
  const { codings, ...rest } = statement(sqlite, PROGRESS).get({ coder: coderId }) as {
    reviewed: number;
    of: number;
    codings: number;
    lastAt: string | null;
  };
  const isSeen = sight === null || (seesCoder(sight, coderId) && sight.openKind === null);
  return { coderId, ...rest, codings: isSeen ? codings : null };
}

/**
 * The progress of a coder in a round. While a team's server keeps the round apart, it alone knows how far the others are, and tells
 * owners what their programs told it when this file last asked.
 */
export function progressIn(
  db: ReadDb,
  { id, isWithheld, unlockedAt }: Pick<BlindRoundRecord, 'id' | 'isWithheld' | 'unlockedAt'>,
  coderId: string,
  sight: Sight | null,
): RoundProgress {
  const here = progressOf(db, coderId, sight);
  if (isWithheld !== true || unlockedAt !== null) return here;
  const team = teamOf(db);
  if (team === null || team.personId === coderId) return here;
  const there = knownRounds(db).progress.find((each) => each.roundId === id && each.personId === coderId);
  return {
    ...here,
    reviewed: there ? (here.reviewed ?? 0) + there.reviewed : null,
    codings: null,
    lastAt: there?.lastAt ?? null,
  };
}
