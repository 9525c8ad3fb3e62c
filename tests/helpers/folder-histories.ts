// Random histories of a team over a shared folder, of which each machine has a copy that a synchroniser brings up to date: the first
// file keeps the log, until another takes it over.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { Transport } from '#core/team/transport.ts';
import { fileIdOf } from '#db/file-id.ts';
import { teamOf } from '#db/team/team-of.ts';
import { createFolderTeam, folderTeam, type FolderTeam } from '#electron/team/folder/folder-team.ts';
import { keepLog } from '#electron/team/keeper.ts';
import { chance, type Chance } from '../../scripts/chance.ts';
import { testFolder, type TestProject } from './project.ts';
import { fileOf, replicaIn, replicaOf, SCHEMA, studyIn } from './replicas.ts';
import { FolderCourier } from './folder-courier.ts';
import { idsFrom } from './seeded-ids.ts';
import { differences } from './team-ends.ts';
import type { Begun } from './team-histories.ts';
import { act, KINDS } from './random-acts.ts';
import { type Faults, TeamInMemory } from './team-in-memory.ts';
import { type Member, unsentIn } from './team-steps.ts';
import { count as counted, type Outcome, type Tally } from './team-tally.ts';

/** One history with this seed, which also determines its ids. */
export async function folderHistory(begun: Begun, seed: number, steps = 25): Promise<Outcome> {
  using _ = idsFrom(`folder ${seed}`);
  using place = testFolder();
  const by = chance(seed);
  let isCalm = false;
  const rarely = (one: number, what: string): boolean => {
    if (isCalm || by.below(one) > 0) return false;
    counted(tally, what);
    return true;
  };
  const way: Faults = {
    isCut: () => rarely(60, 'calls cut'),
    isAnswerLost: () => rarely(12, 'answers lost'),
  };
  const tally: Tally = {};
  const courier = new FolderCourier(by, tally);
  const members: FolderMember[] = [];
  const faults: string[] = [];
  const count = 2 + by.below(3);
  for (let index = 0; index < count; index += 1) {
    // The last file is another one of the first person.
    const personId = begun.people[index === count - 1 ? 0 : index % 3] ?? '';
    const made = await replicaOf(fileOf(begun.project), personId, new TeamInMemory().transportOf(personId));
    const projectId = String(made.project.store().db.sqlite.prepare('SELECT id FROM project').pluck().get());
    const access = {
      login: personId,
      projectId,
      now: () => '2026-03-14T09:00:00.000Z',
      self: null,
    };
    const shared = join(place.path, `machine ${index}`);
    courier.machine(shared);
    const arrive = (project: TestProject): Exchanging => exchanging(project, folderTeam(shared, access), way);
    if (index === 0) {
      const { db } = made.project.store();
      const owner = { login: personId, personId, name: 'Wei' };
      const facts = { projectId, name: 'Study', owner, machine: 'test', schema: SCHEMA, log: 'log' };
      const team = await createFolderTeam(shared, { ...facts, replicaId: fileIdOf(db) }, access);
      await team.hello({
        replicaId: fileIdOf(db),
        machine: 'test',
        program: 'test',
        schema: SCHEMA,
        head: 0,
      });
      for (const one of begun.people.slice(1)) await team.members.invite(one, 'owner', { personId: one });
    }
    members.push({
      project: made.project,
      replica: made.replica,
      ...arrive(made.project),
      arrive,
      visit: () => courier.visit(index),
      personId,
      dispose: async () => await made[Symbol.asyncDispose](),
      backup: null,
      offline: 0,
      isBusy: false,
    });
  }
  try {
    for (let step = 0; step < steps * count; step += 1)
      await takeStep(by.of(members), { by, step, tally, members, courier });
    isCalm = true;
    courier.isCalm = true;
    const stopped = new Map<FolderMember, string>();
    for (let round = 0; round < 6; round += 1)
      for (const member of members) {
        member.visit();
        const why = await stoppedBy(member);
        if (why === null) stopped.delete(member);
        else stopped.set(member, why);
        member.visit();
      }
    faults.push(...endOf(members, stopped, tally));
  } catch (error) {
    faults.push(error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : 'unknown');
  }
  const summed = (sql: string): number =>
    members.reduce(
      (sum, { project }) =>
        sum + (project.session.project ? Number(project.store().db.sqlite.prepare(sql).pluck().get()) : 0),
      0,
    );
  counted(tally, 'held', summed('SELECT count(*) FROM team_held'));
  counted(tally, 'set aside', summed("SELECT count(*) FROM change WHERE method = 'team.aside'"));
  for (const { project, dispose } of members) {
    faults.push(
      ...project.faults.map((fault) => (fault instanceof Error ? (fault.stack ?? '') : String(fault))),
    );
    await dispose();
  }
  return { faults, happened: tally };
}

/** One file of a team over a folder. */
interface FolderMember extends Member {
  sync: Exchanging['sync'];
  keep: Exchanging['keep'];
  /** Begins to exchange, after the file was set back. */
  readonly arrive: (project: TestProject) => Exchanging;
  /** The synchroniser comes by. */
  readonly visit: () => void;
}

interface FolderAround {
  readonly by: Chance;
  readonly step: number;
  readonly tally: Tally;
  readonly members: readonly FolderMember[];
  readonly courier: FolderCourier;
}

/** What is said to files that two keepers have parted, and to those that received what counts for nothing. */
const PARTED: ReadonlySet<string> = new Set(['team_folder:two_keepers', 'team_folder:other_log', 'errors:team_parcel_refused']); // prettier-ignore

