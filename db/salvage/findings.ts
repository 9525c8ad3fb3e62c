// What a damaged file still holds. It is read twice: first for its history, which then testifies for all other rows.
import { hashOf } from '../write.ts';
import { stateOf } from '../witness.ts';
import { planOf } from '../row-plans.ts';
import type { Candidate, History } from './history.ts';
import { recordedTables, rootsIn, rowOf, valuesInOrder, type Layout, type Row } from './layout.ts';
import type { RawPages } from './pages.ts';
import { statesInPieces } from './pieces.ts';
import { longestText, payloadOf, valuesOf, type Cell, type Value } from './records.ts';
import { walk, type Found, type Roots } from './walk.ts';

/** How many consecutive pages that no tree leads to are read as one text at most. */
const MAX_RUN = 4096;

/** The results of the first reading. */
export interface Survey {
  readonly roots: Roots;
  readonly candidates: readonly Candidate[];
  /** Rows that cannot be read as a whole, of the history or of no known table. */
  readonly broken: readonly { readonly cell: Cell; readonly ofHistory: boolean }[];
  /** The number of the last act in the tree of the history; null where its end could not be reached. */
  readonly end: number | null;
  /** Tables whose pages are all proven. */
  readonly complete: ReadonlySet<string>;
  /** Pages that nothing readable leads to, in runs of consecutive numbers. */
  readonly loose: readonly (readonly number[])[];
  /** The id of the file, if it can be read. */
  readonly fileId: string | null;
}

/** Called now and then with the number of pages read so far. */
export type ReportPages = (pages: number) => void;

/** How many pages are read between two calls of `progress`. */
const PAGES_PER_REPORT = 500;

function* watched(
  rows: Iterable<Found>,
  claimed: ReadonlySet<number>,
  progress?: ReportPages,
): Generator<Found> {
  let last = 0;
  for (const row of rows) {
    if (progress && claimed.size >= last + PAGES_PER_REPORT) progress((last = claimed.size));
    yield row;
  }
}

/** Reads the whole file once. */
export function survey(pages: RawPages, layout: Layout, progress?: ReportPages): Survey {
  const roots = rootsIn(pages, layout);
  const complete = new Set(roots.pages.keys());
  const candidates: Candidate[] = [];
  const broken: { cell: Cell; ofHistory: boolean }[] = [];
  const claimed = new Set<number>();
  let end: number | null = null;
  let fileId: string | null = null;
  for (const found of watched(walk(pages, roots, claimed), claimed, progress)) {
    const { table, cell, values, isProven } = found;
    if (table !== null && !isProven) complete.delete(table);
    const isHistory = isOfHistory(layout, found);
    if (table === 'change') end = isHistory ? (cell?.rowid ?? null) : null;
    if (table === 'file' && typeof values?.[1] === 'string') fileId = values[1];
    if (!cell) continue;
    if (isHistory && values)
      candidates.push({ seq: cell.rowid, isProven, read: () => readRow(pages, layout, 'change', cell) });
    else if (values === null && (table === 'change' || table === null))
      broken.push({ cell, ofHistory: isHistory });
  }
  return { roots, candidates, broken, end, complete, loose: runsOf(pages.count, claimed), fileId };
}

/**
 * Whether a row is an act of the history. A page that stands in the place of another can put rows into the
 * trees of other tables.
 */
function isOfHistory(
  layout: Layout,
  { table, values, isProven }: Pick<Found, 'table' | 'values' | 'isProven'>,
): boolean {
  if (isProven || values === null) return table === 'change';
  return looksLikeHistory(layout, values);
}

function looksLikeHistory({ columns }: Layout, values: readonly Value[]): boolean {
  return (
    values.length >= 8 &&
    values.length <= (columns.get('change')?.length ?? 0) &&
    values[0] === null &&
    String(values[7]).startsWith('{"added"')
  );
}

function readRow(pages: RawPages, layout: Layout, table: string, cell: Cell): Row | null {
  const payload = payloadOf(pages, cell);
  const values = payload?.isWhole ? valuesOf(payload.bytes) : null;
  return values && rowOf(layout, table, values, cell.rowid);
}

function runsOf(count: number, claimed: ReadonlySet<number>): number[][] {
  const runs: number[][] = [];
  for (let page = 2; page <= count; page += 1) {
    if (claimed.has(page)) continue;
    const run = runs.at(-1);
    if (run?.at(-1) === page - 1 && run.length < MAX_RUN) run.push(page);
    else runs.push([page]);
  }
  return runs;
}

