// What every export shares: where to write, for which reader, and what the file lacks.
import * as z from 'zod';
import type { Table } from '#core/exports/table.ts';
import type { Remark } from '#core/refi/incoming.ts';
import { writeCsv, type CsvOptions } from '#formats/writing/csv.ts';
import { writeTableXlsx } from '#formats/writing/table-xlsx.ts';
import { languages } from '#words/words.ts';
import { writeWhole, writeWholeInPieces } from '../write-file.ts';
import type { ReadingContext } from './context.ts';

export const target = {
  /** The path to write to, from the host's dialog. */
  to: z.string().min(1),
  language: z.enum(languages).optional(),
  /** The language in which codes are named first in files for readers; by default the file's language. */
  codebookLanguage: z.enum(languages).optional(),
  /** Whether csv files begin with a byte-order mark; without it, Excel does not recognise UTF-8. */
  byteOrderMark: z.boolean().default(false),
  /** Whether csv files guard cells that Excel would run as formulas, and begin with a byte-order mark. */
  forExcel: z.boolean().default(false),
};

export type Target = z.output<z.ZodObject<typeof target>>;

/** Writes the file, unless the job was cancelled meanwhile. */
export function save(context: ReadingContext, to: string, bytes: Uint8Array): void {
  context.signal.throwIfAborted();
  writeWhole(context.files.output(to), bytes);
}

/** Writes a file in pieces, since it may be too long for memory. */
export function saveInPieces(context: ReadingContext, to: string, pieces: Iterable<string>): Promise<void> {
  return writeWholeInPieces(context.files.output(to), pieces, context.signal);
}

/** The table as a file. Cells whose text was too long for a workbook are listed in `cut`. */
export function tableBytes(
  table: Table,
  format: 'csv' | 'xlsx',
  title: string,
  date: string,
  csv: CsvOptions,
  cut: string[],
): Promise<Uint8Array> | Uint8Array {
  return format === 'csv' ? writeCsv(table, csv) : writeTableXlsx(table, title, date, undefined, cut);
}

/** What the written file lacks of the requested content. */
export function written(
  cut: readonly string[],
  apart: readonly string[] = [],
): { readonly losses: readonly Remark[] } {
  const about = { cells_cut: cut, names_apart: apart };
  return {
    losses: Object.entries(about).flatMap(([key, items]) =>
      items.length === 0 ? [] : [{ key: `exports:${key}`, parameters: { count: items.length }, items }],
    ),
  };
}
