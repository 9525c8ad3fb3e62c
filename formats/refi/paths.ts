// The names of entries in an archive, and which of them a path of a project means. Programs disagree on case, folders and
// schemes; files of one name are distinguished by the folders in the path.
import { keyOf } from '#core/guid.ts';

/** The entry of Concord's own data in an archive, and the folder of its other files. */
export const besideEntry = 'concord.json';
export const besideFolder = 'concord/';

/** The entries for the paths of a project. */
export interface EntriesByPath {
  /** The entry for a path; null if there is none, or if it could be one of several. */
  readonly entryOf: (path: string) => string | null;
  /** Paths that could mean several entries, or for which only a file of another path is left. */
  readonly unclear: readonly string[];
}

interface Place {
  readonly entry: string;
  readonly steps: readonly string[];
}

/** How many folders at the end of a path are compared: deeper than any program puts files. */
const MAX_DEPTH = 8;

/** Matches the entries with the paths of a project; `named` are all the paths. */
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
  /** The best matching entries, and whether their whole name equals the path. */
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
  /** By entry: the paths that mean it, in all spellings. */
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

/** The most bytes of a name in an archive, with room for a number that makes it unique. */
const MAX_NAME_BYTES = 65_000;

/** Whether an archive may have an entry of this name: one that stays within its folder. */
export function isEntryName(name: string): boolean {
  const isRooted = /^[a-z]:|^\/|[\\\0]/i.test(name);
  return (
    name !== '' &&
    Buffer.byteLength(name) <= MAX_NAME_BYTES &&
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

/** The name with all its folders, then with fewer and fewer. */
function endsOf(steps: readonly string[]): string[] {
  const last = steps.slice(-MAX_DEPTH);
  return last.map((_, index) => last.slice(index).join('/'));
}

/** The path without scheme and percent-encoding. */
function written(path: string): string {
  const plain = path.replace(/^(?:internal|relative|absolute):/i, '').replaceAll('\\', '/');
  try {
    return decodeURIComponent(plain);
  } catch {
    // A percent sign that encodes nothing is part of the name.
    return plain;
  }
}
