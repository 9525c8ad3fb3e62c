// Real files that take part in one team.
import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { digestOfRows } from '#db/digest.ts';
import { drawFileId } from '#db/file-id.ts';
import { noteRounds } from '#db/team/known-rounds.ts';
import { startTeam, teamOf } from '#db/team/team-of.ts';
import type { Reading } from '#electron/reading.ts';
import { type NewPlace, takeAnew } from '#electron/team/anew.ts';
import type { BaseSource } from '#electron/team/base.ts';
import { beginAnew } from '#electron/team/begin-anew.ts';
import type { BeginningReason, PlaceToBegin } from '#core/team/beginning.ts';
import type { TransportWithLanes } from '#electron/team/own-lane.ts';
import { Replica } from '#electron/team/replica.ts';
import type { ReplicaStudy } from '#electron/team/replica-study.ts';
import { publishedHere } from '#electron/team/rounds-brought.ts';
import type { Transport } from '#core/team/transport.ts';
import { studyTables } from '#core/tables/all.ts';
import { nameInSql } from '#db/schema.ts';
import { connectToRead } from '#db/reading-connection.ts';
import type { Store } from '#db/store.ts';
import { copyStudy } from '#db/whole-copy.ts';
import { openOptions, testProject, type TestProject } from './project.ts';

/** A file of a team, with the person who works in it. */
export interface TestReplica extends AsyncDisposable {
  readonly project: TestProject;
  readonly personId: string;
  readonly replica: Replica;
}

/** The newest schema. */
export const SCHEMA = readdirSync(resolve(import.meta.dirname, '../../migrations')).filter((name) =>
  name.endsWith('.sql'),
).length;

/** A file for a person, copied from that of the one who began; the file joins the team with it. */
export async function replicaOf(
  from: string,
  personId: string,
  transport: Transport,
  reading?: Reading,
): Promise<TestReplica> {
  const project = await testProject(reading, {}, from);
  const { db } = project.store();
  drawFileId(db.sqlite);
  const projectId = String(db.sqlite.prepare('SELECT id FROM project').pluck().get());
  startTeam(db, {
    projectId,
    transport: 'folder',
    address: 'memory',
    login: personId,
    fingerprint: null,
    personId,
    role: 'owner',
    head: 0,
    chain: '',
    epoch: '',
    protocol: 1,
  });
  return { project, personId, replica: replicaIn(project, transport), ...disposal(project) };
}

/** A study that is open, as a replica uses it. */
export function studyIn(project: TestProject): ReplicaStudy {
  return {
    get store() {
      return project.store();
    },
    alone: { isTaken: false, free: () => Promise.resolve() },
    tell: (acts) => project.session.study?.tell(acts),
    whileSettling: (work) => project.session.study!.whileSettling(work),
    get working() {
      return project.session.study!.working;
    },
    seeAnew: () => project.session.study?.seeAnew(),
    get seals() {
      return project.session.study!.seals;
    },
  };
}

let settledAtOnce: number | undefined;

/** From now on, replicas settle this many own acts at once, and more of them aside; by default as many as a program. */
export function settleAtOnce(most: number | undefined): void {
  settledAtOnce = most;
}

/** The replica of a study that is open, in a program that can hold this schema. */
export function replicaIn(project: TestProject, transport: Transport, schema = SCHEMA): Replica {
  return new Replica({
    study: studyIn(project),
    transport,
    machine: 'test',
    program: 'test',
    schema,
    now: project.session.now,
    ...(settledAtOnce !== undefined && { settledAtOnce }),
  });
}

/** Has the file take its team's study anew. Returns the path of the file as it was. */
export async function takesAnew(
  project: TestProject,
  transport: Transport & BaseSource,
  refusingActs: <T>(work: () => Promise<T>) => Promise<T> = (work) => work(),
  beforeExchange: () => void = () => undefined,
  at: Partial<NewPlace> = {},
): Promise<string> {
  const team = teamOf(project.store().db);
  const taking = {
    study: studyIn(project),
    transport,
    place: {
      transport: 'folder' as const,
      address: team?.address ?? '',
      login: team?.login ?? '',
      fingerprint: null,
      ...at,
    },
    machine: 'test',
    program: 'test',
    schema: SCHEMA,
    now: project.session.now,
    newId: randomUUID,
    options: openOptions,
    refusingActs,
    copy: copiedHere,
    exchange: (open: () => Store) => {
      beforeExchange();
      project.session.close();
      open().close();
      project.reopen();
    },
  };
  return await takeAnew(taking, { signal: new AbortController().signal, progress: () => undefined });
}

/** Has the log of the file's team begin anew after the file. */
export async function beginsAnew(
  project: TestProject,
  place: TransportWithLanes & PlaceToBegin,
  reason: BeginningReason = 'restored',
): Promise<void> {
  const team = teamOf(project.store().db)!;
  const facts = {
    replicaId: team.replicaId,
    machine: 'test',
    program: 'test',
    schema: SCHEMA,
    head: team.head,
  };
  const { epoch, head } = await place.hello(facts);
  // As an owner's program does: what was unlocked since the last exchange does not last.
  if (place.rounds) noteRounds(project.store().db, { rounds: await place.rounds.list() });
  const { rounds } = place;
  const there = rounds ? await publishedHere(project.store().db, rounds) : [];
  const begun = await beginAnew(
    studyIn(project),
    place,
    {
      reason,
      followed: epoch,
      head,
      earlier: [],
      schema: SCHEMA,
      there,
      newId: randomUUID,
      copy: copiedHere,
    },
    { signal: new AbortController().signal, progress: () => undefined },
  );
  begun.note();
}

/** Copies a study here: starting a thread takes longer than all that a history does; copying/copying.test.ts has the thread. */
export async function copiedHere(path: string, to: string): Promise<void> {
  using source = connectToRead(path);
  await copyStudy(source, to, () => undefined);
}

function disposal(project: TestProject): AsyncDisposable {
  return { [Symbol.asyncDispose]: () => project[Symbol.asyncDispose]() };
}

/** Every row of the study, as the files of a team share it. */
export function sharedRows({ db }: Store): string {
  return studyTables
    .map((table) => {
      const rows = db.sqlite.prepare(`SELECT * FROM "${nameInSql(table)}" ORDER BY id`).all();
      return `${table}\n${rows.map((row) => JSON.stringify(row)).join('\n')}`;
    })
    .join('\n\n');
}

/** The digest of the newest act, and that of the rows. */
export function digestsOf({ db }: Store): readonly unknown[] {
  const newest = db.sqlite.prepare('SELECT digest FROM change ORDER BY seq DESC LIMIT 1').pluck().get();
  return [newest, digestOfRows(db.sqlite)];
}

/** Where a study lies. */
export function fileOf({ folder }: TestProject): string {
  return join(folder, 'study.concord');
}
