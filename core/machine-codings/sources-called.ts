// The sources that a cell of a table written by a script may mean: by id, label or title, as written; failing that, without
// case, width and written forms.
import type { SourceRecord } from '../records.ts';
import type { Fold } from '../ticks/match-sources.ts';

/** Returns a function that finds all sources that are called so: none, one, or several, among which nobody has chosen. */
export function sourcesCalled(
  sources: readonly SourceRecord[],
  fold: Fold,
): (cell: string) => readonly SourceRecord[] {
  const ids = new Map(sources.map((source) => [source.id.toLowerCase(), source]));
  const asWritten = namesOf(sources, (name) => name.trim());
  let folded: ReturnType<typeof namesOf> | null = null;
  return (cell) => {
    const byId = ids.get(cell.toLowerCase());
    if (byId) return [byId];
    const found = asWritten.get(cell);
    if (found) return [...found];
    folded ??= namesOf(sources, fold);
    return [...(folded.get(fold(cell)) ?? [])];
  };
}

function namesOf(
  sources: readonly SourceRecord[],
  keyOf: Fold,
): ReadonlyMap<string, ReadonlySet<SourceRecord>> {
  const named = new Map<string, Set<SourceRecord>>();
  for (const source of sources) {
    for (const name of [source.title, source.label ?? '']) {
      const key = keyOf(name);
      if (key === '') continue;
      named.set(key, (named.get(key) ?? new Set()).add(source));
    }
  }
  return named;
}
