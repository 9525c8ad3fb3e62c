// Random histories of a team: several files, two of them of one person, that act offline, send, receive, undo, and have
// what can go wrong go wrong. In the end all files must hold the same study, and nothing that was coded may be lost.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#core/errors.ts';
import { changeIn } from '#core/change.ts';
import { findProblems } from '#db/check.ts';
import { chance, type Chance } from '../../scripts/chance.ts';
import { testProject, type TestProject } from './project.ts';
import { act } from './random-acts.ts';
import { digestsOf, fileOf, replicaIn, replicaOf, sharedRows, type TestReplica } from './replicas.ts';
import { smallStudy } from './study.ts';
import { type Faults, TeamInMemory } from './team-in-memory.ts';

/** What a history came to. */
export interface Outcome {
  /** What went wrong; empty for a history after which all files are equal. */
  readonly faults: readonly string[];
  readonly acts: number;
  readonly parcels: number;
  readonly refused: number;
  readonly behind: number;
  /** How often acts were set aside for those of others. */
  readonly setAside: number;
  readonly held: number;
}

interface Member {
  project: TestProject;
  replica: TestReplica['replica'];
  readonly personId: string;
  readonly dispose: () => Promise<void>;
  /** A state of the file that may be restored. */
  backup: string | null;
}

/** The file of a study of three people, without a team; dispose of its project when all are done. */
export interface Begun {
  readonly project: TestProject;
  readonly people: readonly string[];
}

/** Begins a study of three people. */
export async function begunStudy(): Promise<Begun> {
  const project = await testProject();
  await smallStudy(project);
  const { tables } = await project.api.project.records();
  const people = [tables.project[0]?.mainCoderId ?? ''];
  for (const name of ['Lin', 'Chen']) people.push((await project.api.coders.add({ name })).id);
  project.session.close();
  return { project, people };
}

/** One history with this seed. */
export async function teamHistory(begun: Begun, seed: number, steps = 25): Promise<Outcome> {
  const by = chance(seed);
  const place = new TeamInMemory();
  const faults: string[] = [];
  const members: Member[] = [];
  let isCalm = false;
  const rarely = (one: number): boolean => !isCalm && by.below(one) === 0;
  const way: Faults = {
    isCut: () => rarely(40),
    isAnswerLost: () => rarely(12),
    isDoubled: () => rarely(12),
  };
  const count = 2 + by.below(3);
  for (let index = 0; index < count; index += 1) {
    // The last file is another one of the first person.
    const personId = begun.people[index === count - 1 ? 0 : index % 3] ?? '';
    const made = await replicaOf(fileOf(begun.project), personId, place.transportOf(personId, way));
    members.push({
      project: made.project,
      replica: made.replica,
      personId,
      dispose: async () => await made[Symbol.asyncDispose](),
      backup: null,
    });
  }
  let acts = 0;
  try {
    for (let step = 0; step < steps * count; step += 1) {
      const member = by.of(members);
      const other = by.of(members);
      acts +=
        by.below(12) === 0
          ? await together([member, other])
          : await doSomething(member, by, place, way, step);
    }
    isCalm = true;
    for (let round = 0; round < 3; round += 1) for (const { replica } of members) await replica.sync();
    faults.push(...differences(members, place));
  } catch (error) {
    faults.push(
      error instanceof AppError ? error.message : error instanceof Error ? (error.stack ?? '') : 'unknown',
    );
  }
  const held = members.reduce((sum, { project }) => sum + heldIn(project), 0);
  const setAside = members.reduce((sum, { project }) => sum + setAsideIn(project), 0);
  for (const { project, dispose } of members) {
    faults.push(
      ...project.faults.map((fault) => (fault instanceof Error ? (fault.stack ?? '') : String(fault))),
    );
    await dispose();
  }
  return {
    faults,
    acts,
    parcels: place.log.length,
    refused: place.refused,
    behind: place.behind,
    setAside,
    held,
  };
}

async function doSomething(
  member: Member,
  by: Chance,
  place: TeamInMemory,
  way: Faults,
  step: number,
): Promise<number> {
  const { project, personId } = member;
  const kind = by.below(100);
  if (kind < 70) {
    await act(project, [by.below(37), by.below(1000), by.below(1000), by.below(1000)]);
    return 1;
  }
  if (kind < 80) return await quietly(async () => void (await project.api.history.undo()));
  if (kind < 85) return await quietly(async () => void (await project.api.history.redo()));
  if (kind < 94) return await quietly(async () => void (await member.replica.sync()));
  if (kind < 96) {
    // Killed while receiving: nothing of it is in the file.
    const store = project.store();
    const takeIn = store.takeIn.bind(store);
    store.takeIn = (run) =>
      takeIn((write) => {
        run(write);
        throw new AppError('locked', 'errors:read_only');
      });
    await quietly(async () => void (await member.replica.sync()));
    store.takeIn = takeIn;
    return 0;
  }
  if (kind < 98) {
    project.reopen();
    return 0;
  }
  if (member.backup === null || step % 2 === 0) {
    project.session.close();
    member.backup = join(project.folder, `backup-${step}.concord`);
    copyFileSync(project.path, member.backup);
    project.reopen();
    return 0;
  }
  // What was never sent is lost with the later state, as with any file: send it first.
  await quietly(async () => void (await member.replica.sync()));
  if (unsentIn(project) > 0) return 0;
  project.session.close();
  copyFileSync(member.backup, project.path);
  project.reopen();
  member.replica = replicaIn(project, place.transportOf(personId, way));
  return 0;
}

