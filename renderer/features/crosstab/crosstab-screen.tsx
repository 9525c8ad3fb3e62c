import { useMemo, useRef } from 'react';
import type { Crosstab, CrosstabRequest } from '#core/crosstab/crosstab.ts';
import { units } from '#core/counting/request.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { isDecidedByMajority } from '#renderer/common/counts/counting-choices.ts';
import { CountTable } from '#renderer/common/counts/count-table.tsx';
import { CountingCoverage } from '#renderer/common/counts/counting-coverage.tsx';
import { CountingScope } from '#renderer/common/counts/counting-scope.tsx';
import { MethodNote } from '#renderer/common/counts/method-note.tsx';
import { nextPercent } from '#renderer/common/counts/percent-field.tsx';
import { ShadingLegend } from '#renderer/common/counts/shading-legend.tsx';
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
import type { CountLines } from '#words/count-lines.ts';
import { crosstabLines } from '#words/crosstab-lines.ts';
import { crosstabMethod, type GroupingNames } from '#words/crosstab-method.ts';
import { groupingName } from '#words/grouping-name.ts';
import type { CrosstabChoices } from './crosstab-choices.ts';
import { CrosstabControls } from './crosstab-controls.tsx';
import { CrosstabExport } from './crosstab-export.tsx';
import { useCrosstabMaking } from './crosstab-making.ts';
import { CrosstabStatistics } from './crosstab-statistics.tsx';
import { open, useOpened } from './opened.ts';
import { useCrosstab, useCrosstabChoices } from './use-crosstab.ts';
import styles from '#renderer/common/counts/count-table.module.css';

/** Themes or codes by two groupings at once. */
export function CrosstabScreen() {
  const words = useWords();
  const { t } = words;
  const [choices, change] = useCrosstabChoices();
  const codes = useProject((state) => state.codebook.byId);
  const attributes = useProject((state) => state.tables.attribute);
  const hasCodes = useProject((state) => state.codebook.inOrder.length > 0);
  const { request, answer } = useCrosstab();
  const crosstab = answer.value;
  const shown = useMemo(() => crosstab && crosstabLines(words, crosstab, codes), [words, crosstab, codes]);
  // The table is worded by what it counts, even while another count is under way.
  const { by, by2 } = crosstab?.settings ?? request;
  const names: GroupingNames = {
    by: groupingName(words, by, attributes),
    by2: groupingName(words, by2, attributes),
  };
  const title = t(`crosstab:title.${choices.of}`, { ...names });
  const isEmpty = crosstab?.themes.length === 0;
  const exporting = useRef<HTMLSpanElement>(null);
  const isFigure = useFigureOpen('crosstab');
  const swap = (): void => change({ by: choices.by2, by2: choices.by });
  useActions({
    'crosstab.swap': swap,
    'crosstab.shading': () => change({ shading: !choices.shading }),
    'crosstab.unit': () => change({ unit: nextUnit(choices) }),
    'crosstab.percent': () => change({ percent: nextPercent(choices.percent) }),
    ...(crosstab && !isEmpty ? { 'crosstab.export': () => openMenuIn(exporting.current) } : {}),
  });
  return (
    <div className={screenStyles.screen}>
      <PageHeader
        className={screenStyles.head}
        title={title}
        subtitle={
          crosstab && (
            <CountingCoverage facts={crosstab.facts.tally} onShow={() => open({ what: 'unreviewed' })} />
          )
        }
      >
        {crosstab && !isEmpty && (
          <Keep
            items={[
              {
                kind: 'crosstab',
                asked: { ...request, percent: choices.percent },
                // With the figure open, that is what is kept.
                shown: isFigure ? { as: 'figure', shading: choices.shading } : { as: 'table' },
                title,
              },
            ]}
          />
        )}
        <span ref={exporting}>
          {crosstab && shown && !isEmpty && (
            <CrosstabExport
              title={title}
              request={request}
              crosstab={crosstab}
              shown={shown}
              names={names}
              isShaded={choices.shading}
            />
          )}
        </span>
      </PageHeader>
      {hasCodes && !isEmpty && (
        <CountingScope choices={choices} inScope={crosstab?.facts.tally.sources.inScope} onChange={change} />
      )}
      {hasCodes && (
        <CrosstabControls
          choices={choices}
          facts={crosstab?.facts}
          isEmpty={isEmpty}
          onChange={change}
          onSwap={swap}
        />
      )}
      {answer.error && <Note tone="danger">{sentenceFor(answer.error)}</Note>}
      {crosstab && shown && !answer.error && (
        <Counted
          crosstab={crosstab}
          shown={shown}
          choices={choices}
          request={request}
          names={names}
          title={title}
          isOld={answer.loading}
        />
      )}
    </div>
  );
}

interface CountedProps {
  crosstab: Crosstab;
  shown: CountLines;
  choices: CrosstabChoices;
  request: CrosstabRequest;
  names: GroupingNames;
  title: string;
  /** Whether another count is under way. */
  isOld: boolean;
}

function Counted({ crosstab, shown, choices, request, names, title, isOld }: CountedProps) {
  const words = useWords();
  const { t } = words;
  const opened = useOpened();
  const isExporting = useFigureOpen('crosstab');
  const making = useCrosstabMaking(crosstab, choices.shading);
  const { themes, rows, columns, settings } = crosstab;
  if (themes.length === 0) {
    return (
      <EmptyState sentence={t(`analysis:empty.${choices.of}`)}>
        {choices.of === 'themes' && <TopCodesAsThemes />}
        <Button onPress={() => show('codebook')}>{t('analysis:to_codebook')}</Button>
      </EmptyState>
    );
  }
  const method = crosstabMethod(words, crosstab.facts, names);
  return (
    <div className={cx(styles.work, isOld && styles.counting)} aria-busy={isOld}>
      {isExporting ? (
        <FigurePreview what="crosstab" making={making} />
      ) : (
        <CountTable
          label={title}
          head={t(`crosstab:head.${choices.of}`, { by: names.by })}
          shown={shown}
          widthsOf={choices.by2}
          isShaded={choices.shading}
          chosen={opened === null || opened.what === 'unreviewed' ? null : opened.place}
          onChoose={(place) => open({ what: 'cell', place })}
          onChooseBase={(place) => open({ what: 'base', place })}
        />
      )}
      <div className={styles.notes}>
        {choices.shading && settings.percent !== 'none' && (
          <ShadingLegend title={t(`crosstab:legend.${settings.percent}`)} />
        )}
        <MethodNote title={t('analysis:how')} copyText={method} choice="crosstab.method" startsWhole={false}>
          {method}
        </MethodNote>
        <CrosstabStatistics request={request} names={names} />
      </div>
      <FooterState>
        {t('crosstab:state', { themes: themes.length, rows: rows.length, count: columns.length })}
      </FooterState>
    </div>
  );
}

function nextUnit({ unit, layer }: CrosstabChoices): CrosstabChoices['unit'] {
  return after(
    units.filter((each) => layer !== 'majority' || isDecidedByMajority(each)),
    unit,
  );
}

/** The value after this one; after the last the first. */
function after<T>(values: readonly T[], value: T): T {
  return values[(values.indexOf(value) + 1) % values.length] ?? value;
}
