import { useMemo, useRef } from 'react';
import { saturationUnits } from '#core/saturation/request.ts';
import type { Saturation } from '#core/saturation/saturation.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { CountingScope } from '#renderer/common/counts/counting-scope.tsx';
import { MethodNote } from '#renderer/common/counts/method-note.tsx';
import { useFigureOpen } from '#renderer/common/figures/figure-desk.ts';
import { FigurePreview } from '#renderer/common/figures/figure-preview.tsx';
import { Keep } from '#renderer/common/kept-tables/keep.tsx';
import { useWords } from '#renderer/state/words.ts';
import { show } from '#renderer/state/workspace.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { openMenuIn } from '#renderer/ui/menu-by-key.ts';
import { Note } from '#renderer/ui/note.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import { saturationTitle } from '#words/saturation-figure.ts';
import { saturationMethod } from '#words/saturation-method.ts';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { showInReport } from '#renderer/common/openers/report-section.ts';
import { AccumulationPlot } from './accumulation-plot.tsx';
import { SaturationControls } from './saturation-controls.tsx';
import { SaturationExport } from './saturation-export.tsx';
import { useSaturationMaking } from './saturation-making.ts';
import { StoppingGrid, UnitTable } from './saturation-tables.tsx';
import styles from './saturation.module.css';
import { useSaturation, useSaturationChoices } from './use-saturation.ts';

/** When new codes stopped coming: the figure, the units in order, the grid of base and run, and what it does not show. */
export function SaturationScreen() {
  const words = useWords();
  const { t } = words;
  const [choices, change] = useSaturationChoices();
  const { request, answer } = useSaturation();
  const found = answer.value;
  const title = saturationTitle(words);
  const exporting = useRef<HTMLSpanElement>(null);
  const isEmpty = found !== undefined && found.facts.codes === 0;
  const next = saturationUnits[(saturationUnits.indexOf(choices.by) + 1) % saturationUnits.length]!;
  useActions({
    'saturation.by': () => change({ by: next }),
    ...(found && !isEmpty ? { 'saturation.export': () => openMenuIn(exporting.current) } : {}),
  });
  return (
    <div className={screenStyles.screen}>
      <PageHeader
        className={screenStyles.head}
        title={title}
        subtitle={found && t(`saturation:subtitle.${found.facts.by}`, { count: found.facts.units })}
      >
        {found && !isEmpty && (
          <Keep
            items={[
              { kind: 'saturation', asked: request, shown: { as: 'table' }, title },
              {
                kind: 'saturation',
                asked: request,
                shown: { as: 'figure' },
                title,
                part: t('analysis:as_figure'),
              },
            ]}
          />
        )}
        <span ref={exporting}>
          {found && !isEmpty && <SaturationExport title={title} request={request} found={found} />}
        </span>
      </PageHeader>
      <CountingScope choices={choices} inScope={found?.facts.counting.sources.inScope} onChange={change} />
      <SaturationControls choices={choices} facts={found?.facts} onChange={change} />
      {answer.error && <Note tone="danger">{sentenceFor(answer.error)}</Note>}
      {found &&
        !answer.error &&
        (isEmpty ? (
          <EmptyState sentence={t('saturation:empty')}>
            <Button onPress={() => show('read')}>{t('shell:go_read')}</Button>
          </EmptyState>
        ) : (
          <Found found={found} isOld={answer.loading} />
        ))}
    </div>
  );
}

function Found({ found, isOld }: { found: Saturation; isOld: boolean }) {
  const words = useWords();
  const { t } = words;
  const isExporting = useFigureOpen('saturation');
  const making = useSaturationMaking(found);
  const method = useMemo(() => saturationMethod(words, found.facts), [words, found.facts]);
  return (
    <div className={styles.work} aria-busy={isOld}>
      {isExporting ? <FigurePreview what="saturation" making={making} /> : <AccumulationPlot found={found} />}
      <p className={styles.quiet}>{t('saturation:figure_note')}</p>
      <Note tone="warning">
        <strong>{t('saturation:caution_title')}</strong> {t('saturation:caution')}
      </Note>
      <div className={styles.tables}>
        <StoppingGrid found={found} />
        <UnitTable found={found} />
      </div>
      <MethodNote title={t('analysis:how')} copyText={method} choice="saturation.method" startsWhole={false}>
        {method}
      </MethodNote>
      <p className={styles.quiet}>
        <LinkButton onPress={() => showInReport('saturation')}>{t('report_screen:see_in_report')}</LinkButton>
      </p>
      <FooterState>
        {t('saturation:state', { codes: found.facts.codes, count: found.facts.units })}
      </FooterState>
    </div>
  );
}
