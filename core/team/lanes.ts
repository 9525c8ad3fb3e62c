// Blind rounds at the place of the log: while one lasts, the work of each of its persons goes into a lane of their own, which
// the place shows to nobody else.
import type { Change } from '../change.ts';
import { isEmpty, tablesOf } from '../change.ts';
import { tables, type TableName } from '../tables/all.ts';
import type { Footprint, Parcel, Pushed } from './transport.ts';

/** A round, as the place of the log keeps it. */
export interface TeamRound {
  readonly id: string;
  readonly name: string;
  readonly personIds: readonly string[];
  /** Whether codes stay as they are, or new ones are sealed with the codings. */
  readonly codes: 'frozen' | 'own';
  readonly ownerSees: boolean;
  readonly openedAt: string;
  readonly openedBy: string;
  /** The number of the last act before it was opened. */
  readonly headThen: number;
  readonly unlockedAt: string | null;
  readonly unlockedBy: string | null;
  /** Whether it is unlocked, and parcels of its lanes are not in the log yet. */
  readonly isPublishing: boolean;
}

/** A parcel of a lane, in the order in which it was sealed. */
export interface SealedParcel extends Parcel {
  readonly lane: number;
  readonly received: string;
  /** The number of its last act in the log; null until it is published. */
  readonly published: number | null;
}

/** How far a person is, by what their program told: never what they coded. */
export interface LaneProgress {
  readonly roundId: string;
  readonly personId: string;
  readonly parcels: number;
  /** Sources that the person marked as reviewed, less those they took back. */
  readonly reviewed: number;
  readonly lastAt: string | null;
}

/** What a replica says about rounds to the place of the log. Everything rejects as `Transport` does. */
export interface Lanes {
  /** Whether lanes stay in the files of those who code in them until the unlock, and go openly then: the place has but numbers. */
  readonly stay?: boolean;
  /**
   * Where they do: tells that the log has all that this file had of these rounds, which are over. `before`: how many parcels of their
   * lanes the files had that it was before, by their ids and by round. Returns whether that was news.
   */
  sent?(
    roundIds: readonly string[],
    before: Readonly<Record<string, Readonly<Record<string, number>>>>,
  ): Promise<boolean>;
  list(): Promise<readonly TeamRound[]>;
  /** Opens a round; owners alone may. */
  open(round: Pick<TeamRound, 'id' | 'name' | 'personIds' | 'codes' | 'ownerSees'>): Promise<void>;
  /** Ends a round for good: everybody reads its lanes from now on, and nothing is sealed in it any more. */
  unlock(roundId: string): Promise<void>;
  /**
   * Seals a parcel in one's own lane and returns its number there. `reviewed`: how many sources its acts mark, or less. Where lanes
   * stay in the files: `isFirst` for the first of what the file has in its lane, `leavesLaid` where nothing of it was sent openly before.
   */
  seal(
    roundId: string,
    parcel: Parcel,
    reviewed: number,
    staying?: { readonly isFirst?: boolean; readonly leavesLaid?: boolean },
  ): Promise<number>;
  /** At most 200 parcels of a lane after the one of that number; none where it is not to be read. */
  lane(roundId: string, personId: string, after: number): Promise<readonly SealedParcel[]>;
  /** Puts a sealed parcel, as settled here, into the log in the name of who sealed it. A second time answers the same. */
  publish(
    roundId: string,
    personId: string,
    parcel: Parcel,
    expected: number,
    footprint: Footprint,
  ): Promise<Pushed>;
  /** How far everybody is in each round; for all but owners: how far they are themselves. */
  progress(): Promise<readonly LaneProgress[]>;
  /** The logins of administrators who could read what is sealed, by name. */
  whoCouldRead(): Promise<readonly string[]>;
}

/** The round that lasts and in which this person codes; null if none. */
export function roundOf(rounds: readonly TeamRound[], personId: string): TeamRound | null {
  return rounds.find((round) => round.unlockedAt === null && round.personIds.includes(personId)) ?? null;
}

const CODEBOOK: ReadonlySet<TableName> = new Set(['code', 'themeCode']);

/**
 * Whether an act of somebody who codes in a round says what they found, and so goes into their lane: as a whole, with what it
 * changes besides. In a round in which new codes are sealed, work on codes does too; and so do reasons of acts.
 */
export function isOfLane(
  { change, told }: { readonly change: Change; readonly told: { readonly reason?: string } },
  { codes }: Pick<TeamRound, 'codes'>,
): boolean {
  if (isEmpty(change)) return told.reason !== undefined;
  return tablesOf(change).some(
    (table) => tables[table].blind === 'sealed' || (codes === 'own' && CODEBOOK.has(table)),
  );
}

/** How many sources the changes mark as reviewed, less those that they take back. */
export function reviewedIn(changes: readonly Change[]): number {
  const count = (rows: object | undefined): number => Object.keys(rows ?? {}).length;
  return changes.reduce((sum, { added, removed }) => sum + count(added.review) - count(removed.review), 0);
}
