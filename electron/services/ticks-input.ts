// What is asked of a sheet of ticks: the file, and what the analyst says of it against the proposal.
import * as z from 'zod';
import { chosenFile } from './imports/files.ts';

const place = z.int().min(0);

/** A file with ticks, and what the analyst says of it against the proposal. */
export const sheetInput = {
  file: chosenFile,
  sheet: z.string().nullable().default(null),
  encoding: z.string().nullable().default(null),
  /** Sources in rows, in columns, or a line for each tick. */
  shape: z.enum(['rows', 'columns', 'list']).nullable().default(null),
  /** Which line names the columns, from 0. */
  header: place.nullable().default(null),
  /** Headings of the columns that are themes; none leaves that to the proposal. */
  named: z.array(z.string().min(1)).default([]),
  uses: z
    .array(
      z.strictObject({
        place,
        use: z.enum(['title', 'theme', 'date', 'class', 'total', 'names', 'marks', 'leave']),
      }),
    )
    .default([]),
  /** By place of a theme: the id of a code, `new`, or null to leave it out. */
  themes: z.array(z.strictObject({ place, as: z.string().nullable() })).default([]),
  /** By row: the source it is, or null to leave it out. */
  rows: z.array(z.strictObject({ row: z.int(), sourceId: z.string().nullable() })).default([]),
};
const sheetObject = z.strictObject(sheetInput);
export type SheetInput = z.output<typeof sheetObject>;
