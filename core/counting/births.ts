// When codes got their present meaning. A code that others were merged into is as young as the youngest of
// them: before that, nobody looked for everything that it means now.
import type { CodeRecord } from '../records.ts';

/** ISO times by code id. A merged code has none: its meaning lives on in the code that it was merged into. */
export type Births = ReadonlyMap<string, string>;

/** The births of codes, in any order. */
export function birthsOf(codes: Iterable<CodeRecord>): Births {
  const births = new Map<string, string>();
  for (const { id, mergedInto, createdAt } of codes) {
    const codeId = mergedInto ?? id;
    births.set(codeId, laterOf(births.get(codeId) ?? '', createdAt));
  }
  return births;
}

/** The birth of one code; empty, which is before every time, where it has none. */
export function bornAt({ births }: { readonly births: Births }, codeId: string): string {
  return births.get(codeId) ?? '';
}

/** The later of two ISO times. */
export function laterOf(one: string, other: string): string {
  return one > other ? one : other;
}
