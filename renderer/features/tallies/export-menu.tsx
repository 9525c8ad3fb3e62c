import type { TallyRequest } from '#core/counting/request.ts';
import type { Tally } from '#core/counting/tally.ts';
import { api, host } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { useWords } from '#renderer/state/words.ts';
import { methodSentence } from '#words/method-sentence.ts';
import { CountExportMenu } from '#renderer/common/counts/count-export-menu.tsx';
import { useDataExport } from '#renderer/common/counts/use-data-export.ts';
import { printTable } from '#renderer/common/printing/printing.ts';
import { openFigure } from '#renderer/common/figures/figure-desk.ts';
import {
  useFigurePrint,
  usePrintEntries,
  useTableOrFigurePrint,
} from '#renderer/common/figures/print-figure.ts';
import { themeSentences } from '#words/theme-sentences.ts';
import { inPercent, type TallyChoices } from './tally-choices.ts';
import { useTallyFigure } from './tally-export-figure.ts';
import { columnsAsText, copiedTally, rowsAsText } from './tally-copy.ts';
import type { TallyLines } from './tally-lines.ts';

export interface ExportMenuProps {
  readonly title: string;
  readonly request: TallyRequest;
  readonly tally: Tally;
  /** The same with shares of bases, for the figure. */
  readonly ofBases: Tally;
  /** The lines in the order shown. */
  readonly shown: TallyLines;
  readonly choices: Pick<TallyChoices, 'view' | 'intervals' | 'percent'>;
}

/** Exports the table as data or as a figure, or copies it. */
export function ExportMenu({ title, request, tally, ofBases, shown, choices }: ExportMenuProps) {
  const words = useWords();
  const { t, language, codebookLanguage } = words;
  const { project, forExcel, dataSection } = useDataExport();
  const matrix = () =>
    host.saveAs(
      `${t('tallies:matrix_of', { project: project?.name ?? '' })}.zip`,
      [{ name: t('analysis:file.zip'), extensions: ['zip'] }],
      (to) => api.exports.matrix({ request, format: 'zip', to, language, byteOrderMark: true, forExcel }),
    );
  const firstHead = t(`tallies:row.${request.of === 'codes' ? 'codes' : 'themes'}`);
  const method = methodSentence(words, tally.facts);
  const printRows = () =>
    printTable(words, {
      title,
      about: project ? [project.name] : [],
      columns: [
        { name: firstHead, align: 'start' },
        ...columnsAsText(words, shown, tally.facts.unit).map(({ name, base }) => ({
          name,
          note: base,
          align: 'end' as const,
        })),
      ],
      groups: [{ heading: null, rows: rowsAsText(shown) }],
      notes: [method, ...themeSentences(words, tally).values()],
    });
  const printFigure = useFigurePrint('tally', title, useTallyFigure(ofBases, choices.intervals));
  const isFigure = choices.view === 'bars';
  useTableOrFigurePrint('tally', isFigure, { rows: printRows, figure: printFigure });
  const prints = usePrintEntries('tally', isFigure);
  return (
    <CountExportMenu
      sections={[
        dataSection(title, (file) =>
          api.exports.tally({
            request: inPercent(request, choices.percent),
            codebookLanguage,
            order: shown.lines.map(({ codeId }) => codeId),
            direct: shown.columns.some(({ hasDirect }) => hasDirect),
            intervals: choices.intervals,
            ...file,
          }),
        ),
        {
          title: t('tallies:as_matrix'),
          entries: [{ id: 'zip', label: t('analysis:file.zip'), run: () => void matrix().catch(showError) }],
        },
      ]}
      onFigure={() => openFigure('tally')}
      copied={() =>
        copiedTally(words, firstHead, shown, tally.facts.unit, [
          method,
          ...(project?.notice ? [project.notice] : []),
        ])
      }
      prints={prints}
    />
  );
}
