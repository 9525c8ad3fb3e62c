// The rule of every merge: what only one side has changed since both knew the same is taken from that side,
// and what both have changed is for a person to decide. Most fields of a row are settled one by one, some
// only together with others.
import { type TableName, tables } from '../tables/all.ts';
import type { Row } from './rows.ts';

/** Fields that are settled together. */
export type Unit = readonly string[];

/** Fields whose difference alone is no change. */
export const silentFields: ReadonlySet<string> = new Set(['id', 'createdAt', 'updatedAt', 'at']);

/** The units of a row: those its table declares, and each other field by itself. */
export function unitsOf(table: TableName, row: Row): Unit[] {
  const { units = [] } = tables[table];
  const bound = new Set(units.flat());
  return [...units, ...Object.keys(row).flatMap((field) => (bound.has(field) ? [] : [[field]]))];
}

/** Whether two rows agree in these fields; silent fields do not count. */
export function saysSame(unit: Unit, one: Row, other: Row): boolean {
  return unit.every((field) => silentFields.has(field) || (one[field] ?? null) === (other[field] ?? null));
}

/** What a field has that says nothing; two of them are JSON without anything in it. */
const unsaid: ReadonlySet<unknown> = new Set([null, undefined, '', '{}', '[]']);

/** Whether a row is empty in all these fields. A code at the top of the tree has a place all the same. */
export function saysNothing(unit: Unit, row: Row): boolean {
  return unit.every((field) => silentFields.has(field) || (field !== 'parentId' && unsaid.has(row[field])));
}

/** The row with these fields taken from another row. */
export function withFields(row: Row, from: Row, fields: Unit): Row {
  return { ...row, ...Object.fromEntries(fields.map((field) => [field, from[field] ?? null])) };
}

/** Fields that only say where a thing stands among others, and how it is marked. */
const orderFields: ReadonlySet<string> = new Set(['position', 'colour', 'pin', ...silentFields]);

/** Whether only such fields differ: nobody is asked about that, and nothing is restored for it. */
export function isOrderOnly(fields: Unit): boolean {
  return fields.every((field) => orderFields.has(field));
}

/** A value as it is here, as it comes in, and as both sides last knew it; undefined where they never agreed. */
export interface Sides<T> {
  readonly ours: T;
  readonly theirs: T;
  readonly base: T | undefined;
}

/** `same`: equal on both sides; `taken`: theirs; `kept`: ours; `conflict`: changed by both, or never agreed on. */
export type Verdict = 'same' | 'taken' | 'kept' | 'conflict';

/** How two values compare, and which values say nothing. */
export interface Comparing<T> {
  readonly isSame: (one: T, other: T) => boolean;
  readonly isUnsaid: (value: T) => boolean;
}

/** The decision for a value. Without a base, a side that says nothing does not object to the other. */
export function threeWay<T>({ ours, theirs, base }: Sides<T>, { isSame, isUnsaid }: Comparing<T>): Verdict {
  if (isSame(ours, theirs)) return 'same';
  const isOld = base === undefined ? isUnsaid(theirs) : isSame(base, theirs);
  if (isOld) return 'kept';
  const isOursUnchanged = base === undefined ? isUnsaid(ours) : isSame(base, ours);
  return isOursUnchanged ? 'taken' : 'conflict';
}

/**
 * The base after an import turned `before` into `after`: both sides know what was taken; the rest of the base
 * stays.
 */
export function baseAfter(base: Row, before: Row, after: Row): Row {
  const taken = Object.entries(after).filter(([field, value]) => value !== before[field]);
  return { ...base, ...Object.fromEntries(taken) };
}
