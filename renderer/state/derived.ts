// Values derived from the project's records: computed once for all components that show them, and again only when a
// record they were computed from has changed. The computation is observed, so nobody lists its dependencies.
import type { ProjectState } from './project.ts';

/** The parts of the state to derive from. Counters that rise with every change are left out. */
export type Known = Pick<ProjectState, 'open' | 'tables' | 'codings' | 'codebook'>;

/** The values that were read, by their place in the state. */
type Reads = ReadonlyMap<string, unknown>;

/** How many selectors stay cached for the next caller. A component holds its own selector in any case. */
const MAX_KEPT = 8;

/**
 * Makes selectors: for equal arguments every caller gets the same selector. It returns the last value of `work` as long
 * as nothing that `work` read has changed. `work` must read the state while it runs, not in functions that it returns.
 */
export function derived<Asked extends readonly unknown[], Value>(
  work: (known: Known, ...asked: Asked) => Value,
): (...asked: Asked) => (state: Known) => Value {
  let kept: readonly { readonly asked: Asked; readonly select: (state: Known) => Value }[] = [];
  return (...asked) => {
    const before = kept.find((each) => each.asked.every((value, place) => Object.is(value, asked[place])));
    const first = before ?? { asked, select: remembering((state) => work(state, ...asked)) };
    if (kept[0] !== first) kept = [first, ...kept.filter((each) => each !== before)].slice(0, MAX_KEPT);
    return first.select;
  };
}

/** `work` with a memory: returns its last value while everything it read is unchanged. */
function remembering<Value>(work: (known: Known) => Value): (state: Known) => Value {
  let last: { readonly reads: Reads; readonly value: Value } | null = null;
  return (state) => {
    if (last && isAsItWas(last.reads, state)) return last.value;
    const reads = new Map<string, unknown>();
    last = { value: work(watched(state, reads)), reads };
    return last.value;
  };
}

const TABLES = 'tables.';

/**
 * Whether everything in `reads` is unchanged in `state`. Reads from the given state, so that an enclosing derivation
 * observes the same reads.
 */
function isAsItWas(reads: Reads, state: Known): boolean {
  for (const [place, was] of reads) {
    const now: unknown = place.startsWith(TABLES)
      ? Reflect.get(state.tables, place.slice(TABLES.length))
      : Reflect.get(state, place);
    if (now !== was) return false;
  }
  return true;
}

/** The state behind a proxy that notes every property read in `reads`, for each table separately. */
function watched(state: Known, reads: Map<string, unknown>): Known {
  const watching = <Part extends object>(part: Part, prefix: string, parts: Partial<Part> = {}): Part =>
    new Proxy(part, {
      get(target, name) {
        if (Object.hasOwn(parts, name)) return Reflect.get(parts, name) as unknown;
        const value: unknown = Reflect.get(target, name);
        if (typeof name === 'string') reads.set(prefix + name, value);
        return value;
      },
    });
  return watching(state, '', { tables: watching(state.tables, TABLES) });
}
