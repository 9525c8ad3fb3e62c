import type { Words } from '#words/words.ts';

/** What is deleted together with sources, as the preview counts it. */
export interface GoneWithSources {
  readonly codings: number;
  readonly memos: number;
  /** In cells of the summary grid. */
  readonly summaries: number;
  readonly reviews: number;
}

/** What would be deleted together with the sources, as a list of phrases without zeros. */
export function goneWithSources(found: GoneWithSources, { t }: Words): string[] {
  return (['codings', 'memos', 'summaries', 'reviews'] as const).flatMap((part) =>
    found[part] === 0 ? [] : [t(`sources:gone_${part}`, { count: found[part] })],
  );
}
