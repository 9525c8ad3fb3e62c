import type { Words } from '#words/words.ts';

/** What deleting codes would take with them, as the preview counts it. */
export interface Gone {
  /** With the codes themselves. */
  readonly codes: number;
  readonly codings: number;
  readonly sources: number;
  readonly memos: number;
  readonly verdicts: number;
  /** How many themes gather one of the codes. */
  readonly gatheredIn: number;
}

/** What would go with so many codes, in words; empty when nothing would. */
export function goneInWords(gone: Gone, chosen: number, { t }: Words): string {
  const say = (part: string, count: number): string[] =>
    count === 0 ? [] : [t(`codebook:gone_${part}`, { count })];
  return [
    ...say('codes', gone.codes - chosen),
    ...say('codings', gone.codings).map((codings) =>
      t('codebook:gone_codings_in', { codings, count: gone.sources }),
    ),
    ...say('memos', gone.memos),
    ...say('verdicts', gone.verdicts),
    ...say('themes', gone.gatheredIn),
  ].join(t('history:and'));
}
