// What a file of a team does in a history, one step after the other. A step that is added to the list takes part at once.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#core/errors.ts';
import { countInLanes, countUnsent } from '#db/team/unsent.ts';
import { unpackActs } from '#electron/team/packing.ts';
import type { Chance } from '../../scripts/chance.ts';
import type { TestProject } from './project.ts';
import { act, KINDS } from './random-acts.ts';
import { beginsAnew, replicaIn, takesAnew, type TestReplica } from './replicas.ts';
import type { Faults, TeamInMemory } from './team-in-memory.ts';

/** One file of a team. */
export interface Member {
  project: TestProject;
  replica: TestReplica['replica'];
  readonly personId: string;
  readonly dispose: () => Promise<void>;
  /** A state of the file that may be restored. */
  backup: string | null;
}

/** What a step may use besides the file that takes it. */
export interface Around {
  readonly by: Chance;
  readonly place: TeamInMemory;
  readonly way: Faults;
  readonly members: readonly Member[];
  /** The number of the step in the history. */
  readonly step: number;
}

interface Step {
  /** How often it is taken, among the sum of all. */
  readonly often: number;
  /** Returns how many acts it was. Throws for a fault of the program. */
  readonly take: (member: Member, around: Around) => Promise<number>;
}

const STEPS: readonly Step[] = [
  { often: 644, take: actsOnce },
  { often: 92, take: async ({ project }) => await quietly(() => project.api.history.undo()) },
  { often: 46, take: async ({ project }) => await quietly(() => project.api.history.redo()) },
  { often: 83, take: async (member, { place, way }) => await quietly(() => exchanges(member, place, way)) },
  { often: 80, take: sendsTogether },
  { often: 12, take: movesCrosswise },
  { often: 19, take: isKilledWhileReceiving },
  { often: 18, take: closesAndOpens },
  { often: 9, take: keepsBackup },
  { often: 9, take: goesBack },
  { often: 10, take: opensRound },
  { often: 12, take: unlocksRound },
  { often: 3, take: serverGoesBack },
  { often: 5, take: logBeginsAnew },
];

const ALL = STEPS.reduce((sum, { often }) => sum + often, 0);

/** One step of this file by chance; returns how many acts it was. */
export async function takeStep(member: Member, around: Around): Promise<number> {
  let left = around.by.below(ALL);
  for (const { often, take } of STEPS) {
    if (left < often) return await take(member, around);
    left -= often;
  }
  return 0;
}

async function actsOnce({ project }: Member, { by }: Around): Promise<number> {
  await act(project, [by.below(KINDS), by.below(1000), by.below(1000), by.below(1000)]);
  return 1;
}

/** Two files send and receive at the same time, or all. */
async function sendsTogether(member: Member, { by, members, place, way }: Around): Promise<number> {
  const those = by.below(3) === 0 ? members : [...new Set([member, by.of(members)])];
  return (await Promise.all(those.map((each) => quietly(() => exchanges(each, place, way))))).length;
}

/** Each of two files moves a code below that which the other moves below it. */
async function movesCrosswise({ project }: Member, { by, members }: Around): Promise<number> {
  const other = by.of(members).project;
  const { tables } = await project.api.project.records();
  // A round may hide all codes that there are.
  if (tables.code.length === 0) return 0;
  const [one, another] = [by.of(tables.code), by.of(tables.code)];
  const move = async ({ api }: TestProject, id: string, parentId: string): Promise<unknown> =>
    await api.codes.move({ id, parentId }).catch((error: { code?: string }) => {
      if (error.code === 'internal') throw error;
    });
  await move(project, one.id, another.id);
  if (other !== project) await move(other, another.id, one.id);
  return 2;
}

/** Nothing of what it was receiving is in the file. */
async function isKilledWhileReceiving(member: Member, { place, way }: Around): Promise<number> {
  const { project } = member;
  const store = project.store();
  const takeIn = store.takeIn.bind(store);
  store.takeIn = (run) =>
    takeIn((write) => {
      run(write);
      throw new AppError('locked', 'errors:read_only');
    });
  await quietly(() => exchanges(member, place, way));
  store.takeIn = takeIn;
  return 0;
}

async function closesAndOpens({ project }: Member): Promise<number> {
  project.reopen();
  return 0;
}

async function keepsBackup(member: Member, { step }: Around): Promise<number> {
  const { project } = member;
  project.session.close();
  member.backup = join(project.folder, `backup-${step}.concord`);
  copyFileSync(project.path, member.backup);
  project.reopen();
  return 0;
}

