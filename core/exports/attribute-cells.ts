// Values of attributes as typed cells, for tables in which a source stands with its people.
import type { AttributeRecord, AttributeType } from '../records.ts';
import type { Cell, ColumnKind } from './table.ts';
import type { ExportedProject } from './exported-project.ts';
import { writtenList } from './written-names.ts';

const kinds: Readonly<Record<AttributeType, ColumnKind>> = {
  text: 'text',
  integer: 'number',
  decimal: 'number',
  boolean: 'flag',
  // Dates may be partial, which no spreadsheet knows.
  date: 'text',
};

/** How a column of the attribute is best shown. */
export function attributeKind({ type }: AttributeRecord): ColumnKind {
  return kinds[type];
}

/**
 * What a source has of an attribute: its own value, or that of these people. Of several people it is a list in
 * their order, in which who has none leaves an empty place; null where nobody has a value.
 */
export function attributeCell(
  { corpus }: ExportedProject,
  attribute: AttributeRecord,
  sourceId: string,
  peopleIds: readonly string[],
): Cell {
  const values = corpus.valuesOf.get(attribute.id);
  const owners = attribute.owner === 'source' ? [sourceId] : peopleIds;
  const found = owners.map((id) => values?.get(id)?.[0] ?? '');
  if (found.every((value) => value === '')) return null;
  return found.length === 1 ? typed(found[0] ?? '', attribute.type) : writtenList(found);
}

/** A value in the type of its attribute, unless that would write it another way. */
function typed(value: string, type: AttributeType): Cell {
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  const isNumber = type === 'integer' || type === 'decimal';
  return isNumber && String(Number(value)) === value ? Number(value) : value;
}
