import { api, host } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { currentWords } from '#renderer/state/words.ts';

type Asked = Omit<Parameters<typeof api.ticks.export>[0], 'to' | 'format'>;

/** Saves a comparison: all of it as a workbook, or one of its tables as csv. */
export async function saveComparison(asked: Asked, what: 'xlsx' | 'themes' | 'differences'): Promise<void> {
  const { t, language } = currentWords();
  const format = what === 'xlsx' ? 'xlsx' : 'csv';
  const title = what === 'xlsx' ? t('ticks:report') : t(`ticks:${what}_sheet`);
  const given = { ...asked, format, language, byteOrderMark: true } as const;
  try {
    await host.saveAs(
      `${title}.${format}`,
      [{ name: t(`ticks:export_${what}`), extensions: [format] }],
      (to) => api.ticks.export(what === 'xlsx' ? { ...given, to } : { ...given, to, table: what }),
    );
  } catch (error) {
    showError(error);
  }
}
