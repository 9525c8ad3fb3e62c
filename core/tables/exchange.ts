// What came from a project file of another program, and what of it has no place in other tables.
import { blob, idOf, integer, oneOf, orNull, table, text } from './description.ts';

/** A project file of another program that was brought in. */
export const exchange = table(
  {
    id: text,
    /** The name of the file. */
    name: text,
    /** The program that wrote it, as it calls itself; empty where it does not. */
    origin: text,
    /** How positions in the file were counted; see `core/refi/positions.ts`. */
    unit: oneOf('code-point', 'utf-16'),
    lineEnd: { ...integer, values: [1, 2] },
    coderId: idOf('coder'),
    at: text,
    /** The report, as JSON. */
    reportHash: blob,
  },
  { blind: 'open', withdrawal: 'scrubbed', alike: [['name', 'at']], rule: 'record' },
);

/** What of a file has no place in other tables. */
export const exchangeParts = table(
  {
    id: text,
    exchangeId: idOf('exchange'),
    /** The source it stands with; null for what belongs to the project. */
    sourceId: orNull(idOf('source')),
    /** The `Part`s of `core/refi/incoming.ts`, in the order of the file, as JSON. */
    partsHash: blob,
  },
  {
    blind: 'open',
    withdrawal: 'scrubbed',
    alike: [['exchangeId', 'sourceId', 'partsHash']],
    rule: 'record',
  },
);

/** A piece of a file of an archive that came from another program, kept as it is for no source's sake. */
export const exchangeFile = table(
  {
    id: text,
    exchangeId: idOf('exchange'),
    /** Its name in the archive, folders included. */
    entry: text,
    /** Which piece of it, from 0. */
    piece: integer,
    fileHash: blob,
  },
  {
    blind: 'open',
    withdrawal: 'scrubbed',
    since: 4,
    alike: [['exchangeId', 'entry', 'piece', 'fileHash']],
    rule: 'record',
  },
);
