// An import in words: what it is called, when it was made, what came of its files.
import type { ImportRunRecord } from '#core/records.ts';
import type { Words } from '#words/words.ts';

/** When an import was made, in the reader's time. */
export function runTime({ at }: Pick<ImportRunRecord, 'at'>, language: string): string {
  const locale = language === 'en' ? 'en-GB' : language;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
}

/** “News 2019, 5 Dec 2026, 14:02”. */
export function runName(run: Pick<ImportRunRecord, 'at' | 'name'>, language: string): string {
  return `${run.name}, ${runTime(run, language)}`;
}

/** “2,431 files brought in · 12 files failed”. */
export function runCounts(run: ImportRunRecord, { t }: Words): string {
  return [
    t('imports:files_in', { count: run.imported }),
    ...(run.identical > 0 ? [t('imports:files_identical', { count: run.identical })] : []),
    ...(run.failed > 0 ? [t('imports:files_failed', { count: run.failed })] : []),
    ...(run.cancelled ? [t('imports:stopped')] : []),
  ].join(' · ');
}
