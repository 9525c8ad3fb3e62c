// Attribute values as typed cells, for tables in which a source is listed with its people.
import type { AttributeRecord, AttributeType } from '../records.ts';
import type { Cell, ColumnKind } from './table.ts';
import type { ExportedProject } from './exported-project.ts';
import { writtenList } from './written-names.ts';

const kinds: Readonly<Record<AttributeType, ColumnKind>> = {
  text: 'text',
  integer: 'number',
  decimal: 'number',
  boolean: 'flag',
  // Dates may be partial, which spreadsheets do not support.
  date: 'text',
};

/** How a column of the attribute is best shown. */
export function attributeKind({ type }: AttributeRecord): ColumnKind {
  return kinds[type];
}

/**
 * The value of an attribute for a source: its own, or that of these people. For several people a list in
 * their order, with an empty place for anyone without a value; null where nobody has one.
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

/** A value as the type of its attribute, unless that would change how it is written. */
function typed(value: string, type: AttributeType): Cell {
  if (type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  const isNumber = type === 'integer' || type === 'decimal';
  return isNumber && String(Number(value)) === value ? Number(value) : value;
}
