import type { PassageRow } from '#core/counting/passages.ts';
import type { Words } from '#words/words.ts';

/**
 * How many rows a list has, with their units: “8 passages in 5 sources; 2 whole sources”. The sources are those
 * of the passages; a source coded as a whole is told apart, also when it holds passages besides.
 */
export function sizeInWords({ t }: Words, rows: readonly PassageRow[]): string {
  const passages = rows.filter(({ span }) => span !== null);
  const whole = rows.length - passages.length;
  if (rows.length === 0) return t('passages:size.nothing');
  const inSources = t('passages:size.in', {
    passages: t('passages:size.passages', { count: passages.length }),
    sources: t('passages:size.sources', { count: new Set(passages.map(({ sourceId }) => sourceId)).size }),
  });
  const wholeSources = t('passages:size.whole', { count: whole });
  if (whole === 0) return inSources;
  if (passages.length === 0) return wholeSources;
  return t('passages:size.both', { passages: inSources, whole: wholeSources });
}
