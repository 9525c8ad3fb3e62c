// Random histories of a team: several files, two of them of one person, that act offline, send, receive, undo, and have
// what can go wrong go wrong. In the end all files must hold the same study, and nothing that was coded may be lost.
import { noteTeam } from '#db/team/team-of.ts';
import { chance } from '../../scripts/chance.ts';
import { testProject, type TestProject } from './project.ts';
import { beginsAnew, fileOf, replicaOf } from './replicas.ts';
import { idsFrom } from './seeded-ids.ts';
import { smallStudy } from './study.ts';
import { differences } from './team-ends.ts';
import { type Faults, TeamInMemory } from './team-in-memory.ts';
import { exchanges, type Member, takeStep } from './team-steps.ts';

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
  /** Parcels that came out of sealed lanes. */
  readonly published: number;
  readonly late: number;
}

/** The file of a study of three people, without a team; dispose of its project when all are done. */
export interface Begun {
  readonly project: TestProject;
  readonly people: readonly string[];
}

/** Begins a study of three people, with ids from the seed if one is given. */
export async function begunStudy(seed?: string): Promise<Begun> {
  using _ = seed === undefined ? null : idsFrom(seed);
  const project = await testProject();
  await smallStudy(project);
  const { tables } = await project.api.project.records();
  const people = [tables.project[0]?.mainCoderId ?? ''];
  for (const name of ['Lin', 'Chen']) people.push((await project.api.coders.add({ name })).id);
  project.session.close();
  return { project, people };
}

/** One history with this seed, which also determines its ids. */
export async function teamHistory(begun: Begun, seed: number, steps = 25): Promise<Outcome> {
  using _ = idsFrom(`team ${seed}`);
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
    noteTeam(made.project.store().db, { epoch: place.epoch });
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
    for (let step = 0; step < steps * count; step += 1)
      acts += await takeStep(by.of(members), { by, place, way, members, step });
    isCalm = true;
    for (const { id } of place.lanes.rounds) await place.lanes.wayOf(begun.people[0] ?? '', {}).unlock(id);
    if (place.hasLost) {
      const owner = by.of(members);
      await exchanges(owner, place, way);
      await beginsAnew(owner.project, place.transportOf(owner.personId, way));
    }
    for (let round = 0; round < 3; round += 1)
      for (const member of members) await exchanges(member, place, way);
    faults.push(...differences(members, place));
  } catch (error) {
    faults.push(error instanceof Error ? (error.stack ?? error.message) : 'unknown');
  }
  const held = members.reduce((sum, { project }) => sum + heldIn(project), 0);
  const late = Math.max(...members.map(({ project }) => lateIn(project)));
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
    published: place.log.filter(({ parcel }) => parcel.roundId !== null).length,
    late,
  };
}

function heldIn(project: TestProject): number {
  if (!project.session.project) return 0;
  return Number(project.store().db.sqlite.prepare('SELECT count(*) FROM team_held').pluck().get());
}

function lateIn(project: TestProject): number {
  if (!project.session.project) return 0;
  const { sqlite } = project.store().db;
  return Number(sqlite.prepare('SELECT count(*) FROM change WHERE is_late = 1').pluck().get());
}

function setAsideIn(project: TestProject): number {
  if (!project.session.project) return 0;
  const { sqlite } = project.store().db;
  return Number(sqlite.prepare("SELECT count(*) FROM change WHERE method = 'team.aside'").pluck().get());
}