/**
 * States of rows found in damaged acts of the history, each with the number of the newest act that may have
 * left the row so.
 */
export function piecesLeft(
  pages: RawPages,
  { broken, candidates, loose }: Survey,
  { gaps }: History,
): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const note = (text: string, seq: number): void => {
    for (const state of statesInPieces(text)) found.set(state, Math.max(seq, found.get(state) ?? 0));
  };
  const missing = new Set(gaps);
  for (const { seq, read } of candidates) if (missing.has(seq)) note(String(read()?.body ?? ''), seq);
  // An act not found in its place is one that is missing, at the latest the one after the last.
  const newest = gaps.at(-1) ?? candidates.reduce((most, { seq }) => Math.max(most, seq), 0) + 1;
  for (const { cell } of broken) {
    const payload = payloadOf(pages, cell);
    if (payload) note(longestText(payload.bytes), missing.has(cell.rowid) ? cell.rowid : newest);
  }
  for (const run of loose) {
    const parts = run.flatMap((page) => pages.at(page)?.subarray(4) ?? []);
    note(Buffer.concat(parts).toString('utf8'), newest);
  }
  return found;
}

/** The evidence for a row besides its pages and the intact history. */
export interface Witnesses {
  /** As `piecesLeft` returns them. */
  readonly pieces: ReadonlyMap<string, number>;
  /** Whether the end of the history was reached. */
  readonly isEndReached: boolean;
}

/**
 * Whether the file has freed pages. Two header fields tell so (file format, 1.3), since damage may have
 * changed one.
 */
function hasFreePages(pages: RawPages): boolean {
  const first = pages.at(1);
  return first === null || first.readUInt32BE(32) > 0 || first.readUInt32BE(36) > 0;
}

/** A row of a damaged file: to be taken if it is proven, otherwise to be listed. */
export interface Judged {
  readonly table: string;
  readonly row: Row;
  readonly isProven: boolean;
}

/**
 * Goes through all rows except those of the history and tells which are proven, by their pages or by other
 * evidence. A page that no tree leads to may have been freed by a lost act, so that its rows are proven only
 * where no such act is possible.
 */
export function* judge(
  pages: RawPages,
  layout: Layout,
  { roots }: Survey,
  { last, gaps }: History,
  { pieces, isEndReached }: Witnesses,
  progress?: ReportPages,
): Generator<Judged> {
  const lastGap = isEndReached ? (gaps.at(-1) ?? 0) : Infinity;
  const mayBeFreed = hasFreePages(pages);
  const isAsLeft = (name: string, row: Row, isLoose: boolean): boolean => {
    const table = recordedTables.get(name);
    if (table === undefined || typeof row.id !== 'string') return false;
    const state = stateOf(planOf(table), valuesInOrder(table, row));
    const known = last.get(table)?.get(row.id);
    const isAsKnown = known?.state === state;
    if (isLoose && mayBeFreed) return isAsKnown && known.seq > lastGap;
    return isAsKnown || (pieces.get(`${name} ${state}`) ?? 0) > (known?.seq ?? 0);
  };
  const claimed = new Set<number>();
  for (const found of watched(walk(pages, roots, claimed), claimed, progress)) {
    if (!found.values || !found.cell) continue;
    if (isOfHistory(layout, found)) continue;
    const here = found.table === null ? null : rowOf(layout, found.table, found.values, found.cell.rowid);
    if (found.isProven && found.table !== null && here) {
      yield { table: found.table, row: here, isProven: true };
      continue;
    }
    const table = witnessed(found, layout, isAsLeft);
    const row = table && rowOf(layout, table, found.values, found.cell.rowid);
    if (row) yield { table, row, isProven: true };
    else if (here && found.table !== null) yield { table: found.table, row: here, isProven: false };
  }
}

/** The table of a row, according to the evidence; null where there is none. */
function witnessed(
  { table, values }: Found,
  layout: Layout,
  isAsLeft: (table: string, row: Row, isLoose: boolean) => boolean,
): string | null {
  const [first, second] = values ?? [];
  if (!values || typeof first !== 'string') return null;
  if (values.length === 2 && Buffer.isBuffer(second) && hashOf(second) === first) return 'blob';
  const names = [...recordedTables.keys()];
  const inOrder =
    table !== null && recordedTables.has(table) ? [table, ...names.filter((name) => name !== table)] : names;
  for (const name of inOrder) {
    const row = rowOf(layout, name, values, 0);
    if (row && isAsLeft(name, row, table === null)) return name;
  }
  return null;
}
