// What is worked out of the records of the project: once for all who show it, and again only where something has changed
// that it was worked out of. What that is, is seen while it is worked out, so that nobody lists it.
import type { ProjectState } from './project.ts';

/** What may be worked out of: not what changes with every act, whatever that is about. */
export type Known = Pick<ProjectState, 'open' | 'tables' | 'codings' | 'codebook'>;

/** What was read, by where it stands, as it was then. */
type Reads = ReadonlyMap<string, unknown>;

/** So many questions are kept for whoever asks the same next. Who shows an answer keeps it in any case. */
const MAX_KEPT = 8;

/**
 * Gives for each question a selector, the same to all who ask the same, which returns the value that `work` made last as long
 * as nothing has changed that was read for it. `work` reads while it works and never later: a function that it returns has
 * what it needs already.
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

/** `work`, which gives its last value again while what it read is as it was. */
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

/** Asked of the state that it is given, so that whoever is worked out of this one is known to read the same. */
function isAsItWas(reads: Reads, state: Known): boolean {
  for (const [place, was] of reads) {
    const now: unknown = place.startsWith(TABLES)
      ? Reflect.get(state.tables, place.slice(TABLES.length))
      : Reflect.get(state, place);
    if (now !== was) return false;
  }
  return true;
}

/** The state, of which `reads` hears what is looked at, and of the tables each by itself. */
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
