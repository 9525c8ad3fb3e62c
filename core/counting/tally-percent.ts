// A tally with other shares than those of its bases, worked out from the same counts.
import { asPartOf, ofItself, partCell, wholeOf, type PartCell, type Whole } from './percent.ts';
import type { CodingTable } from './coding-table.ts';
import type { Corpus } from './corpus.ts';
import type { Percent, TallyRequest } from './request.ts';
import { tally as tallyOf, type Tally, type TallyCell, type TallyColumn, type TallyRow } from './tally.ts';

/** Makes a tally with the shares that the request asks for. Throws as `tally`. */
export function tallyAsAsked(corpus: Corpus, codings: CodingTable, request: TallyRequest): Tally {
  return tallyInPercent(tallyOf(corpus, codings, request), request.percent ?? 'cell');
}

/**
 * The tally with other shares, from one with shares of the bases of its cells (`cell`): of all that has the row's codes
 * in any column (`row`), of all that has any row's codes in the same column (`column`) or in the whole table (`total`),
 * or without shares. Rows of saved queries have no share of a column or of the table. Shares have no intervals. The
 * tally must have counted `any` for `column` and `total`; otherwise there are no shares.
 */
export function tallyInPercent(tally: Tally, percent: Percent): Tally {
  if (percent === 'cell') return tally;
  const { settings, columns, total, rows, facts } = tally;
  return {
    ...tally,
    settings: { ...settings, percent },
    columns: columns.map((column) => columnIn(column, percent)),
    total: columnIn(total, percent),
    rows: rows.map((row) => rowIn(tally, row, percent)),
    facts: { ...facts, percent, withoutShares: true, apart: null },
  };
}

function columnIn(column: TallyColumn, percent: Percent): TallyColumn {
  const rule = percent === 'none' ? 'none' : 'part';
  return {
    ...column,
    hasShare: percent !== 'none',
    hasInterval: false,
    isOfSample: false,
    shareRule: rule,
    shareReason: null,
  };
}

function rowIn(tally: Tally, row: TallyRow, percent: Percent): TallyRow {
  const { settings, columns, total, any, facts } = tally;
  const { unit } = settings;
  const ofQuery = row.query !== null;
  const ofAll = (cell: TallyCell | undefined, column: TallyColumn): WholeAt =>
    cell === undefined || (ofQuery && percent !== 'row')
      ? nothing
      : { whole: wholeOf(cell, column, unit), amount: cell.count };
  const wholeAt = (place: number | null): WholeAt => {
    if (percent === 'row') return ofAll(row.total, total);
    if (percent === 'column' && place !== null) return ofAll(any?.cells[place], columns[place]!);
    return ofAll(any?.total, total);
  };
  const cellIn = (cell: TallyCell, column: TallyColumn, place: number | null): TallyCell => {
    if (percent === 'none') return shared(cell, { share: null, reason: null }, null);
    const { whole, amount } = wholeAt(place);
    const part = partCell(cell, column, unit);
    const isItself = percent === 'row' && place === null && columns.length > 1;
    const made = isItself
      ? ofItself(part, whole, { k: facts.inSeveralColumns, total, unit })
      : asPartOf(part, whole);
    return shared(cell, made, amount);
  };
  return {
    ...row,
    cells: row.cells.map((cell, place) => cellIn(cell, columns[place]!, place)),
    total: cellIn(row.total, total, null),
  };
}

interface WholeAt {
  readonly whole: Whole;
  /** How many were counted in it. */
  readonly amount: number | null;
}

const nothing: WholeAt = { whole: { amount: null, isEstimated: false, refused: null }, amount: null };

/** A missing count keeps its reason, whatever the share is of. */
function shared(
  cell: TallyCell,
  { share, reason }: Pick<PartCell, 'share' | 'reason'>,
  partOf: number | null,
): TallyCell {
  const why = cell.count === null ? cell.reason : reason;
  return { ...cell, share, low: null, high: null, se: null, reason: why, partOf };
}
