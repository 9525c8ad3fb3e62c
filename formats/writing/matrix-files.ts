// A matrix of sources and codes with explanations: a table of its columns, and scripts that read it in R and in Python.
import { buffer } from 'node:stream/consumers';
import yazl from 'yazl';
import type { MatrixTables } from '#core/exports/matrix-rows.ts';
import type { Words } from '#words/words.ts';
import { csvPieces, writeCsv, type CsvOptions } from './csv.ts';
import { matrixInPython, matrixInR, type ScriptOrigin } from './matrix-scripts.ts';

/** The files of a matrix as bytes; the matrix itself, which may be long, in pieces that are made on demand. */
export interface MatrixFiles {
  readonly matrix: Iterable<string>;
  readonly columns: Uint8Array;
  readonly r: Uint8Array;
  readonly python: Uint8Array;
}

/** Writes all files; the scripts read the two tables under the given names. */
export function matrixFiles(
  tables: MatrixTables,
  origin: ScriptOrigin,
  words: Words,
  options: CsvOptions = {},
): MatrixFiles {
  return {
    matrix: csvPieces(tables.matrix, options),
    columns: writeCsv(tables.columns, options),
    r: matrixInR(origin, words),
    python: matrixInPython(origin, words),
  };
}

/** The names of the files in one archive. */
export const matrixNames = {
  matrix: 'matrix.csv',
  columns: 'matrix-columns.csv',
  r: 'matrix.R',
  python: 'matrix.py',
} as const satisfies Readonly<Record<keyof MatrixFiles, string>>;

/** All files in one zip; the same files and date (ISO) give the same bytes. */
export async function matrixZip(files: MatrixFiles, date: string): Promise<Uint8Array> {
  const packed = new yazl.ZipFile();
  for (const [part, name] of Object.entries(matrixNames)) {
    // The names have the keys of the files.
    const bytes = files[part as keyof MatrixFiles];
    const whole = bytes instanceof Uint8Array ? bytes : [...bytes].join('');
    packed.addBuffer(Buffer.from(whole), name, { mtime: new Date(date), forceDosTimestamp: true });
  }
  packed.end();
  return await buffer(packed.outputStream);
}
