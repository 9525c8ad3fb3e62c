// Parcels as rows of the server.
import type { LoggedParcel, Parcel } from '#core/team/transport.ts';

/** A row of `concord.parcel`, by `PARCEL_COLUMNS`: everything but the bytes is text. */
export interface ParcelRow {
  readonly id: string;
  readonly replica: string;
  readonly n: string;
  readonly schema: string;
  readonly tables: string;
  readonly coders: string;
  readonly blobs: string;
  readonly first: string;
  readonly last: string;
  readonly person: string;
  readonly received: string;
  readonly chain: string;
  readonly round: string | null;
  readonly bytes: Buffer;
}

export const PARCEL_COLUMNS = `id::text, replica::text, n::text, schema::text, array_to_json(tables)::text AS tables,
  array_to_json(coders)::text AS coders, array_to_json(blobs)::text AS blobs, first::text, last::text, person::text,
  to_char(received AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS received, encode(chain, 'hex') AS chain,
  round::text, bytes`;

export function parcelFrom(row: ParcelRow): LoggedParcel {
  const first = Number(row.first);
  const last = Number(row.last);
  return {
    id: row.id,
    replicaId: row.replica,
    n: Number(row.n),
    count: last - first + 1,
    schema: Number(row.schema),
    tables: listed(row.tables),
    coderIds: listed(row.coders),
    blobs: listed(row.blobs),
    bytes: row.bytes,
    first,
    last,
    personId: row.person,
    received: row.received,
    chain: row.chain,
    roundId: row.round,
  };
}

/** The list that PostgreSQL wrote as JSON. */
export function listed(json: string): string[] {
  return JSON.parse(json) as string[];
}

/** The values of a parcel in the order in which the functions take them. */
export function parcelValues(parcel: Parcel): unknown[] {
  const { id, replicaId, n, count, schema, tables, coderIds, blobs, bytes } = parcel;
  return [id, replicaId, n, count, schema, tables, coderIds, blobs, asBuffer(bytes)];
}

/** The same bytes as the driver takes them. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
