import { citationOf } from '#core/citation.ts';
import { api } from '#renderer/api.ts';
import { unquotedNote } from '#renderer/common/sources/unquoted.ts';
import { projectStore } from '#renderer/state/project.ts';
import { currentWords } from '#renderer/state/words.ts';
import { notify } from '#renderer/ui/toast.tsx';
import { citationInWords } from '#words/citation.ts';
import type { HitPages } from './hit-pages.ts';
import type { RowRanges } from './row-ranges.ts';

/** The maximum number of rows to copy; for more there is export. */
const MAX_COPIED_ROWS = 2_000;

/** Copies rows with their citations, one per line. */
export async function copyHits({ request, order }: HitPages, ranges: RowRanges): Promise<void> {
  const words = currentWords();
  const sources = projectStore.getState().tables.source;
  const lines: string[] = [];
  const copied = new Set<string>();
  for (const [from, to] of ranges) {
    const count = Math.min(to - from, MAX_COPIED_ROWS - lines.length);
    if (count <= 0) break;
    // One range after another, to keep the order.
    const { rows } = await api.search.hits({ request, order, from, count });
    for (const { sourceId, left, hit, right } of rows) {
      const source = sources.get(sourceId);
      copied.add(sourceId);
      const line = `${left}${hit}${right}`.trim().replaceAll(/\s*\n\s*/g, ' ');
      if (source) lines.push(`${line} ${citationInWords(words, citationOf(source))}`);
    }
  }
  await navigator.clipboard.writeText(lines.join('\n'));
  const note = unquotedNote(words, copied);
  notify(words.t('search:copied', { count: lines.length }), note === null ? {} : { detail: note });
}
