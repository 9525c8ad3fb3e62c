import { countedCodes, type Codebook } from '#core/codes/codebook.ts';
import type { CodeRecord } from '#core/records.ts';

/** The other themes that also count codes of this one, in codebook order, and how many codes they share. */
export function themesOverlapping(
  codebook: Codebook,
  themeId: string,
): { readonly themes: readonly CodeRecord[]; readonly shared: number } {
  const own = countedCodes(codebook, themeId);
  const shared = new Set<string>();
  const themes = codebook.inOrder.filter((other) => {
    if (!other.isTheme || other.id === themeId) return false;
    const both = [...countedCodes(codebook, other.id)].filter((id) => own.has(id));
    for (const id of both) shared.add(id);
    return both.length > 0;
  });
  return { themes, shared: shared.size };
}
