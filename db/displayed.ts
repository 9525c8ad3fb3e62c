// When the work of a coder in a source was first displayed to a person, and when last. No act writes it: looking changes
// nothing of the study.
import { isBusy } from './busy.ts';
import type { ReadDb, WriteDb } from './handles.ts';

/** A coder's work in a source. */
export interface WorkIn {
  readonly coderId: string;
  readonly sourceId: string;
}

/** When a coder's work in a source was first displayed to a viewer, ISO 8601 in UTC; null if it never was. */
export type FirstDisplayed = (viewerId: string, coderId: string, sourceId: string) => string | null;

/** A repeated display within this time is not noted again, in milliseconds. */
const SOON_MS = 60_000;

/** When the work of these coders was first displayed to anybody. */
export function firstDisplayed({ sqlite }: ReadDb, coderIds: readonly string[]): FirstDisplayed {
  if (coderIds.length === 0) return () => null;
  const rows = sqlite
    .prepare(
      `SELECT viewer_id, coder_id, source_id, first_at FROM displayed
       WHERE coder_id IN (SELECT value FROM json_each(?))`,
    )
    .raw()
    .all(JSON.stringify(coderIds)) as [viewer: string, coder: string, source: string, at: string][];
  const known = new Map(rows.map(([viewer, coder, source, at]) => [`${viewer} ${coder} ${source}`, at]));
  return (viewerId, coderId, sourceId) => known.get(`${viewerId} ${coderId} ${sourceId}`) ?? null;
}

/**
 * The ids of the codings that a coder made in sources after those of one of the programs there were first displayed to one of
 * the viewers.
 */
export function madeSinceDisplayed(
  { sqlite }: ReadDb,
  coderId: string,
  viewerIds: readonly string[],
  programIds: readonly string[],
): string[] {
  return sqlite
    .prepare(
      `SELECT DISTINCT coding.id FROM displayed JOIN coding ON coding.source_id = displayed.source_id
       WHERE coding.coder_id = ? AND coding.created_at > displayed.first_at
         AND displayed.viewer_id IN (SELECT value FROM json_each(?))
         AND displayed.coder_id IN (SELECT value FROM json_each(?))`,
    )
    .pluck()
    .all(coderId, JSON.stringify(viewerIds), JSON.stringify(programIds)) as string[];
}

/**
 * Makes what was displayed to one coder, and of one coder, that of another who stays when both become one. It stays so when
 * the merge is undone: what a person has seen is rather noted too often.
 */
export function passOnDisplayed({ sqlite }: WriteDb, keepId: string, goneId: string): void {
  const passOn = (columns: string, where: string): void => {
    sqlite
      .prepare(
        `INSERT INTO displayed (viewer_id, coder_id, source_id, first_at, last_at)
         SELECT ${columns}, source_id, first_at, last_at FROM displayed WHERE ${where} = @goneId
         ON CONFLICT DO UPDATE SET first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at)`,
      )
      .run({ keepId, goneId });
    sqlite.prepare(`DELETE FROM displayed WHERE ${where} = ?`).run(goneId);
  };
  passOn('@keepId, coder_id', 'viewer_id');
  passOn('viewer_id, @keepId', 'coder_id');
  sqlite.exec('DELETE FROM displayed WHERE viewer_id = coder_id');
}

/** Notes what is displayed to a viewer. Does nothing where the project cannot be written, or is being written by another. */
export function noteDisplayed(
  { sqlite }: ReadDb,
  viewerId: string,
  work: readonly WorkIn[],
  at: string,
): void {
  if (work.length === 0 || sqlite.readonly || sqlite.pragma('query_only', { simple: true }) === 1) return;
  const before = new Date(Date.parse(at) - SOON_MS).toISOString();
  const upsert = sqlite.prepare(
    `INSERT INTO displayed (viewer_id, coder_id, source_id, first_at, last_at) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET last_at = excluded.last_at WHERE last_at < ?`,
  );
  const pairs = new Map(work.map((each) => [`${each.coderId} ${each.sourceId}`, each]));
  try {
    sqlite.transaction(() => {
      for (const { coderId, sourceId } of pairs.values())
        upsert.run(viewerId, coderId, sourceId, at, at, before);
    })();
  } catch (error) {
    if (!isBusy(error)) throw error;
  }
}
