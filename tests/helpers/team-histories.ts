// Random histories of a team: several files, two of them of one person, that act offline, send, receive, undo, and have
// what can go wrong go wrong. In the end all files must hold the same study, and nothing that was coded may be lost.
import { noteTeam } from '#db/team/team-of.ts';
import { chance } from '../../scripts/chance.ts';
import { testProject, type TestProject } from './project.ts';
import { beginsAnew, fileOf, replicaOf, settleAtOnce } from './replicas.ts';
import { idsFrom } from './seeded-ids.ts';
import { smallStudy } from './study.ts';
import { differences } from './team-ends.ts';
import { type Faults, TeamInMemory } from './team-in-memory.ts';
import { type ExportedFile, readingHere } from './team-imports.ts';
import { anotherSends, exchanges, type Member, takeStep } from './team-steps.ts';
import { count, type Outcome, type Tally } from './team-tally.ts';

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
  // What is settled aside comes to the same.
  settleAtOnce(seed % 2 === 0 ? 0 : undefined);
  const place = new TeamInMemory();
  const faults: string[] = [];
  const members: Member[] = [];
  let isCalm = false;
  const exported: ExportedFile[] = [];
  const tally: Tally = {};
  const rarely = (one: number, what: string): boolean => {
    if (isCalm || by.below(one) > 0) return false;
    count(tally, what);
    return true;
  };
  const way: Faults = {
    isCut: () => rarely(40, 'calls cut'),
    isAnswerLost: () => rarely(12, 'answers lost'),
    isDoubled: () => rarely(12, 'sent twice'),
    meanwhile: async () => {
      if (rarely(5, 'pushes that waited')) await anotherSends({ by, members, place, way, tally });
    },
  };
  const files = 2 + by.below(3);
  for (let index = 0; index < files; index += 1) {
    // The last file is another one of the first person.
    const personId = begun.people[index === files - 1 ? 0 : index % 3] ?? '';
    const transport = place.transportOf(personId, way);
    const made = await replicaOf(fileOf(begun.project), personId, transport, readingHere);
    noteTeam(made.project.store().db, { epoch: place.epoch });
    members.push({
      project: made.project,
      replica: made.replica,
      personId,
      dispose: async () => await made[Symbol.asyncDispose](),
      backup: null,
      offline: 0,
      isBusy: false,
    });
  }
  try {
    for (let step = 0; step < steps * files; step += 1)
      await takeStep(by.of(members), { by, place, way, members, step, exported, tally });
    isCalm = true;
    for (const member of members) member.offline = 0;
    for (const { id } of place.lanes.rounds) await place.lanes.wayOf(begun.people[0] ?? '', {}).unlock(id);
    if (place.hasLost) {
      const owner = by.of(members);
      await exchanges(owner, place, way, tally);
      await beginsAnew(owner.project, place.transportOf(owner.personId, way));
    }
    for (let round = 0; round < 3; round += 1)
      for (const member of members) await exchanges(member, place, way, tally);
    faults.push(...differences(members, place));
  } catch (error) {
    faults.push(error instanceof Error ? (error.stack ?? error.message) : 'unknown');
  }
  const inAll = (sql: string): number => members.reduce((sum, { project }) => sum + asked(project, sql), 0);
  count(tally, 'set aside', inAll("SELECT count(*) FROM change WHERE method = 'team.aside'"));
  count(tally, 'held', inAll('SELECT count(*) FROM team_held'));
  count(tally, 'late', inAll('SELECT count(*) FROM change WHERE is_late = 1'));
  count(tally, 'parcels', place.log.length);
  count(tally, 'published', place.log.filter(({ parcel }) => parcel.roundId !== null).length);
  count(tally, 'refused for their footprint', place.refused);
  count(tally, 'taken behind the log', place.behind);
  for (const { project, dispose } of members) {
    faults.push(
      ...project.faults.map((fault) => (fault instanceof Error ? (fault.stack ?? '') : String(fault))),
    );
    // The file is thrown away: nobody opens it again.
    if (project.session.project) project.store().holdFolding();
    await dispose();
  }
  return { faults, happened: tally };
}

/** What a file answers; 0 where it is not open. */
function asked(project: TestProject, sql: string): number {
  if (!project.session.project) return 0;
  return Number(project.store().db.sqlite.prepare(sql).pluck().get());
}
