// Counts everything in a study that belongs to a coder, for the list of coders and before one is removed.
import type { ReadDb } from '#db/handles.ts';
import { all } from '#db/write.ts';

/** How much of a study belongs to one coder. */
export interface CoderWork {
  readonly codings: number;
  /** Sources on which the coder has codings. */
  readonly sources: number;
  readonly reviews: number;
  readonly memos: number;
  readonly verdicts: number;
  /** Summaries in cells of the grid, and quotes pinned there. */
  readonly summaries: number;
  /** Files that the coder imported, projects of other programs included. */
  readonly imports: number;
  /** Coders that are second passes of this one. */
  readonly secondPasses: number;
  /** Stored comparisons that count this coder's layer. */
  readonly comparisons: number;
}

const WORK = `
  SELECT coder.id,
    (SELECT count(*) FROM coding WHERE coder_id = coder.id) AS codings,
    (SELECT count(DISTINCT source_id) FROM coding WHERE coder_id = coder.id) AS sources,
    (SELECT count(*) FROM review WHERE coder_id = coder.id) AS reviews,
    (SELECT count(*) FROM memo WHERE coder_id = coder.id) AS memos,
    (SELECT count(*) FROM verdict WHERE coder_id = coder.id) AS verdicts,
    (SELECT count(*) FROM summary WHERE coder_id = coder.id OR confirmed_by = coder.id)
      + (SELECT count(*) FROM summary_quote WHERE coder_id = coder.id) AS summaries,
    (SELECT count(*) FROM import_run WHERE coder_id = coder.id)
      + (SELECT count(*) FROM exchange WHERE coder_id = coder.id) AS imports,
    (SELECT count(*) FROM coder AS pass WHERE pass.person_id = coder.id) AS secondPasses,
    (SELECT count(*) FROM comparison WHERE instr(settings, coder.id) > 0) AS comparisons
  FROM coder`;

/** The work of every coder, by coder id. */
export function coderWork(db: ReadDb): ReadonlyMap<string, CoderWork> {
  const rows = db.sqlite.prepare(WORK).all() as ({ readonly id: string } & CoderWork)[];
  return new Map(rows.map(({ id, ...work }) => [id, work]));
}

/** How many sources both coders have coded or reviewed, and where their work could thus be compared. */
export function sourcesOfBoth(db: ReadDb, one: string, other: string): number {
  const touched = (coderId: string): Set<string> =>
    new Set([
      ...(db.sqlite
        .prepare('SELECT DISTINCT source_id FROM coding WHERE coder_id = ?')
        .pluck()
        .all(coderId) as string[]),
      ...all(db, 'review', { coderId }).map(({ sourceId }) => sourceId),
    ]);
  const ofOne = touched(one);
  return [...touched(other)].filter((sourceId) => ofOne.has(sourceId)).length;
}
