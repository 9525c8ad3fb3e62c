// Parcels as rows of the server.
import type { LoggedParcel, Parcel } from '#core/team/transport.ts';
import type { BytesRow } from './copied.ts';

/** The columns of a parcel, everything but the bytes as text. */
export const PARCEL_COLUMNS = `bytes, id::text, replica::text, n::text, schema::text, array_to_json(tables)::text,
  array_to_json(coders)::text, array_to_json(blobs)::text, first::text, last::text, person::text,
  to_char(received AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), encode(chain, 'hex'), round::text`;

/** The parcel in a row of `PARCEL_COLUMNS`. */
export function parcelFrom([bytes, ...columns]: BytesRow): LoggedParcel {
  const [
    id = '',
    replicaId = '',
    n,
    schema,
    tables,
    coders,
    blobs,
    from,
    to,
    personId = '',
    received = '',
    chain = '',
    round,
  ] = columns.map(asText);
  const first = Number(from);
  const last = Number(to);
  return {
    id,
    replicaId,
    n: Number(n),
    count: last - first + 1,
    schema: Number(schema),
    tables: listed(tables ?? '[]'),
    coderIds: listed(coders ?? '[]'),
    blobs: listed(blobs ?? '[]'),
    bytes: bytes ?? Buffer.alloc(0),
    first,
    last,
    personId,
    received,
    chain,
    roundId: round ?? null,
  };
}

/** A value of text in an answer that came as bytes; undefined for none. */
export function asText(value: Buffer | null): string | undefined {
  return value?.toString('utf8');
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
