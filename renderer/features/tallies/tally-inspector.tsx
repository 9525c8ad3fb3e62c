import type { TallyRequest } from '#core/counting/request.ts';
import type { Tally } from '#core/counting/tally.ts';
import type { Options } from '#core/commands/command-line.ts';
import { tallyOptions } from '#core/commands/counting-options.ts';
import { useFigureOpen } from '#renderer/common/figures/figure-desk.ts';
import { FigurePanel } from '#renderer/common/figures/figure-panel.tsx';
import { CellPassages } from '#renderer/features/passages/cell-passages.tsx';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import type { Intervals } from '#core/counting/shown-intervals.ts';
import { countInWords } from '#words/numbers.ts';
import { LeftOutSources, LateSources } from '#renderer/common/counts/left-out-sources.tsx';
import { cellAddress, useOpened, type Opened } from './opened.ts';
import { useTallyFigure } from './tally-export-figure.ts';
import { tallyLines, type TallyLines } from './tally-lines.ts';
import { useTally, useTallyChoices, type AskedTally } from './use-tally.ts';
import { derived } from '#renderer/state/derived.ts';

type CellOpened = Extract<Opened, { what: 'cell' }>;

/** Beside the table: the passages of the selected cell, or the sources that a remark refers to. */
export function TallyInspector() {
  const { t } = useWords();
  const opened = useOpened();
  const asked = useTally();
  const [choices] = useTallyChoices();
  const isExporting = useFigureOpen('tally');
  const { ofBases } = asked;
  if (isExporting && ofBases)
    return <TallyFigurePanel tally={ofBases} request={asked.request} intervals={choices.intervals} />;
  if (opened === null) return <EmptyState sentence={t('analysis:choose_a_cell')} />;
  switch (opened.what) {
    case 'cell':
      return <OpenedCell key={`${opened.codeId} ${opened.columnKey}`} cell={opened} asked={asked} />;
    case 'unreviewed':
      return <LeftOutSources request={asked.request} />;
    case 'late':
      return <LateSources request={asked.request} codeId={opened.codeId} />;
  }
}

interface TallyFigureProps {
  readonly tally: Tally;
  readonly request: TallyRequest;
  readonly intervals: Intervals;
}

const optionsOf = derived(({ tables }, request: TallyRequest) => tallyOptions(request, tables));

function TallyFigurePanel({ tally, request, intervals }: TallyFigureProps) {
  // Without columns the command line counts by kind.
  const isSaid = request.by !== undefined || !tally.facts.mixesKinds;
  const figureOptions = useProject(optionsOf(request));
  const ofIntervals: Options = intervals === 'sampled' ? [] : [['--intervals', intervals]];
  const options = isSaid && figureOptions ? [...figureOptions, ...ofIntervals] : null;
  return <FigurePanel what="tally" making={useTallyFigure(tally, intervals)} options={options} />;
}

/** The passages of a cell, if the table still has it: a cell that has left the table cannot be asked for. */
function OpenedCell({ cell, asked }: { cell: CellOpened; asked: AskedTally }) {
  const words = useWords();
  const { t } = words;
  const codes = useProject((state) => state.codebook.byId);
  const tally = asked.answer.value;
  const found = tally && findCell(tallyLines(words, tally, codes, 'none'), cell);
  if (!tally || !found) return <EmptyState sentence={t('analysis:choose_a_cell')} />;
  const { unit, layer } = tally.facts;
  return (
    <CellPassages
      request={asked.request}
      cell={cellAddress(cell)}
      column={found.column}
      unit={unit}
      count={found.count}
      counted={
        found.count === null
          ? found.reason || t('analysis:nothing_to_count')
          : t(`analysis:counted.${unit}`, { count: found.count, number: countInWords(words, found.count) })
      }
      reason={found.count === null ? '' : found.reason}
      namesCoders={layer.coders.length > 1}
    />
  );
}

/** The number in the cell, or the reason why there is none. */
function findCell(
  { columns, lines }: TallyLines,
  { codeId, columnKey }: CellOpened,
): { column: string; count: number | null; reason: string } | null {
  const index = columns.findIndex(({ key }) => key === columnKey);
  const cell = lines.find((each) => each.codeId === codeId)?.cells[index];
  const column = columns[index];
  return cell && column ? { column: column.name, count: cell.value, reason: cell.reason } : null;
}
