import type { Words } from '#words/words.ts';

/** What deleting codes would delete with them, as the preview counts it. */
export interface Gone {
  /** Including the codes themselves. */
  readonly codes: number;
  readonly codings: number;
  readonly sources: number;
  readonly memos: number;
  /** In cells of the summary grid. */
  readonly summaries: number;
  readonly verdicts: number;
  /** The number of themes that one of the codes was added to. */
  readonly gatheredIn: number;
}

/** What would be deleted together with the codes, in words; empty if nothing would. */
export function goneInWords(gone: Gone, chosen: number, { t }: Words): string {
  const say = (part: string, count: number): string[] =>
    count === 0 ? [] : [t(`codebook:gone_${part}`, { count })];
  return [
    ...say('codes', gone.codes - chosen),
    ...say('codings', gone.codings).map((codings) =>
      t('codebook:gone_codings_in', { codings, count: gone.sources }),
    ),
    ...say('memos', gone.memos),
    ...say('summaries', gone.summaries),
    ...say('verdicts', gone.verdicts),
    ...say('themes', gone.gatheredIn),
  ].join(t('history:and'));
}
