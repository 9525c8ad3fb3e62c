import { Download } from 'lucide-react';
import type { Timeline, TimelineRequest } from '#core/timeline/timeline.ts';
import { api, host } from '#renderer/api.ts';
import { showError } from '#renderer/app/notices/show-error.ts';
import { copiedTable, copyTable } from '#renderer/common/counts/copied-table.ts';
import { useForExcel } from '#renderer/common/counts/for-excel.ts';
import { openFigure } from '#renderer/common/figures/figure-desk.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import { notify } from '#renderer/ui/toast.tsx';
import { linesAsText } from '#words/count-lines.ts';
import { timelineLines } from '#words/timeline-lines.ts';
import { timelineMethod } from '#words/timeline-method.ts';

export interface TimelineExportProps {
  readonly title: string;
  readonly request: TimelineRequest;
  readonly timeline: Timeline;
}

/** Exports the timeline as data or as a figure, or copies its table. */
export function TimelineExport({ title, request, timeline }: TimelineExportProps) {
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
  const copy = async (): Promise<void> => {
    const shown = timelineLines(words, timeline, codes);
    const head = [t('timeline:head.themes'), ...shown.columns.map(({ name }) => name)];
    const notes = [timelineMethod(words, timeline.facts), ...(project?.notice ? [project.notice] : [])];
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
        {
          title: t('tallies:as_figure'),
          entries: [{ id: 'figure', label: t('figure_panel:open'), run: () => openFigure('timeline') }],
        },
        { entries: [{ id: 'copy', label: t('tallies:copy_table'), run: attempt(copy) }] },
      ]}
    />
  );
}
