import type { ImportRunRecord } from '#core/records.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { offerUndo } from '#renderer/common/undo/offer-undo.ts';
import { notifyUnchanged } from '#renderer/common/undo/what-stays.ts';
import { goneWithSources } from '#renderer/common/sources/gone-with-sources.ts';
import { projectStore } from '#renderer/state/project.ts';
import { currentWords } from '#renderer/state/words.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import type { ImportReport } from '#electron/services/imports/report.ts';
import { runTitle } from '#renderer/common/imports/run-words.ts';

/**
 * Undoes an import. If it is the latest change, undo reverts it; later its sources are deleted, after saying what is
 * deleted with them, and its report stays.
 */
export async function undoImport(run: ImportRunRecord, report: ImportReport): Promise<void> {
  const words = currentWords();
  const { t } = words;
  try {
    const { undo } = await api.history.state();
    const { importRun, source } = projectStore.getState().tables;
    const isNewest = [...importRun.values()].every(({ at }) => at <= run.at);
    if (undo?.method === 'imports.run' && isNewest) {
      const done = await api.history.undo();
      notify(t('imports:undone', { name: runTitle(run, words) }));
      notifyUnchanged(done);
      return;
    }
    const ids = report.lines.flatMap(({ sourceIds }) => sourceIds).filter((id) => source.has(id));
    if (ids.length === 0) {
      notify(t('imports:nothing_left'));
      return;
    }
    const found = await api.sources.removePreview({ ids });
    const yes = await confirm({
      title: t('imports:undo_title', { name: runTitle(run, words) }),
      body: t('imports:undo_body', {
        what: [t('imports:sources', { count: ids.length }), ...goneWithSources(found, words)].join(
          t('history:and'),
        ),
      }),
      action: t('imports:undo_import'),
    });
    if (!yes) return;
    const group = crypto.randomUUID();
    await api.sources.remove({ ids }, { group });
    offerUndo(t('sources:deleted', { count: ids.length }), group);
  } catch (error) {
    showError(error);
  }
}
