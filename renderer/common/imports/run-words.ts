// An import in words: its name, its time, and what became of its files.
import type { ImportRunRecord } from '#core/records.ts';
import type { Words } from '#words/words.ts';
import { localeOf } from '#words/locale.ts';

/** The time of an import, in the reader's time zone. */
export function runTime({ at }: Pick<ImportRunRecord, 'at'>, language: string): string {
  const locale = localeOf(language);
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));
}

/** The name of an import: its folder, or its first file and how many others came with it. */
export function runTitle(
  run: Pick<ImportRunRecord, 'name'> & Partial<Pick<ImportRunRecord, 'imported' | 'identical' | 'failed'>>,
  { t }: Words,
): string {
  const others = (run.imported ?? 0) + (run.identical ?? 0) + (run.failed ?? 0) - 1;
  const isFile = /\.[a-z]\w{1,5}$/i.test(run.name);
  return others > 0 && isFile ? t('imports:run_of_files', { name: run.name, count: others }) : run.name;
}

/** “News 2019, 5 Dec 2026, 14:02”. */
export function runName(run: Parameters<typeof runTitle>[0] & { readonly at: string }, words: Words): string {
  return `${runTitle(run, words)}, ${runTime(run, words.language)}`;
}

/** “2,431 files imported · 12 files failed”. */
export function runCounts(run: ImportRunRecord, { t }: Words): string {
  return [
    t('imports:files_in', { count: run.imported }),
    ...(run.identical > 0 ? [t('imports:files_identical', { count: run.identical })] : []),
    ...(run.failed > 0 ? [t('imports:files_failed', { count: run.failed })] : []),
    ...(run.cancelled ? [t('imports:stopped')] : []),
  ].join(' · ');
}
