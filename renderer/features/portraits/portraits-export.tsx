import type { Portraits } from '#core/portraits/portraits.ts';
import type { PortraitsRequest } from '#core/portraits/request.ts';
import { api } from '#renderer/api.ts';
import { copiedTable, type CopiedTable } from '#renderer/common/counts/copied-table.ts';
import { CountExportMenu } from '#renderer/common/counts/count-export-menu.tsx';
import { useDataExport } from '#renderer/common/counts/use-data-export.ts';
import { openFigure } from '#renderer/common/figures/figure-desk.ts';
import {
  useFigurePrint,
  usePrintEntries,
  useTableOrFigurePrint,
} from '#renderer/common/figures/print-figure.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
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
  const copied = (): CopiedTable => {
    const { rowHead, columns, rows, notes } = laidPortraits(words, made, codes, attribute);
    const cells = rows.map((row) => [row.name, ...columns.map((_, place) => row.cells[place]?.text ?? '')]);
    const below = [...notes, ...(project?.notice ? [project.notice] : [])];
    return copiedTable([rowHead, ...columns.map(({ name }) => name)], cells, below);
  };
  return (
    <CountExportMenu
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
      ]}
      onFigure={() => openFigure('portraits')}
      copied={copied}
      prints={prints}
    />
  );
}
