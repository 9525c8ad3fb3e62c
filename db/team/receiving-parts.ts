// What a receiving is made of, and what comes of it.
import type { NewId } from '#core/settling/rows.ts';
import type { TeamAct } from '#core/team/act.ts';
import type { LoggedParcel } from '#core/team/transport.ts';
import type { KeptUnsent, Unsent } from './kept-unsent.ts';
import type { Team } from './team-of.ts';

/** A parcel of the log with its acts. */
export interface UnpackedParcel {
  readonly parcel: LoggedParcel;
  readonly acts: readonly TeamAct[];
}

/** What a receiving needs besides the parcels. */
export interface ReceivingParts {
  readonly team: Team;
  readonly newId: NewId;
  readonly now: string;
  /**
   * Whether there is no time for one more parcel in this slice, after so many: the rest is left for the next, unless acts
   * are set aside.
   */
  readonly isOver: (parcels: number) => boolean;
  /** How many own acts may be set aside: more of them take longer than a window may wait. */
  readonly most: number;
  /** What is known of the own acts since the slice before. */
  readonly unsent: KeptUnsent;
}

/** What was received. */
export interface Received {
  /** The own acts that are not in the log, to be kept for the next slice; null where some of them were settled. */
  readonly unsent: Unsent | null;
  /** How many parcels are in the file now. */
  readonly parcels: number;
  /** How many acts of others, or of another file of one's own. */
  readonly acts: number;
  /** The rows of one's own that wait for a decision. */
  readonly held: number;
  readonly remarks: number;
}

/** Thrown where more own acts are to be set aside than may be. */
export class ManyAside extends Error {
  /** What was read of the own acts; null where it is not as it was read any more. */
  readonly unsent: Unsent | null;

  constructor(unsent: Unsent | null) {
    super();
    this.unsent = unsent;
  }
}
