// What keeps a file in step needs of the program that has it open.
import type { ErrorValue } from '#core/errors.ts';
import type { CouldRead } from '#core/sealing/at-unlock.ts';
import type { TeamRound } from '#core/team/lanes.ts';
import type { Synced } from '#core/team/link-state.ts';
import type { Team } from '#db/team/team-of.ts';
import type { Passwords } from './passwords.ts';
import type { ConnectedTeam } from './place.ts';
import type { ReplicaStudy } from './replica-study.ts';

/** What a link needs of the program. */
export interface LinkParts {
  readonly study: ReplicaStudy;
  readonly passwords: Passwords;
  /** The present time, ISO 8601. */
  readonly now: () => string;
  /** Says what went wrong in a sentence of the person's language, whatever it was. */
  readonly worded: (error: unknown) => ErrorValue;
  /** Tells windows that the state has changed, and what an exchange did. */
  readonly told: (synced: Synced | null) => void;
  /** Takes the study anew because the log began anew; the file is then another, with a link of its own. */
  readonly begunAnew: () => Promise<void>;
  /** Tells the study that a round was unlocked on the server, and its lanes are in the log; `couldRead`: who could have read them. */
  readonly unlocked: (round: TeamRound, couldRead: CouldRead) => void;
  /** Tells the study of a round that the server has, because the program that opened it has not. */
  readonly opened: (round: TeamRound) => void;
  /** Reaches the place of the log; by default where the row of the team says. */
  readonly reach?: (team: Team) => Promise<ConnectedTeam>;
}
