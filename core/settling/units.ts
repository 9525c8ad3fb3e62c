// What of a row is settled as one thing: most fields by themselves, some only together with others.
import { tables, type TableName } from '../tables/all.ts';
import type { Row } from './rows.ts';

/** Fields that are settled as one thing. */
export type Unit = readonly string[];

/** Fields that are no change by themselves. */
export const silentFields: ReadonlySet<string> = new Set(['id', 'createdAt', 'updatedAt', 'at']);

/** The units of a row: those of its table, and each of its other fields. */
export function unitsOf(table: TableName, row: Row): Unit[] {
  const { units = [] } = tables[table];
  const bound = new Set(units.flat());
  return [...units, ...Object.keys(row).flatMap((field) => (bound.has(field) ? [] : [[field]]))];
}

/** Whether two rows say the same in these fields; silent ones are not asked. */
export function saysSame(unit: Unit, one: Row, other: Row): boolean {
  return unit.every((field) => silentFields.has(field) || (one[field] ?? null) === (other[field] ?? null));
}

/** Whether a row says nothing in any of these fields. A code that lies below no other has its place all the same. */
export function saysNothing(unit: Unit, row: Row): boolean {
  return unit.every(
    (field) =>
      silentFields.has(field) ||
      (field !== 'parentId' && (row[field] === '' || (row[field] ?? null) === null)),
  );
}

/** The row with these fields as another row has them. */
export function withFields(row: Row, from: Row, fields: Unit): Row {
  return { ...row, ...Object.fromEntries(fields.map((field) => [field, from[field] ?? null])) };
}

/** Fields that only say where a thing stands among others, and how it is marked. */
const orderFields: ReadonlySet<string> = new Set(['position', 'colour', 'pin', ...silentFields]);

/** Whether nothing but these differs: nobody is asked about that, and nothing comes back for it. */
export function isOrderOnly(fields: Unit): boolean {
  return fields.every((field) => orderFields.has(field));
}
