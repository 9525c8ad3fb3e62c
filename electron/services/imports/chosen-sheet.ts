// A file with a table, as a screen or a command names it: which sheet, and how its bytes are decoded.
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import type { ReadTable } from '#formats/reading/result.ts';
import type { ReadingContext } from '../context.ts';
import { chosenFile, type ChosenFile } from './files.ts';

/** The input fields that name such a file; by default the first sheet with rows, in the detected encoding. */
export const chosenSheet = {
  file: chosenFile,
  sheet: z.string().optional(),
  encoding: z.string().optional(),
};

/**
 * Reads the table. Throws `unsupported` with this key for a file without one; with `isTally`, sources may be the
 * columns.
 */
export async function readTable(
  { reading, files, signal }: ReadingContext,
  chosen: {
    readonly file: ChosenFile;
    readonly sheet?: string | null | undefined;
    readonly encoding?: string | null | undefined;
    readonly isTally?: boolean;
  },
  refusal: string,
): Promise<ReadTable> {
  const { name, reference } = chosen.file;
  const read = await reading.reader().read(files.input(reference), name, {
    signal,
    sheet: chosen.sheet ?? undefined,
    encoding: chosen.encoding ?? undefined,
    isTally: chosen.isTally ?? false,
  });
  if (read.type !== 'table') throw new AppError('unsupported', refusal, { name });
  return read;
}

/** Throws `invalid`, listing the present headings, if one of these is missing. */
export function requireColumns(
  { name }: ChosenFile,
  headings: readonly string[],
  wanted: readonly string[],
): void {
  const column = wanted.find((each) => !headings.includes(each));
  if (column === undefined) return;
  const columns = headings.filter((each) => each !== '').join(', ');
  throw new AppError('invalid', 'reading:no_such_column', { name, column, columns });
}
