// Rows whose values come as the bytes that they are. The driver takes every value of an ordinary answer as text, and bytes are
// twice as long as text: a study or a file would need twice the line. A binary COPY of a question needs it once.
import type { Client, Connection, Submittable } from 'pg';

/** A row of an answer: of a text the bytes of its UTF-8. */
export type BytesRow = readonly (Buffer | null)[];

/**
 * Asks a question and returns the rows of its answer as bytes. `$1` and so on stand for the values, which are ids, hashes and
 * numbers. Rejects as `client.query` does.
 */
export async function copied(
  client: Client,
  text: string,
  values: readonly (string | number)[],
): Promise<BytesRow[]> {
  // COPY takes no parameters.
  const asked = text.replaceAll(/\$(\d+)/g, (_place, n: string) =>
    client.escapeLiteral(String(values[Number(n) - 1])),
  );
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const copy = new Copy(`COPY (${asked}) TO STDOUT (FORMAT binary)`, (error) =>
    error ? reject(error) : resolve(),
  );
  client.query(copy);
  await promise;
  return rowsIn(copy.bytes());
}

/** A question to which the driver passes on what comes; it asks for more functions than its types say. */
class Copy implements Submittable {
  /** Called once, with what went wrong, if anything did. The driver puts its own in front, for its limit of time. */
  callback: (error: Error | null) => void;
  readonly #text: string;
  readonly #chunks: Buffer[] = [];

  constructor(text: string, callback: (error: Error | null) => void) {
    this.#text = text;
    this.callback = callback;
  }

  submit(connection: Connection): void {
    connection.query(this.#text);
  }

  /** The chunk lies in memory that the driver uses again. */
  handleCopyData({ chunk }: { readonly chunk: Buffer }): void {
    this.#chunks.push(Buffer.from(chunk));
  }

  handleCommandComplete(): void {
    // What follows says that all is over.
  }

  handleReadyForQuery(): void {
    this.callback(null);
  }

  handleError(error: Error): void {
    this.callback(error);
  }

  bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }
}

/** The signature and flags before the first row; after them comes the length of what else a later version may put there. */
const BEFORE_LENGTH = 15;

function rowsIn(bytes: Buffer): BytesRow[] {
  const rows: BytesRow[] = [];
  let at = BEFORE_LENGTH + 4 + bytes.readInt32BE(BEFORE_LENGTH);
  for (;;) {
    const count = bytes.readInt16BE(at);
    at += 2;
    // The end is a row of less than no values.
    if (count < 0) return rows;
    const row: (Buffer | null)[] = [];
    for (let n = 0; n < count; n += 1) {
      const length = bytes.readInt32BE(at);
      at += 4;
      row.push(length < 0 ? null : bytes.subarray(at, at + length));
      at += Math.max(0, length);
    }
    rows.push(row);
  }
}
