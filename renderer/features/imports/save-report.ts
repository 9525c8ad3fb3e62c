import type { ImportRunRecord } from '#core/records.ts';
import { api, host } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { currentWords } from '#renderer/state/words.ts';
import type { ImportReport } from '#electron/services/imports/report.ts';

/** Saves a report as a table with a line for each file: that of a stored import, or of one that stored nothing. */
export async function saveReport(run: ImportRunRecord | null, report: ImportReport): Promise<void> {
  const { t, language } = currentWords();
  try {
    const name = run
      ? t('imports:report_of', { name: run.name.replaceAll(/[\\/:]/g, ' ') })
      : t('imports:report');
    const which = run ? { runId: run.id } : { report };
    const filters = [{ name: t('imports:report'), extensions: ['csv'] }];
    await host.saveAs(`${name}.csv`, filters, (reference) =>
      api.imports.exportReport({ ...which, reference, language, byteOrderMark: true }),
    );
  } catch (error) {
    showError(error);
  }
}
