// What a file of a team over a folder does in a history, one step after the other. A step that is added to the list takes part at once.
import { randomUUID } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { tellOfRound } from '#electron/services/rounds/open-round.ts';
import { Originals } from '#electron/team/originals.ts';
import type { Chance } from '../../scripts/chance.ts';
import { expectNothingSeen } from './folder-ends.ts';
import type { LogPlace } from './log-places.ts';
import { movesTeam } from './place-moves.ts';
import { act, KINDS } from './random-acts.ts';
import { studyIn } from './replicas.ts';
import type { Faults } from './team-in-memory.ts';
import { unsentIn } from './team-steps.ts';
import { count, type Tally } from './team-tally.ts';
import {
  arrives,
  copying,
  follows,
  isRenewed,
  joins,
  roleIn,
  teamIn,
  tellsOfRound,
  type Traveller,
} from './travellers.ts';

/** What a step may use besides the file that takes it. */
export interface FolderAround {
  readonly by: Chance;
  readonly tally: Tally;
  readonly way: Faults;
  readonly files: Traveller[];
  /** The places of the log, the present one last. */
  readonly places: LogPlace[];
  readonly people: readonly string[];
  /** Where folders are made. */
  readonly folder: string;
  readonly projectId: string;
  readonly now: () => string;
  /** The number of the step in the history. */
  readonly step: number;
}

interface Step {
  readonly often: number;
  readonly take: (file: Traveller, around: FolderAround) => Promise<unknown>;
}

const STEPS: readonly Step[] = [
  { often: 560, take: actsOnce },
  { often: 90, take: undoes },
  { often: 45, take: redoes },
  { often: 20, take: namesStudy },
  { often: 170, take: exchanges },
  { often: 18, take: takesOver },
  { often: 18, take: keepsBackup },
  { often: 18, take: goesBack },
  { often: 16, take: opensRound },
  { often: 12, take: unlocksRound },
  { often: 14, take: decidesRules },
  { often: 12, take: handsOver },
  { often: 10, take: moves },
  { often: 8, take: joinsAnother },
  { often: 12, take: originalsCome },
];

const ALL = STEPS.reduce((sum, { often }) => sum + often, 0);

/** One step of this file by chance. */
export async function takesStep(file: Traveller, around: FolderAround): Promise<void> {
  let left = around.by.below(ALL);
  for (const { often, take } of STEPS) {
    if (left < often) {
      const done = await quietly(() => take(file, around));
      return count(around.tally, done === null ? take.name : 'refused or cut');
    }
    left -= often;
  }
}

/** What is said to files that two keepers have parted, and to those that received what counts for nothing. */
const PARTED: ReadonlySet<string> = new Set(['team_folder:two_keepers', 'team_folder:other_log', 'errors:team_parcel_refused']); // prettier-ignore

/** What people are told of what they may not do, or not now. */
const REFUSED =
  /^(?:errors:(?:round_|team_(?:reader|owner_alone|keeps_|moved|no_base|round_|begun_anew)|originals_)|team_folder:(?:keeper_|owner_only|round_stands|not_joined|does_not_fit|no_owner))/;

/** Whether a file may be stopped by this for good, once somebody took the log over while its keeper still ran. */
export function isParted(why: string): boolean {
  return PARTED.has(why);
}

/** Null, or the key of why it was refused: the way is cut, the row is gone, or the person may not. Throws for anything else. */
export async function quietly(run: () => Promise<unknown>): Promise<string | null> {
  try {
    await run();
    return null;
  } catch (error) {
    const { code, key = '' } = error as { readonly code?: string; readonly key?: string };
    if (code === 'locked' || code === 'not_found' || PARTED.has(key) || REFUSED.test(key)) return key;
    throw error;
  }
}

async function actsOnce({ project }: Traveller, { by }: FolderAround): Promise<void> {
  await act(project, [by.below(KINDS), by.below(1000), by.below(1000), by.below(1000)]);
}

async function undoes({ project }: Traveller): Promise<void> {
  await project.api.history.undo();
}

async function redoes({ project }: Traveller): Promise<void> {
  await project.api.history.redo();
}

/** What owners alone do. */
async function namesStudy({ project }: Traveller, { by }: FolderAround): Promise<void> {
  await project.api.project.update({ description: `described ${by.below(100)}` });
}

/** Exchanges acts, and goes where the log has gone. */
export async function exchanges(file: Traveller, { way, tally }: FolderAround): Promise<void> {
  if (file.at.next !== null) {
    const key = await quietly(file.sync);
    if (!key?.startsWith('errors:team_moved')) return;
    await follows(file, way);
    count(tally, 'followed');
  }
  const why = await quietly(file.sync);
  if (why !== 'errors:team_begun_anew') return;
  await isRenewed(file, way);
  count(tally, 'taken anew');
}

