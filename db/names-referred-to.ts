// The names of the rows that an act mentions only by id, as they are when the act is done.
import type { Change } from '#core/change.ts';
import type { TableName } from '#core/records.ts';
import type { ReadDb } from './handles.ts';
import { statement } from './statements.ts';

/** The table that each field's id refers to. */
const TABLE_OF_FIELD = {
  codeId: 'code',
  themeId: 'code',
  parentId: 'code',
  mergedInto: 'code',
  sourceId: 'source',
  otherId: 'source',
  duplicateOf: 'source',
  respondentId: 'respondent',
  classId: 'class',
  attributeId: 'attribute',
  comparisonId: 'comparison',
  mainCoderId: 'coder',
  takenFrom: 'coder',
  roundId: 'blindRound',
  passId: 'coder',
  leftId: 'coder',
} as const satisfies Record<string, TableName>;

const fields = Object.entries(TABLE_OF_FIELD);

/** The name of a row: for an interview with a label, the label. */
const NAMES: Readonly<Record<(typeof TABLE_OF_FIELD)[keyof typeof TABLE_OF_FIELD], string>> = {
  code: 'SELECT name FROM code WHERE id = ?',
  source: 'SELECT coalesce(label, title) FROM source WHERE id = ?',
  respondent: 'SELECT name FROM respondent WHERE id = ?',
  class: 'SELECT name FROM class WHERE id = ?',
  attribute: 'SELECT name FROM attribute WHERE id = ?',
  comparison: 'SELECT name FROM comparison WHERE id = ?',
  coder: 'SELECT name FROM coder WHERE id = ?',
  blindRound: 'SELECT name FROM blind_round WHERE id = ?',
};

/** Where an act mentions more rows than this, none of their names is kept. */
const MAX_NAMES = 40;

/**
 * The names of all rows that the change refers to without containing them, and of the extra codes given;
 * empty where there are too many.
 */
export function namesReferredTo(
  db: ReadDb,
  change: Change,
  codeIds: readonly string[] = [],
): Readonly<Record<string, string>> {
  const tableById = new Map<string, keyof typeof NAMES>(codeIds.map((id) => [id, 'code']));
  for (const row of rowsOf(change)) {
    for (const [field, table] of fields) {
      const id = row[field];
      if (typeof id === 'string') tableById.set(id, table);
    }
    if (tableById.size > MAX_NAMES) return {};
  }
  const names: Record<string, string> = {};
  for (const [id, table] of tableById) {
    if (change.added[table]?.[id] ?? change.updated[table]?.[id] ?? change.removed[table]?.[id]) continue;
    const name = statement(db.sqlite, NAMES[table]).pluck().get(id);
    if (typeof name === 'string') names[id] = name;
  }
  return names;
}

function* rowsOf(change: Change): Generator<Readonly<Record<string, unknown>>> {
  const loose = change as unknown as Record<'added' | 'updated' | 'removed', Record<string, object>>;
  for (const part of ['added', 'removed'] as const)
    for (const rows of Object.values(loose[part])) yield* Object.values(rows);
  for (const rows of Object.values(loose.updated))
    for (const pair of Object.values(rows) as (readonly Record<string, unknown>[])[]) yield* pair;
}
