// A file against the project it was written from, as both stood then: what only the file changed is a change, what
// was only changed here stays, and what both changed is a conflict that somebody decides.
import type { Codebook } from '../codes/codebook.ts';
import { codePaths } from '../exports/code-paths.ts';
import type { CodeRecord } from '../records.ts';
import { threeWay } from '../settling/units.ts';
import { isSame, type CodeValues } from './differences.ts';

/** The codebook as it stood after an act that a file names. */
export interface Past {
  readonly codebook: Codebook;
  /** Written paths by code id. */
  readonly paths: ReadonlyMap<string, string>;
}

/** Codebooks by the acts that the codes of a file name (`asOf`). */
export type Pasts = ReadonlyMap<string, Codebook>;

/** Looks up how the codebook stood, its paths made once. */
export function pastsBy(pasts: Pasts): (asOf: string | null) => Past | null {
  const known = new Map(
    Array.from(pasts, ([asOf, codebook]) => [asOf, { codebook, paths: codePaths(codebook) }] as const),
  );
  return (asOf) => (asOf === null ? null : (known.get(asOf) ?? null));
}

/**
 * Takes out of `values` what the file only repeats, and what was changed on both sides unless the file has its way.
 * Returns the latter. Of a code that was not there before, nothing is known but that it said nothing.
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

/** Whether the file says something of a code that it did not say when it was written. */
export function saysOther(values: CodeValues, was: CodeRecord): boolean {
  return fieldsOf(values).some((field) => !isSame(field, was[field], values[field]));
}

/** Whether a value says nothing. A code that lies below no other has its place there. */
function isUnsaid(field: keyof CodeValues, value: unknown): boolean {
  return field !== 'parentId' && isSame(field, null, value);
}

/** When a code was made is no matter of agreement. */
function fieldsOf(values: CodeValues): (keyof CodeValues)[] {
  // A row has the keys of its type.
  return (Object.keys(values) as (keyof CodeValues)[]).filter((field) => field !== 'createdAt');
}
