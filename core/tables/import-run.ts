import { blob, boolean, idOf, integer, orNull, table, text } from './description.ts';

/** One import, with what became of every file in it. */
export const importRun = table(
  {
    id: text,
    /** What was brought in: the folder's name, or that of the first file. */
    name: text,
    coderId: idOf('coder'),
    at: text,
    /** Stopped by the analyst: what had been imported by then stayed. */
    cancelled: boolean,
    /** Numbers of files. */
    imported: integer,
    identical: integer,
    failed: integer,
    skipped: integer,
    /** Of a table: its column names and their `TableMapping`, as JSON, to be proposed the next time. */
    columns: orNull(text),
    mapping: orNull(text),
    /** The report, file by file, as JSON. */
    reportHash: blob,
  },
  { blind: 'open', withdrawal: 'scrubbed', alike: [['name', 'at']], rule: 'record' },
);
