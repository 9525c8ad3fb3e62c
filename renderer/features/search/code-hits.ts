// Codes all hits of a list or the selected rows as one change.
import type { CodeRecord } from '#core/records.ts';
import type { Extent } from '#core/search/request.ts';
import { api } from '#renderer/api.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { currentWords } from '#renderer/state/words.ts';
import { notify } from '#renderer/ui/toast.tsx';
import type { HitPages } from './hit-pages.ts';
import { countOf, type RowRanges } from './row-ranges.ts';

/** Codes the rows, or all hits for null. `group` joins the codings to a previous change, such as creating the code. */
export async function codeHits(
  pages: HitPages,
  rows: RowRanges | null,
  code: Pick<CodeRecord, 'id' | 'name'>,
  extent: Extent,
  group: string = crypto.randomUUID(),
): Promise<void> {
  const { request, order, stamp } = pages;
  const chosen =
    rows === null ? null : { stamp, ranges: rows.map(([from, to]): [number, number] => [from, to]) };
  if (chosen && countOf(rows ?? []) === 0) return;
  const { added, already, sources } = await api.search.code(
    { request, order, codeId: code.id, extent, chosen },
    { group },
  );
  const { t } = currentWords();
  const skipped = already > 0 ? ` ${t('search:already', { count: already })}` : '';
  if (added === 0) {
    notify(t('search:all_coded', { name: code.name }));
    return;
  }
  const what = t(`search:coded_extent.${extent}`, { count: added });
  const where = t('search:in_sources', { count: sources });
  offerUndo(t('search:coded_as', { what, where, name: code.name }) + skipped, group);
}
