// Random histories of a team over a shared folder: the first file keeps the log, until another takes it over.
import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
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
  const rarely = (one: number): boolean => !isCalm && by.below(one) === 0;
  const way: Faults = { isCut: () => rarely(60), isAnswerLost: () => rarely(12) };
  const shared = join(place.path, 'shared');
  mkdirSync(shared);
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
      personId,
      dispose: async () => await made[Symbol.asyncDispose](),
      backup: null,
      offline: 0,
      isBusy: false,
    });
  }
  const tally: Tally = {};
  try {
    for (let step = 0; step < steps * count; step += 1)
      counted(tally, 'acts', await takeStep(by.of(members), by, step));
    isCalm = true;
    for (let round = 0; round < 4; round += 1) for (const { sync } of members) await sync();
    faults.push(...differences(members, new TeamInMemory()));
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
  counted(tally, 'parcels', readdirSync(join(shared, 'log')).length);
  return { faults, happened: tally };
}

/** One file of a team over a folder. */
interface FolderMember extends Member {
  sync: Exchanging['sync'];
  keep: Exchanging['keep'];
  /** Begins to exchange, after the file was set back. */
  readonly arrive: (project: TestProject) => Exchanging;
}

interface Exchanging {
  /** Exchanges acts with the folder. */
  readonly sync: () => Promise<unknown>;
  /** Does, and keeps the log from then on. */
  readonly keep: () => Promise<unknown>;
}

/** One step of a file by chance; returns how many acts it was. */
async function takeStep(member: FolderMember, by: Chance, step: number): Promise<number> {
  const { project, sync } = member;
  const kind = by.below(100);
  if (kind < 68) {
    await act(project, [by.below(KINDS), by.below(1000), by.below(1000), by.below(1000)]);
    return 1;
  }
  if (kind < 78) return await quietly(() => project.api.history.undo());
  if (kind < 83) return await quietly(() => project.api.history.redo());
  if (kind < 94) return await quietly(sync);
  if (kind < 96) return await quietly(member.keep);
  if (kind < 98 || member.backup === null) {
    project.session.close();
    member.backup = join(project.folder, `backup-${step}.concord`);
    copyFileSync(project.path, member.backup);
    project.reopen();
    return 0;
  }
  // What was never sent is lost with the later state, as with any file: send it first.
  await quietly(sync);
  if (unsentIn(project) > 0) return 0;
  project.session.close();
  copyFileSync(member.backup, project.path);
  project.reopen();
  Object.assign(member, member.arrive(project));
  return 0;
}

/** 1, or 0 where the way is cut or the row is gone. Throws for anything else. */
async function quietly(run: () => Promise<unknown>): Promise<number> {
  try {
    await run();
    return 1;
  } catch (error) {
    const { code } = error as { readonly code?: string };
    if (code === 'locked' || code === 'not_found') return 0;
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
