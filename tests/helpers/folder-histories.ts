// Random histories of a team over a shared folder, of which each machine has a copy that a synchroniser brings up to date: the first
// file keeps the log, until another takes it over or is handed it. The team moves into other folders, to a log in memory, which stands
// for a server, and back; people code blind, owners keep codes to themselves, and new machines begin without large originals.
import { join } from 'node:path';
import type { Role } from '#core/team/transport.ts';
import { drawFileId, fileIdOf } from '#db/file-id.ts';
import { startTeam } from '#db/team/team-of.ts';
import { sendBase } from '#electron/team/base.ts';
import { createFolderTeam } from '#electron/team/folder/make-folder-team.ts';
import { chance } from '../../scripts/chance.ts';
import { lackedOriginals } from './folder-ends.ts';
import {
  exchanges,
  type FolderAround,
  isParted,
  originalsCome,
  quietly,
  takesStep,
  unlocksRound,
} from './folder-steps.ts';
import { FolderPlace, type LogPlace } from './log-places.ts';
import { withOriginal, type WithOriginal } from './large-original.ts';
import { testFolder, testProject } from './project.ts';
import { copiedHere, SCHEMA } from './replicas.ts';
import { idsFrom } from './seeded-ids.ts';
import { differences } from './team-ends.ts';
import type { Begun } from './team-histories.ts';
import { type Faults, TeamInMemory } from './team-in-memory.ts';
import { count, type Outcome, type Tally } from './team-tally.ts';
import { copying, travels, type Traveller } from './travellers.ts';

/** How often all files exchange acts before they must be the same study. */
const LAST_ROUNDS = 10;

/** One history with this seed, which also determines its ids. */
export async function folderHistory(begun: Begun, seed: number, steps = 25): Promise<Outcome> {
  const study = await withOriginal(begun);
  using _ = idsFrom(`folder ${seed}`);
  using folder = testFolder();
  const by = chance(seed);
  const tally: Tally = {};
  let [isCalm, seconds] = [false, 0];
  const rarely = (one: number, what: string): boolean => {
    if (isCalm || by.below(one) > 0) return false;
    count(tally, what);
    return true;
  };
  const way: Faults = {
    isCut: () => rarely(60, 'calls cut'),
    isAnswerLost: () => rarely(12, 'answers lost'),
  };
  const now = (): string => new Date(Date.UTC(2026, 2, 14, 9, 0, (seconds += 1))).toISOString();
  const { people } = begun;
  const { projectId } = study;
  // Some teams have a coder; the others are all owners.
  const roles = people.map((_person, index): Role => (index === 2 && by.below(2) === 0 ? 'coder' : 'owner'));
  const first = new FolderPlace(join(folder.path, 'first'), { by, tally }, { projectId, now });
  const places: LogPlace[] = [first];
  const files: Traveller[] = [];
  const around = { by, tally, way, files, places, people, folder: folder.path, projectId, now };
  const faults: string[] = [];
  try {
    const all = 2 + by.below(3);
    for (let index = 0; index < all; index += 1) {
      // The last file is another one of the first person.
      const who = { person: index === all - 1 ? 0 : index % 3, machine: index };
      files.push(await beginsAt(first, { ...study, people, roles }, who, { now, way }));
    }
    for (let step = 0; step < steps * all; step += 1) await takesStep(by.of(files), { ...around, step });
    isCalm = true;
    faults.push(...(await endOf({ ...around, step: steps * all })));
  } catch (error) {
    faults.push(error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : 'unknown');
  }
  for (const { project } of files) {
    faults.push(
      ...project.faults.map((fault) => (fault instanceof Error ? (fault.stack ?? '') : String(fault))),
    );
    if (project.session.project)
      count(tally, 'held', asked(project.store().db, 'SELECT count(*) FROM team_held'));
    if (project.session.project) project.store().holdFolding();
    await project[Symbol.asyncDispose]();
  }
  return { faults, happened: tally };
}

function asked({ sqlite }: Parameters<typeof fileIdOf>[0], sql: string): number {
  return sqlite.prepare(sql).pluck().get() as number;
}

/** A file of the team that begins in the folder: the first makes the team. */
async function beginsAt(
  place: FolderPlace,
  {
    path: from,
    projectId,
    people,
    roles,
  }: WithOriginal & { readonly people: readonly string[]; readonly roles: readonly Role[] },
  { person, machine }: { readonly person: number; readonly machine: number },
  { now, way }: Pick<FolderAround, 'now' | 'way'>,
): Promise<Traveller> {
  const project = await testProject(undefined, {}, from);
  const { db, path } = project.store();
  drawFileId(db.sqlite);
  const personId = people[person] ?? '';
  const at = { head: 0, chain: '' };
  if (machine === 0) {
    const owner = { login: personId, personId, name: 'Wei' };
    const study = { projectId, name: 'Study', owner, machine: 'machine 0', schema: SCHEMA, log: 'log' };
    const access = { login: personId, projectId, now, self: null };
    const replicaId = fileIdOf(db);
    const team = await createFolderTeam(place.at(0), { ...study, replicaId }, access);
    await team.hello({ replicaId, machine: 'machine 0', program: 'test', schema: SCHEMA, head: 0 });
    for (const [index, other] of people.entries())
      if (other !== personId) await team.members.invite(other, roles[index] ?? 'owner', { personId: other });
    await sendBase(team, { path }, () => ({ ...at, schema: SCHEMA }), copying(), copiedHere);
  }
  const facts = {
    ...place.facts({ personId, machine }),
    projectId,
    personId,
    role: roles[person] ?? 'owner',
  };
  startTeam(db, { ...facts, ...at, epoch: 'log', protocol: 1 });
  return travels({ project, personId, machine }, place, way);
}

/** What is wrong in the end. Files stop for good only where somebody took the log over while its keeper still ran. */
async function endOf(around: FolderAround): Promise<string[]> {
  const { files, places, tally } = around;
  const stopped = new Map<Traveller, string>();
  for (const place of places) place.rest();
  for (let round = 0; round < LAST_ROUNDS; round += 1)
    for (const file of files) {
      for (const _ of places) await quietly(async () => await exchanges(file, around));
      const why = await quietly(file.sync);
      if (why === null) stopped.delete(file);
      else stopped.set(file, why);
      await quietly(async () => await originalsCome(file));
      await quietly(async () => await unlocksRound(file, around));
    }
  const wasParted = (tally['taken over while the keeper ran'] ?? 0) > 0;
  const found = [...stopped].flatMap(([file, why]) =>
    wasParted && isParted(why) ? [] : [`file ${files.indexOf(file)} is stopped by ${why}`],
  );
  count(tally, 'files stopped by two keepers', stopped.size);
  const inStep = files.filter((file) => !stopped.has(file));
  if (inStep.length === 0) return found;
  return [...found, ...differences(inStep, new TeamInMemory()), ...lackedOriginals(inStep)];
}
