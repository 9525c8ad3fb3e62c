// Parcels as files: a line of JSON that says what the parcel is, its bytes, and the hash of both.
import type { LoggedParcel, Parcel } from '#core/team/transport.ts';
import { sealed } from './sealed-file.ts';

/** A parcel that waits to be taken into the log. */
export interface WaitingParcel extends Parcel {
  /** The log that it is meant for. */
  readonly log: string;
  readonly login: string;
  /** The number of the last act that its sender had received. */
  readonly expected: number;
}

/** A parcel of the log, with who put it there. */
export interface KeptParcel extends LoggedParcel {
  readonly log: string;
  /** The chain before it. */
  readonly before: string;
  /** The number of the keeping in which it was put there, and the file that did. */
  readonly keeping: number;
  readonly by: string;
}

/** A parcel as a sealed file. */
export function parcelFile({ bytes, ...facts }: WaitingParcel | KeptParcel): Uint8Array {
  return sealed(Buffer.concat([Buffer.from(`${JSON.stringify(facts)}\n`, 'utf8'), bytes]));
}

/** The parcel in the content of a sealed file of the log; null where it is none. */
export function keptIn(content: Buffer): KeptParcel | null {
  // Its other fields are looked at here.
  const parcel = parcelIn(content) as KeptParcel | null;
  const isKept =
    parcel !== null &&
    [parcel.first, parcel.last, parcel.keeping].every(Number.isSafeInteger) &&
    [parcel.log, parcel.before, parcel.chain, parcel.by, parcel.personId, parcel.received].every(isText);
  return isKept ? parcel : null;
}

/** The parcel in the content of a sealed file that waits; null where it is none. */
export function waitingIn(content: Buffer): WaitingParcel | null {
  // Its other fields are looked at here.
  const parcel = parcelIn(content) as WaitingParcel | null;
  return parcel !== null && Number.isSafeInteger(parcel.expected) && [parcel.log, parcel.login].every(isText)
    ? parcel
    : null;
}

function parcelIn(content: Buffer): Parcel | null {
  const end = content.indexOf(0x0a);
  if (end < 0) return null;
  try {
    const facts = JSON.parse(content.toString('utf8', 0, end)) as Omit<Parcel, 'bytes'>;
    const { id, replicaId, n, count, schema, tables, coderIds, blobs } = facts;
    const isParcel =
      [id, replicaId].every(isText) &&
      [n, count, schema].every(Number.isSafeInteger) &&
      [tables, coderIds, blobs].every((list) => Array.isArray(list) && list.every(isText));
    return isParcel ? { ...facts, bytes: content.subarray(end + 1) } : null;
  } catch {
    return null;
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
