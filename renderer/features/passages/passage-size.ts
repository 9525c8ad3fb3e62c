import type { PassageRow } from '#core/counting/passages.ts';
import type { Words } from '#words/words.ts';

/**
 * The size of a list with its units: “8 passages and 2 whole sources, in 6 sources”. Each source of the rows counts
 * once, so the number equals that of a tally with the same request. `inBase` is the number of sources looked at.
 */
export function sizeInWords(
  { t, language }: Words,
  rows: readonly PassageRow[],
  inBase: number | null = null,
): string {
  const number = new Intl.NumberFormat(language);
  const passages = rows.filter(({ span }) => span !== null);
  const whole = rows.length - passages.length;
  if (rows.length === 0) {
    return inBase === null ? t('passages:size.nothing') : t('passages:size.nothing_in', { count: inBase });
  }
  const found = new Set(rows.map(({ sourceId }) => sourceId)).size;
  const parts = {
    passages: t('passages:size.passages', { count: passages.length }),
    whole: t('passages:size.whole', { count: whole }),
    sources:
      inBase === null
        ? t('passages:size.sources', { count: found })
        : t('passages:size.sources_of', { count: inBase, found: number.format(found) }),
  };
  if (whole === 0) return t('passages:size.in', parts);
  if (passages.length > 0) return t('passages:size.both', parts);
  return inBase === null ? parts.whole : t('passages:size.whole_of', { ...parts, n: number.format(inBase) });
}
