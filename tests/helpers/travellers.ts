// The files of a team that moves from one place of its log to the next, and how each exchanges acts there, as programs do.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { Role } from '#core/team/transport.ts';
import { askLanesAgain } from '#db/team/known-rounds.ts';
import { noteTeam, startTeam, teamOf, type Team } from '#db/team/team-of.ts';
import { find } from '#db/write.ts';
import { tellOfRound, unlockRound } from '#electron/services/rounds/open-round.ts';
import { fetchBase } from '#electron/team/base.ts';
import { exchanged } from '#electron/team/exchange.ts';
import { OwnerDuties } from '#electron/team/owner-duties.ts';
import type { ConnectedTeam } from '#electron/team/place.ts';
import type { Copying } from '#electron/engines/copying.ts';
import type { LogPlace, Reached } from './log-places.ts';
import { openOptions, testFolder, testProject, type TestProject } from './project.ts';
import { replicaIn, SCHEMA, studyIn, takesAnew } from './replicas.ts';
import type { Faults } from './team-in-memory.ts';

/** One file of the team. */
export interface Traveller {
  readonly project: TestProject;
  readonly personId: string;
  /** The number of its machine. */
  readonly machine: number;
  /** Where it exchanges acts. */
  at: LogPlace;
  reached: Reached;
  /** Exchanges acts there, as its program does, with what an owner's program does besides. */
  sync: () => Promise<void>;
  /** A state of the file that may be restored. */
  backup: { readonly path: string; readonly at: LogPlace } | null;
}

/** Nothing that is copied is waited for or broken off. */
export const copying = (): Copying => ({
  signal: new AbortController().signal,
  progress: () => undefined,
});

/** How the file stands in its team. */
export function teamIn({ project }: Pick<Traveller, 'project'>): Team {
  return teamOf(project.store().db)!;
}

/** Has a file exchange acts at a place from now on. */
export function arrives(traveller: Traveller, place: LogPlace, faults: Faults): void {
  const { project, machine } = traveller;
  const reached = place.reach(traveller, faults);
  const study = studyIn(project);
  const replica = replicaIn(project, reached.way);
  // The duties of rounds ask nothing but their lanes, and who could have read these: at a place in memory nobody.
  const nobody = { list: () => Promise.resolve([]) };
  const connected = (reached.folder ?? { ...reached.way, members: nobody }) as unknown as ConnectedTeam;
  const duties = new OwnerDuties({
    study,
    now: project.session.now,
    opened: (round) => tellsOfRound(project, (context) => tellOfRound(context, round)),
    unlocked: ({ id, unlockedAt, unlockedBy: by }, couldRead) =>
      tellsOfRound(project, (context) => unlockRound(context, id, { at: unlockedAt ?? '', by, couldRead })),
  });
  let isKnown = false;
  const once = async (): Promise<void> => {
    const { folder } = reached;
    if (!folder) return void (await replica.sync());
    await exchanged({ study, team: folder, replica, schema: SCHEMA });
    const name = find(project.store().db, 'coder', traveller.personId)?.name;
    if (isKnown || name === undefined) return;
    await folder.members.introduce(name);
    isKnown = true;
  };
  traveller.at = place;
  traveller.reached = reached;
  traveller.sync = async () => {
    place.visit(machine);
    await once();
    if (await duties.finishRounds(connected)) await once();
    place.visit(machine);
  };
}

/** Does something about a round in the study, as the program does by itself. */
export function tellsOfRound(
  { session }: TestProject,
  tell: (context: Parameters<typeof tellOfRound>[0]) => unknown,
): void {
  session.study?.transact({ method: 'rounds.open', options: {}, mark: { group: null } }, (context) => {
    tell(context);
  });
}

/** Takes the study anew from where the file exchanges acts. */
export async function isRenewed(traveller: Traveller, faults: Faults): Promise<void> {
  await takesAnew(traveller.project, traveller.reached.way);
  arrives(traveller, traveller.at, faults);
}

/** Goes to the place to which the log went from where the file is. */
export async function follows(traveller: Traveller, faults: Faults): Promise<void> {
  const { project, at, machine } = traveller;
  const { next } = at;
  if (!next) throw new Error('The log has not moved from here.');
  const team = teamIn(traveller);
  const { way, folder } = next.reach(traveller, faults);
  next.visit(machine);
  const { replicaId, head, epoch } = team;
  const hello = await way.hello({ replicaId, machine: 'test', program: 'test', schema: SCHEMA, head, epoch });
  if (hello.epoch !== epoch && !(await way.isEarlier(epoch)))
    throw new AppError('conflict', 'errors:team_other_log', { here: head, there: hello.head });
  const facts = next.facts(traveller);
  if (hello.head >= head && hello.chainAtMine === team.chain) {
    const { db } = project.store();
    if (hello.epoch !== epoch) askLanesAgain(db);
    noteTeam(db, { ...facts, epoch: hello.epoch, stopped: null });
  } else await takesAnew(project, way, undefined, undefined, facts);
  if (folder) askLanesAgain(project.store().db);
  arrives(traveller, next, faults);
}

/** A new file of a person, made of the newest base at a place; null where no base has come to its machine yet. */
export async function joins(
  place: LogPlace,
  { personId, machine }: Pick<Traveller, 'personId' | 'machine'>,
  faults: Faults,
): Promise<Traveller | null> {
  const { way, folder } = place.reach({ personId, machine }, faults);
  place.visit(machine);
  const replicaId = randomUUID();
  const facts = place.facts({ personId, machine });
  using beside = testFolder();
  const path = join(beside.path, 'joined.concord');
  let isMade = false;
  try {
    const hello = await way.hello({ replicaId, machine: 'test', program: 'test', schema: SCHEMA, head: 0 });
    const [base] = await way.bases.list();
    if (!base || hello.movedTo !== null) return null;
    const { role, epoch, protocol } = hello;
    const { head, chain } = base;
    await fetchBase(
      way,
      base,
      { path, options: openOptions, fileId: replicaId },
      ({ db }) => {
        const projectId = String(db.sqlite.prepare('SELECT id FROM project').pluck().get());
        startTeam(db, { ...facts, projectId, personId, role, epoch, protocol, head, chain });
      },
      copying(),
    );
    isMade = true;
  } finally {
    // As a program does: the team would be handed to a file that is none.
    if (!isMade) await folder?.forget(replicaId);
  }
  const project = await testProject(undefined, {}, path);
  return travels({ project, personId, machine }, place, faults);
}

/** A file that exchanges acts at a place. */
export function travels(
  file: Pick<Traveller, 'project' | 'personId' | 'machine'>,
  place: LogPlace,
  faults: Faults,
): Traveller {
  const made: Traveller = {
    ...file,
    at: place,
    reached: place.reach(file, faults),
    sync: () => Promise.resolve(),
    backup: null,
  };
  arrives(made, place, faults);
  return made;
}

/** The role of a file's person, as it knows. */
export function roleIn(file: Traveller): Role {
  return teamIn(file).role;
}
