// What a file of a team does in a history, one step after the other. A step that is added to the list takes part at once.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#core/errors.ts';
import { countWaiting } from '#db/team/held.ts';
import { countUnsent } from '#db/team/unsent.ts';
import { unpackActs } from '#electron/team/packing.ts';
import type { Chance } from '../../scripts/chance.ts';
import type { TestProject } from './project.ts';
import { act, KINDS, unlessRefused } from './random-acts.ts';
import { rarerAct } from './rarer-acts.ts';
import { beginsAnew, replicaIn, takesAnew, type TestReplica } from './replicas.ts';
import type { Faults, TeamInMemory } from './team-in-memory.ts';
import { movesCrosswise, namesAlike, takesTheNextName, workOnTheSame } from './team-clashes.ts';
import { actsInSecondPass, decides } from './team-decisions.ts';
import { type ExportedFile, exportsFile, imports, importsExported } from './team-imports.ts';
import { count, type Tally } from './team-tally.ts';

/** One file of a team. */
export interface Member {
  project: TestProject;
  replica: TestReplica['replica'];
  readonly personId: string;
  readonly dispose: () => Promise<void>;
  /** A state of the file that may be restored. */
  backup: string | null;
  /** How many exchanges fail until it is in touch again. */
  offline: number;
  /** Whether it exchanges acts at the moment. */
  isBusy: boolean;
}

/** What a step may use besides the file that takes it. */
export interface Around {
  readonly by: Chance;
  readonly place: TeamInMemory;
  readonly way: Faults;
  readonly members: readonly Member[];
  /** The number of the step in the history. */
  readonly step: number;
  /** What was exported in the history so far. */
  readonly exported: ExportedFile[];
  /** Counts what happens. */
  readonly tally: Tally;
}

interface Step {
  /** How often it is taken, among the sum of all. */
  readonly often: number;
  /** Throws for a fault of the program. */
  readonly take: (member: Member, around: Around) => Promise<void>;
}

const STEPS: readonly Step[] = [
  { often: 644, take: actsOnce },
  { often: 160, take: actsAsRarely },
  { often: 20, take: actsInSecondPass },
  { often: 30, take: decides },
  { often: 92, take: undoes },
  { often: 46, take: redoes },
  { often: 14, take: undoesTo },
  { often: 26, take: imports },
  { often: 8, take: exportsFile },
  { often: 10, take: importsExported },
  { often: 83, take: exchangesAlone },
  { often: 80, take: sendsTogether },
  { often: 60, take: workOnTheSame },
  { often: 12, take: movesCrosswise },
  { often: 40, take: namesAlike },
  { often: 20, take: takesTheNextName },
  { often: 19, take: isKilledWhileReceiving },
  { often: 18, take: closesAndOpens },
  { often: 9, take: keepsBackup },
  { often: 9, take: goesBack },
  { often: 8, take: isCopiedOver },
  { often: 8, take: goesOffline },
  { often: 10, take: opensRound },
  { often: 12, take: unlocksRound },
  { often: 3, take: serverGoesBack },
  { often: 5, take: logBeginsAnew },
];

const ALL = STEPS.reduce((sum, { often }) => sum + often, 0);

/** One step of this file by chance. */
export async function takeStep(member: Member, around: Around): Promise<void> {
  let left = around.by.below(ALL);
  for (const { often, take } of STEPS) {
    if (left < often) return await take(member, around);
    left -= often;
  }
}

async function actsOnce({ project }: Member, { by, tally }: Around): Promise<void> {
  await act(project, [by.below(KINDS), by.below(1000), by.below(1000), by.below(1000)]);
  count(tally, 'acts');
}

/** One of the many acts that are rarer in a study than in a history, where they meet what others do. */
async function actsAsRarely({ project }: Member, { by, tally }: Around): Promise<void> {
  await rarerAct(project, by.below(1000), [by.below(1000), by.below(1000), by.below(1000)]);
  count(tally, 'rarer acts');
}

async function undoes({ project }: Member, { tally }: Around): Promise<void> {
  count(tally, 'undone', await quietly(() => project.api.history.undo()));
}

