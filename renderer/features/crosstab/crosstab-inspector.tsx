import type { TallyColumn } from '#core/counting/tally-column.ts';
import type { CrosstabPlace } from '#core/crosstab/compared-cells.ts';
import type { Crosstab } from '#core/crosstab/crosstab.ts';
import { BaseSources, LeftOutSources } from '#renderer/common/counts/left-out-sources.tsx';
import { useFigureOpen } from '#renderer/common/figures/figure-desk.ts';
import { FigurePanel } from '#renderer/common/figures/figure-panel.tsx';
import { CellPassages } from '#renderer/features/passages/cell-passages.tsx';
import { useWords } from '#renderer/state/words.ts';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { cellAt, wholeAt } from '#words/crosstab-lines.ts';
import { columnName } from '#words/column-name.ts';
import { countInWords } from '#words/numbers.ts';
import { reasonSentence } from '#words/reason-sentence.ts';
import { unitsOf } from '#words/units-of-sources.ts';
import { tableCellWords } from '#words/cell-words.ts';
import type { CountPlace } from '#renderer/common/counts/count-table.tsx';
import type { Words } from '#words/words.ts';
import { CompareWith } from './compare-with.tsx';
import { cellRequestOf } from './crosstab-choices.ts';
import { useCrosstabMaking } from './crosstab-making.ts';
import { useOpened } from './opened.ts';
import { useCrosstab, useCrosstabChoices, type AskedCrosstab } from './use-crosstab.ts';

/** Beside the table: the passages of the chosen cell, or the sources that are left out. */
export function CrosstabInspector() {
  const { t } = useWords();
  const opened = useOpened();
  const asked = useCrosstab();
  const isExporting = useFigureOpen('crosstab');
  if (isExporting && asked.answer.value) return <CrosstabFigurePanel crosstab={asked.answer.value} />;
  if (opened === null) return <EmptyState sentence={t('crosstab:choose_a_cell')} />;
  if (opened.what === 'unreviewed') return <Unreviewed asked={asked} />;
  if (opened.what === 'base') return <OpenedBase place={opened.place} asked={asked} />;
  const { codeId, row, column } = opened.place;
  return <OpenedCell key={JSON.stringify([codeId, row, column])} place={opened.place} asked={asked} />;
}

function CrosstabFigurePanel({ crosstab }: { crosstab: Crosstab }) {
  const [choices] = useCrosstabChoices();
  return <FigurePanel what="crosstab" making={useCrosstabMaking(crosstab, choices.shading)} options={null} />;
}

function Unreviewed({ asked }: { asked: AskedCrosstab }) {
  const { by: _, by2: __, percent: ___, statistics: ____, ...request } = asked.request;
  return <LeftOutSources request={request} />;
}

/** The sources in the base of a cell. */
function OpenedBase({ place, asked: { request, answer } }: OpenedCellProps) {
  const words = useWords();
  const meanings = answer.value && meaningsAt(answer.value, place);
  if (!meanings) return <EmptyState sentence={words.t('crosstab:choose_a_cell')} />;
  const { request: counted, cell } = cellRequestOf(request, place);
  return <BaseSources request={counted} columnKey={cell.columnKey} column={placeName(words, meanings)} />;
}

/** A row and a column in words, or the total of the table. */
function placeName(words: Words, meanings: readonly TallyColumn['meaning'][]): string {
  if (meanings.length === 0) return words.t('counting:columns.total');
  return meanings.map((meaning) => columnName(words, meaning)).join(' · ');
}

interface OpenedCellProps {
  place: CountPlace;
  asked: AskedCrosstab;
}

/** The passages of a cell, if the table still has it: a cell that has left the table cannot be asked for. */
function OpenedCell({ place, asked: { request, answer } }: OpenedCellProps) {
  const words = useWords();
  const { t } = words;
  const coders = answer.value?.facts.tally.layer.coders;
  const found = answer.value && findCell(answer.value, place);
  // While another crosstab is counted, this cell may not be in it.
  if (!answer.value || !found || answer.loading) return <EmptyState sentence={t('crosstab:choose_a_cell')} />;
  const { cell, whole, meanings } = found;
  const { unit } = answer.value.settings;
  const shown = tableCellWords(words, cell, whole);
  const number = cell.count === null ? '' : countInWords(words, cell.count);
  const counted = t(`analysis:counted.${unit}`, { count: cell.count ?? 0, number });
  const reason = cell.reason === null ? '' : reasonSentence(words, cell.reason);
  const units =
    unit === 'sources'
      ? unitsOf(words, answer.value.facts.tally, whole ?? 0)
      : unit === 'respondents'
        ? t('statements:units.respondents', { count: whole ?? 0 })
        : t(`counting:units.${unit}`);
  const made = answer.value;
  const nameOf = (at: CrosstabPlace): string =>
    placeName(words, meaningsAt(made, { codeId: '', ...at }) ?? []);
  const isEmpty = (at: CrosstabPlace): boolean => baseAt(made, at) === 0;
  return (
    <CellPassages
      {...cellRequestOf(request, place)}
      column={placeName(words, meanings)}
      unit={unit}
      count={cell.count}
      counted={
        cell.count === null ? (
          reason || t('analysis:nothing_to_count')
        ) : shown.form === 'count' || whole === null ? (
          counted
        ) : (
          <>
            {t('crosstab:of_n', { number, n: countInWords(words, whole), units })}{' '}
            {shown.form === 'share' && shown.share}
          </>
        )
      }
      reason={cell.count === null ? '' : reason}
      namesCoders={(coders ?? []).length > 1}
      actions={
        <CompareWith crosstab={made} request={request} place={place} nameOf={nameOf} isEmpty={isEmpty} />
      }
    />
  );
}

function findCell(crosstab: Crosstab, place: CountPlace) {
  const theme = crosstab.themes.find((each) => each.codeId === place.codeId);
  const at = placeOf(crosstab, place);
  const meanings = meaningsAt(crosstab, place);
  if (!theme || !meanings) return null;
  return { cell: cellAt(theme, at), whole: wholeAt(crosstab, theme, at), meanings };
}

/** What counts of a cell are out of, the same for every theme. */
function baseAt(crosstab: Crosstab, at: CrosstabPlace): number | null {
  const codeId = crosstab.themes[0]?.codeId ?? '';
  return findCell(crosstab, { codeId, ...at })?.cell.n ?? null;
}

function placeOf({ rows, columns }: Crosstab, { row, column }: CountPlace) {
  const placeIn = (list: Crosstab['rows'], key: string | null): number | null =>
    key === null ? null : list.findIndex((each) => each.key === key);
  return { row: placeIn(rows, row), column: placeIn(columns, column) };
}

/** What the row and the column stand for, none for a total; null if the table no longer has them. */
function meaningsAt(crosstab: Crosstab, place: CountPlace): TallyColumn['meaning'][] | null {
  const at = placeOf(crosstab, place);
  if (at.row === -1 || at.column === -1) return null;
  return [
    ...(at.row === null ? [] : [crosstab.rows[at.row]!.meaning]),
    ...(at.column === null ? [] : [crosstab.columns[at.column]!.meaning]),
  ];
}
