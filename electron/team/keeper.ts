// Keeps the log of a team over a shared folder: takes what the other files have laid there, settles it onto the log as it stands,
// and puts it at its end. Then it is received like all of the log, by this file too.
import { randomUUID } from 'node:crypto';
import { AppError } from '#core/errors.ts';
import { blobsOf, schemaOf, tablesOfActs, type TeamAct } from '#core/team/act.ts';
import { isOfLane } from '#core/team/lanes.ts';
import { brokenRule, forbiddenTo } from '#core/team/roles.ts';
import type { Parcel } from '#core/team/transport.ts';
import { personOf } from '#db/person.ts';
import { settledOntoLog, type OntoLog } from '#db/team/onto-log.ts';
import { expectTeam } from '#db/team/team-of.ts';
import { find } from '#db/write.ts';
import type { ReadDb } from '#db/handles.ts';
import { withBlobs } from './blobs.ts';
import type { FolderTeam } from './folder/folder-team.ts';
import type { WaitingWork } from './folder/keeper-work.ts';
import { packActs, unpackActs } from './packing.ts';
import type { Replica } from './replica.ts';
import type { ReplicaStudy } from './replica-study.ts';

/** What a keeper works with. */
export interface KeeperParts {
  readonly study: ReplicaStudy;
  readonly folder: FolderTeam;
  readonly replica: Pick<Replica, 'receive'>;
  /** The newest schema that this program can hold. */
  readonly schema: number;
}

/**
 * Takes all that waits in the folder into the log, where this file keeps it, after everything of its own was sent. What is not
 * taken is answered with the reason. Returns how many acts of others were received.
 */
export async function keepLog(parts: KeeperParts): Promise<number> {
  const { study, folder, replica } = parts;
  let received = 0;
  for (const work of await folder.waitingWork()) {
    const settled = await settledHere(parts, work);
    // All of it may have come in another file's parcel, such as one that was copied.
    if (settled === null || settled.acts.length === 0) continue;
    const { acts, made } = settled;
    for (const hash of await folder.missing([...made.keys()])) await folder.putBlob(hash, made.get(hash)!);
    const team = expectTeam(study.store.db);
    await folder.take(parcelOf(work.parcel, acts), work.personId, { head: team.head, chain: team.chain });
    received += await replica.receive();
  }
  await folder.noteRun();
  return received;
}

/** What waits, settled onto the log; null where it is not taken, which its sender is told. */
async function settledHere(
  { study, folder, schema }: KeeperParts,
  work: WaitingWork,
): Promise<OntoLog | null> {
  const settled: OntoLog[] = [];
  try {
    const acts = actsOf(work, schema);
    await withBlobs(study, folder, acts, async () => {
      await study.alone.free();
      settled.push(onLog(study, acts, work));
    });
  } catch (error) {
    const refused = asRefusal(error);
    // What passes by itself waits for the next time.
    if (refused === null) throw error;
    await folder.refuse(work, refused);
  }
  return settled[0] ?? null;
}

/** Why a parcel is not taken; null for trouble that is not the parcel's. */
function asRefusal(error: unknown): AppError | null {
  if (error instanceof AppError) return error.code === 'locked' ? null : error;
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' && code.startsWith('SQLITE_CONSTRAINT')
    ? new AppError('conflict', 'team_folder:does_not_fit')
    : null;
}

/** The acts of a parcel. Throws where its sender may not send it, or this program cannot hold it. */
function actsOf({ parcel, role, keeps, round }: WaitingWork, schema: number): readonly TeamAct[] {
  if (role === null) throw new AppError('conflict', 'team_server:cut_off');
  if (parcel.schema > schema) throw new AppError('unsupported', 'team_folder:keeper_older');
  const acts = unpackActs(parcel.bytes);
  // It was laid before its file heard of the round, and is taken back and sealed then.
  if (round && acts.some((act) => isOfLane(act, round)))
    throw new AppError('conflict', 'team_server:round_open', { detail: round.name });
  const tables = tablesOfActs(acts);
  const forbidden = forbiddenTo(role, tables);
  if (role === 'reader' || forbidden.length > 0)
    throw new AppError('conflict', 'team_server:role_may_not', { detail: forbidden.join(', ') });
  if (brokenRule(role, keeps, tables) !== null)
    throw new AppError('conflict', 'team_server:role_may_not', { detail: tables.join(', ') });
  return acts;
}

/** The acts as they apply to the log where it ends, and the bytes that settling made. Nothing stays of it here. */
function onLog({ store }: ReplicaStudy, acts: readonly TeamAct[], { personId }: WaitingWork): OntoLog {
  return store.rehearse((db) => {
    const isKnown = db.sqlite.prepare('SELECT 1 FROM change WHERE id = ?');
    const fresh = acts.filter(({ id }) => isKnown.get(id) === undefined);
    const settled = settledOntoLog(db, fresh, randomUUID);
    for (const act of settled.acts) expectPerson(db, act, personId);
    return settled;
  });
}

/** Throws where an act was done as a coder of somebody else. */
function expectPerson(db: ReadDb, { coderId }: TeamAct, personId: string): void {
  const isKnown = find(db, 'coder', coderId) !== undefined;
  if (isKnown && personOf(db, coderId, personId) !== personId)
    throw new AppError('conflict', 'team_server:layer_of_another');
}

/** The parcel with these acts instead of its own. */
function parcelOf(sent: Parcel, acts: readonly TeamAct[]): Parcel {
  return {
    id: sent.id,
    replicaId: sent.replicaId,
    n: sent.n,
    count: acts.length,
    schema: schemaOf(acts, 1),
    tables: tablesOfActs(acts),
    coderIds: [...new Set(acts.map(({ coderId }) => coderId))].sort(),
    blobs: [...blobsOf(acts)].sort(),
    bytes: packActs(acts),
  };
}
