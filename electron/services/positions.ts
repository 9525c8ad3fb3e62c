import { max } from 'drizzle-orm';
import type { TableName } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { tables } from '#db/schema.ts';

type Ordered = 'class' | 'attribute' | 'respondent' | 'comparison' | 'codeExample';

/** A position after all rows of the table. */
export function lastPosition(db: ReadDb, table: Ordered & TableName): number {
  const last = db.orm
    .select({ position: max(tables[table].position) })
    .from(tables[table])
    .get();
  return (last?.position ?? 0) + 1;
}
