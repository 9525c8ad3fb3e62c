// Texts and files on the server. Small ones travel together: a question for each would wait for the line each time.
import { createHash } from 'node:crypto';
import { AppError } from '#core/errors.ts';
import { PART_BYTES, partsOf } from '#core/team/parts.ts';
import type { NamedBytes, ToldOfParts } from '#core/team/transport.ts';
import { partOf } from './parts.ts';
import type { ServerConnection } from './server-connection.ts';

/** The blobs of one project. */
export class TeamBlobs {
  readonly #connection: ServerConnection;
  readonly #projectId: string;

  constructor(connection: ServerConnection, projectId: string) {
    this.#connection = connection;
    this.#projectId = projectId;
  }

  /** See `Transport.missing`. */
  async missing(hashes: readonly string[]): Promise<readonly string[]> {
    const rows = await this.#connection.ask<{ hash: string }>(
      'SELECT h AS hash FROM concord.missing($1, $2) h',
      [this.#projectId, hashes],
    );
    return rows.map(({ hash }) => hash);
  }

  /** See `Transport.putBlob`. */
  async put(hash: string, bytes: Uint8Array, told?: ToldOfParts): Promise<void> {
    const isOnePart = bytes.length <= PART_BYTES;
    const there = isOnePart ? [] : await this.#partsThere(hash);
    try {
      await this.#putParts(hash, bytes, new Set(there), told);
    } catch (error) {
      if (!isSpoilt(error) || there.length === 0) throw error;
      // A part that was there already is not of this blob: all of them go again.
      await this.#putParts(hash, bytes, new Set(), told);
    }
  }

  async #partsThere(hash: string): Promise<number[]> {
    const there = await this.#connection.ask<{ n: number }>('SELECT n FROM concord.parts_of_blob($1, $2) n', [
      this.#projectId,
      hash,
    ]);
    return there.map(({ n }) => n);
  }

  async #putParts(
    hash: string,
    bytes: Uint8Array,
    there: ReadonlySet<number>,
    told?: ToldOfParts,
  ): Promise<void> {
    const last = partsOf(bytes.length) - 1;
    for (let n = 0; n <= last; n += 1) {
      // The last one looks whether the blob is whole.
      if (!there.has(n) || n === last)
        await this.#connection.ask(
          'SELECT concord.put_part($1, $2, $3, $4, $5)',
          [this.#projectId, hash, bytes.length, n, partOf(bytes, n)],
          { name: 'put_part' },
        );
      if (n < last) told?.((n + 1) * PART_BYTES);
    }
  }

  /** See `Transport.putBlobs`. */
  async putTogether(blobs: readonly NamedBytes[]): Promise<void> {
    // In one order for all, since each waits for who sends the same.
    const sorted = blobs.toSorted((a, b) => (a.hash < b.hash ? -1 : 1));
    let end = 1;
    const places = sorted.map(({ bytes }) => (end += bytes.length) - bytes.length);
    await this.#connection.ask(
      `SELECT concord.put_part($1, b.hash, b.size, 0, substr($5::bytea, b.place, b.size))
       FROM unnest($2::text[], $3::int[], $4::int[]) b(hash, size, place)`,
      [
        this.#projectId,
        sorted.map(({ hash }) => hash),
        sorted.map(({ bytes }) => bytes.length),
        places,
        Buffer.concat(sorted.map(({ bytes }) => bytes)),
      ],
      { name: 'put_parts' },
    );
  }

  /** See `Transport.getBlob`. */
  async get(hash: string, told?: ToldOfParts): Promise<Uint8Array> {
    const [first] = await this.#connection.askBytes(
      `SELECT b.size::text, p.bytes FROM concord.blob_of($1, $2) b LEFT JOIN concord.part_of_blob($1, $2, 0) p ON true
       WHERE b.whole`,
      [this.#projectId, hash],
    );
    if (!first) throw new AppError('not_found', 'team_server:no_blob');
    const bytes = Buffer.allocUnsafeSlow(Number(first[0]));
    const hashed = createHash('sha256');
    let [part, end] = [first[1], 0];
    for (let n = 1; ; n += 1) {
      if (part) hashed.update(part);
      end += part?.copy(bytes, end) ?? 0;
      if (n >= partsOf(bytes.length)) break;
      told?.(end);
      part = await this.#part(hash, n);
    }
    if (end < bytes.length || hashed.digest('hex') !== hash)
      throw new AppError('conflict', 'team_server:blob_differs');
    return bytes;
  }

  async #part(hash: string, n: number): Promise<Buffer | null | undefined> {
    const [row] = await this.#connection.askBytes('SELECT bytes FROM concord.part_of_blob($1, $2, $3)', [
      this.#projectId,
      hash,
      n,
    ]);
    return row?.[0];
  }

  /** See `Transport.getBlobs`. */
  async getTogether(hashes: readonly string[]): Promise<readonly NamedBytes[]> {
    const rows = await this.#connection.askBytes(
      `SELECT f.hash, p.bytes
       FROM (SELECT h.hash, h.n, b.size, sum(b.size) OVER (ORDER BY h.n) AS upto
         FROM unnest(string_to_array($2, ',')) WITH ORDINALITY h(hash, n) CROSS JOIN LATERAL concord.blob_of($1, h.hash) b
         WHERE b.whole AND b.size <= ${PART_BYTES}) f
       CROSS JOIN LATERAL concord.part_of_blob($1, f.hash, 0) p
       WHERE f.upto <= ${PART_BYTES} ORDER BY f.n`,
      [this.#projectId, hashes.join(',')],
    );
    return rows.flatMap(([hash, bytes]) => (hash && bytes ? [{ hash: hash.toString(), bytes }] : []));
  }
}

/** Whether a part that was sent, or was there before, is not of its blob. */
function isSpoilt(error: unknown): boolean {
  return error instanceof AppError && error.key === 'team_server:parts_differ';
}