/** Another file keeps the log, mostly after all has come everywhere and the earlier keeper has stopped. */
async function takesOver(file: Traveller, { by, tally, files }: FolderAround): Promise<void> {
  const { at } = file;
  const { folder } = file.reached;
  if (!folder || at.next !== null || roleIn(file) !== 'owner') return;
  const takes = async (): Promise<void> => {
    await file.sync();
    await folder.takeOver(teamIn(file));
    await file.sync();
  };
  const isCareful = by.below(12) > 0;
  count(tally, isCareful ? 'taken over' : 'taken over while the keeper ran');
  // It may be broken off after it took over.
  if (isCareful) await at.calmly(files.length, async () => await quietly(takes));
  else await takes();
}

async function keepsBackup(file: Traveller, { step }: FolderAround): Promise<void> {
  const { project } = file;
  project.session.close();
  const path = join(project.folder, `backup-${step}.concord`);
  copyFileSync(project.path, path);
  project.reopen();
  file.backup = { path, at: file.at };
}

async function goesBack(file: Traveller, { way }: FolderAround): Promise<void> {
  const { project, backup } = file;
  // What was never sent is lost with the later state, as with any file: send it first.
  await quietly(file.sync);
  if (unsentIn(project) > 0 || backup === null) return;
  project.session.close();
  copyFileSync(backup.path, project.path);
  project.reopen();
  arrives(file, backup.at, way);
}

/** The keeper opens a round for one or two persons, unless one lasts. */
async function opensRound(file: Traveller, { by, files }: FolderAround): Promise<void> {
  const { rounds } = file.reached.way;
  if (!rounds || file.at.next !== null || roleIn(file) !== 'owner') return;
  await file.sync();
  const known = await rounds.list();
  if (known.some(({ unlockedAt }) => unlockedAt === null)) return;
  const personIds = [...new Set([by.of(files).personId, by.of(files).personId])];
  const id = randomUUID();
  const codes = by.below(2) === 0 ? 'frozen' : 'own';
  await rounds.open({ id, name: `Round ${known.length}`, personIds, ownerSees: false, codes });
  const opened = (await rounds.list()).find((round) => round.id === id);
  // The program may be ended before it tells the study.
  if (opened && by.below(4) > 0) tellsOfRound(file.project, (context) => tellOfRound(context, opened));
}

/** The keeper ends the round that lasts: nobody else had seen anything of it. */
export async function unlocksRound(file: Traveller, { files }: FolderAround): Promise<void> {
  const { rounds } = file.reached.way;
  if (!rounds || file.at.next !== null || roleIn(file) !== 'owner') return;
  for (const round of await rounds.list()) {
    if (round.unlockedAt !== null) continue;
    expectNothingSeen(files, round);
    await rounds.unlock(round.id);
  }
}

async function decidesRules({ reached: { folder }, at }: Traveller, { by }: FolderAround): Promise<void> {
  if (!folder || at.next !== null) return;
  const who = (): 'owner' | 'all' => (by.below(3) === 0 ? 'owner' : 'all');
  await folder.members.setRules({ codebook: who(), sources: who() });
}

/** Whose file keeps the log hands it to somebody else, whose file takes it over by itself. */
async function handsOver(file: Traveller, { by, files, tally }: FolderAround): Promise<void> {
  const { folder } = file.reached;
  const to = by.of(files).personId;
  if (!folder || file.at.next !== null || to === file.personId) return;
  // Files that two keepers have parted have nothing in common to hand over.
  if ((tally['taken over while the keeper ran'] ?? 0) > 0) return;
  await quietly(file.sync);
  await folder.handOver(to);
  count(tally, 'handed over');
}

async function moves(file: Traveller, around: FolderAround): Promise<void> {
  if ((around.tally['taken over while the keeper ran'] ?? 0) > 0) return;
  await movesTeam(file, around);
}

/** Another machine of a person begins with the newest base, without large originals. */
async function joinsAnother(
  { at }: Traveller,
  { files, people, by, way, tally }: FolderAround,
): Promise<void> {
  if (files.length > 5 || at.next !== null) return;
  const made = await joins(at, { personId: by.of(people), machine: files.length }, way);
  if (!made) return;
  files.push(made);
  count(tally, 'joined');
}

/** Originals that are still to come are fetched, as far as they are there. */
export async function originalsCome({ project, reached, machine, at }: Traveller): Promise<void> {
  at.visit(machine);
  const originals = new Originals({ study: studyIn(project), came: () => undefined });
  await originals.bring(reached.way, true, copying());
}
