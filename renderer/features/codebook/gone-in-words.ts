import type { Words } from '#words/words.ts';

/** What deleting a code would take with it, as its preview counts it. */
export interface Gone {
  /** With the code itself. */
  readonly codes: number;
  readonly codings: number;
  readonly sources: number;
  readonly memos: number;
  readonly verdicts: number;
  readonly themes: number;
}

/** What would go with codes, in words; empty when nothing would. */
export function goneInWords(previews: readonly Gone[], { t }: Words): string {
  const sum = (part: keyof Gone): number => previews.reduce((total, gone) => total + gone[part], 0);
  const say = (part: string, count: number): string[] =>
    count === 0 ? [] : [t(`codebook:gone_${part}`, { count })];
  const [only, ...others] = previews;
  const codings = say('codings', sum('codings')).map((words) =>
    // Sources of several codes may be the same ones, so they are counted for one code only.
    only && others.length === 0
      ? t('codebook:gone_codings_in', { codings: words, count: only.sources })
      : words,
  );
  return [
    ...say('codes', sum('codes') - previews.length),
    ...codings,
    ...say('memos', sum('memos')),
    ...say('verdicts', sum('verdicts')),
    ...say('themes', sum('themes')),
  ].join(t('history:and'));
}
