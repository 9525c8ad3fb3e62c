import { useRef } from 'react';
import { isOneLanguage } from '#core/portraits/drawn-passages.ts';
import type { Portraits } from '#core/portraits/portraits.ts';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
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
import { portraitsDrawn, portraitsSubtitle } from '#words/portraits-figure.ts';
import { PortraitLines } from './portrait-lines.tsx';
import { drawingOf, type PortraitsChoices } from './portraits-choices.ts';
import { PortraitsExport } from './portraits-export.tsx';
import { useAttributeName, usePortraitsMaking } from './portraits-making.ts';
import { PortraitsControls } from './portraits-controls.tsx';
import styles from './portraits.module.css';
import { usePortraits, usePortraitsChoices } from './use-portraits.ts';

/** Sources as lines of their passages. */
export function PortraitsScreen() {
  const words = useWords();
  const { t } = words;
  const [choices, change] = usePortraitsChoices();
  const hasCodes = useProject((state) => state.codebook.inOrder.length > 0);
  const { request, answer } = usePortraits();
  const made = answer.value;
  const hasLengths = made !== undefined && isOneLanguage(made.lines);
  const exporting = useRef<HTMLSpanElement>(null);
  const isThere = made !== undefined && made.themes.length > 0 && !answer.error;
  useActions({
    ...(hasLengths && choices.view === 'codelines'
      ? { 'portraits.length': () => change({ length: choices.length === 'equal' ? 'true' : 'equal' }) }
      : {}),
    ...(isThere ? { 'portraits.export': () => openMenuIn(exporting.current) } : {}),
  });
  const title = t(`portraits:title.${made?.of ?? choices.rows}`);
  return (
    <div className={cx(screenStyles.screen, styles.screen)}>
      <PageHeader
        className={screenStyles.head}
        title={title}
        subtitle={made && portraitsSubtitle(words, made)}
      >
        {isThere && (
          <Keep
            items={[
              {
                kind: 'portrait',
                asked: request,
                shown: { as: 'figure', drawing: drawingOf(choices) },
                title,
              },
            ]}
          />
        )}
        <span ref={exporting}>
          {isThere && <PortraitsExport title={title} request={request} made={made} choices={choices} />}
        </span>
      </PageHeader>
      {hasCodes && (
        <CountingScope choices={choices} inScope={made?.facts.sources.inScope} onChange={change} />
      )}
      {hasCodes && (
        <PortraitsControls choices={choices} made={made} hasLengths={hasLengths} onChange={change} />
      )}
      {answer.error && <Note tone="danger">{sentenceFor(answer.error)}</Note>}
      {made && !answer.error && (
        <Drawn made={made} choices={choices} title={title} isOld={answer.loading} onChange={change} />
      )}
    </div>
  );
}

interface DrawnProps {
  readonly made: Portraits;
  readonly choices: PortraitsChoices;
  readonly title: string;
  /** Whether others are being made. */
  readonly isOld: boolean;
  readonly onChange: (changed: Partial<PortraitsChoices>) => void;
}

function Drawn({ made, choices, title, isOld, onChange }: DrawnProps) {
  const words = useWords();
  const { t } = words;
  const attribute = useAttributeName(choices.group);
  const sortedBy = useAttributeName(choices.sort);
  const isExporting = useFigureOpen('portraits');
  if (made.themes.length === 0) {
    return (
      <EmptyState sentence={t(`analysis:empty.${choices.of}`)}>
        {choices.of === 'themes' && <TopCodesAsThemes />}
        <Button onPress={() => show('codebook')}>{t('analysis:to_codebook')}</Button>
      </EmptyState>
    );
  }
  if (made.lines.length === 0) return <EmptyState sentence={t(`portraits:nothing.${made.of}`)} />;
  const drawing = drawingOf(choices);
  const method = portraitsDrawn(words, made, drawing);
  if (isExporting)
    return (
      <div className={styles.exported}>
        <ExportedFigure made={made} choices={choices} />
      </div>
    );
  return (
    <div className={cx(styles.work, isOld && styles.old)} aria-busy={isOld}>
      <PortraitLines
        key={made.themes.map(({ codeId }) => codeId).join()}
        label={title}
        made={made}
        attribute={attribute}
        sortedBy={sortedBy}
        drawing={drawing}
        onLanes={(lanes) => onChange({ lanes })}
      />
      <div className={styles.notes}>
        <MethodNote
          title={t('portraits:how')}
          copyText={method}
          choice="portraits.method"
          startsWhole={false}
        >
          {method}
        </MethodNote>
      </div>
      <FooterState>{t(`portraits:lines.${made.of}`, { count: made.lines.length })}</FooterState>
    </div>
  );
}

interface ExportedFigureProps {
  readonly made: Portraits;
  readonly choices: PortraitsChoices;
}

/** The figure as it will be exported. */
function ExportedFigure({ made, choices }: ExportedFigureProps) {
  return <FigurePreview what="portraits" making={usePortraitsMaking(made, choices)} />;
}
