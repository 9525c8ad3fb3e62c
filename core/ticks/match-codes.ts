// Finds the code that a heading of a sheet means: by name or path; failing that, by these without case, width
// and written forms; then by its name in the second language and its aliases.
import { PATH_SEPARATOR, pathOf, type Codebook } from '../codes/codebook.ts';
import { writtenPath } from '../exports/written-names.ts';
import type { Fold } from './match-sources.ts';

/** The code that a heading means; null where none was found. */
export interface CodeMatch {
  readonly codeId: string | null;
  /** Whether several codes have this name. */
  readonly isAmbiguous: boolean;
}

/** Returns a function that finds codes of the tree by heading. */
export function codeMatcher(codebook: Codebook, fold: Fold): (heading: string) => CodeMatch {
  const paths = codebook.inOrder.map((code) => ({ code, path: pathOf(codebook, code.id) }));
  const ways = [
    { keyOf: plain, held: index(paths.map(({ code }) => [code.id, [code.name]])) },
    {
      keyOf: (heading: string) => fold(heading.split(/\s*[>›/\\]\s*/).join(PATH_SEPARATOR)),
      held: index(
        paths.map(({ code, path }) => [code.id, [writtenPath(path), path.join(PATH_SEPARATOR)].map(fold)]),
      ),
    },
    { keyOf: fold, held: index(paths.map(({ code }) => [code.id, [fold(code.name)]])) },
    {
      keyOf: fold,
      held: index(
        paths.map(({ code }) => [code.id, [code.name2 ?? '', ...code.aliases.split('\n')].map(fold)]),
      ),
    },
  ];
  return (heading) => {
    for (const { keyOf, held } of ways) {
      const found = held.get(keyOf(heading));
      if (found)
        return { codeId: found.size === 1 ? ([...found][0] ?? null) : null, isAmbiguous: found.size > 1 };
    }
    return { codeId: null, isAmbiguous: false };
  };
}

function index(
  entries: readonly (readonly [id: string, keys: readonly string[]])[],
): Map<string, Set<string>> {
  const held = new Map<string, Set<string>>();
  for (const [id, keys] of entries) {
    for (const key of keys) {
      if (key === '') continue;
      held.set(key, (held.get(key) ?? new Set()).add(id));
    }
  }
  return held;
}

function plain(heading: string): string {
  return heading.trim();
}
