import type { Crosstab, CrosstabRequest } from '#core/crosstab/crosstab.ts';
import { api } from '#renderer/api.ts';
import { useDataExport } from '#renderer/common/counts/use-data-export.ts';
import { copiedTable } from '#renderer/common/counts/copied-table.ts';
import { CountExportMenu } from '#renderer/common/counts/count-export-menu.tsx';
import { openFigure } from '#renderer/common/figures/figure-desk.ts';
import {
  useFigurePrint,
  usePrintEntries,
  useTableOrFigurePrint,
} from '#renderer/common/figures/print-figure.ts';
import { useLinesPrint } from '#renderer/common/printing/print-lines.ts';
import { useWords } from '#renderer/state/words.ts';
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
  const { project, dataSection } = useDataExport();
  const head = t(`crosstab:head.${crosstab.facts.tally.of === 'codes' ? 'codes' : 'themes'}`, {
    by: names.by,
  });
  const notes = [crosstabMethod(words, crosstab.facts, names), ...(project?.notice ? [project.notice] : [])];
  const printRows = useLinesPrint({ title, head, shown, notes });
  const printFigure = useFigurePrint('crosstab', title, useCrosstabMaking(crosstab, isShaded));
  useTableOrFigurePrint('crosstab', false, { rows: printRows, figure: printFigure });
  const prints = usePrintEntries('crosstab', false);
  return (
    <CountExportMenu
      sections={[
        dataSection(title, (file) =>
          api.exports.crosstab({
            request: { ...request, percent: crosstab.settings.percent },
            codebookLanguage,
            ...file,
          }),
        ),
      ]}
      onFigure={() => openFigure('crosstab')}
      copied={() => copiedTable([head, ...shown.columns.map(({ name }) => name)], linesAsText(shown), notes)}
      prints={prints}
    />
  );
}
