// Reads Concord's own data in an exchange file a few rows at a time: in a large study it is too large to be in memory as one
// text.
import type { Beside } from '#formats/refi/container.ts';

/** First everything but the rows; then rows of one table, followed by more of the same or of the next table. */
export type OwnPiece =
  | { readonly about: object }
  | { readonly table: string; readonly rows: readonly unknown[] };

/** Thrown for data that is not laid out in lines as Concord writes it; its content may still be valid. */
export class OtherLines extends Error {}

/**
 * The pieces of data that is laid out as Concord writes it: one line with everything but the rows, then one line per row.
 * Throws `OtherLines` for any other layout, and what `beside` throws.
 */
export async function* piecesInLines(beside: Beside): AsyncGenerator<OwnPiece> {
  const place = new Place();
  for await (const lines of linesOf(beside)) yield* place.read(lines);
  if (!place.isEnd) throw new OtherLines();
}

/** The pieces of data in any layout. Throws a `SyntaxError` if it is not JSON. */
export async function* piecesOfWhole(beside: Beside): AsyncGenerator<OwnPiece> {
  const buffers: Buffer[] = [];
  for await (const piece of beside.pieces()) buffers.push(Buffer.from(piece));
  const value: unknown = JSON.parse(Buffer.concat(buffers).toString('utf8'));
  const { rows, ...about } = Object(value) as { readonly rows?: unknown };
  yield { about };
  for (const [table, held] of Object.entries(Object(rows) as object))
    yield { table, rows: Array.isArray(held) ? held : [held] };
}

/** The complete lines, piece by piece. */
async function* linesOf(beside: Beside): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  // The line that has not ended yet, in parts: joined at every chunk, a line of all the data would be copied 256 times.
  let rest: string[] = [];
  for await (const piece of beside.pieces())
    for (let at = 0; at < piece.length; at += CHUNK) {
      const [first = '', ...others] = decoder
        .decode(piece.subarray(at, at + CHUNK), { stream: true })
        .split('\n');
      rest.push(first);
      const last = others.pop();
      if (last === undefined) continue;
      yield [rest.join(''), ...others];
      rest = [last];
    }
  yield [rest.join('') + decoder.decode()];
}

/** How many bytes are decoded at once. */
const CHUNK = 1024 * 1024;

/** How far the lines have been read, and which line must come next. */
class Place {
  /** Tables so far. A table that comes twice would replace the first. */
  readonly #tables = new Set<string>();
  #awaits: 'about' | 'rows' | 'table' | 'row' | 'end of rows' | 'end' | 'nothing' | 'done' = 'about';
  #table = '';

  get isEnd(): boolean {
    return this.#awaits === 'done';
  }

  *read(lines: readonly string[]): Generator<OwnPiece> {
    let rows: unknown[] = [];
    for (const line of lines) {
      if (this.#awaits === 'about') {
        yield { about: aboutIn(line) };
        this.#awaits = 'rows';
      } else if (this.#awaits === 'row') {
        const [, row = '', end] = /^ {3}(\{.*\})(,|\],?)$/s.exec(line) ?? [];
        rows.push(parsed(row));
        if (end === ',') continue;
        yield { table: this.#table, rows };
        rows = [];
        this.#awaits = end === ']' ? 'end of rows' : 'table';
      } else if (this.#awaits === 'table') {
        const [, table, end] = /^ {2}"(\w+)": \[(\],?)?$/.exec(line) ?? [];
        if (table === undefined || this.#tables.has(table)) throw new OtherLines();
        this.#tables.add(table);
        this.#table = table;
        if (end !== undefined) yield { table, rows: [] };
        this.#awaits = end === undefined ? 'row' : end === ']' ? 'end of rows' : 'table';
      } else this.#pass(line);
    }
    if (rows.length > 0) yield { table: this.#table, rows };
  }

  /** Checks a line that is always the same. */
  #pass(line: string): void {
    const [expected, next] = fixed[this.#awaits] ?? [];
    if (line !== expected || next === undefined) throw new OtherLines();
    this.#awaits = next;
  }
}

type Awaited = 'table' | 'end' | 'nothing' | 'done';
const fixed: Readonly<Partial<Record<string, readonly [line: string, next: Awaited]>>> = {
  rows: [' "rows": {', 'table'],
  'end of rows': [' }', 'end'],
  end: ['}', 'nothing'],
  nothing: ['', 'done'],
};

/** The object in the first line; the rows would be its last field. */
function aboutIn(line: string): object {
  const about = line.endsWith(',') ? parsed(`${line.slice(0, -1)}}`) : null;
  if (typeof about !== 'object' || about === null || 'rows' in about) throw new OtherLines();
  return about;
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new OtherLines();
  }
}
