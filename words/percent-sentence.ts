// What percentages are out of, as a sentence to paste into a paper.
import type { Percent, Unit } from '#core/counting/request.ts';
import type { Words } from './words.ts';

/** What the sentence is about: the unit, the share, and what stands for one row, such as “the theme”. */
export interface ToldPercent {
  readonly unit: Unit;
  readonly percent: Percent;
  readonly row: string;
}

/** The sentence; none where passages or codings are counted without shares, since they are never out of sources. */
export function percentSentence({ t }: Words, { unit, percent, row }: ToldPercent): string[] {
  if (percent === 'cell' && (unit === 'passages' || unit === 'codings')) return [];
  return [t(`counting:crosstab.percent.${percent}`, { all: t(`counting:crosstab.all.${unit}`, { row }) })];
}
