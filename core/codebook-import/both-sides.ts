// Compares a file with the project it was exported from, both as they were at that time: what only the file
// changed is taken, what only the project changed stays, and what both changed is a conflict for a person to
// decide.
import type { Codebook } from '../codes/codebook.ts';
import { codePaths } from '../exports/code-paths.ts';
import type { CodeRecord } from '../records.ts';
import { threeWay } from '../settling/units.ts';
import { isSame, type CodeValues } from './differences.ts';

/** The codebook after an act that a file names. */
export interface Past {
  readonly codebook: Codebook;
  /** Written paths by code id. */
  readonly paths: ReadonlyMap<string, string>;
}

/** Codebooks by the acts that the codes of a file name (`asOf`). */
export type Pasts = ReadonlyMap<string, Codebook>;

/** Returns a lookup of past codebooks; the paths of each are computed once. */
export function pastsBy(pasts: Pasts): (asOf: string | null) => Past | null {
  const known = new Map(
    Array.from(pasts, ([asOf, codebook]) => [asOf, { codebook, paths: codePaths(codebook) }] as const),
  );
  return (asOf) => (asOf === null ? null : (known.get(asOf) ?? null));
}

/**
 * Removes from `values` what the file merely repeats, and what both sides changed unless the file prevails.
 * Returns the latter. A code that did not exist then counts as empty.
 */
export function settleValues(
  values: CodeValues,
  was: CodeRecord | null,
  here: CodeRecord,
  isTheirs: boolean,
): CodeValues {
  const contested: Record<string, unknown> = {};
  for (const field of fieldsOf(values)) {
    const theirs = values[field];
    const verdict = threeWay<unknown>(
      { ours: here[field], theirs, base: was?.[field] },
      { isSame: (one, other) => isSame(field, one, other), isUnsaid: (value) => isUnsaid(field, value) },
    );
    if (verdict === 'conflict') contested[field] = theirs;
    if (verdict === 'kept' || (verdict === 'conflict' && !isTheirs)) delete values[field];
  }
  return contested;
}

/** Whether the file says something about a code that it did not say when it was exported. */
export function saysSomethingNew(values: CodeValues, was: CodeRecord): boolean {
  return fieldsOf(values).some((field) => !isSame(field, was[field], values[field]));
}

/** Whether a value is empty. A code at the top of the tree has a place all the same. */
function isUnsaid(field: keyof CodeValues, value: unknown): boolean {
  return field !== 'parentId' && isSame(field, null, value);
}

/** The creation time of a code is not compared. */
function fieldsOf(values: CodeValues): (keyof CodeValues)[] {
  // A row has the keys of its type.
  return (Object.keys(values) as (keyof CodeValues)[]).filter((field) => field !== 'createdAt');
}
