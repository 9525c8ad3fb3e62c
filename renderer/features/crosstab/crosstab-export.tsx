import { Download } from 'lucide-react';
import type { Crosstab, CrosstabRequest } from '#core/crosstab/crosstab.ts';
import { api, host } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useForExcel } from '#renderer/common/counts/for-excel.ts';
import { copiedTable, copyTable } from '#renderer/common/counts/copied-table.ts';
import { openFigure } from '#renderer/common/figures/figure-desk.ts';
import {
  useFigurePrint,
  usePrintEntries,
  useTableOrFigurePrint,
} from '#renderer/common/figures/print-figure.ts';
import { useLinesPrint } from '#renderer/common/printing/print-lines.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { linesAsText, type CountLines } from '#words/count-lines.ts';
import { crosstabMethod, type GroupingNames } from '#words/crosstab-method.ts';
import { useCrosstabMaking } from './crosstab-making.ts';

export interface CrosstabExportProps {
  readonly title: string;
  readonly request: CrosstabRequest;
  readonly crosstab: Crosstab;
  readonly shown: CountLines;
  readonly names: GroupingNames;
  readonly isShaded: boolean;
}

/** Exports the crosstab as data, or copies it as it is shown. */
export function CrosstabExport({ title, request, crosstab, shown, names, isShaded }: CrosstabExportProps) {
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
  const head = t(`crosstab:head.${crosstab.facts.tally.of === 'codes' ? 'codes' : 'themes'}`, {
    by: names.by,
  });
  const notes = [crosstabMethod(words, crosstab.facts, names), ...(project?.notice ? [project.notice] : [])];
  const printRows = useLinesPrint({ title, head, shown, notes });
  const printFigure = useFigurePrint('crosstab', title, useCrosstabMaking(crosstab, isShaded));
  useTableOrFigurePrint('crosstab', false, { rows: printRows, figure: printFigure });
  const prints = usePrintEntries('crosstab', false);
  const copy = async (): Promise<void> => {
    await copyTable(copiedTable([head, ...shown.columns.map(({ name }) => name)], linesAsText(shown), notes));
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
        {
          title: t('tallies:as_figure'),
          entries: [{ id: 'figure', label: t('figure_panel:open'), run: () => openFigure('crosstab') }],
        },
        { entries: [{ id: 'copy', label: t('tallies:copy_table'), run: attempt(copy) }, ...prints] },
      ]}
    />
  );
}
