// What uses a thing, in sentences for the dialogs that rename, merge, move or delete it.
import type { Uses, WhatUses } from '#core/uses/what-uses.ts';
import { joined } from './sentences.ts';
import type { Words } from './words.ts';

/** What is done to the thing; `merge` is of codes. A code that moves keeps its name: only numbers change. */
export type ActOnUsed = 'rename' | 'merge' | 'mergeCoder' | 'mergeRespondent' | 'delete' | 'move';

/**
 * One sentence for each kind of things that use it, none where nothing does. `labels` are those of kept tables by id.
 * What a deletion removes, as summaries, is not told here.
 */
export function usesInWords(
  words: Words,
  { naming, counting, showing }: WhatUses,
  act: ActOnUsed,
  labels: ReadonlyMap<string, string>,
): string[] {
  const { t } = words;
  const list = (names: readonly string[]): string => joined(words, names, 'conjunction');
  const quoted = (rows: Uses['queries'] | Uses['comparisons']): string =>
    list(rows.map(({ name }) => t('uses:quoted', { name })));
  const tables = (rows: Uses['keptTables']): string =>
    list(rows.map(({ id, name }) => t('uses:table', { label: labels.get(id) ?? '', name })));
  const sentenceIf = (does: boolean, sentence: () => string): string[] => (does ? [sentence()] : []);
  const changes =
    act === 'rename'
      ? []
      : [
          ...sentenceIf(counting.queries.length > 0, () =>
            t('uses:counting.queries', { names: quoted(counting.queries) }),
          ),
          ...sentenceIf(counting.comparisons.length > 0, () =>
            t('uses:counting.comparisons', { names: quoted(counting.comparisons) }),
          ),
          ...sentenceIf(counting.keptTables.length > 0, () =>
            t('uses:counting.keptTables', { names: tables(counting.keptTables) }),
          ),
          ...sentenceIf(counting.summaries > 0, () =>
            t('uses:counting.summaries', { count: counting.summaries }),
          ),
        ];
  if (act === 'move') return changes;
  const shown = act === 'rename' ? showing : naming.keptTables;
  return [
    ...sentenceIf(naming.queries.length > 0, () =>
      t(`uses:${act}.queries`, { names: quoted(naming.queries) }),
    ),
    ...(act === 'rename'
      ? []
      : sentenceIf(naming.comparisons.length > 0, () =>
          t(`uses:${act}.comparisons`, { names: quoted(naming.comparisons) }),
        )),
    ...sentenceIf(shown.length > 0, () => t(`uses:${act}.keptTables`, { names: tables(shown) })),
    ...(act === 'merge'
      ? sentenceIf(naming.summaries > 0, () => t('uses:merge.summaries', { count: naming.summaries }))
      : []),
    ...changes,
  ];
}
