// A log that begins anew after a base, in place of the one that was.
import type { TeamBaseStore } from './place.ts';
import type { Transport } from './transport.ts';

/** Why a log begins anew. A withdrawal will be another reason: a log without what was withdrawn. */
export type BeginningReason = 'moved' | 'restored' | 'compacted';

/** What the place of a log needs to have it begin anew. */
export interface GivenToBegin {
  /** The base, which is there as a whole. */
  readonly baseId: string;
  /** The epoch of the log in whose place the new one begins. */
  readonly followed: string;
  /** Other epochs that files of the team may know. */
  readonly earlier: readonly string[];
  readonly reason: BeginningReason;
  /** The blobs that rows of the base name, the only ones that stay. */
  readonly named: readonly string[];
  /** The parcels of unlocked lanes, by id, that are in the base; what else is sealed stays sealed. */
  readonly there: readonly string[];
}

/** Where a log begins anew; one that takes no blobs ahead of its base has the originals in it. */
export interface PlaceToBegin extends Partial<Pick<Transport, 'missing' | 'putBlob' | 'putBlobs'>> {
  readonly bases: Pick<TeamBaseStore, 'put'> & {
    /** Returns the new epoch, and the bytes of what went. Rejects where the log has another epoch by now. */
    beginAnew(given: GivenToBegin): Promise<{ readonly epoch: string; readonly freed: number }>;
  };
}
