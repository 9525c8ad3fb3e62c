import type { TableName } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { all } from '#db/write.ts';

type Ordered = 'class' | 'attribute' | 'respondent' | 'comparison' | 'codeExample';

/** A position after all rows of the table. */
export function lastPosition(db: ReadDb, table: Ordered & TableName): number {
  return all(db, table).reduce((last, row) => Math.max(last, row.position), 0) + 1;
}
