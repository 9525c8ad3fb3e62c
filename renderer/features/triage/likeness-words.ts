import type { Words } from '#words/words.ts';

/** How alike, in words: “87 % alike”; of a contained text “96 % of it is there”. */
export function likenessInWords(likeness: number, contained: boolean, { t, language }: Words): string {
  // Rounded down: what is not the same is never said to be.
  const share = new Intl.NumberFormat(language, { style: 'percent' }).format(
    Math.floor(likeness * 100) / 100,
  );
  return t(contained ? 'triage:share_contained' : 'triage:share_alike', { share });
}
