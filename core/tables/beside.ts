// The tables of a project file whose rows no act records, and what they are to the study.
import type { Marks } from './description.ts';

/** By table name in the database. */
export const tablesBeside: Readonly<Record<string, Marks>> = {
  /** Texts and files by hash. They go wherever a row goes that names them. */
  blob: { part: 'study', blind: 'open', withdrawal: 'scrubbed' },
  /** Which of them this file does not have yet. */
  blob_absent: { part: 'study', blind: 'open', withdrawal: 'scrubbed' },
  /** The history, which holds rows in their earlier states. */
  change: { part: 'own', blind: 'sealed', withdrawal: 'scrubbed' },
  /** The id of this file, and the secret that its pseudonyms are drawn from. */
  file: { part: 'own', blind: 'open', withdrawal: 'kept' },
  /** What of others was displayed to whom; one row for a viewer, a coder and a source. */
  /** What each person has read of the report. */
  number_read: { part: 'own', blind: 'sealed', withdrawal: 'kept' },
  displayed: { part: 'own', blind: 'sealed', withdrawal: 'kept' },
  migration: { part: 'own', blind: 'open', withdrawal: 'kept' },
  /** This file's part in a team, its work that was not settled, and what was decided where acts met. */
  team: { part: 'own', blind: 'open', withdrawal: 'kept' },
  team_held: { part: 'own', blind: 'sealed', withdrawal: 'scrubbed' },
  team_remark: { part: 'own', blind: 'sealed', withdrawal: 'scrubbed' },
  row_act: { part: 'derived', blind: 'sealed', withdrawal: 'kept' },
  text_sketch: { part: 'derived', blind: 'open', withdrawal: 'scrubbed' },
};
