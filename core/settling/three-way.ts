// The rule of every merge: what one side alone has changed since both knew the same is that side's, and what both have
// changed is for a person to decide.
import type { Row } from './rows.ts';

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
