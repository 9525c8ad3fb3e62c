import { useRef } from 'react';
import type { Tally } from '#core/counting/tally.ts';
import { bars } from '#figures/bars.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useFigureOpen } from '#renderer/common/figures/figure-desk.ts';
import { FigurePreview } from '#renderer/common/figures/figure-preview.tsx';
import { CountingCoverage } from '#renderer/common/counts/counting-coverage.tsx';
import { CountingScope } from '#renderer/common/counts/counting-scope.tsx';
import { nextPercent } from '#renderer/common/counts/percent-field.tsx';
import { TopCodesAsThemes } from '#renderer/common/counts/top-codes-as-themes.tsx';
import { Keep } from '#renderer/common/kept-tables/keep.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { show, useChoice } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Figure } from '#renderer/ui/figure/figure.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { openMenuIn } from '#renderer/ui/menu-by-key.ts';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import type { Sort } from '#renderer/ui/table/column.ts';
import screenStyles from '#renderer/ui/screen.module.css';
import { tallyFigure } from '#words/tally-figure.ts';
import { ExportMenu } from './export-menu.tsx';
import { open, useOpened } from './opened.ts';
import styles from './tallies.module.css';
import { inPercent, type TallyChoices } from './tally-choices.ts';
import { TallyControls } from './tally-controls.tsx';
import { useTallyFigure } from './tally-export-figure.ts';
import { tallyLines, type TallyLines } from './tally-lines.ts';
import { TallyNotes } from './tally-notes.tsx';
import { inOrder, possibleSort } from './tally-order.ts';
import { TallyTable } from './tally-table.tsx';
import { useTally, useTallyChoices } from './use-tally.ts';

/** Tables with more rows than this scroll under a fixed head. */
const MAX_ROWS_ON_PAGE = 14;

/** Counts of themes or codes. */
export function TalliesScreen() {
  const words = useWords();
  const { t } = words;
  const [choices, change] = useTallyChoices();
  const codes = useProject((state) => state.codebook.byId);
  const hasCodes = useProject((state) => state.codebook.inOrder.length > 0);
  const { request, answer, ofBases } = useTally();
  const tally = answer.value;
  // Each grouping has other columns, and therefore its own sort order.
  const [keptSort, setSort] = useChoice<Sort | null>(`tallies.sort ${choices.by}`, null);
  const asCounted = tally && tallyLines(words, tally, codes, choices.intervals, choices.direct);
  const sort = asCounted ? possibleSort(asCounted, keptSort) : null;
  const shown = asCounted && inOrder(asCounted, sort, words.language);
  // The table is worded by what it counts, even while another count is under way.
  const { unit } = tally?.facts ?? choices;
  const of = tally && tally.facts.of !== 'chosen' ? tally.facts.of : choices.of;
  const exporting = useRef<HTMLSpanElement>(null);
  const isThere = shown !== undefined && shown.lines.length > 0;
  useActions(
    isThere
      ? {
          'tallies.export': () => openMenuIn(exporting.current),
          'tallies.percent': () => change({ view: 'table', percent: nextPercent(choices.percent) }),
          'tallies.shading': () => change({ view: 'table', shading: !choices.shading }),
        }
      : {},
  );
  const title = t(`figures:title.${of === 'codes' ? 'codes' : 'themes'}.${unit}`);
  return (
    <div className={screenStyles.screen}>
      <PageHeader
        className={screenStyles.head}
        title={title}
        subtitle={
          tally && <CountingCoverage facts={tally.facts} onShow={() => open({ what: 'unreviewed' })} />
        }
      >
        {shown?.lines.length !== 0 && (
          <SegmentedControl
            label={t('tallies:view')}
            value={choices.view}
            onChange={(view) => change({ view })}
            segments={(['table', 'bars'] as const).map((value) => ({
              value,
              label: t(`tallies:views.${value}`),
            }))}
          />
        )}
        {tally && isThere && (
          <Keep
            items={[
              {
                kind: 'tally',
                asked: choices.view === 'bars' ? request : inPercent(request, choices.percent),
                shown: {
                  as: choices.view === 'bars' ? 'figure' : 'table',
                  direct: choices.direct,
                  intervals: choices.intervals,
                  // Bars stand in the order of the codebook.
                  ...(sort === null || choices.view === 'bars'
                    ? {}
                    : { order: shown.lines.map(({ codeId }) => codeId) }),
                },
                title,
              },
            ]}
          />
        )}
        <span ref={exporting}>
          {tally && ofBases && isThere && (
            <ExportMenu
              title={title}
              request={request}
              tally={tally}
              ofBases={ofBases}
              shown={shown}
              choices={choices}
            />
          )}
        </span>
      </PageHeader>
      {hasCodes && shown?.lines.length !== 0 && (
        <CountingScope choices={choices} inScope={tally?.facts.sources.inScope} onChange={change} />
      )}
      {hasCodes && (
        <TallyControls
          choices={choices}
          used={tally?.facts.denominator.used}
          coverage={tally?.facts.coverage}
          isEmpty={shown?.lines.length === 0}
          onChange={change}
        />
      )}
      {answer.error && <Note tone="danger">{sentenceFor(answer.error)}</Note>}
      {tally && ofBases && shown && (
        <Counted
          tally={tally}
          ofBases={ofBases}
          shown={shown}
          choices={choices}
          title={title}
          sort={sort}
          onSort={setSort}
        />
      )}
    </div>
  );
}

