import { blob, boolean, idOf, integer, orNull, table, text } from './description.ts';

/** One import, with the outcome for every file. */
export const importRun = table(
  {
    id: text,
    /** What was imported: the name of the folder, or of the first file. */
    name: text,
    coderId: idOf('coder'),
    at: text,
    /** Stopped by the analyst; what was imported until then stayed. */
    cancelled: boolean,
    /** Numbers of files. */
    imported: integer,
    identical: integer,
    failed: integer,
    skipped: integer,
    /** For a table: its column names and their `TableMapping`, as JSON, proposed again at the next import. */
    columns: orNull(text),
    mapping: orNull(text),
    /** The report, file by file, as JSON. */
    reportHash: blob,
  },
  { memory: 'window', blind: 'open', withdrawal: 'scrubbed', alike: [['name', 'at']], rule: 'record' },
);
