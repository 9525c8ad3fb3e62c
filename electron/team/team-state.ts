// How a file stands in its team, as windows and the command line tell it.
import type { TeamState } from '#core/team/link-state.ts';
import { comingOf } from '#db/absent.ts';
import { expectTeam } from '#db/team/team-of.ts';
import { countInLanes, countUnsent } from '#db/team/unsent.ts';
import { find } from '#db/write.ts';
import { placeInWords } from './place.ts';
import type { ReplicaStudy } from './replica-study.ts';
import { countSeenWaiting } from './seen-waiting.ts';

/** How the file stands, with what its link knows. Throws `not_found` for a study of one person alone. */
export function teamState(
  study: ReplicaStudy,
  known: Pick<TeamState, 'link' | 'editing' | 'keeping'>,
): TeamState {
  const { db } = study.store;
  const team = expectTeam(db);
  return {
    projectId: team.projectId,
    personId: team.personId,
    name: find(db, 'coder', team.personId)?.name ?? team.login,
    login: team.login,
    role: team.role,
    place: placeInWords(team),
    isFolder: team.transport === 'folder',
    keeps: team.keeps,
    head: team.head,
    unsent: countUnsent(db),
    sealed: countInLanes(db),
    ...countSeenWaiting(study),
    ...known,
    coming: comingOf(db),
  };
}