async function goesBack(member: Member, around: Around): Promise<number> {
  const { project, personId, backup } = member;
  const { place, way } = around;
  if (backup === null) return await keepsBackup(member, around);
  // What was never sent is lost with the later state, as with any file: send it first.
  await quietly(() => exchanges(member, place, way));
  // What the place of the log has lost is with others until it begins anew.
  if (countUnsent(project.store().db) > 0 || place.hasLost) return 0;
  project.session.close();
  copyFileSync(backup, project.path);
  project.reopen();
  member.replica = replicaIn(project, around.place.transportOf(personId, around.way));
  return 0;
}

/** One or two persons code blind from now on, unless a round lasts. Files learn of it when they next exchange acts. */
async function opensRound({ personId }: Member, { by, place, members }: Around): Promise<number> {
  const { rounds } = place.lanes;
  if (rounds.some(({ unlockedAt }) => unlockedAt === null)) return 0;
  const personIds = [...new Set([by.of(members).personId, by.of(members).personId])];
  const round = { id: `round ${rounds.length}`, name: `Round ${rounds.length}`, personIds, ownerSees: false };
  await place.lanes.wayOf(personId, {}).open({ ...round, codes: by.below(2) === 0 ? 'frozen' : 'own' });
  return 0;
}

/** The round that lasts ends, wherever the files are: whose acts are not sealed yet sends them openly, and late. */
async function unlocksRound({ personId }: Member, { place, members }: Around): Promise<number> {
  const round = place.lanes.rounds.find(({ unlockedAt }) => unlockedAt === null);
  if (!round) return 0;
  for (const each of members) expectBlind(each, round.id, place);
  await place.lanes.wayOf(personId, {}).unlock(round.id);
  return 0;
}

/** Throws where the file has something of another's sealed lane. */
function expectBlind({ project, personId }: Member, roundId: string, { lanes }: TeamInMemory): void {
  const isHere = project.store().db.sqlite.prepare('SELECT 1 FROM change WHERE id = ?');
  const { personIds = [] } = lanes.rounds.find(({ id }) => id === roundId) ?? {};
  for (const other of personIds)
    for (const { bytes } of other === personId ? [] : lanes.laneOf(roundId, other))
      for (const { id } of unpackActs(bytes))
        if (isHere.get(id) !== undefined) throw new Error(`act ${id} was seen in ${roundId}`);
}

/** The server is restored from an old backup: what it had since is with the files alone. */
async function serverGoesBack(_member: Member, { place, by }: Around): Promise<number> {
  place.lose(1 + by.below(3));
  return 0;
}

/** An owner has the log begin anew, whatever others have sent, received or done meanwhile. */
async function logBeginsAnew(member: Member, { place, way }: Around): Promise<number> {
  const { project, personId } = member;
  await quietly(() => exchanges(member, place, way));
  // While a round lasts, or its lanes are not published, no log begins anew.
  if (place.lanes.isAnySealed || countInLanes(project.store().db) > 0) return 0;
  return await quietly(() => beginsAnew(project, place.transportOf(personId, way)));
}

/** Sends and receives; where the log began anew, takes the study anew first. */
export async function exchanges(member: Member, place: TeamInMemory, way: Faults): Promise<void> {
  const { project, personId } = member;
  try {
    await member.replica.sync();
  } catch (error) {
    const { key } = error as { readonly key?: string };
    // Who is behind what a server lost sends and receives there; the others wait for an owner.
    if (place.hasLost && LOST.has(key ?? '')) return;
    if (key !== 'errors:team_begun_anew') throw error;
    await takesAnew(project, place.transportOf(personId, way));
    member.replica = replicaIn(project, place.transportOf(personId, way));
    await member.replica.sync();
  }
}

const LOST: ReadonlySet<string> = new Set([
  'errors:team_other_log',
  'errors:team_parcel_refused',
  'team_server:not_next',
]);

/** 1, or 0 where the act is refused because the way is cut, the row is gone, or a round lasts. Throws for anything else. */
async function quietly(run: () => Promise<unknown>): Promise<number> {
  try {
    await run();
    return 1;
  } catch (error) {
    const { code, key } = error as { readonly code?: string; readonly key?: string };
    if (code === 'locked' || code === 'not_found' || key?.startsWith('errors:round_') === true) return 0;
    throw error;
  }
}

/** How many acts of the file are not in the log. */
export function unsentIn(project: TestProject): number {
  const { sqlite } = project.store().db;
  return Number(
    sqlite.prepare('SELECT count(*) FROM change, team WHERE seq > since AND team_seq IS NULL').pluck().get(),
  );
}
