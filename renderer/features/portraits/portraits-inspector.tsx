import { portraitsOptions } from '#core/commands/counting-options.ts';
import type { PortraitDrawing } from '#core/portraits/drawn-passages.ts';
import type { Portraits } from '#core/portraits/portraits.ts';
import type { PortraitsRequest } from '#core/portraits/request.ts';
import { useFigureOpen } from '#renderer/common/figures/figure-desk.ts';
import { FigurePanel } from '#renderer/common/figures/figure-panel.tsx';
import { CellPassages } from '#renderer/features/passages/cell-passages.tsx';
import { derived } from '#renderer/state/derived.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { LinkButton } from '#renderer/ui/link-button.tsx';
import { countInWords } from '#words/numbers.ts';
import { Carriers } from './carriers.tsx';
import { cellOfPassages, drawingOf } from './portraits-choices.ts';
import { choose, usePortraitsDesk, type OpenedPassages } from './portraits-desk.ts';
import { usePortraitsMaking } from './portraits-making.ts';
import styles from './portraits.module.css';
import { usePortraits, usePortraitsChoices } from './use-portraits.ts';

/** Beside the lines: who carries a theme, the passages of a chosen number, or the export of the figure. */
export function PortraitsInspector() {
  const { t } = useWords();
  const { request, answer } = usePortraits();
  const { opened } = usePortraitsDesk();
  const isExporting = useFigureOpen('portraits');
  const made = answer.value;
  if (!made || made.themes.length === 0) return <EmptyState sentence={t('portraits:choose')} />;
  if (isExporting) return <PortraitsFigurePanel made={made} request={request} />;
  // The theme of an opened number may have left the portraits.
  if (opened && made.themes.some(({ codeId }) => codeId === opened.codeId))
    return <Opened opened={opened} made={made} request={request} />;
  return <Carriers made={made} request={request} />;
}

const optionsOf = derived(({ tables }, request: PortraitsRequest, drawing: PortraitDrawing) =>
  portraitsOptions(request, tables, drawing),
);

interface PortraitsFigurePanelProps {
  readonly made: Portraits;
  readonly request: PortraitsRequest;
}

function PortraitsFigurePanel({ made, request }: PortraitsFigurePanelProps) {
  const [choices] = usePortraitsChoices();
  const options = useProject(optionsOf(request, drawingOf(choices)));
  return <FigurePanel what="portraits" making={usePortraitsMaking(made, choices)} options={options} />;
}

interface OpenedProps {
  readonly opened: OpenedPassages;
  readonly made: Portraits;
  readonly request: PortraitsRequest;
}

/** The passages that a number counts, and the way back to those who carry the theme. */
function Opened({ opened, made, request }: OpenedProps) {
  const words = useWords();
  const { t } = words;
  const { codeId, of, name, count } = opened;
  const cell = cellOfPassages(request, made, codeId, of);
  return (
    <div className={styles.opened}>
      <LinkButton className={styles.back} onPress={() => choose({ opened: null })}>
        ‹ {t('portraits:back')}
      </LinkButton>
      <CellPassages
        key={JSON.stringify(cell)}
        {...cell}
        column={name}
        unit="passages"
        count={count}
        counted={t('analysis:counted.passages', { count, number: countInWords(words, count) })}
        reason=""
        namesCoders={made.facts.layer.coders.length > 1}
      />
    </div>
  );
}
