// The names of the rows that work of a team is about, and their fields as a person reads them.
import { isReadField } from '#core/history/read-fields.ts';
import { presentName } from '#core/history/rows-of-act.ts';
import { runsFrom, titlesFrom, textOfRuns } from '#core/report/runs.ts';
import { jsonFields, references } from '#core/settling/references.ts';
import type { Row } from '#core/settling/rows.ts';
import type { TableName } from '#core/tables/all.ts';
import type { NamedRow } from '#core/team/waiting.ts';
import type { ReadDb } from '#db/handles.ts';
import { find } from '#db/write.ts';

/** Names a row, by the present names of what it refers to. */
export function namedRow(db: ReadDb, table: TableName, row: Row): NamedRow {
  const own = presentName(row) || null;
  const [first = null, second = null] = referredTo(db, table, row);
  const idIn = (field: 'codeId' | 'sourceId'): string | null =>
    typeof row[field] === 'string' ? row[field] : null;
  return {
    table,
    id: row.id,
    name: own ?? first,
    of: own === null ? second : null,
    codeId:
      table === 'code' ? row.id : (idIn('codeId') ?? (row['themeId'] as string | null | undefined) ?? null),
    sourceId: table === 'source' ? row.id : idIn('sourceId'),
  };
}

/** In which order the rows that a row refers to name it; who wrote it does not. */
const naming: readonly TableName[] = ['attribute', 'code', 'respondent', 'source', 'coding', 'comparison'];

function referredTo(db: ReadDb, table: TableName, row: Row): string[] {
  const named = Object.entries(references[table]).flatMap(([field, to]) => {
    const place = naming.indexOf(to);
    const id = row[field];
    if (place < 0 || typeof id !== 'string') return [];
    const name = nameOf(db, to, id);
    return name === null ? [] : [{ place, name }];
  });
  return named.sort((one, other) => one.place - other.place).map(({ name }) => name);
}

function nameOf(db: ReadDb, table: TableName, id: string): string | null {
  const found = find(db, table, id);
  if (!found) return null;
  // A coding is known by its code.
  return presentName(found) ?? referredTo(db, table, found)[0] ?? null;
}

/** Fields of a row that a person reads: of a coding, also its code; texts and places are shown as such. */
export function fieldsToRead(table: TableName, fields: readonly string[]): string[] {
  return fields.filter(
    (field) =>
      field === 'codeId' ||
      (isReadField(field) && (field === 'runs' || jsonFields[table]?.includes(field) !== true)),
  );
}

/** The value of a field as it is read: the name of the row that it refers to, or the value itself; null for none. */
export function valueToRead(db: ReadDb, table: TableName, field: string, row: Row): string | null {
  const value = row[field] ?? null;
  const to = references[table][field];
  if (to !== undefined && typeof value === 'string') return nameOf(db, to, value);
  if (table === 'reportParagraph' && field === 'runs') return textOfRuns(runsFrom(String(value))) || null;
  if (table === 'reportSection' && field === 'titles')
    return Object.values(titlesFrom(String(value))).join(' · ') || null;
  return value === null || value === '' ? null : String(value);
}
