// The meaning of a table's columns: as in an earlier import of the same columns, else guessed.
import { typedAsKnown, type TypedMapping } from '#core/imports/table-attributes.ts';
import { SAMPLE_ROWS } from '#core/imports/table-columns.ts';
import { guessMapping, type TableMapping } from '#core/imports/table-mapping.ts';
import type { ReadTable } from '#formats/reading/result.ts';
import type { ReadDb } from '#db/handles.ts';
import { all } from '#db/write.ts';

export interface ProposedMapping {
  readonly mapping: TableMapping;
  /** Whether an earlier import of the same columns used it. */
  readonly remembered: boolean;
}

/** The mapping of the newest import with exactly these columns, else a guess from headings and values. */
export function proposedMapping(
  db: ReadDb,
  { columns, rows }: Pick<ReadTable, 'columns' | 'rows'>,
): ProposedMapping {
  const known = db.sqlite
    .prepare('SELECT mapping FROM import_run WHERE columns = ? ORDER BY at DESC, id DESC LIMIT 1')
    .pluck()
    .get(JSON.stringify(columns));
  // Only an import writes this text, from a mapping that was checked or guessed.
  if (typeof known === 'string') return { mapping: JSON.parse(known) as TableMapping, remembered: true };
  return { mapping: guessMapping(columns, rows.slice(0, SAMPLE_ROWS)), remembered: false };
}

/** The mapping with the types of the project's attributes. */
export function typedAsInProject(db: ReadDb, mapping: TableMapping): TypedMapping {
  return typedAsKnown(mapping, all(db, 'attribute'));
}
