// Moves the team of a history: from a folder into another one, as the program does, and between a folder and a log in memory, which
// stands for a server.
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { AppError } from '#core/errors.ts';
import { isStanding } from '#core/sealing/sight.ts';
import type { PlaceToBegin } from '#core/team/beginning.ts';
import { movedToFolderText } from '#core/team/moved.ts';
import type { TeamMember } from '#core/team/place.ts';
import { unheardRounds } from '#db/team/known-rounds.ts';
import { all } from '#db/write.ts';
import { beginAnew } from '#electron/team/begin-anew.ts';
import { folderToBegin } from '#electron/team/folder/folder-to-begin.ts';
import { moveToFolder } from '#electron/team/move-to-folder.ts';
import { bringRounds } from '#electron/team/rounds-brought.ts';
import { FolderPlace, type LogPlace, MemoryPlace } from './log-places.ts';
import { copiedHere, SCHEMA, studyIn } from './replicas.ts';
import { arrives, copying, teamIn, type Traveller } from './travellers.ts';
import type { FolderAround } from './folder-steps.ts';
import { count } from './team-tally.ts';

/** An owner's file, in a folder the one that keeps the log, moves the team. What is refused leaves all as it was. */
export async function movesTeam(file: Traveller, around: FolderAround): Promise<void> {
  const { by, tally, way } = around;
  const from = file.at;
  if (teamIn(file).role !== 'owner' || from.next !== null) return;
  await file.sync();
  if (from instanceof FolderPlace) await file.reached.folder?.expectMayMove();
  const to = by.below(3) > 0 ? emptyFolder(around) : await memoryAfter(file, around);
  if (to instanceof FolderPlace)
    await (from instanceof FolderPlace
      ? intoNextFolder(file, from, to, around)
      : intoFolder(file, to, around));
  else await intoMemory(file, to);
  from.visit(file.machine);
  from.next = to;
  around.places.push(to);
  arrives(file, to, way);
  count(tally, `moved to a ${to instanceof FolderPlace ? 'folder' : 'server'}`);
}

function emptyFolder(around: FolderAround): FolderPlace {
  const { folder, projectId, now, places } = around;
  return new FolderPlace(join(folder, `place ${places.length} ${randomUUID()}`), around, { projectId, now });
}

async function intoNextFolder(
  file: Traveller,
  from: FolderPlace,
  to: FolderPlace,
  { now }: FolderAround,
): Promise<void> {
  const { replicaId } = teamIn(file);
  const { personId: login, machine } = file;
  const moving = { from: { folder: from.at(machine), login, now, replicaId }, newId: randomUUID, now };
  await moveToFolder(studyIn(file.project), { ...moving, folder: to.at(machine) }, copying());
}

/** As from a server, which no round may keep apart then. */
async function intoFolder(file: Traveller, to: FolderPlace, { now, projectId }: FolderAround): Promise<void> {
  const { db } = file.project.store();
  const from = file.at as MemoryPlace;
  const standing = all(db, 'blindRound').find((round) => round.isWithheld === true && isStanding(round));
  if (standing ?? unheardRounds(db)[0]) throw new AppError('conflict', 'team_folder:round_stands');
  const { replicaId, keeps } = teamIn(file);
  const { personId, machine } = file;
  const facts = {
    projectId,
    name: 'Study',
    members: from.members,
    keeps,
    rounds: [],
    awaited: [],
    cut: {},
    formerOwners: [],
    personId,
  };
  const place = await folderToBegin(to.at(machine), {
    ...facts,
    replicaId,
    machine: `machine ${machine}`,
    schema: SCHEMA,
    now,
  });
  await begins(file, to, { place, earlier: from.log.earlier, followed: teamIn(file).epoch });
}

/** A log in memory that is to follow that of the folder, or of the earlier one in memory. */
async function memoryAfter({ at, project, reached }: Traveller, around: FolderAround): Promise<MemoryPlace> {
  const { keeps } = teamIn({ project });
  const members: readonly TeamMember[] =
    at instanceof MemoryPlace ? at.members : ((await reached.folder?.members.list()) ?? []);
  return new MemoryPlace(`log ${around.places.length} ${randomUUID()}`, members, keeps);
}

async function intoMemory(file: Traveller, to: MemoryPlace): Promise<void> {
  const { personId, reached, at, project } = file;
  const { db } = project.store();
  const lanes = to.log.lanes.wayOf(personId, {});
  const rounds = { ...lanes, bring: async (round: Parameters<typeof to.log.lanes.bring>[0]) => to.log.lanes.bring(round) }; // prettier-ignore
  await bringRounds(db, rounds);
  const earlier = at instanceof MemoryPlace ? at.log.earlier : await reached.folder!.bases.earlierEpochs();
  const place = to.log.transportOf(personId);
  await begins(file, to, { place, earlier, followed: to.log.epoch });
  const text = movedToFolderText({ projectId: teamIn(file).projectId, name: 'memory', folder: '/' }, (each) =>
    Buffer.from(each).toString('base64url'),
  );
  await reached.folder?.members.moveTo(text);
}

async function begins(
  file: Traveller,
  to: LogPlace,
  { place, earlier, followed }: { place: PlaceToBegin; earlier: readonly string[]; followed: string },
): Promise<void> {
  const { head } = teamIn(file);
  const more = { schema: SCHEMA, there: [], newId: randomUUID, copy: copiedHere };
  const begun = await beginAnew(
    studyIn(file.project),
    place,
    { reason: 'moved', followed, head, earlier, ...more },
    copying(),
  );
  begun.note(to.facts(file));
}
