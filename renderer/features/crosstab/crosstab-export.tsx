import { Download } from 'lucide-react';
import type { Crosstab, CrosstabRequest } from '#core/crosstab/crosstab.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useDataExport } from '#renderer/common/counts/use-data-export.ts';
import { copiedTable, copyTable } from '#renderer/common/counts/copied-table.ts';
import { openFigure } from '#renderer/common/figures/figure-desk.ts';
import {
  useFigurePrint,
  usePrintEntries,
  useTableOrFigurePrint,
} from '#renderer/common/figures/print-figure.ts';
import { useLinesPrint } from '#renderer/common/printing/print-lines.ts';
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
  const { t, codebookLanguage } = words;
  const { project, excelEntry, fileEntries } = useDataExport();
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
    notify(t('analysis:copied'));
  };
  return (
    <MenuButton
      label={t('analysis:export')}
      icon={<Download size={14} aria-hidden />}
      sections={[
        {
          title: t('analysis:as_data'),
          entries: [
            excelEntry,
            ...fileEntries(title, ['csv', 'xlsx', 'docx', 'json'], (file) =>
              api.exports.crosstab({
                request: { ...request, percent: crosstab.settings.percent },
                codebookLanguage,
                ...file,
              }),
            ),
          ],
        },
        {
          title: t('analysis:as_figure'),
          entries: [{ id: 'figure', label: t('figure_panel:open'), run: () => openFigure('crosstab') }],
        },
        {
          entries: [
            { id: 'copy', label: t('analysis:copy_table'), run: () => void copy().catch(showError) },
            ...prints,
          ],
        },
      ]}
    />
  );
}
