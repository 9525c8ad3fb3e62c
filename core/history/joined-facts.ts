// Acts that are undone together count as one: what can be said of all of them.
import { gestureMethod } from '../gesture.ts';
import type { ActFacts, Thing } from './facts.ts';

/** The things that all of the acts share, by their role in the sentence. */
function sharedThings(all: readonly ActFacts[]): Record<string, Thing> {
  const [first] = all;
  return Object.fromEntries(
    Object.entries(first?.things ?? {}).filter(([name, { id }]) =>
      all.every(({ things }) => things[name]?.id === id),
    ),
  );
}

/** `coded` with a suffix for what its codings share: `coded_both`, `coded_with`, `coded_in`. */
function codedKey(verb: string, things: Readonly<Record<string, Thing>>): string {
  if (things['code']) return `${verb}${things['source'] ? '_both' : '_with'}`;
  return things['source'] ? `${verb}_in` : verb;
}

/** The kind of coding that a key is about, without the suffix; null for other keys. */
function verbOf(key: string): string | null {
  return /^(?:un)?coded(?:_whole)?(?=_|$)/.exec(key)?.[0] ?? null;
}

/**
 * The facts of a gesture of several acts, oldest first: those of the act that names it, combined with those
 * of the same kind.
 */
export function gestureFacts(
  acts: readonly { readonly method: string; readonly facts: ActFacts | null }[],
): ActFacts | null {
  const called = gestureMethod(acts.map(({ method }) => method));
  const main = acts.findIndex(({ method }) => method === called);
  return joinedFacts([...acts.slice(main), ...acts.slice(0, Math.max(0, main))].map(({ facts }) => facts));
}

/**
 * The facts of several acts combined; the first act's where they are of different kinds. Null where the first
 * has none.
 */
function joinedFacts(all: readonly (ActFacts | null)[]): ActFacts | null {
  const [first] = all;
  const known = all.filter((facts) => facts !== null);
  if (!first || known.length < 2) return first ?? null;
  const verb = verbOf(first.key);
  const alike = known.filter(({ key }) => (verb === null ? key === first.key : verbOf(key) === verb));
  const things = sharedThings(alike);
  const count = alike.reduce((sum, facts) => sum + facts.count, 0);
  if (verb !== null) return { ...first, key: codedKey(verb, things), things, count };
  // A sentence that names something which not all of the acts share would be wrong.
  const isOfAll = Object.keys(things).length === Object.keys(first.things).length;
  return isOfAll ? { ...first, count } : first;
}
