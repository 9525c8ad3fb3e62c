import { Download } from 'lucide-react';
import type { Portraits } from '#core/portraits/portraits.ts';
import type { PortraitsRequest } from '#core/portraits/request.ts';
import { api } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { copiedTable, copyTable } from '#renderer/common/counts/copied-table.ts';
import { useDataExport } from '#renderer/common/counts/use-data-export.ts';
import { openFigure } from '#renderer/common/figures/figure-desk.ts';
import {
  useFigurePrint,
  usePrintEntries,
  useTableOrFigurePrint,
} from '#renderer/common/figures/print-figure.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { laidPortraits } from '#words/kept-tables/laid-portraits.ts';
import type { PortraitsChoices } from './portraits-choices.ts';
import { useAttributeName, usePortraitsMaking } from './portraits-making.ts';

export interface PortraitsExportProps {
  readonly title: string;
  readonly request: PortraitsRequest;
  readonly made: Portraits;
  readonly choices: PortraitsChoices;
}

/** Exports who carries each theme as data, or the lines as a figure; copies the table, or prints the lines. */
export function PortraitsExport({ title, request, made, choices }: PortraitsExportProps) {
  const words = useWords();
  const { t, codebookLanguage } = words;
  const { project, excelEntry, fileEntries } = useDataExport();
  const attribute = useAttributeName(choices.group);
  const codes = useProject((state) => state.codebook.byId);
  const printFigure = useFigurePrint('portraits', title, usePortraitsMaking(made, choices));
  useTableOrFigurePrint('portraits', true, { rows: printFigure, figure: printFigure });
  const prints = usePrintEntries('portraits', true);
  const copy = async (): Promise<void> => {
    const { rowHead, columns, rows, notes } = laidPortraits(words, made, codes, attribute);
    const cells = rows.map((row) => [row.name, ...columns.map((_, place) => row.cells[place]?.text ?? '')]);
    const below = [...notes, ...(project?.notice ? [project.notice] : [])];
    await copyTable(copiedTable([rowHead, ...columns.map(({ name }) => name)], cells, below));
    notify(t('analysis:copied'));
  };
  return (
    <MenuButton
      label={t('analysis:export')}
      icon={<Download size={14} aria-hidden />}
      sections={[
        {
          title: t('portraits:who_as_data'),
          entries: [
            excelEntry,
            ...fileEntries(t('portraits:who'), ['csv', 'xlsx', 'docx', 'json'], (file) =>
              api.exports.portraits({ request, codebookLanguage, ...file }),
            ),
          ],
        },
        {
          title: t('analysis:as_figure'),
          entries: [{ id: 'figure', label: t('figure_panel:open'), run: () => openFigure('portraits') }],
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
