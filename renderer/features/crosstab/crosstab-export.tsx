import { Download } from 'lucide-react';
import type { Crosstab, CrosstabRequest } from '#core/crosstab/crosstab.ts';
import { api, host } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useForExcel } from '#renderer/common/counts/for-excel.ts';
import { copiedTable, copyTable } from '#renderer/common/counts/copied-table.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { linesAsText, type CountLines } from '#words/count-lines.ts';
import { crosstabMethod, type GroupingNames } from '#words/crosstab-method.ts';

export interface CrosstabExportProps {
  readonly title: string;
  readonly request: CrosstabRequest;
  readonly crosstab: Crosstab;
  readonly shown: CountLines;
  readonly names: GroupingNames;
}

/** Exports the crosstab as data, or copies it as it is shown. */
export function CrosstabExport({ title, request, crosstab, shown, names }: CrosstabExportProps) {
  const words = useWords();
  const { t, language, codebookLanguage } = words;
  const project = useProject((state) => [...state.tables.project.values()][0]);
  const [forExcel, setForExcel] = useForExcel();
  const attempt = (work: () => Promise<unknown>) => (): void => {
    work().catch(showError);
  };
  const table = (format: 'csv' | 'json' | 'docx' | 'xlsx') => () =>
    host.saveAs(
      `${[project?.name, title].filter(Boolean).join(', ')}.${format}`,
      [{ name: t(`tallies:file.${format}`), extensions: [format] }],
      (to) =>
        api.exports.crosstab({
          request: { ...request, percent: crosstab.settings.percent },
          format,
          to,
          language,
          codebookLanguage,
          byteOrderMark: true,
          forExcel,
        }),
    );
  const copy = async (): Promise<void> => {
    const head = [
      t(`crosstab:head.${crosstab.facts.tally.of === 'codes' ? 'codes' : 'themes'}`, { by: names.by }),
      ...shown.columns.map(({ name }) => name),
    ];
    const notes = [
      crosstabMethod(words, crosstab.facts, names),
      ...(project?.notice ? [project.notice] : []),
    ];
    await copyTable(copiedTable(head, linesAsText(shown), notes));
    notify(t('tallies:copied'));
  };
  return (
    <MenuButton
      label={t('tallies:export')}
      icon={<Download size={14} aria-hidden />}
      sections={[
        {
          title: t('tallies:as_data'),
          entries: [
            {
              id: 'for-excel',
              label: t('exports:for_excel'),
              checked: forExcel,
              staysOpen: true,
              run: () => setForExcel(!forExcel),
            },
            ...(['csv', 'xlsx', 'docx', 'json'] as const).map((format) => ({
              id: format,
              label: t(`tallies:file.${format}`),
              run: attempt(table(format)),
            })),
          ],
        },
        { entries: [{ id: 'copy', label: t('tallies:copy_table'), run: attempt(copy) }] },
      ]}
    />
  );
}
