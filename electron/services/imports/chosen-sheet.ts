// A file with a table in it, as a screen or a command names it: which sheet, and how its bytes are decoded.
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import type { ReadTable } from '#formats/reading/result.ts';
import type { ReadingContext } from '../context.ts';
import { chosenFile, type ChosenFile } from './files.ts';

/** The fields of an input that name such a file; without them the first sheet with rows, decoded as its bytes say. */
export const chosenSheet = {
  file: chosenFile,
  sheet: z.string().optional(),
  encoding: z.string().optional(),
};

/**
 * Reads the table. Throws `unsupported` with this key for a file that is none; with `isTally` sources may stand in its
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

/** Throws `invalid` with the headings there are, where one of these is not among them. */
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
