// One exchange of a file with its team's log, whatever the place: also what the keeper of a folder does for all.
import type { FolderKeeping, Synced } from '#core/team/link-state.ts';
import { expectTeam, teamOf } from '#db/team/team-of.ts';
import { find } from '#db/write.ts';
import { keepLog } from './keeper.ts';
import { isFolder, type ConnectedTeam } from './place.ts';
import type { PublishingCourse } from './publishing.ts';
import type { Replica } from './replica.ts';
import type { ReplicaStudy } from './replica-study.ts';
import { countSeenWaiting } from './seen-waiting.ts';

/** What an exchange is made with. */
export interface ExchangeParts {
  readonly study: ReplicaStudy;
  readonly team: ConnectedTeam;
  readonly replica: Replica;
  /** The newest schema that this program can hold. */
  readonly schema: number;
  /** How far publishing lanes is, where somebody waits for it. */
  readonly course?: PublishingCourse | undefined;
  /** Whether own acts stay here until more of them have come along; by default not. */
  readonly isGathering?: boolean;
}

/** Receives, settles and sends until nothing is left; the keeper of a folder also takes what waits there. */
export async function exchanged({
  study,
  team,
  replica,
  schema,
  course,
  isGathering = false,
}: ExchangeParts): Promise<Synced> {
  const synced = await replica.sync(course, !isGathering);
  if (!isFolder(team)) return synced;
  if (await team.isHandedHere()) await team.takeOver(expectTeam(study.store.db));
  const received = await keepLog({ study, folder: team, replica, schema });
  if (received === 0) return synced;
  const { db } = study.store;
  const head = teamOf(db)?.head ?? synced.head;
  return { ...synced, received: synced.received + received, ...countSeenWaiting(study), head };
}

/** How the keeping of a folder's log stands, by names; null for a server. `ignored`: what was found in it that is not the team's. */
export async function keepingOf(
  { store }: ReplicaStudy,
  team: ConnectedTeam,
  ignored: readonly string[],
): Promise<FolderKeeping | null> {
  if (!isFolder(team)) return null;
  const own = teamOf(store.db);
  const { personId, ...state } = await team.keeperState(own?.head ?? 0, own?.sending?.acts.length ?? 0);
  return { ...state, ignored, name: find(store.db, 'coder', personId)?.name ?? personId };
}
