// What a replica of a team's study says to the place where the team's log is kept: a PostgreSQL database, a shared folder,
// or, in tests, memory. The place orders and keeps; it never merges.
import type { RulesThere, TeamRules } from './rules.ts';

/** Acts that are sent together, packed. */
export interface Parcel {
  /** GUID. A parcel that is sent again under its id is kept once. */
  readonly id: string;
  readonly replicaId: string;
  /** The number of the parcel among those of its replica, from 1. */
  readonly n: number;
  /** How many acts are in it. */
  readonly count: number;
  /** The earliest schema whose tables and columns can hold all of its acts. */
  readonly schema: number;
  /** The tables that its acts change, in alphabetical order. */
  readonly tables: readonly string[];
  /** The coders as whom its acts were done, sorted. */
  readonly coderIds: readonly string[];
  /** The hashes of the blobs that its acts name, sorted: the place of the log takes the parcel once all of them are whole there. */
  readonly blobs: readonly string[];
  /** The acts: one byte for the format, then the packed acts; see `packActs`. */
  readonly bytes: Uint8Array;
}

/** A parcel as it stands in the log. */
export interface LoggedParcel extends Parcel {
  /** The numbers of its first and last act in the log. */
  readonly first: number;
  readonly last: number;
  /** The person who sent it, as the place of the log knows from the login. */
  readonly personId: string;
  /** When it arrived there, ISO 8601. */
  readonly received: string;
  /** SHA-256 of the chain of the parcel before it and of its bytes, 64 hex digits. */
  readonly chain: string;
  /** The blind round out of whose lanes it was published; null for a parcel that was sent openly. */
  readonly roundId: string | null;
}

/** What acts write and what they rely on, as 64-bit hashes: two parcels whose footprints are apart may go in in any order. */
export interface Footprint {
  readonly writes: readonly bigint[];
  readonly reads: readonly bigint[];
}

/** The roles of members: an owner may do everything, a reader sends nothing. */
export const roles = ['owner', 'coder', 'reader'] as const;

export type Role = (typeof roles)[number];

/** What a place of the log answers to a replica that says hello. */
export interface Hello {
  readonly personId: string;
  readonly name: string;
  readonly role: Role;
  readonly head: number;
  /** The chain at the head; empty for an empty log. */
  readonly chain: string;
  /** The chain at the head that the replica named; null where the log does not reach it or no parcel ends there. */
  readonly chainAtMine: string | null;
  /** Changes when the log begins again, such as after a server was restored and the log was given back. */
  readonly epoch: string;
  readonly protocol: number;
  /** The newest schema of which an act is in the log. */
  readonly schema: number;
  /** The time there, ISO 8601. */
  readonly now: string;
  /** Where the log is kept now, when it has moved. */
  readonly movedTo: string | null;
  /** The number of the replica's last parcel there, 0 for none: a file copied or restored from a backup learns it here. */
  readonly sentByReplica: number;
  /** What the owners keep to themselves, where the place says it with its greeting. */
  readonly rules?: RulesThere;
}

/** What a replica says of itself. */
export interface ReplicaFacts {
  readonly replicaId: string;
  readonly machine: string;
  readonly program: string;
  readonly schema: number;
  readonly head: number;
  /** The epoch of the log up to which act this is; not set before the first greeting. */
  readonly epoch?: string;
}

/**
 * The answer to a sent parcel: its numbers, that the log has gone on and the sender must receive first, or that it is
 * `laid` where it is taken into the log later, and comes back with it: now, or it lay there before.
 */
export type Pushed =
  | { readonly accepted: true; readonly first: number; readonly last: number; readonly chain: string }
  | { readonly accepted: false; readonly head: number; readonly laid?: 'now' | 'before' };

/** Bytes with the hash that names them. */
export interface NamedBytes {
  readonly hash: string;
  readonly bytes: Uint8Array;
}

/** Hears how many bytes of a blob have gone over the line, between two of its parts; what it throws ends the transfer. */
export type ToldOfParts = (done: number) => void;

/** One replica's way to the log of its team. Everything rejects with an `AppError` that says what to do. */
export interface Transport {
  /** The most acts of a parcel, and about the most bytes of its JSON, where that is not what suits a server. */
  readonly most?: { readonly acts: number; readonly bytes: number };
  /** The key of what is said where the log is not the one that a file follows, where that is not what suits a server. */
  readonly otherLog?: string;
  hello(me: ReplicaFacts): Promise<Hello>;
  /** Whether the log has begun anew since it had this epoch, here or where it was before. */
  isEarlier?(epoch: string): Promise<boolean>;
  /** The next parcels after the act of that number, at most 200, in the order of the log. */
  pull(after: number): Promise<readonly LoggedParcel[]>;
  /** Sends a parcel that was settled onto the log up to `expected`. All blobs that it names must be there already. */
  push(parcel: Parcel, expected: number, footprint: Footprint): Promise<Pushed>;
  /** Receives and pushes in `work` while the pushes of others wait: for who was refused three times. */
  turn?<T>(work: () => Promise<T>): Promise<T>;
  /** Which of these blobs are not there as a whole. */
  missing(hashes: readonly string[]): Promise<readonly string[]>;
  /**
   * Sends a blob, in parts where it is large; parts that are there already are not sent again. `told` hears between two parts how many
   * bytes are there, and ends it by throwing.
   */
  putBlob(hash: string, bytes: Uint8Array, told?: ToldOfParts): Promise<void>;
  /** Sends several blobs at once, which together are no larger than one part. A place without this takes one after the other. */
  putBlobs?(blobs: readonly NamedBytes[]): Promise<void>;
  /** The bytes of a blob. Rejects where it is not there or has another hash. `told`: as of `putBlob`. */
  getBlob(hash: string, told?: ToldOfParts): Promise<Uint8Array>;
  /**
   * Of these blobs, in their order, those that are there and small, as many as together are no larger than one part. Their hashes are not
   * checked; none is no error. A place without this gives one after the other.
   */
  getBlobs?(hashes: readonly string[]): Promise<readonly NamedBytes[]>;
  /** Tells how far this replica has received, and which sources are being edited here. */
  acknowledge(head: number, editing: readonly string[]): Promise<void>;
  /**
   * Calls back with the new head whenever the log has grown, until the returned function is called; `lost`: where the line broke, and
   * nothing is heard until something is asked again; `around`: where somebody has come, gone, or taken another source in hand.
   */
  listen(grown: (head: number) => void, lost?: () => void, around?: () => void): Promise<() => Promise<void>>;
  /** What the owners keep to themselves; a place without this keeps nothing. */
  rules?(): Promise<RulesThere>;
  /** Tells that all was sent that was done here before these rules were known. */
  heard?(rules: TeamRules): Promise<void>;
  close(): Promise<void>;
}