/** Two files send and receive at the same time. */
async function together(members: readonly Member[]): Promise<number> {
  const ways = [...new Set(members)].map(({ replica }) => quietly(async () => void (await replica.sync())));
  return (await Promise.all(ways)).length;
}

async function quietly(run: () => Promise<void>): Promise<number> {
  try {
    await run();
    return 1;
  } catch (error) {
    const { code } = error as { readonly code?: string };
    if (code === 'locked' || code === 'not_found') return 0;
    throw error;
  }
}

function unsentIn(project: TestProject): number {
  const { sqlite } = project.store().db;
  return Number(
    sqlite.prepare('SELECT count(*) FROM change, team WHERE seq > since AND team_seq IS NULL').pluck().get(),
  );
}

function heldIn(project: TestProject): number {
  if (!project.session.project) return 0;
  return Number(project.store().db.sqlite.prepare('SELECT count(*) FROM team_held').pluck().get());
}

function setAsideIn(project: TestProject): number {
  if (!project.session.project) return 0;
  const { sqlite } = project.store().db;
  return Number(sqlite.prepare("SELECT count(*) FROM change WHERE method = 'team.aside'").pluck().get());
}

function differences(members: readonly Member[], place: TeamInMemory): string[] {
  const found: string[] = [];
  const rows = members.map(({ project }) => sharedRows(project.store()));
  for (const [index, each] of rows.entries())
    if (each !== rows[0])
      found.push(`file ${index} differs from file 0:\n${firstDifference(each, rows[0] ?? '')}`);
  for (const [index, { project }] of members.entries()) {
    const [newest, digest] = digestsOf(project.store());
    if (newest !== digest) found.push(`the digest of file ${index} is not that of its rows`);
    for (const problem of findProblems(project.store().db))
      // Somebody changed words under a coding of somebody else, which waits on the repair list of all files.
      if (problem.key !== 'check_quote') found.push(`${index}: ${JSON.stringify(problem)}`);
    if (unsentIn(project) > 0) found.push(`file ${index} has acts that were not sent`);
  }
  found.push(...lostCodings(members));
  const ids = place.log.map(({ parcel }) => parcel.id);
  if (new Set(ids).size < ids.length) found.push('a parcel is in the log twice');
  return found;
}

function firstDifference(one: string, other: string): string {
  const [here, there] = [one.split('\n'), other.split('\n')];
  const onlyHere = here.filter((line) => !there.includes(line)).slice(0, 3);
  const onlyThere = there.filter((line) => !here.includes(line)).slice(0, 3);
  return `+ ${onlyHere.join('\n+ ')}\n- ${onlyThere.join('\n- ')}`;
}

/**
 * Codings that somebody made and that are neither there, nor were removed by an act that names them or a twin of theirs, nor
 * have a twin. A twin is a coding of the same code by the same coder at the same place, made in another file of that person:
 * the two become one.
 */
function lostCodings(members: readonly Member[]): string[] {
  const lost: string[] = [];
  const made = new Map<string, Record<string, unknown>>();
  const removed = new Set<string>();
  const acts = "SELECT body FROM change WHERE method NOT IN ('team.aside', 'team.again')";
  for (const { project } of members)
    for (const body of project.store().db.sqlite.prepare(acts).pluck().iterate() as Iterable<string>) {
      const { added, updated, removed: gone } = changeIn(body);
      for (const row of Object.values(added.coding ?? {})) made.set(row.id, row);
      for (const [, row] of Object.values(updated.coding ?? {})) made.set(row.id, row);
      for (const row of Object.values(gone.coding ?? {})) removed.add(row.id).add(placeOf(row));
    }
  const { sqlite } = members[0]!.project.store().db;
  const there = new Set(sqlite.prepare('SELECT id FROM coding').pluck().all());
  const settled = sqlite.prepare(
    'SELECT 1 FROM change WHERE instr(settled, ?) > 0 OR instr(body, ?) > 0 LIMIT 1',
  );
  const twins = sqlite.prepare('SELECT count(*) FROM coding WHERE source_id = ? AND coder_id = ?').pluck();
  for (const [id, row] of made) {
    if (there.has(id) || removed.has(id) || removed.has(placeOf(row))) continue;
    if (Number(twins.get(row['sourceId'], row['coderId'])) > 0) continue;
    const isHeld = members.some(({ project }) =>
      project.store().db.sqlite.prepare('SELECT 1 FROM team_held WHERE instr(rows, ?) > 0').get(id),
    );
    if (!isHeld) lost.push(`coding ${id} is lost ${settled.get(id, id) ? '(told)' : ''}`);
  }
  return lost;
}

/** What twins have in common. */
function placeOf(coding: object): string {
  const { sourceId, codeId, coderId, start, end } = coding as Record<string, unknown>;
  return JSON.stringify([sourceId, codeId, coderId, start, end]);
}
