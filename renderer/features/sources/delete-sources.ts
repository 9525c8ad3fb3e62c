import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/show-error.ts';
import { currentWords } from '#renderer/state/words.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { nameOf, type SourceRow } from './source-row.ts';

/** Says what goes with the sources, asks, deletes them and offers to take it back. */
export async function deleteSources(rows: readonly SourceRow[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const { t } = currentWords();
  const ids = rows.map(({ source }) => source.id);
  try {
    const found = await api.sources.removePreview({ ids });
    const yes = await confirm({
      title: t('sources:delete_title', { count: rows.length, title: nameOf(first.source) }),
      body: t('sources:delete_body', { codings: found.codings, memos: found.memos, reviews: found.reviews }),
      action: t('common:delete'),
    });
    if (!yes) return;
    await api.sources.remove({ ids });
    notify(t('sources:deleted', { count: ids.length }), {
      action: { label: t('common:undo'), run: () => void api.history.undo().catch(showError) },
    });
  } catch (error) {
    showError(error);
  }
}
