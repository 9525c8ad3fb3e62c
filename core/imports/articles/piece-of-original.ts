// Which piece of its original a source is. Places are numbers of lines, which stay the same when the original is decoded
// otherwise.

export interface PieceOfOriginal {
  /** The number of the article in its file, from 1, and how many there were. */
  readonly number: number;
  readonly of: number;
  /** The first line, from 0, and the line after the last. */
  readonly lines: readonly [from: number, to: number];
  /** The lines within that are left out, ascending. */
  readonly left: readonly number[];
  /** Lines below all articles that are footnotes of this one, ascending. */
  readonly notes: readonly number[];
  /** How many lines the whole file has. */
  readonly total: number;
}

/** The `article` of a source as JSON. */
export function pieceJson({ number, of, lines, left, notes, total }: PieceOfOriginal): string {
  return JSON.stringify({ number, of, lines, left, ...(notes.length > 0 ? { notes } : {}), total });
}

/** Reads the `article` of a source; null for a whole file, and for anything else that a package may bring. */
export function pieceOfOriginal(json: string | null): PieceOfOriginal | null {
  if (json === null) return null;
  try {
    const read: unknown = JSON.parse(json);
    return isPiece(read) ? { ...read, notes: read.notes ?? [] } : null;
  } catch {
    return null;
  }
}

/** A piece as it is kept: without footnotes, `notes` is left out. */
type KeptPiece = Omit<PieceOfOriginal, 'notes'> & Partial<Pick<PieceOfOriginal, 'notes'>>;

function isPiece(read: unknown): read is KeptPiece {
  if (typeof read !== 'object' || read === null) return false;
  const {
    number,
    of,
    lines,
    left,
    notes = [],
    total,
  } = read as Partial<Record<keyof PieceOfOriginal, unknown>>;
  const areNumbers = (list: unknown): list is number[] =>
    Array.isArray(list) && list.every((each) => Number.isInteger(each));
  return (
    [number, of, total].every(Number.isInteger) &&
    areNumbers(lines) &&
    lines.length === 2 &&
    areNumbers(left) &&
    areNumbers(notes)
  );
}
