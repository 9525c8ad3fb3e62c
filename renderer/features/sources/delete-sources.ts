import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { currentWords } from '#renderer/state/words.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { goneWithSources } from '#renderer/common/sources/gone-with-sources.ts';
import { nameOf, type SourceRow } from '#renderer/common/sources/source-row.ts';
import { paragraphOf } from '#words/sentences.ts';

/** Says what is deleted together with the sources, asks, deletes them and offers undo. */
export async function deleteSources(rows: readonly SourceRow[]): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const words = currentWords();
  const { t } = words;
  const ids = rows.map(({ source }) => source.id);
  try {
    const found = await api.sources.removePreview({ ids });
    const gone = goneWithSources(found, words);
    // A copy's words may also be in its original.
    const isCodedCopy = found.codings > 0 && rows.some(({ source }) => source.duplicateOf !== null);
    const yes = await confirm({
      title:
        rows.length === 1
          ? t('sources:delete_title', { title: nameOf(first.source) })
          : t('sources:delete_titles', { number: rows.length }),
      body:
        gone.length === 0
          ? t('sources:delete_nothing')
          : paragraphOf(words, [
              t('sources:delete_body', { what: gone.join(t('history:and')) }),
              ...(isCodedCopy ? [t('carried:move_first')] : []),
            ]),
      action: t('common:delete'),
    });
    if (!yes) return;
    const group = crypto.randomUUID();
    await api.sources.remove({ ids }, { group });
    offerUndo(t('sources:deleted', { count: ids.length }), group);
  } catch (error) {
    showError(error);
  }
}
