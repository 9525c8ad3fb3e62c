import type { Words } from '#words/words.ts';

/** What goes with sources that are deleted, as its preview counts it. */
export interface GoneWithSources {
  readonly codings: number;
  readonly memos: number;
  readonly reviews: number;
}

/** What would go with the sources, a part each; what there is none of is not told. */
export function goneWithSources(found: GoneWithSources, { t }: Words): string[] {
  return (['codings', 'memos', 'reviews'] as const).flatMap((part) =>
    found[part] === 0 ? [] : [t(`sources:gone_${part}`, { count: found[part] })],
  );
}