async function redoes({ project }: Member, { tally }: Around): Promise<void> {
  count(tally, 'redone', await quietly(() => project.api.history.redo()));
}

/** Returns to a point in the History: all that the person has done since is undone, whatever others did between. */
async function undoesTo({ project }: Member, { by, tally }: Around): Promise<void> {
  const rows = await project.api.history.list({ limit: 2 + by.below(10) });
  const groups = rows.flatMap(({ group, standing }) => (standing && group !== null ? [group] : []));
  const group = groups.at(-1);
  if (group === undefined) return;
  await unlessRefused(project.api.history.undoTo({ group }));
  count(tally, 'undone to a point');
}

async function exchangesAlone(member: Member, { place, way, tally }: Around): Promise<void> {
  count(tally, 'exchanges', await quietly(() => exchanges(member, place, way, tally)));
}

/** Nothing arrives and nothing is sent for a while. */
async function goesOffline(member: Member, { by, tally }: Around): Promise<void> {
  member.offline = 1 + by.below(4);
  count(tally, 'offline spans');
}

/** Two files send and receive at the same time, or all. */
async function sendsTogether(member: Member, { by, members, place, way, tally }: Around): Promise<void> {
  const those = by.below(3) === 0 ? members : [...new Set([member, by.of(members)])];
  const done = those.map(async (each) => await quietly(() => exchanges(each, place, way, tally)));
  for (const one of await Promise.all(done)) count(tally, 'exchanges at the same time', one);
}

/** Nothing of what it was receiving is in the file. */
async function isKilledWhileReceiving(member: Member, { place, way, tally }: Around): Promise<void> {
  const { project } = member;
  const store = project.store();
  const takeIn = store.takeIn.bind(store);
  store.takeIn = (run) =>
    takeIn((write) => {
      run(write);
      count(tally, 'killed while receiving');
      throw new AppError('locked', 'errors:read_only');
    });
  await quietly(() => exchanges(member, place, way, tally));
  store.takeIn = takeIn;
}

async function closesAndOpens({ project }: Member, { tally }: Around): Promise<void> {
  project.reopen();
  count(tally, 'opened again');
}

async function keepsBackup(member: Member, { step, tally }: Around): Promise<void> {
  const { project } = member;
  project.session.close();
  member.backup = join(project.folder, `backup-${step}.concord`);
  copyFileSync(project.path, member.backup);
  project.reopen();
  count(tally, 'backups made');
}

async function goesBack(member: Member, around: Around): Promise<void> {
  const { project, backup } = member;
  if (backup === null) return await keepsBackup(member, around);
  if (!(await hasSentAll(member, around))) return;
  project.session.close();
  copyFileSync(backup, project.path);
  project.reopen();
  beginsToExchange(member, around);
  count(around.tally, 'backups restored');
}

/** The other file of the same person becomes a copy of this one, made by hand: both send under the same name then. */
async function isCopiedOver(member: Member, around: Around): Promise<void> {
  const other = around.members.find((each) => each !== member && each.personId === member.personId);
  if (!other || !(await hasSentAll(other, around))) return;
  for (const { project } of [member, other]) project.session.close();
  copyFileSync(member.project.path, other.project.path);
  for (const each of [member, other]) {
    each.project.reopen();
    beginsToExchange(each, around);
  }
  count(around.tally, 'files copied');
}

/**
 * Sends what is not sent, for what was never sent is lost with a file, as with any. Whether nothing is left that only this file
 * has: what waits for a decision is in no other, and what the place of the log has lost is with the files until it begins anew.
 */
async function hasSentAll(member: Member, { place, way, tally }: Around): Promise<boolean> {
  await quietly(() => exchanges(member, place, way, tally));
  const { db } = member.project.store();
  return countUnsent(db) === 0 && countWaiting(db).held === 0 && !place.hasLost;
}

function beginsToExchange(member: Member, { place, way }: Around): void {
  member.replica = replicaIn(member.project, place.transportOf(member.personId, way));
}