interface CountedProps {
  tally: Tally;
  ofBases: Tally;
  shown: TallyLines;
  choices: TallyChoices;
  title: string;
  sort: Sort | null;
  onSort: (sort: Sort) => void;
}

function Counted({ tally, ofBases, shown, choices, title, sort, onSort }: CountedProps) {
  const { t } = useWords();
  const isExporting = useFigureOpen('tally');
  if (shown.lines.length === 0) {
    return (
      <EmptyState sentence={t(`analysis:empty.${choices.of}`)}>
        {choices.of === 'themes' && <TopCodesAsThemes />}
        <Button onPress={() => show('codebook')}>{t('analysis:to_codebook')}</Button>
      </EmptyState>
    );
  }
  if (choices.view === 'bars') {
    return (
      // Focusable, to scroll it by keyboard, because nothing in a figure takes the focus.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      <div className={styles.page} tabIndex={0} role="region" aria-label={title}>
        {isExporting ? (
          <ExportedFigure tally={ofBases} choices={choices} />
        ) : (
          <Bars tally={ofBases} choices={choices} />
        )}
      </div>
    );
  }
  const isLong = shown.lines.length > MAX_ROWS_ON_PAGE;
  // A long table fills the window, so its figure replaces it.
  if (isLong && isExporting) {
    return (
      <div className={styles.page}>
        <ExportedFigure tally={ofBases} choices={choices} />
      </div>
    );
  }
  return (
    <div className={isLong ? styles.long : styles.page}>
      <Table
        shown={shown}
        of={tally.facts.of === 'codes' ? 'codes' : 'themes'}
        choices={choices}
        title={title}
        sort={sort}
        onSort={onSort}
        isLong={isLong}
      />
      <TallyNotes tally={tally} shown={shown} isShaded={choices.shading} isLong={isLong} />
      {isExporting && <ExportedFigure tally={ofBases} choices={choices} />}
    </div>
  );
}

interface TableProps extends Omit<CountedProps, 'tally' | 'ofBases'> {
  of: 'themes' | 'codes';
  isLong: boolean;
}

function Table({ shown, of, choices, title, sort, onSort, isLong }: TableProps) {
  const opened = useOpened();
  // Each grouping has other columns, and therefore its own widths.
  const [widths, setWidths] = useChoice<Readonly<Record<string, number>>>(`tallies.widths ${choices.by}`, {});
  return (
    <TallyTable
      label={title}
      of={of}
      shown={shown}
      isShaded={choices.shading}
      chosen={opened?.what === 'cell' ? { row: opened.codeId, column: opened.columnKey } : null}
      onChoose={(codeId, columnKey) => open({ what: 'cell', codeId, columnKey })}
      onLate={(codeId) => open({ what: 'late', codeId })}
      sort={sort}
      onSortChange={onSort}
      widths={widths}
      onWidthsChange={setWidths}
      height={isLong ? 'fill' : 'content'}
    />
  );
}

function Bars({ tally, choices }: { tally: Tally; choices: TallyChoices }) {
  const words = useWords();
  const codes = useProject((state) => state.codebook.byId);
  const notice = useProject((state) => [...state.tables.project.values()][0]?.notice ?? null);
  const figure = tallyFigure(words, tally, codes, { intervals: choices.intervals, notice });
  return (
    <div className={styles.figure}>
      <Figure draw={(width, theme) => bars(figure, { theme, width })} />
    </div>
  );
}

/** The tally's figure as it will be exported. */
function ExportedFigure({ tally, choices }: { tally: Tally; choices: TallyChoices }) {
  const making = useTallyFigure(tally, choices.intervals);
  return <FigurePreview what="tally" making={making} />;
}
