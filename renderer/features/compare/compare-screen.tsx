import { useMemo, useRef } from 'react';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { sentenceFor, showError } from '#renderer/app/notices/show-error.ts';
import { openInspector } from '#renderer/app/services/side-panels.ts';
import { TopCodesAsThemes } from '#renderer/common/counts/top-codes-as-themes.tsx';
import { useFigureOpen } from '#renderer/common/figures/figure-desk.ts';
import { FigurePreview } from '#renderer/common/figures/figure-preview.tsx';
import { useFigurePrint, useTableOrFigurePrint } from '#renderer/common/figures/print-figure.ts';
import { Keep } from '#renderer/common/kept-tables/keep.tsx';
import { printTable } from '#renderer/common/printing/printing.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { show, useChoice } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { openMenuIn } from '#renderer/ui/menu-by-key.ts';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import type { Sort } from '#renderer/ui/table/column.ts';
import type { CountedComparison } from '#electron/services/comparisons.ts';
import { namesOfSides } from '#words/comparison-sides.ts';
import { CompareControls } from './compare-controls.tsx';
import { askForVerdict, choose, useCompare, type ChosenCell } from './compare-store.ts';
import styles from './compare.module.css';
import { ComparisonChooser, useComparisonDialogs } from './comparison-chooser.tsx';
import { ComparisonFigure, useExportedComparison, type ComparisonFigureProps } from './comparison-figure.tsx';
import { comparisonLines, type ComparisonLine } from '#words/comparison-lines.ts';
import { ComparisonMethod } from './comparison-method.tsx';
import { comparisonSorts, inOrder, VERDICT } from './comparison-order.ts';
import { ComparisonTable } from './comparison-table.tsx';
import { ExportMenu } from './export-menu.tsx';
import { printedComparison } from './printed-comparison.ts';
import { keepSettings } from './keep-comparison.ts';
import { useOptionalColumns } from './more-settings.tsx';
import { MoreStatistics } from './more-statistics.tsx';
import { SideRemarks } from './side-remarks.tsx';
import { useCounted, useShownComparison, useVerdicts, type ShownComparison } from './use-comparison.ts';

type View = 'table' | 'figure';

/** The comparison screen: two sides next to each other, theme by theme. */
export function CompareScreen() {
  const words = useWords();
  const { t } = words;
  const shown = useShownComparison();
  const { value: counted, error } = useCounted(shown);
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const dialogs = useComparisonDialogs(shown);
  const [view, setView] = useChoice<View>('compare.view', 'table');
  const exporting = useRef<HTMLSpanElement>(null);
  useActions({ 'compare.export': () => openMenuIn(exporting.current) });
  const { settings, stored } = shown;
  const isUsual = settings.a.kind === 'document' && settings.b.kind === 'interview';
  const names = counted ? namesOfSides(words, counted.facts) : { a: null, b: null };
  const title = isUsual ? t('compare:title') : (stored?.name ?? t('compare:title'));
  const sides = {
    a: names.a ?? t(`comparison:side.${settings.a.kind}`),
    b: names.b ?? t(`comparison:side.${settings.b.kind}`),
  };
  const [usedOfA, usedOfB] = [counted?.facts.a.denominator.used, counted?.facts.b.denominator.used];
  const isEmpty = counted?.comparison.themes.length === 0;
  const lines = useLines(shown, counted);
  const [sort] = useCompareSort();
  const used = usedOfA === usedOfB ? usedOfA : undefined;
  return (
    <div className={styles.screen}>
      <PageHeader title={title}>
        <ComparisonChooser shown={shown} dialogs={dialogs} />
        {!isEmpty && (
          <SegmentedControl<View>
            label={t('compare:view')}
            value={view}
            onChange={setView}
            segments={(['table', 'figure'] as const).map((value) => ({
              value,
              label: t(`compare:views.${value}`),
            }))}
          />
        )}
        {counted && !isEmpty && shown.blindId === null && (
          <Keep
            items={[
              {
                kind: 'comparison',
                asked: {
                  id: shown.judgedIn,
                  ...(shown.judgedIn === null ? { settings: { ...settings } } : {}),
                },
                shown: {
                  as: view,
                  // The figure stands in the order of the codebook.
                  ...(sort === null || view === 'figure' ? {} : { order: lines.map(({ codeId }) => codeId) }),
                },
                title,
              },
            ]}
          />
        )}
        <span ref={exporting}>
          {counted && !isEmpty && (
            <ExportMenu
              shown={shown}
              names={names}
              order={lines.map(({ codeId }) => codeId)}
              isFigureShown={view === 'figure'}
            />
          )}
        </span>
      </PageHeader>
      <CompareControls
        settings={settings}
        facts={counted?.facts}
        sides={sides}
        used={used}
        isEmpty={isEmpty}
        onChange={(changed) => void keepSettings(shown, changed).catch(showError)}
        onSides={dialogs.changeSides}
      />
      {shown.blindId === null ? (
        readOnly && <p className={styles.quiet}>{t('compare:read_only')}</p>
      ) : (
        <p className={styles.quiet}>{t('compare:blind')}</p>
      )}
      {error && <Note tone="danger">{sentenceFor(error)}</Note>}
      {isEmpty && (
        <EmptyState sentence={t(settings.of === 'codes' ? 'compare:no_codes' : 'compare:no_themes')}>
          {settings.of !== 'codes' && <TopCodesAsThemes />}
          <Button onPress={() => show('codebook')}>{t('compare:to_codebook')}</Button>
        </EmptyState>
      )}
      {counted && !isEmpty && (
        <Counted title={title} shown={shown} counted={counted} lines={lines} view={view} names={names} />
      )}
      {dialogs.element}
    </div>
  );
}

