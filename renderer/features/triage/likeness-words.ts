import type { Words } from '#words/words.ts';

/** The similarity in words: “87% alike”; for a contained text “96% of it is there”. */
export function likenessInWords(likeness: number, contained: boolean, { t, language }: Words): string {
  // Rounded down, so that only identical texts show 100%.
  const share = new Intl.NumberFormat(language, { style: 'percent' }).format(
    Math.floor(likeness * 100) / 100,
  );
  return t(contained ? 'triage:share_contained' : 'triage:share_alike', { share });
}
