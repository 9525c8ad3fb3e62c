// What the columns of a table mean: as the analyst said the last time for the same columns, else as they look.
import { typedAsKnown, type TypedMapping } from '#core/imports/table-attributes.ts';
import { SAMPLE_ROWS } from '#core/imports/table-columns.ts';
import { guessMapping, type TableMapping } from '#core/imports/table-mapping.ts';
import type { ReadTable } from '#formats/reading/result.ts';
import type { ReadDb } from '#db/handles.ts';
import { all } from '#db/write.ts';

export interface ProposedMapping {
  readonly mapping: TableMapping;
  /** Whether it is what an earlier import of the same columns used. */
  readonly remembered: boolean;
}

/** The mapping of the newest import with the very same columns, else a guess from headers and values. */
export function proposedMapping(
  db: ReadDb,
  { columns, rows }: Pick<ReadTable, 'columns' | 'rows'>,
): ProposedMapping {
  const known = db.sqlite
    .prepare('SELECT mapping FROM import_run WHERE columns = ? ORDER BY at DESC, rowid DESC LIMIT 1')
    .pluck()
    .get(JSON.stringify(columns));
  // Written by an import alone, from a mapping that was checked or guessed.
  if (typeof known === 'string') return { mapping: JSON.parse(known) as TableMapping, remembered: true };
  return { mapping: guessMapping(columns, rows.slice(0, SAMPLE_ROWS)), remembered: false };
}

/** The mapping with the types that the attributes of the project have. */
export function typedAsInProject(db: ReadDb, mapping: TableMapping): TypedMapping {
  return typedAsKnown(mapping, all(db, 'attribute'));
}
