// Which entry of an archive a path of a project leads to. Programs disagree on case, folders and schemes; files of one
// name are told apart by the folders that the path names.
import { keyOf } from '#core/guid.ts';

/** What the paths of a project lead to. */
export interface EntriesByPath {
  /** The entry; null where there is none, or where it could be one of several. */
  readonly entryOf: (path: string) => string | null;
  /** Paths that could mean several entries, or fall back on a file that another path leads to. */
  readonly unclear: readonly string[];
}

interface Place {
  readonly entry: string;
  readonly steps: readonly string[];
}

/** Folders that are looked at from the end: deeper than any program puts files. */
const DEPTH = 8;

/** Finds entries by the paths of a project; `named` are all of them. */
export function entriesByPath(entries: Iterable<string>, named: readonly string[]): EntriesByPath {
  const exact = new Set(entries);
  const whole = new Map<string, Place[]>();
  const byEnd = new Map<string, Place[]>();
  const note = (map: Map<string, Place[]>, key: string, place: Place): void => {
    const known = map.get(key);
    if (known) known.push(place);
    else map.set(key, [place]);
  };
  for (const entry of exact) {
    const place = { entry, steps: stepsOf(entry) };
    note(whole, place.steps.join('/'), place);
    for (const end of endsOf(place.steps)) note(byEnd, end, place);
  }
  /** The entries that fit best, and whether they are called in full as the path says. */
  const best = (path: string): { readonly fitting: readonly Place[]; readonly isWhole: boolean } => {
    const steps = stepsOf(path);
    const full = whole.get(steps.join('/'));
    const end = endsOf(steps).find((each) => byEnd.has(each)) ?? '';
    const fitting = full ?? byEnd.get(end) ?? [];
    if (fitting.length < 2) return { fitting, isWhole: full !== undefined };
    const spelling = written(path).replace(/^\/+/, '');
    const spelled = fitting.filter(({ entry }) => written(entry).endsWith(spelling));
    return { fitting: spelled.length === 1 ? spelled : fitting, isWhole: full !== undefined };
  };
  /** By the entry: what leads to it, however it is spelled. */
  const leading = new Map<string, Set<string>>();
  for (const path of named) {
    const [first] = best(path).fitting;
    if (first) leading.set(first.entry, (leading.get(first.entry) ?? new Set()).add(stepsOf(path).join('/')));
  }
  const entryOf = (path: string): string | null => {
    if (exact.has(path)) return path;
    const { fitting, isWhole } = best(path);
    const [first] = fitting;
    if (!first || fitting.length > 1) return null;
    return isWhole || (leading.get(first.entry)?.size ?? 0) < 2 ? first.entry : null;
  };
  const unclear = new Set(named.filter((path) => entryOf(path) === null && best(path).fitting.length > 0));
  return { entryOf, unclear: [...unclear] };
}

/** Bytes of a name in an archive, with room for what tells it from another of that name. */
const NAME = 65_000;

/** Whether an archive may have an entry of this name: one that stays within its folder. */
export function isEntryName(name: string): boolean {
  const isRooted = /^[a-z]:|^\/|[\\\0]/i.test(name);
  return (
    name !== '' &&
    Buffer.byteLength(name) <= NAME &&
    !isRooted &&
    !name.endsWith('/') &&
    !name.split('/').includes('..')
  );
}

/** `internal://A%20b.TXT`, `Sources\a b.txt` and `a b.txt` are one file. */
function stepsOf(path: string): readonly string[] {
  const steps = written(path)
    .split('/')
    .filter((step) => step !== '' && step !== '.')
    .map((step) => keyOf(step).normalize('NFC'));
  return steps.length > 1 && steps[0] === 'sources' ? steps.slice(1) : steps;
}

/** The last folders with the name, then ever fewer of them. */
function endsOf(steps: readonly string[]): string[] {
  const last = steps.slice(-DEPTH);
  return last.map((_, index) => last.slice(index).join('/'));
}

/** As it is written, without its scheme and what stands for other characters. */
function written(path: string): string {
  const plain = path.replace(/^(?:internal|relative|absolute):/i, '').replaceAll('\\', '/');
  try {
    return decodeURIComponent(plain);
  } catch {
    // A percent sign that encodes nothing is part of the name.
    return plain;
  }
}
