// The passages and codings behind a number: those of one cell. They come from the selection that was counted,
// with the same rule of what one passage is.
import { countedCodes } from '../codes/codebook.ts';
import { AppError } from '../errors.ts';
import type { Span } from '../span.ts';
import type { CodingTable } from './coding-table.ts';
import { WHOLE } from './coding-columns.ts';
import type { Corpus } from './corpus.ts';
import { countsIn, creditedIn } from './credit.ts';
import type { Columns } from './grouping.ts';
import { openedColumns, type CellRequest } from './opened-columns.ts';
import { continuesPassage } from './passage-run.ts';
import { countedThere, foundIn, type FoundInCell } from './queried-cells.ts';
import { countingSettings } from './request.ts';
import { select, type SelectedSource, type Selection } from './selection.ts';

/** The cell of a table that is opened. */
export interface TallyCellAddress {
  /** The row: a code, or a saved query. */
  readonly codeId: string;
  /** The key of the column; left out for the row's total. */
  readonly columnKey?: string | undefined;
}

/** One row of a list of passages: a passage, or the codings of a whole source. */
export interface PassageRow {
  readonly sourceId: string;
  /** From the first to the last character of the passage; null for a whole source. */
  readonly span: Span | null;
  /** The codings grouped in this row, in text order. */
  readonly codingIds: readonly string[];
}

/** One coding of a cell. */
export interface CodingOfCell {
  readonly codingId: string;
  readonly sourceId: string;
  readonly codeId: string;
  /** Null for a whole-source coding. */
  readonly span: Span | null;
}

/**
 * The passages of a cell, source by source in the order of the corpus. A source that is coded as a whole has
 * one row for that first, which is not counted as a passage; the rows with a span are as many as the cell
 * counts passages. Throws AppError `not_found` for a code or column that the tally does not have.
 */
export function passagesOf(
  corpus: Corpus,
  codings: CodingTable,
  request: CellRequest,
  cell: TallyCellAddress,
): PassageRow[] {
  return passagesIn(select(corpus, codings, request), request, cell);
}

/** The same for a selection already made from this request. */
export function passagesIn(selection: Selection, request: CellRequest, cell: TallyCellAddress): PassageRow[] {
  const { corpus, codings } = selection;
  const { joinAdjacent } = selection.settings;
  const rows: PassageRow[] = [];
  for (const { source, found } of foundInCell(selection, request, cell)) {
    const sourceId = source.record.id;
    const idsOf = (slots: readonly number[]): string[] => slots.map((slot) => codings.idOf(slot));
    if (found.whole) rows.push({ sourceId, span: null, codingIds: idsOf(found.whole) });
    for (const { start, end, slots } of found.spans)
      rows.push({ sourceId, span: { start, end }, codingIds: idsOf(slots) });
  }
  if (corpus.tables.savedQuery.has(cell.codeId)) return rows;
  for (const { source, slots } of slotsOfCell(selection, request, cell)) {
    const sourceId = source.record.id;
    for (const run of runsOf(codings, slots, joinAdjacent)) {
      rows.push({ sourceId, span: run.span, codingIds: run.slots.map((slot) => codings.idOf(slot)) });
    }
  }
  return rows;
}

/** The codings of a cell, source by source in the order of the corpus, each in text order. Throws as `passagesOf`. */
export function codingsOf(
  corpus: Corpus,
  codings: CodingTable,
  request: CellRequest,
  cell: TallyCellAddress,
): CodingOfCell[] {
  const { code } = codings.columns;
  return [...slotsOfCell(select(corpus, codings, request), request, cell)].flatMap(({ source, slots }) =>
    slots.map((slot) => ({
      codingId: codings.idOf(slot),
      sourceId: source.record.id,
      codeId: codings.codes.idOf(code[slot]!),
      span: spanOf(codings, slot),
    })),
  );
}

/**
 * The people whose passages a cell counts, each once, in the order of the list of passages: as many as the cell
 * counts respondents. Throws as `passagesOf`.
 */
export function respondentsOf(
  corpus: Corpus,
  codings: CodingTable,
  request: CellRequest,
  cell: TallyCellAddress,
): string[] {
  const people = peopleIn(select(corpus, codings, request), request, cell);
  return [...new Set([...people.values()].flat())];
}

/**
 * The people whose passages a cell counts, by source, for a selection already made from this request. Throws as
 * `passagesOf`.
 */
export function peopleIn(
  selection: Selection,
  request: CellRequest,
  cell: TallyCellAddress,
): ReadonlyMap<string, readonly string[]> {
  const people = new Map<string, readonly string[]>();
  const credit = (source: SelectedSource, those: Iterable<number>): void => {
    const there = Array.from(new Set(those), (person) => selection.people.idOf(person));
    people.set(source.record.id, [...new Set([...(people.get(source.record.id) ?? []), ...there])]);
  };
  for (const { source, found } of foundInCell(selection, request, cell)) credit(source, found.people);
  for (const { source, slots, columns, place } of slotsOfCell(selection, request, cell))
    credit(
      source,
      slots.flatMap((slot) => creditedIn(selection, columns, source, slot, place)),
    );
  return people;
}

