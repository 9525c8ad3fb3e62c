// Tables of a project file whose rows no act records: they are described by what they are to the study alone.
import type { Marks } from './description.ts';

/** By their names in the database. */
export const tablesBeside: Readonly<Record<string, Marks>> = {
  /** Texts and files by hash: they go where a row goes that names them. */
  blob: { part: 'study', blind: 'open', withdrawal: 'scrubbed' },
  /** The history, which holds rows as they were. */
  change: { part: 'own', blind: 'sealed', withdrawal: 'scrubbed' },
  /** Which file this is, and what its pseudonyms are drawn from. */
  file: { part: 'own', blind: 'open', withdrawal: 'kept' },
  migration: { part: 'own', blind: 'open', withdrawal: 'kept' },
  row_act: { part: 'derived', blind: 'sealed', withdrawal: 'kept' },
  text_sketch: { part: 'derived', blind: 'open', withdrawal: 'scrubbed' },
};
