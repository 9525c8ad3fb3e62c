import { LeftOutSources } from '#renderer/common/counts/left-out-sources.tsx';
import type { CountPlace } from '#renderer/common/counts/count-table.tsx';
import { useFigureOpen } from '#renderer/common/figures/figure-desk.ts';
import { FigurePanel } from '#renderer/common/figures/figure-panel.tsx';
import { CellPassages } from '#renderer/features/passages/cell-passages.tsx';
import { useWords } from '#renderer/state/words.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { timelineOptions } from '#core/commands/counting-options.ts';
import type { Timeline, TimelineRequest } from '#core/timeline/timeline.ts';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { eventAt } from '#core/timeline/event-place.ts';
import { columnName } from '#words/column-name.ts';
import { countInWords } from '#words/numbers.ts';
import { reasonSentence } from '#words/reason-sentence.ts';
import { tableCellWords } from '#words/cell-words.ts';
import { lineName, wholeOfCell } from '#words/timeline-lines.ts';
import { unitsOf } from '#words/units-of-sources.ts';
import type { Words } from '#words/words.ts';
import { Events } from './events.tsx';
import { useOpened } from './opened.ts';
import { cellRequestOf } from './timeline-choices.ts';
import { useTimelineMaking } from './timeline-making.ts';
import { useTimeline, useTimelineChoices, type AskedTimeline } from './use-timeline.ts';
import styles from './timeline.module.css';

/** Beside the figure: the passages of the chosen point, or the sources left out; below them the events. */
export function TimelineInspector() {
  const { t } = useWords();
  const opened = useOpened();
  const asked = useTimeline();
  const isExporting = useFigureOpen('timeline');
  const timeline = asked.answer.value;
  if (isExporting && timeline) return <TimelineFigurePanel timeline={timeline} request={asked.request} />;
  return (
    <div className={styles.beside}>
      <div className={styles.passages}>
        {opened === null ? (
          <EmptyState sentence={t('timeline:choose_a_point')} />
        ) : opened.what === 'unreviewed' ? (
          <Unreviewed asked={asked} />
        ) : (
          <OpenedCell key={JSON.stringify(opened.place)} place={opened.place} asked={asked} />
        )}
      </div>
      <Events
        isWithin={(date) => !timeline || eventAt(date, timeline.periods, timeline.settings.by) !== null}
      />
    </div>
  );
}

const optionsOf = derived(({ tables }, request: TimelineRequest) => timelineOptions(request, tables));

function TimelineFigurePanel({ timeline, request }: { timeline: Timeline; request: TimelineRequest }) {
  const [choices] = useTimelineChoices();
  const figureOptions = useProject(optionsOf(request));
  const options =
    figureOptions && choices.ownScale ? [...figureOptions, ['--own-scale'] as const] : figureOptions;
  return <FigurePanel what="timeline" making={useTimelineMaking(timeline, choices)} options={options} />;
}

function Unreviewed({ asked }: { asked: AskedTimeline }) {
  const { by: _, absolute: __, byClass: ___, ...request } = asked.request;
  return <LeftOutSources request={request} />;
}

interface OpenedCellProps {
  place: CountPlace;
  asked: AskedTimeline;
}

/** The passages of a cell, if the timeline still has it: a cell that has left it cannot be asked for. */
function OpenedCell({ place, asked: { request, answer } }: OpenedCellProps) {
  const words = useWords();
  const { t } = words;
  const timeline = answer.value;
  const found = timeline && findCell(words, timeline, place);
  const cellRequest = timeline && cellRequestOf(request, timeline, place);
  // While another timeline is counted, this cell may not be in it.
  if (!timeline || !found || !cellRequest || answer.loading)
    return <EmptyState sentence={t('timeline:choose_a_point')} />;
  const { cell, line, periodName } = found;
  const { unit } = timeline.settings;
  const whole = wholeOfCell(timeline, cell);
  const shown = tableCellWords(words, cell, whole);
  const number = cell.count === null ? '' : countInWords(words, cell.count);
  const reason = cell.reason === null ? '' : reasonSentence(words, cell.reason);
  const units =
    unit === 'sources'
      ? unitsOf(words, timeline.facts.tally, whole ?? 0)
      : unit === 'respondents'
        ? t('statements:units.respondents', { count: whole ?? 0 })
        : t(`counting:units.${unit}`);
  return (
    <CellPassages
      {...cellRequest}
      column={`${lineName(words, line)} · ${periodName}`}
      unit={unit}
      count={cell.count}
      counted={
        cell.count === null ? (
          reason || t('analysis:nothing_to_count')
        ) : shown.form === 'count' || whole === null ? (
          t(`analysis:counted.${unit}`, { count: cell.count, number })
        ) : (
          <>
            {t('crosstab:of_n', { number, n: countInWords(words, whole), units })}{' '}
            {shown.form === 'share' && shown.share}
          </>
        )
      }
      reason={cell.count === null ? '' : reason}
      namesCoders={timeline.facts.tally.layer.coders.length > 1}
    />
  );
}

function findCell(words: Words, timeline: Timeline, { codeId, row, column }: CountPlace) {
  const theme = timeline.themes.find((each) => each.codeId === codeId);
  const place = timeline.periods.findIndex(({ key }) => key === column);
  const line = timeline.lines[Number(row)];
  const period = timeline.periods[place];
  const ofLine = row === null ? undefined : theme?.lines[Number(row)];
  if (!line || !ofLine) return null;
  if (column === null) return { cell: ofLine.total, line, periodName: words.t('counting:columns.total') };
  const cell = ofLine.cells[place];
  return period && cell ? { cell, line, periodName: columnName(words, period.meaning) } : null;
}