/** Exchanges what there is; returns what stops the file for good, or null. Throws for anything that must not stop it. */
async function stoppedBy({ sync }: FolderMember): Promise<string | null> {
  try {
    await sync();
    return null;
  } catch (error) {
    const { key, code } = error as { readonly key?: string; readonly code?: string };
    if (key !== undefined && (PARTED.has(key) || code === 'locked')) return key;
    throw error;
  }
}

/** What is wrong in the end. Files stop for good only where somebody took the log over while its keeper still ran. */
function endOf(
  members: readonly FolderMember[],
  stopped: ReadonlyMap<FolderMember, string>,
  tally: Tally,
): string[] {
  const wasParted = (tally['taken over while the keeper ran'] ?? 0) > 0;
  const faults = [...stopped].flatMap(([{ project }, why]) =>
    wasParted && PARTED.has(why) ? [] : [`${project.folder} is stopped by ${why}`],
  );
  counted(tally, 'files stopped by two keepers', stopped.size);
  const inStep = members.filter((member) => !stopped.has(member));
  return [...faults, ...(inStep.length > 0 ? differences(inStep, new TeamInMemory()) : [])];
}

interface Exchanging {
  /** Exchanges acts with the folder. */
  readonly sync: () => Promise<unknown>;
  /** Does, and keeps the log from then on. */
  readonly keep: () => Promise<unknown>;
}

/** One step of a file by chance. */
async function takeStep(member: FolderMember, around: FolderAround): Promise<void> {
  const { by, step, tally } = around;
  const { project, sync } = member;
  const kind = by.below(100);
  if (kind < 62) {
    await act(project, [by.below(KINDS), by.below(1000), by.below(1000), by.below(1000)]);
    counted(tally, 'acts');
  } else if (kind < 72) counted(tally, 'undone', await quietly(() => project.api.history.undo()));
  else if (kind < 77) counted(tally, 'redone', await quietly(() => project.api.history.redo()));
  else if (kind < 94) {
    member.visit();
    counted(tally, 'exchanges', await quietly(sync));
    member.visit();
  } else if (kind < 96) await takesOver(member, around);
  else if (kind < 98 || member.backup === null) {
    project.session.close();
    member.backup = join(project.folder, `backup-${step}.concord`);
    copyFileSync(project.path, member.backup);
    project.reopen();
    counted(tally, 'backups made');
  } else await goesBack(member, around);
}

/** Another file keeps the log, mostly after all has come everywhere and the earlier keeper has stopped. */
async function takesOver(member: FolderMember, { by, tally, members, courier }: FolderAround): Promise<void> {
  const isCareful = by.below(4) > 0;
  if (isCareful) {
    const before = courier.isCalm;
    courier.isCalm = true;
    for (const each of [...members, ...members]) each.visit();
    courier.isCalm = before;
  }
  // It may be broken off after it took over.
  counted(tally, isCareful ? 'taken over' : 'taken over while the keeper ran');
  await quietly(member.keep);
  if (isCareful) for (const each of [member, ...members]) each.visit();
}

async function goesBack(member: FolderMember, { tally }: FolderAround): Promise<void> {
  const { project, sync, backup } = member;
  // What was never sent is lost with the later state, as with any file: send it first.
  await quietly(sync);
  if (unsentIn(project) > 0 || backup === null) return;
  project.session.close();
  copyFileSync(backup, project.path);
  project.reopen();
  Object.assign(member, member.arrive(project));
  counted(tally, 'backups restored');
}

/** 1, or 0 where the way is cut or the row is gone. Throws for anything else. */
async function quietly(run: () => Promise<unknown>): Promise<number> {
  try {
    await run();
    return 1;
  } catch (error) {
    const { code, key } = error as { readonly code?: string; readonly key?: string };
    // Who is stopped by two keepers is told so each time.
    if (code === 'locked' || code === 'not_found' || PARTED.has(key ?? '')) return 0;
    throw error;
  }
}

/** Exchanges acts with the folder, and keeps its log where the file is the one that does. */
function exchanging(project: TestProject, folder: FolderTeam, way: Faults): Exchanging {
  const replica = replicaIn(project, troubled(folder, way));
  const sync = async (): Promise<void> => {
    await replica.sync();
    await keepLog({ study: studyIn(project), folder, replica, schema: SCHEMA });
  };
  const keep = async (): Promise<void> => {
    await sync();
    await folder.takeOver(teamOf(project.store().db)!);
    await sync();
  };
  return { sync, keep };
}

/** The way to the folder, with what goes wrong on it. */
function troubled(folder: FolderTeam, { isCut, isAnswerLost }: Faults): Transport {
  const expectWay = (): void => {
    if (isCut?.() === true) throw new AppError('locked', 'team_folder:gone', { folder: 'shared', what: '' });
  };
  return {
    most: folder.most,
    otherLog: folder.otherLog,
    hello: async (me) => (expectWay(), await folder.hello(me)),
    pull: async (after) => (expectWay(), await folder.pull(after)),
    push: async (parcel, expected, footprint) => {
      expectWay();
      const pushed = await folder.push(parcel, expected, footprint);
      if (isAnswerLost?.() === true)
        throw new AppError('locked', 'team_folder:gone', { folder: 'shared', what: '' });
      return pushed;
    },
    missing: async (hashes) => (expectWay(), await folder.missing(hashes)),
    putBlob: async (hash, bytes) => (expectWay(), await folder.putBlob(hash, bytes)),
    getBlob: async (hash) => (expectWay(), await folder.getBlob(hash)),
    acknowledge: async (head, editing) => (expectWay(), await folder.acknowledge(head, editing)),
    listen: () => folder.listen(() => undefined),
    close: () => folder.close(),
  };
}
