import type { SaturationRequest } from '#core/saturation/request.ts';
import type { Saturation } from '#core/saturation/saturation.ts';
import { api } from '#renderer/api.ts';
import { CountExportMenu } from '#renderer/common/counts/count-export-menu.tsx';
import { copiedTable } from '#renderer/common/counts/copied-table.ts';
import { useDataExport } from '#renderer/common/counts/use-data-export.ts';
import { openFigure } from '#renderer/common/figures/figure-desk.ts';
import { useFigurePrint, usePrintEntries } from '#renderer/common/figures/print-figure.ts';
import { usePrinting } from '#renderer/common/printing/printing.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { laidSaturation } from '#words/kept-tables/laid-saturation.ts';
import { useSaturationMaking } from './saturation-making.ts';

export interface SaturationExportProps {
  readonly title: string;
  readonly request: SaturationRequest;
  readonly found: Saturation;
}

/** Exports when new codes came as data or as a figure, or copies the table. */
export function SaturationExport({ title, request, found }: SaturationExportProps) {
  const words = useWords();
  const { codebookLanguage } = words;
  const codebook = useProject((state) => state.codebook);
  const { dataSection } = useDataExport();
  const printFigure = useFigurePrint('saturation', title, useSaturationMaking(found));
  usePrinting(() => printFigure());
  const prints = usePrintEntries('saturation', true);
  const copied = () => {
    const { rowHead, columns, rows, notes } = laidSaturation(words, found, codebook);
    return copiedTable(
      [rowHead, ...columns.map(({ name }) => name)],
      rows.map(({ name, cells }) => [name, ...cells.map(({ text }) => text)]),
      notes,
    );
  };
  return (
    <CountExportMenu
      sections={[
        dataSection(title, (file) => api.exports.saturation({ request, codebookLanguage, ...file })),
      ]}
      onFigure={() => openFigure('saturation')}
      copied={copied}
      prints={prints}
    />
  );
}
