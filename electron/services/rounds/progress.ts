// How far the coders of a round are: reviews are told to everybody, codings only where they are not sealed.
import { seesCoder, type Sight } from '#core/sealing/sight.ts';
import type { ReadDb } from '#db/handles.ts';
import { statement } from '#db/statements.ts';

/** How far one coder is. */
export interface RoundProgress {
  readonly coderId: string;
  /** Sources that the coder has reviewed, of all that are not excluded. */
  readonly reviewed: number;
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
