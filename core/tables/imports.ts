// Imports: of texts and tables, with the outcome for every file; and of project files of other programs, with the parts of them
// that no other table holds.
import { blob, boolean, idOf, integer, oneOf, orNull, table, text } from './description.ts';

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

/** An imported project file of another program. */
export const exchange = table(
  {
    id: text,
    /** The name of the file. */
    name: text,
    /** The name that the writing program gives itself; empty where the file has none. */
    origin: text,
    /** How positions in the file were counted; see `core/refi/positions.ts`. */
    unit: oneOf('code-point', 'utf-16'),
    lineEnd: { ...integer, values: [1, 2] },
    coderId: idOf('coder'),
    at: text,
    /** The report, as JSON. */
    reportHash: blob,
  },
  { memory: 'none', blind: 'sealed', withdrawal: 'scrubbed', alike: [['name', 'at']], rule: 'record' },
);

/** Parts of a file that no other table holds. */
export const exchangeParts = table(
  {
    id: text,
    exchangeId: idOf('exchange'),
    /** The source that the parts belong to; null for parts of the project. */
    sourceId: orNull(idOf('source')),
    /** The `Part`s of `core/refi/incoming.ts`, in the order of the file, as JSON. */
    partsHash: blob,
  },
  {
    memory: 'none',
    blind: 'sealed',
    withdrawal: 'scrubbed',
    alike: [['exchangeId', 'sourceId', 'partsHash']],
    rule: 'record',
  },
);

/** A piece of a file from another program's archive that belongs to no source, kept as it is. */
export const exchangeFile = table(
  {
    id: text,
    exchangeId: idOf('exchange'),
    /** Its name in the archive, including folders. */
    entry: text,
    /** The number of the piece, from 0. */
    piece: integer,
    fileHash: blob,
  },
  {
    memory: 'none',
    blind: 'sealed',
    withdrawal: 'scrubbed',
    since: 4,
    alike: [['exchangeId', 'entry', 'piece', 'fileHash']],
    rule: 'record',
  },
);
