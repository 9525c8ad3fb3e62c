// The codes of a kept item after merges: it counts what its codes were merged into.
import type { CodeRecord } from '../records.ts';
import { jsonWithIds } from '../settling/references.ts';

/** The settings with every merged code replaced by the one it was merged into; chosen codes stand once each. */
export function withPresentCodes(
  settings: string,
  codes: ReadonlyMap<string, Pick<CodeRecord, 'id' | 'mergedInto'>>,
): string {
  const merged = [...codes.values()].filter(({ mergedInto }) => mergedInto !== null);
  if (!merged.some(({ id }) => settings.includes(id))) return settings;
  const present = jsonWithIds(settings, new Map(merged.map(({ id }) => [id, presentOf(id, codes)])));
  return JSON.stringify(
    JSON.parse(present, (key, value: unknown) =>
      lists.has(key) && Array.isArray(value) ? [...new Set(value as unknown[])] : value,
    ),
  );
}

/**
 * Lists in which a code stands once: rows and their order; themes, which are the columns of a grid and the colours of
 * portraits; codes of a screen. Of a comparison, `of` stands inside its own settings, with what a side could not have covered.
 */
const lists: ReadonlySet<string> = new Set(['of', 'order', 'themes', 'codeIds', 'lanes', 'a', 'b']);

function presentOf(id: string, codes: ReadonlyMap<string, Pick<CodeRecord, 'mergedInto'>>): string {
  const seen = new Set<string>();
  let present = id;
  for (
    let into: string | null = id;
    into !== null && !seen.has(into);
    into = codes.get(into)?.mergedInto ?? null
  ) {
    seen.add(into);
    present = into;
  }
  return present;
}
