import { useMemo, useRef, useState } from 'react';
import { periodLengths } from '#core/counting/periods.ts';
import type { Timeline } from '#core/timeline/timeline.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { CountTable } from '#renderer/common/counts/count-table.tsx';
import { CountingCoverage } from '#renderer/common/counts/counting-coverage.tsx';
import { CountingScope } from '#renderer/common/counts/counting-scope.tsx';
import { MethodNote } from '#renderer/common/counts/method-note.tsx';
import { TopCodesAsThemes } from '#renderer/common/counts/top-codes-as-themes.tsx';
import { useFigureOpen } from '#renderer/common/figures/figure-desk.ts';
import { FigurePreview } from '#renderer/common/figures/figure-preview.tsx';
import { Keep } from '#renderer/common/kept-tables/keep.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { show } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { cx } from '#renderer/ui/class-names.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { openMenuIn } from '#renderer/ui/menu-by-key.ts';
import { Note } from '#renderer/ui/note.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { timelineInWords, timelineTitle } from '#words/timeline-figure.ts';
import { timelineLines } from '#words/timeline-lines.ts';
import { timelineMethod } from '#words/timeline-method.ts';
import { open, useOpened } from './opened.ts';
import type { TimelineChoices } from './timeline-choices.ts';
import { TimelineControls } from './timeline-controls.tsx';
import { TimelineExport } from './timeline-export.tsx';
import { TimelinePanels, type PointPlace } from './timeline-figure.tsx';
import { useTimelineMaking } from './timeline-making.ts';
import { useEvents } from './use-events.ts';
import { useTimeline, useTimelineChoices } from './use-timeline.ts';
import styles from './timeline.module.css';

/** Themes or codes over time. */
export function TimelineScreen() {
  const words = useWords();
  const { t } = words;
  const [choices, change] = useTimelineChoices();
  const hasCodes = useProject((state) => state.codebook.inOrder.length > 0);
  const { request, answer } = useTimeline();
  const timeline = answer.value;
  const isEmpty = timeline?.themes.length === 0;
  const title = timeline ? timelineTitle(words, timeline) : t('analysis:kinds.timeline');
  const exporting = useRef<HTMLSpanElement>(null);
  useActions({
    'timeline.absolute': () => change({ absolute: !choices.absolute }),
    ...Object.fromEntries(
      periodLengths.map((grain) => [`timeline.${grain}`, () => change({ grain })] as const),
    ),
    'timeline.table': () => change({ view: choices.view === 'table' ? 'figure' : 'table' }),
    ...(timeline && !isEmpty ? { 'timeline.export': () => openMenuIn(exporting.current) } : {}),
  });
  return (
    <div className={screenStyles.screen}>
      <PageHeader
        className={screenStyles.head}
        title={title}
        subtitle={
          timeline && (
            <CountingCoverage facts={timeline.facts.tally} onShow={() => open({ what: 'unreviewed' })} />
          )
        }
      >
        {!isEmpty && (
          <SegmentedControl
            label={t('timeline:view')}
            value={choices.view}
            onChange={(view) => change({ view })}
            segments={(['figure', 'table'] as const).map((value) => ({
              value,
              label: t(`timeline:views.${value}`),
            }))}
          />
        )}
        {timeline && !isEmpty && (
          <Keep
            items={[
              {
                kind: 'timeline',
                asked: request,
                shown: { as: choices.view, ...(choices.ownScale ? { ownScale: true } : {}) },
                title,
              },
            ]}
          />
        )}
        <span ref={exporting}>
          {timeline && !isEmpty && (
            <TimelineExport title={title} request={request} timeline={timeline} choices={choices} />
          )}
        </span>
      </PageHeader>
      {hasCodes && !isEmpty && (
        <CountingScope choices={choices} inScope={timeline?.facts.tally.sources.inScope} onChange={change} />
      )}
      {hasCodes && (
        <TimelineControls choices={choices} facts={timeline?.facts} isEmpty={isEmpty} onChange={change} />
      )}
      {answer.error && <Note tone="danger">{sentenceFor(answer.error)}</Note>}
      {timeline && !answer.error && (
        <Counted timeline={timeline} choices={choices} title={title} isOld={answer.loading} />
      )}
    </div>
  );
}