interface CountedProps {
  readonly title: string;
  readonly shown: ShownComparison;
  readonly counted: CountedComparison;
  readonly lines: readonly ComparisonLine[];
  readonly view: View;
  readonly names: ReturnType<typeof namesOfSides>;
}

/** The lines in the order shown. */
function useLines(
  { judgedIn, blindId }: ShownComparison,
  counted: CountedComparison | undefined,
): readonly ComparisonLine[] {
  const words = useWords();
  const codes = useProject((state) => state.codebook.byId);
  const verdicts = useVerdicts(judgedIn);
  const [sort] = useCompareSort();
  const [columns] = useOptionalColumns();
  const withVerdict = blindId === null;
  const withLabel = columns.label && withVerdict;
  return useMemo(() => {
    if (!counted) return [];
    const { comparison, facts } = counted;
    const names = namesOfSides(words, facts);
    const sorts = comparisonSorts(words, comparison, names, { withLabel, withVerdict });
    return inOrder(words, comparisonLines(words, counted, codes, verdicts), sorts, sort);
  }, [words, counted, codes, verdicts, sort, withLabel, withVerdict]);
}

function useCompareSort(): readonly [Sort | null, (sort: Sort | null) => void] {
  return useChoice<Sort | null>('compare.sort', null);
}

function Counted({ title, shown, counted, lines, view, names }: CountedProps) {
  const words = useWords();
  const verdicts = useVerdicts(shown.judgedIn);
  const [sort, setSort] = useCompareSort();
  const [widths, setWidths] = useChoice<Readonly<Record<string, number>>>('compare.widths', {});
  const [columns] = useOptionalColumns();
  const chosen = useCompare((state) => state.chosen);
  const open = (cell: ChosenCell) => {
    choose(cell);
    openInspector();
    if (cell.column === VERDICT) askForVerdict();
  };
  const project = useProject((state) => [...state.tables.project.values()][0]?.name ?? '');
  const printRows = () =>
    printTable(
      words,
      printedComparison(words, {
        title,
        project,
        counted,
        lines,
        names,
        withLabel: columns.label && shown.blindId === null,
        withVerdict: shown.blindId === null,
      }),
    );
  const printFigure = useFigurePrint('comparison', title, useExportedComparison({ counted, verdicts }));
  useTableOrFigurePrint('comparison', view === 'figure', { rows: printRows, figure: printFigure });
  const first = lines[0]?.codeId ?? '';
  const cell = chosen && lines.some(({ codeId }) => codeId === chosen.themeId) ? chosen : null;
  const opened = cell ?? { themeId: first, column: 'b' };
  useActions({
    'compare.verdict': {
      run: () => {
        open(opened);
        askForVerdict();
      },
      enabled: shown.blindId === null,
    },
    'compare.open': { run: () => open(opened), enabled: view === 'table' },
  });
  return (
    <>
      <SideRemarks counted={counted} names={names} />
      {view === 'table' ? (
        <ComparisonTable
          comparison={counted.comparison}
          names={names}
          lines={lines}
          ofThemes={counted.settings.of === 'themes'}
          withPassages={columns.passages}
          withLabel={columns.label && shown.blindId === null}
          withVerdict={shown.blindId === null}
          chosen={opened}
          onChoose={open}
          sort={sort}
          onSortChange={setSort}
          widths={widths}
          onWidthsChange={setWidths}
        />
      ) : (
        <ComparisonFigure counted={counted} verdicts={verdicts} />
      )}
      <ComparisonMethod
        counted={counted}
        names={names}
        withLabel={columns.label && view === 'table' && shown.blindId === null}
      />
      <ExportedComparison counted={counted} verdicts={verdicts} />
      <MoreStatistics counted={counted} names={names} words={words} />
      <State
        lines={lines}
        ofThemes={counted.settings.of === 'themes'}
        withVerdicts={shown.blindId === null}
      />
    </>
  );
}

/** The figure as it will be exported, while its panel is open. */
function ExportedComparison(props: ComparisonFigureProps) {
  const making = useExportedComparison(props);
  return useFigureOpen('comparison') ? <FigurePreview what="comparison" making={making} /> : null;
}

interface StateProps {
  readonly lines: readonly ComparisonLine[];
  readonly ofThemes: boolean;
  readonly withVerdicts: boolean;
}

function State({ lines, ofThemes, withVerdicts }: StateProps) {
  const { t } = useWords();
  const judged = lines.filter(({ verdict }) => verdict && verdict.value !== null);
  const stale = judged.filter((line) => line.stale).length;
  return (
    <FooterState>
      {[
        t(ofThemes ? 'compare:state' : 'compare:state_codes', { count: lines.length }),
        ...(withVerdicts ? [t('compare:judged', { count: judged.length })] : []),
        ...(stale > 0 ? [t('compare:stale', { count: stale })] : []),
      ].join(' · ')}
    </FooterState>
  );
}
