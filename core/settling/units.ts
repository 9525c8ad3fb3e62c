// The rule of every merge: what one side alone has changed since both knew the same is that side's, and what both have changed
// is for a person to decide. Most fields of a row are settled by themselves, some only together with others.
import { type TableName, tables } from '../tables/all.ts';
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

/** Something as it stands here, as it comes in, and as both sides last knew it; undefined where they never did. */
export interface Sides<T> {
  readonly ours: T;
  readonly theirs: T;
  readonly base: T | undefined;
}

/** `same` on both sides; `taken` from theirs; `kept` as it is here; `conflict`: changed on both, or never agreed on. */
export type Verdict = 'same' | 'taken' | 'kept' | 'conflict';

/** How two values compare, and what says nothing. */
export interface Comparing<T> {
  readonly isSame: (one: T, other: T) => boolean;
  readonly isUnsaid: (value: T) => boolean;
}

/** What becomes of it. Without a base, a side that says nothing has nothing against what the other says. */
export function threeWay<T>({ ours, theirs, base }: Sides<T>, { isSame, isUnsaid }: Comparing<T>): Verdict {
  if (isSame(ours, theirs)) return 'same';
  const isOld = base === undefined ? isUnsaid(theirs) : isSame(base, theirs);
  if (isOld) return 'kept';
  const isOursUnchanged = base === undefined ? isUnsaid(ours) : isSame(base, ours);
  return isOursUnchanged ? 'taken' : 'conflict';
}

/** The base once an import has turned `before` into `after`: both sides know what it took; of the rest, the base stays. */
export function baseAfter(base: Row, before: Row, after: Row): Row {
  const taken = Object.entries(after).filter(([field, value]) => value !== before[field]);
  return { ...base, ...Object.fromEntries(taken) };
}
