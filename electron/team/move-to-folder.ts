// Moves a team into an empty shared folder, from a server or from another folder. The owner's file is what the log there begins
// with, and keeps it from then on.
import { hostname } from 'node:os';
import { AppError } from '#core/errors.ts';
import { isStanding } from '#core/sealing/sight.ts';
import { movedToFolderText } from '#core/team/moved.ts';
import type { TeamMember } from '#core/team/place.ts';
import type { ReadDb } from '#db/handles.ts';
import { readMigrations } from '#db/migrations.ts';
import { knownRounds, unheardRounds } from '#db/team/known-rounds.ts';
import { expectTeam, type Team } from '#db/team/team-of.ts';
import { all, get } from '#db/write.ts';
import type { Copying } from '../engines/copying.ts';
import { beginAnew } from './begin-anew.ts';
import { folderToBegin } from './folder/folder-to-begin.ts';
import { absentFrom, type Moved } from './move-team.ts';
import { oldPlace } from './old-place.ts';
import { isFolder, placeFacts, type FolderLogin } from './place.ts';
import type { ReplicaStudy } from './replica-study.ts';
import type { TeamLogin } from './team-login.ts';

/** Where a team is moved from, and the folder that it is moved to. */
export interface MovingToFolder {
  readonly from: TeamLogin | FolderLogin;
  /** The folder on this machine, as a full path. */
  readonly folder: string;
  readonly newId: () => string;
  /** The present time, ISO 8601. */
  readonly now: () => string;
}

/**
 * Moves the team. Throws, with nothing done, `invalid` for who is not an owner, and `conflict` for a folder that is not empty, for
 * one whose log another file keeps, and while a blind round lasts that the server keeps apart: a folder cannot.
 */
export async function moveToFolder(
  study: ReplicaStudy,
  { from, folder, newId, now }: MovingToFolder,
  copying: Copying,
): Promise<Moved> {
  const { db } = study.store;
  const team = expectTeam(db);
  if (team.role !== 'owner') throw new AppError('invalid', 'errors:team_owner_alone');
  const isFromFolder = 'folder' in from;
  if (!isFromFolder) refuseInRound(db);
  // What is in their lanes is in the files of those who code in them.
  const rounds = isFromFolder
    ? knownRounds(db).rounds.map(({ isPublishing: _isPublishing, ...round }) => round)
    : [];
  const old = await oldPlace(from, team, copying.signal);
  try {
    const [project] = all(db, 'project');
    const { projectId, personId, replicaId, login } = team;
    const name = project?.name ?? '';
    const members = (await old?.members.list()) ?? [ownMember(db, team, now())];
    const files = (await old?.members.replicas()) ?? [];
    // A lost computer is cut off there, too.
    const cut = files.flatMap(({ id, cutAt }) => (cutAt === null ? [] : [[id, cutAt] as const]));
    const wereOwners = files.filter(({ cutAt, wasOwner }) => cutAt === null && wasOwner === true);
    const schema = readMigrations().length;
    const machine = hostname();
    const place = await folderToBegin(folder, {
      projectId,
      name,
      members,
      keeps: team.keeps,
      rounds,
      awaited: old && isFolder(old) ? await old.rounds.awaited() : [],
      cut: Object.fromEntries(cut),
      formerOwners: [...new Set(wereOwners.map((file) => file.personId))],
      personId,
      replicaId,
      machine,
      schema,
      now,
    });
    const begun = await beginAnew(
      study,
      place,
      {
        reason: 'moved',
        followed: team.epoch,
        head: team.head,
        earlier: (await old?.bases.earlierEpochs().catch(() => [])) ?? [],
        schema,
        there: [],
        newId,
      },
      copying,
    );
    await old?.members.moveTo(
      movedToFolderText({ projectId, name, folder }, (text) => Buffer.from(text).toString('base64url')),
    );
    begun.note(placeFacts({ folder, login, now, replicaId }));
    return {
      place: folder,
      head: begun.head,
      freed: 0,
      isOldTold: old !== null,
      logins: [],
      absent: absentFrom(db, members),
      rounds: rounds.filter(({ unlockedAt }) => unlockedAt === null).map(({ name: round }) => round),
    };
  } finally {
    await old?.close();
  }
}

/** Of a place that is gone, this file knows its own person for certain: others are invited again. */
function ownMember(db: ReadDb, { login, personId }: Team, at: string): TeamMember {
  const { name } = get(db, 'coder', personId);
  return { login, personId, name, role: 'owner', joinedAt: at, leftAt: null };
}

/** Throws `conflict` while a blind round lasts that a server keeps apart. */
function refuseInRound(db: ReadDb): void {
  const standing =
    all(db, 'blindRound').find((round) => round.isWithheld === true && isStanding(round)) ??
    unheardRounds(db)[0];
  if (standing) throw new AppError('conflict', 'team_folder:round_stands', { round: standing.name });
}
