// The codes of stored settings after merges: a comparison and a kept item count what their codes were merged into. The
// settings themselves stay, so that undoing the merge brings the codes back.
import { jsonWithIds } from '../json-with-ids.ts';
import type { CodeRecord } from '../records.ts';

/**
 * Lists in which a code stands once: rows and their order; themes, which are the columns of a grid and the colours of
 * portraits; codes and lanes of a screen. Of a comparison, `of` stands inside its own settings, with the themes that side `a`
 * or `b` could not have covered.
 */
const lists: ReadonlySet<string> = new Set(['of', 'order', 'themes', 'codeIds', 'lanes', 'a', 'b']);

/** The settings with every merged code replaced by the one it was merged into; chosen codes stand once each. */
export function withPresentCodes(
  settings: string,
  codes: Iterable<Pick<CodeRecord, 'id' | 'mergedInto'>>,
): string {
  const into = new Map<string, string>();
  for (const { id, mergedInto } of codes) if (mergedInto !== null) into.set(id, mergedInto);
  const merged = [...into.keys()];
  if (!merged.some((id) => settings.includes(id))) return settings;
  const intoOf = (id: string) => into.get(id);
  const present = jsonWithIds(settings, new Map(merged.map((id) => [id, presentCodeId(id, intoOf)])));
  try {
    return JSON.stringify(
      JSON.parse(present, (key, value: unknown) =>
        lists.has(key) && Array.isArray(value) ? [...new Set(value as unknown[])] : value,
      ),
    );
  } catch {
    // Text that is no JSON is refused where it is read.
    return present;
  }
}

/** The code itself, or the one that it was merged into. `intoOf` tells into which another code was merged, if into any. */
export function presentCodeId(id: string, intoOf: (id: string) => string | null | undefined): string {
  const seen = new Set<string>();
  let present = id;
  for (let next = intoOf(id); next != null && !seen.has(next); next = intoOf(next)) {
    seen.add(next);
    present = next;
  }
  return present;
}