/** Sources of a cell that have the code in one way only: as a whole, or on passages. */
export interface OneSidedSources {
  /** Coded as a whole, without a passage that has the code. */
  readonly wholeOnly: readonly string[];
  /** With passages that have the code, without being coded as a whole. */
  readonly spansOnly: readonly string[];
}

/** Compares the two bases within a cell; the basis of the request does not matter. Throws as `passagesOf`. */
export function oneSidedSources(
  corpus: Corpus,
  codings: CodingTable,
  request: CellRequest,
  cell: TallyCellAddress,
): OneSidedSources {
  const { start } = codings.columns;
  const anyBasis = { ...request, basis: 'any' } as const;
  const wholeOnly: string[] = [];
  const spansOnly: string[] = [];
  for (const { source, slots } of slotsOfCell(select(corpus, codings, anyBasis), anyBasis, cell)) {
    const whole = slots.filter((slot) => start[slot] === WHOLE).length;
    if (whole === slots.length) wholeOnly.push(source.record.id);
    if (whole === 0) spansOnly.push(source.record.id);
  }
  return { wholeOnly, spansOnly };
}

interface SourceOfCell {
  readonly source: SelectedSource;
  readonly slots: readonly number[];
  readonly columns: Columns;
  /** The index of the cell's column; null is the total. */
  readonly place: number | null;
}

/** What a cell of a saved query counts, for each source in which it finds something; nothing for a code. */
function* foundInCell(
  selection: Selection,
  request: CellRequest,
  { codeId, columnKey }: TallyCellAddress,
): Generator<SourceOfCell & { readonly found: FoundInCell }> {
  const { corpus } = selection;
  if (!corpus.tables.savedQuery.has(codeId)) return;
  const columns = openedColumns(corpus, selection, request.by);
  const place = placeOf(columns, columnKey);
  const all = foundIn(selection, codeId);
  for (const source of selection.sources) {
    const found = countedThere(selection, columns, source, all.get(source.record.id), place);
    if (!found) continue;
    const slots = [...new Set([...(found.whole ?? []), ...found.spans.flatMap((span) => span.slots)])];
    yield { source, slots, columns, place, found };
  }
}

/** The codings that a cell counts, for each source that has any. */
function* slotsOfCell(
  selection: Selection,
  request: CellRequest,
  cell: TallyCellAddress,
): Generator<SourceOfCell> {
  const { corpus, codings } = selection;
  const { codeId, columnKey } = cell;
  const { rollup } = countingSettings(request);
  if (corpus.tables.savedQuery.has(codeId)) {
    yield* foundInCell(selection, request, cell);
    return;
  }
  if (!corpus.codebook.byId.has(codeId)) throw new AppError('not_found', 'errors:no_such_code');
  const columns = openedColumns(corpus, selection, request.by);
  const place = placeOf(columns, columnKey);
  const codeIds = rollup ? countedCodes(corpus.codebook, codeId) : new Set([codeId]);
  const isCounted = new Uint8Array(codings.codes.size);
  for (const id of codeIds) {
    const number = codings.codes.find(id);
    if (number >= 0) isCounted[number] = 1;
  }
  const { code } = codings.columns;
  for (const source of selection.sources) {
    const slots: number[] = [];
    for (const slot of source.slots)
      if (isCounted[code[slot]!] === 1 && countsIn(selection, columns, source, slot, place)) slots.push(slot);
    if (slots.length > 0) yield { source, slots, columns, place };
  }
}

function placeOf(columns: Columns, columnKey: string | undefined): number | null {
  if (columnKey === undefined) return null;
  const place = columns.list.findIndex(({ key }) => key === columnKey);
  if (place < 0) throw new AppError('not_found', 'errors:no_such_column', { column: columnKey });
  return place;
}

interface Run {
  span: { start: number; end: number } | null;
  slots: number[];
}

/** Groups slots in text order into the whole-source row and the passages. */
function runsOf(codings: CodingTable, slots: readonly number[], joinAdjacent: boolean): Run[] {
  const runs: Run[] = [];
  for (const slot of slots) {
    const span = spanOf(codings, slot);
    const last = runs.at(-1);
    if (span === null && last) {
      // Whole-source codings come first, so `last` is their row.
      last.slots.push(slot);
    } else if (span && last?.span && continuesPassage(span.start, last.span.end, joinAdjacent)) {
      last.span.end = Math.max(last.span.end, span.end);
      last.slots.push(slot);
    } else {
      runs.push({ span, slots: [slot] });
    }
  }
  return runs;
}

function spanOf(codings: CodingTable, slot: number): { start: number; end: number } | null {
  const { start, end } = codings.columns;
  return start[slot] === WHOLE ? null : { start: start[slot]!, end: end[slot]! };
}
