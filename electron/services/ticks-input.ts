// The input for a sheet of ticks: the file, and where the analyst decides differently than proposed.
import * as z from 'zod';
import { chosenFile } from './imports/files.ts';

const place = z.int().min(0);

/** A file with ticks, and where the analyst decides differently than proposed. */
export const sheetInput = {
  file: chosenFile,
  sheet: z.string().nullable().default(null),
  encoding: z.string().nullable().default(null),
  /** Sources in rows, in columns, or one line for each tick. */
  shape: z.enum(['rows', 'columns', 'list']).nullable().default(null),
  /** The number of the heading line, from 0. */
  header: place.nullable().default(null),
  /** The headings of the theme columns; if empty, as proposed. */
  named: z.array(z.string().min(1)).default([]),
  uses: z
    .array(
      z.strictObject({
        place,
        use: z.enum(['title', 'theme', 'date', 'class', 'total', 'names', 'marks', 'leave']),
      }),
    )
    .default([]),
  /** For each theme's place: the id of a code, `new`, or null to leave it out. */
  themes: z.array(z.strictObject({ place, as: z.string().nullable() })).default([]),
  /** For each row: the id of its source, or null to leave it out. */
  rows: z.array(z.strictObject({ row: z.int(), sourceId: z.string().nullable() })).default([]),
};
const sheetObject = z.strictObject(sheetInput);
export type SheetInput = z.output<typeof sheetObject>;
