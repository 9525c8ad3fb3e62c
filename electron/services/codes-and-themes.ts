// How moving or deleting codes changes the counts of themes.
import { codebookOf, type Codebook } from '#core/codes/codebook.ts';
import { themeEffects } from '#core/counting/theme-effects.ts';
import type { ThemeEffect } from '#core/counting/theme-presence.ts';
import type { Counting } from '../engines/counting.ts';

function effects({ corpus, codings }: Counting, after: Codebook): ThemeEffect[] {
  return themeEffects(corpus, codings, { after, gone: [], come: [] });
}

/** The themes whose counts change if these codes move below another code, or to the top. */
export function themesAfterMove(
  counting: Counting,
  ids: readonly string[],
  parentId: string | null,
): ThemeEffect[] {
  const { code, themeCode } = counting.corpus.tables;
  const moved = [...code.values()].map((one) => (ids.includes(one.id) ? { ...one, parentId } : one));
  return effects(counting, codebookOf(moved, themeCode.values()));
}

/** The themes whose counts change if these codes are deleted; a deleted theme counts nothing. */
export function themesAfterRemoval(counting: Counting, goneIds: readonly string[]): ThemeEffect[] {
  const { code, themeCode } = counting.corpus.tables;
  const gone = new Set(goneIds);
  return effects(
    counting,
    codebookOf(
      [...code.values()].filter(({ id }) => !gone.has(id)),
      [...themeCode.values()].filter(({ themeId, codeId }) => !gone.has(themeId) && !gone.has(codeId)),
    ),
  );
}