/** One or two persons code blind from now on, unless a round lasts. Files learn of it when they next exchange acts. */
async function opensRound({ personId }: Member, { by, place, members, tally }: Around): Promise<void> {
  const { rounds } = place.lanes;
  if (rounds.some(({ unlockedAt }) => unlockedAt === null)) return;
  const personIds = [...new Set([by.of(members).personId, by.of(members).personId])];
  const round = { id: `round ${rounds.length}`, name: `Round ${rounds.length}`, personIds, ownerSees: false };
  await place.lanes.wayOf(personId, {}).open({ ...round, codes: by.below(2) === 0 ? 'frozen' : 'own' });
  count(tally, 'rounds opened');
}

/** The round that lasts ends, wherever the files are: whose acts are not sealed yet sends them openly, and late. */
async function unlocksRound({ personId }: Member, { place, members, tally }: Around): Promise<void> {
  const round = place.lanes.rounds.find(({ unlockedAt }) => unlockedAt === null);
  if (!round) return;
  for (const each of members) expectBlind(each, round.id, place);
  await place.lanes.wayOf(personId, {}).unlock(round.id);
  count(tally, 'rounds unlocked');
}

/**
 * Throws where the file has something of another's sealed lane. Except what was in the log before, until that lost it or began anew
 * without it: a file that does not know that it was sent, such as a backup or a copy, seals it when everybody has it already.
 */
export function expectBlind(
  { project, personId }: Pick<Member, 'project' | 'personId'>,
  roundId: string,
  place: TeamInMemory,
): void {
  const isHere = project.store().db.sqlite.prepare('SELECT 1 FROM change WHERE id = ?');
  const { personIds = [] } = place.lanes.rounds.find(({ id }) => id === roundId) ?? {};
  for (const other of personIds)
    for (const { bytes } of other === personId ? [] : place.lanes.laneOf(roundId, other))
      for (const { id } of unpackActs(bytes))
        if (isHere.get(id) !== undefined && !place.hasLostAct(id))
          throw new Error(`act ${id} was seen in ${roundId}`);
}

/** The server is restored from an old backup: what it had since is with the files alone. */
async function serverGoesBack(_member: Member, { place, by, tally }: Around): Promise<void> {
  place.lose(by.below(4));
  place.lanes.loseSealed(by.below(3));
  count(tally, 'servers restored');
}

/** An owner has the log begin anew, whatever others have sent, received or done meanwhile. */
async function logBeginsAnew(member: Member, { place, way, tally }: Around): Promise<void> {
  const { project, personId } = member;
  await quietly(() => exchanges(member, place, way, tally));
  const begun = await quietly(() => beginsAnew(project, place.transportOf(personId, way)));
  count(tally, 'logs begun anew', begun);
}

/** Sends and receives; where the log began anew, takes the study anew first. */
export async function exchanges(
  member: Member,
  place: TeamInMemory,
  way: Faults,
  tally: Tally,
): Promise<void> {
  const { project, personId } = member;
  if (member.offline > 0) {
    member.offline -= 1;
    throw new AppError('locked', 'team_server:refused', { address: 'memory' });
  }
  member.isBusy = true;
  try {
    await member.replica.sync();
  } catch (error) {
    const { key } = error as { readonly key?: string };
    // Who is behind what a server lost sends and receives there; the others wait for an owner.
    if (place.hasLost && LOST.has(key ?? '')) return;
    if (key !== 'errors:team_begun_anew') throw error;
    await takesAnew(project, place.transportOf(personId, way));
    count(tally, 'studies taken anew');
    member.replica = replicaIn(project, place.transportOf(personId, way));
    await member.replica.sync();
  } finally {
    member.isBusy = false;
  }
}

/** Another file sends all that it has, unless all are exchanging acts. */
export async function anotherSends({
  by,
  members,
  place,
  way,
  tally,
}: Omit<Around, 'step' | 'exported'>): Promise<void> {
  const idle = members.filter(({ isBusy }) => !isBusy);
  if (idle.length === 0) return;
  count(tally, 'sent meanwhile', await quietly(() => exchanges(by.of(idle), place, way, tally)));
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
