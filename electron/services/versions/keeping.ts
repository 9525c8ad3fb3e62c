// Keeps a version of the codebook: the codebook of one moment, and the codings and reviews that stood.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { atOnce, type InSteps } from '#core/in-steps.ts';
import { isMachine } from '#core/program-origin.ts';
import type { CodebookVersionRecord } from '#core/records.ts';
import { versionCodebook } from '#core/versions/codebook.ts';
import { bytesOfWork, type StandingCoding } from '#core/versions/standing-codings.ts';
import type { KeptBytes } from '#db/blobs-ahead.ts';
import type { ReadDb } from '#db/handles.ts';
import { statement } from '#db/statements.ts';
import { all, hashOf, insert, putBlob } from '#db/write.ts';
import { inTurns } from '../../engines/in-turns.ts';
import type { CommandContext, JobContext } from '../context.ts';

const CODINGS = `
  SELECT id, code_id AS codeId, source_id AS sourceId, start, "end", quote_digest AS quoteDigest
  FROM coding WHERE coder_id = ? ORDER BY source_id, id`;

/** The codings of one coder as they stand, by source and id. */
export function standingCodings(db: ReadDb, coderId: string): StandingCoding[] {
  return statement(db.sqlite, CODINGS).all(coderId) as StandingCoding[];
}

/** One state of the study as a version keeps it. */
export interface StateToKeep {
  readonly at: string;
  /** `VersionCodebook` as JSON. */
  readonly codebook: string;
  /** The ids of all coders and of all sources, each in order and as one text. */
  readonly coderIds: string;
  readonly sourceIds: string;
  /** The codings and reviews of each coder who has any; programs are left out. */
  readonly works: readonly (KeptBytes & { readonly coderId: string })[];
}

/** An act that comes meanwhile waits for several turns. */
const TURN_MS = 5;

const IN_SOURCE = `
  SELECT id, code_id AS codeId, source_id AS sourceId, start, "end", quote_digest AS quoteDigest, coder_id AS coderId
  FROM coding WHERE source_id = ? ORDER BY id`;

function* stateSteps(db: ReadDb, at: string): InSteps<StateToKeep> {
  const coders = all(db, 'coder');
  const texts = new Map(all(db, 'source').map(({ id, textHash }) => [id, textHash]));
  const codings = new Map(coders.map(({ id }): [string, StandingCoding[]] => [id, []]));
  yield;
  const inSource = statement(db.sqlite, IN_SOURCE);
  for (const sourceId of [...texts.keys()].sort()) {
    const rows = inSource.all(sourceId) as (StandingCoding & { readonly coderId: string })[];
    for (const { coderId, ...coding } of rows) codings.get(coderId)?.push(coding);
    yield;
  }
  const works: StateToKeep['works'][number][] = [];
  for (const coder of coders) {
    if (isMachine(coder)) continue;
    const own = codings.get(coder.id) ?? [];
    const reviewed = all(db, 'review', { coderId: coder.id }).map(({ sourceId }) => sourceId);
    if (own.length + reviewed.length === 0) continue;
    const bytes = yield* bytesOfWork({ texts, codings: own, reviewed });
    yield;
    works.push({ coderId: coder.id, bytes, hash: hashOf(bytes) });
    yield;
  }
  return {
    at,
    codebook: codebookJson(db),
    coderIds: idsIn(db, 'coder'),
    sourceIds: idsIn(db, 'source'),
    works,
  };
}

function codebookJson(db: ReadDb): string {
  return JSON.stringify(versionCodebook(all(db, 'code'), all(db, 'themeCode'), all(db, 'codeExample')));
}

function idsIn({ sqlite }: ReadDb, table: 'coder' | 'source'): string {
  return statement(sqlite, `SELECT id FROM ${table} ORDER BY id`).pluck().all().join(' ');
}

/**
 * Reads what a version keeps, a little at a time, so that acts are answered meanwhile, and stores its bytes ahead of the act
 * that will name them. Throws `cancelled`.
 */
export async function stateToKeep(context: JobContext): Promise<StateToKeep> {
  const at = context.now();
  // Another connection could not find the file of a lost study.
  if (!context.isInPlace()) return atOnce(stateSteps(context.whole, at));
  const state = await context.inOneState((whole) =>
    inTurns(stateSteps(whole, at), context.signal, undefined, TURN_MS),
  );
  for (const { hash, bytes } of state.works) {
    await nextTurn();
    context.keepAhead([{ hash, bytes }]);
  }
  await nextTurn();
  return state;
}

/** Whether the state can be kept as if it were that of now: codings made meanwhile count as made after the version. */
function stillHolds(db: ReadDb, { codebook, coderIds, sourceIds }: StateToKeep): boolean {
  return (
    codebookJson(db) === codebook && idsIn(db, 'coder') === coderIds && idsIn(db, 'source') === sourceIds
  );
}

/**
 * Keeps a state of the codebook under this name, with everybody's codings and reviews but those of programs, within the
 * act that runs. Without a state, or where codes, coders or sources have changed since, that of now is read at once. Returns
 * the row, whose number is one above the highest so far.
 */
export function keepVersion(
  { db, coderId, newId, now }: CommandContext,
  { name, reason }: { readonly name: string; readonly reason: string },
  ahead: StateToKeep | null,
): CodebookVersionRecord {
  const { at, codebook, works } =
    ahead !== null && stillHolds(db, ahead) ? ahead : atOnce(stateSteps(db, now()));
  const numbers = all(db, 'codebookVersion').map(({ number }) => number);
  const version = insert(db, 'codebookVersion', {
    id: newId(),
    number: Math.max(0, ...numbers) + 1,
    name,
    reason,
    codebook,
    coderId,
    at,
  });
  for (const work of works)
    insert(db, 'versionCodings', {
      id: newId(),
      versionId: version.id,
      coderId: work.coderId,
      codingsHash: putBlob(db, work.bytes, work.hash),
    });
  return version;
}
