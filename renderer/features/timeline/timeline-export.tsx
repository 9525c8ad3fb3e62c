import { Download } from 'lucide-react';
import type { Timeline, TimelineRequest } from '#core/timeline/timeline.ts';
import { api, host } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { copiedTable, copyTable } from '#renderer/common/counts/copied-table.ts';
import { useForExcel } from '#renderer/common/counts/for-excel.ts';
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
import { linesAsText } from '#words/count-lines.ts';
import { timelineLines } from '#words/timeline-lines.ts';
import { timelineMethod } from '#words/timeline-method.ts';
import type { TimelineChoices } from './timeline-choices.ts';
import { useTimelineMaking } from './timeline-making.ts';

export interface TimelineExportProps {
  readonly title: string;
  readonly request: TimelineRequest;
  readonly timeline: Timeline;
  readonly choices: Pick<TimelineChoices, 'of' | 'view' | 'ownScale'>;
}

/** Exports the timeline as data or as a figure, or copies its table. */
export function TimelineExport({ title, request, timeline, choices }: TimelineExportProps) {
  const words = useWords();
  const { t, language, codebookLanguage } = words;
  const codes = useProject((state) => state.codebook.byId);
  const project = useProject((state) => [...state.tables.project.values()][0]);
  const [forExcel, setForExcel] = useForExcel();
  const attempt = (work: () => Promise<unknown>) => (): void => {
    work().catch(showError);
  };
  const table = (format: 'csv' | 'xlsx' | 'docx' | 'json') => () =>
    host.saveAs(
      `${[project?.name, title].filter(Boolean).join(', ')}.${format}`,
      [{ name: t(`tallies:file.${format}`), extensions: [format] }],
      (to) =>
        api.exports.timeline({
          request,
          format,
          to,
          language,
          codebookLanguage,
          byteOrderMark: true,
          forExcel,
        }),
    );
  const shown = timelineLines(words, timeline, codes);
  const head = t(`timeline:head.${choices.of}`);
  const notes = [timelineMethod(words, timeline.facts), ...(project?.notice ? [project.notice] : [])];
  const printRows = useLinesPrint({ title, head, shown, notes });
  const printFigure = useFigurePrint('timeline', title, useTimelineMaking(timeline, choices));
  const isFigure = choices.view === 'figure';
  useTableOrFigurePrint('timeline', isFigure, { rows: printRows, figure: printFigure });
  const prints = usePrintEntries('timeline', isFigure);
  const copy = async (): Promise<void> => {
    const heads = [head, ...shown.columns.map(({ name }) => name)];
    await copyTable(copiedTable(heads, linesAsText(shown), notes));
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
          entries: [{ id: 'figure', label: t('figure_panel:open'), run: () => openFigure('timeline') }],
        },
        { entries: [{ id: 'copy', label: t('tallies:copy_table'), run: attempt(copy) }, ...prints] },
      ]}
    />
  );
}
