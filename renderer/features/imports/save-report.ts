import type { ImportRunRecord } from '#core/records.ts';
import { api, host } from '#renderer/api.ts';
import { showError } from '#renderer/app/show-error.ts';
import { currentWords } from '#renderer/state/words.ts';
import { notify } from '#renderer/ui/toast.tsx';

/** Saves a report as a table, a line for each file. */
export async function saveReport({ id, name }: ImportRunRecord): Promise<void> {
  const { t, language } = currentWords();
  try {
    const filters = [{ name: t('imports:report'), extensions: ['csv'] }];
    const saved = await host.saveAs(`${t('imports:report_of', { name })}.csv`, filters, (reference) =>
      api.imports.exportReport({ runId: id, reference, language }),
    );
    if (saved) notify(t('imports:report_saved'));
  } catch (error) {
    showError(error);
  }
}