interface CountedProps {
  timeline: Timeline;
  choices: TimelineChoices;
  title: string;
  /** Whether another count is under way. */
  isOld: boolean;
}

function Counted({ timeline, choices, title, isOld }: CountedProps) {
  const words = useWords();
  const { t } = words;
  const { themes, lines, periods, facts } = timeline;
  const isExporting = useFigureOpen('timeline');
  if (themes.length === 0) {
    return (
      <EmptyState sentence={t(`analysis:empty.${choices.of}`)}>
        {choices.of === 'themes' && <TopCodesAsThemes />}
        <Button onPress={() => show('codebook')}>{t('analysis:to_codebook')}</Button>
      </EmptyState>
    );
  }
  if (periods.every(({ meaning }) => meaning.what === 'none')) {
    return (
      <EmptyState sentence={t('timeline:no_dates')}>
        <Button onPress={() => show('sources')}>{t('timeline:to_sources')}</Button>
      </EmptyState>
    );
  }
  const method = timelineMethod(words, facts);
  const { coarse, undated } = facts.unplaced;
  const leftOut = [
    ...(coarse > 0 ? [t('timeline:coarse', { count: coarse })] : []),
    ...(facts.yearOnly > 0 ? [t('timeline:year_only', { count: facts.yearOnly })] : []),
    ...(undated > 0 ? [t('timeline:undated_told', { count: undated })] : []),
  ];
  const isTable = choices.view === 'table' && !isExporting;
  return (
    <div className={cx(styles.work, isTable && styles.withTable, isOld && styles.counting)} aria-busy={isOld}>
      {isExporting ? (
        <ExportedFigure timeline={timeline} choices={choices} />
      ) : isTable ? (
        <Numbers timeline={timeline} choices={choices} title={title} />
      ) : (
        <Panels key={themes.map(({ codeId }) => codeId).join()} timeline={timeline} choices={choices} />
      )}
      <div className={styles.notes}>
        {leftOut.length > 0 && <p className={styles.told}>{leftOut.join(' ')}</p>}
        <MethodNote title={t('analysis:how')} copyText={method} choice="timeline.method" startsWhole={false}>
          {method}
        </MethodNote>
      </div>
      <FooterState>
        {t('timeline:state', { themes: themes.length, lines: lines.length, count: periods.length })}
      </FooterState>
    </div>
  );
}

interface ShownProps {
  timeline: Timeline;
  choices: TimelineChoices;
}

function Panels({ timeline, choices }: ShownProps) {
  const words = useWords();
  const codes = useProject((state) => state.codebook.byId);
  const { events } = useEvents();
  const [active, setActive] = useState<PointPlace | null>(null);
  const figure = useMemo(() => {
    const made = timelineInWords(words, timeline, codes, { events, ownScale: choices.ownScale });
    // The method stands below the figure, where it can be copied.
    return { ...made, notes: made.notes.filter((note) => note !== timelineMethod(words, timeline.facts)) };
  }, [words, timeline, codes, events, choices.ownScale]);
  return (
    <TimelinePanels
      figure={figure}
      timeline={timeline}
      active={active}
      onActive={setActive}
      onOpen={(place) => open({ what: 'cell', place })}
    />
  );
}

function Numbers({ timeline, choices, title }: ShownProps & { title: string }) {
  const words = useWords();
  const codes = useProject((state) => state.codebook.byId);
  const opened = useOpened();
  const shown = useMemo(() => timelineLines(words, timeline, codes), [words, timeline, codes]);
  return (
    <CountTable
      label={title}
      head={words.t(`timeline:head.${choices.of}`)}
      shown={shown}
      widthsOf={`timeline ${choices.grain}`}
      isShaded={false}
      chosen={opened?.what === 'cell' ? opened.place : null}
      onChoose={(place) => open({ what: 'cell', place })}
    />
  );
}

/** The figure as it will be exported. */
function ExportedFigure({ timeline, choices }: ShownProps) {
  return <FigurePreview what="timeline" making={useTimelineMaking(timeline, choices)} />;
}
