import type { Timeline, TimelineRequest } from '#core/timeline/timeline.ts';
import { api } from '#renderer/api.ts';
import { copiedTable } from '#renderer/common/counts/copied-table.ts';
import { CountExportMenu } from '#renderer/common/counts/count-export-menu.tsx';
import { useDataExport } from '#renderer/common/counts/use-data-export.ts';
import { openFigure } from '#renderer/common/figures/figure-desk.ts';
import {
  useFigurePrint,
  usePrintEntries,
  useTableOrFigurePrint,
} from '#renderer/common/figures/print-figure.ts';
import { useLinesPrint } from '#renderer/common/printing/print-lines.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
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
  const { t, codebookLanguage } = words;
  const codes = useProject((state) => state.codebook.byId);
  const { project, dataSection } = useDataExport();
  const shown = timelineLines(words, timeline, codes);
  const head = t(`timeline:head.${choices.of}`);
  const notes = [timelineMethod(words, timeline.facts), ...(project?.notice ? [project.notice] : [])];
  const printRows = useLinesPrint({ title, head, shown, notes });
  const printFigure = useFigurePrint('timeline', title, useTimelineMaking(timeline, choices));
  const isFigure = choices.view === 'figure';
  useTableOrFigurePrint('timeline', isFigure, { rows: printRows, figure: printFigure });
  const prints = usePrintEntries('timeline', isFigure);
  return (
    <CountExportMenu
      sections={[dataSection(title, (file) => api.exports.timeline({ request, codebookLanguage, ...file }))]}
      onFigure={() => openFigure('timeline')}
      copied={() => copiedTable([head, ...shown.columns.map(({ name }) => name)], linesAsText(shown), notes)}
      prints={prints}
    />
  );
}
