// A file against the project it was written from, as both stood then: what only the file changed is a change, what
// was only changed here stays, and what both changed is a conflict that somebody decides.
import type { Codebook } from '../codebook.ts';
import { codePaths } from '../exports/code-paths.ts';
import type { CodeRecord } from '../records.ts';
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

/** What the file says of a code in which here says another thing, both having changed it. */
export interface Contested {
  name?: string;
  /** The key of what it would lie below. */
  parent?: string | null;
  values: CodeValues;
}

/** One thing that the file says, as it was, undefined where that is not known, and as it is here. */
export function agreed<T>(
  said: T,
  was: T | undefined,
  here: T,
  isTheirs: boolean,
): { readonly value: T; readonly isContested: boolean } {
  if (said === was || said === here) return { value: here, isContested: false };
  if (here === was) return { value: said, isContested: false };
  return { value: isTheirs ? said : here, isContested: true };
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
    const [said, before, now] = [values[field], was?.[field] ?? null, here[field]];
    if (isSame(field, now, said)) continue;
    if (isSame(field, before, said)) delete values[field];
    else if (!isSame(field, before, now)) {
      contested[field] = said;
      if (!isTheirs) delete values[field];
    }
  }
  return contested;
}

/** Whether the file says something of a code that it did not say when it was written. */
export function saysOther(values: CodeValues, was: CodeRecord): boolean {
  return fieldsOf(values).some((field) => !isSame(field, was[field], values[field]));
}

/** When a code was made is no matter of agreement. */
function fieldsOf(values: CodeValues): (keyof CodeValues)[] {
  // A row has the keys of its type.
  return (Object.keys(values) as (keyof CodeValues)[]).filter((field) => field !== 'createdAt');
}
