// The history of a damaged file: which of its rows are proven, by their pages or by the chain, and what they say of every
// other row.
import type { Change } from '#core/change.ts';
import { FOLDED } from '#core/history/typing.ts';
import type { TableName } from '#core/records.ts';
import { linkAfter, type LinkedRow } from '../chain.ts';
import { digestAfter, emptyDigest } from '../digest.ts';
import { planOf, toDriver } from '../row-plans.ts';
import { tableNames } from '#core/tables/all.ts';
import { stateOf } from '../witness.ts';
import type { Row } from './layout.ts';

/** A row of the history as it was found somewhere. Read again each time: one large import is as large as all the rest. */
export interface Candidate {
  readonly seq: number;
  readonly isProven: boolean;
  readonly read: () => Row | null;
}

/** What is known of a row at the end of the history. */
export interface LastState {
  readonly seq: number;
  /** As `stateOf` gives it; null where the row was removed. */
  readonly state: string | null;
}

export interface History {
  /** The proven rows of the history, in order. */
  readonly proven: readonly Candidate[];
  /** The numbers of those that are not, ascending. */
  readonly gaps: readonly number[];
  readonly last: ReadonlyMap<TableName, ReadonlyMap<string, LastState>>;
}

type Written = LinkedRow & { readonly link: string | null; readonly digest: string | null };

/** Goes through everything that was found of the history and keeps what is proven; `broken` are rows that cannot be read. */
export function proveHistory(candidates: readonly Candidate[], broken: readonly number[]): History {
  const proven = provenOnes(bySeq(candidates));
  const last = new Map(tableNames.map((table) => [table, new Map<string, LastState>()]));
  for (const { seq, read } of proven) {
    const change = changeIn(read());
    if (change) noteStates(last, seq, change);
  }
  const seen = [...candidates.map(({ seq }) => seq), ...broken];
  const newest = seen.reduce((most, seq) => Math.max(most, seq), 0);
  const isProven = new Set(proven.map(({ seq }) => seq));
  const gaps: number[] = [];
  // No more than there can be: the number of a damaged row may be any.
  const end = Math.min(newest, (proven.at(-1)?.seq ?? 0) + seen.length);
  for (let seq = 1; seq <= end; seq += 1) if (!isProven.has(seq)) gaps.push(seq);
  return { proven, gaps, last };
}

function bySeq(candidates: readonly Candidate[]): [number, Candidate[]][] {
  const found = new Map<number, Candidate[]>();
  for (const candidate of candidates)
    found.set(candidate.seq, [...(found.get(candidate.seq) ?? []), candidate]);
  return [...found].toSorted(([a], [b]) => a - b);
}

/** What the row before a row says, in every way in which it was found. */
interface Before {
  readonly seq: number;
  readonly links: readonly string[];
  readonly digests: readonly string[];
  /** One that the chain proves, but for its digest, which the row after it may prove. */
  readonly waiting: Candidate | null;
}

function provenOnes(rows: readonly [number, Candidate[]][]): Candidate[] {
  const proven: Candidate[] = [];
  let before: Before = { seq: 0, links: [''], digests: [emptyDigest], waiting: null };
  for (const [seq, candidates] of rows) {
    if (before.seq !== seq - 1) before = { seq: seq - 1, links: [], digests: [], waiting: null };
    const read = candidates.map((candidate) => ({ candidate, row: writtenRow(candidate.read()) }));
    let chosen = read.find(({ candidate }) => candidate.isProven);
    let waiting: Candidate | null = null;
    if (!chosen) {
      for (const each of read) {
        const { row } = each;
        if (!row?.link || !before.links.some((link) => linkAfter(link, row) === row.link)) continue;
        const isFolded = row.method === FOLDED;
        if (isFolded || row.digest === null || before.digests.some((digest) => isDigestAfter(digest, row))) {
          chosen = each;
          // The row before it has said so: its own digest is right.
          if (before.waiting && !isFolded) proven.push(before.waiting);
          break;
        }
        waiting ??= each.candidate;
      }
    }
    if (chosen) proven.push(chosen.candidate);
    const told = chosen ? [chosen] : read;
    before = {
      seq,
      links: told.flatMap(({ row }) => row?.link ?? []),
      // What these did stands in a later act, whose digest follows from that before the first of them.
      digests: told.flatMap(({ row }) => (row?.method === FOLDED ? before.digests : (row?.digest ?? []))),
      waiting: chosen ? null : waiting,
    };
  }
  return proven;
}

function isDigestAfter(before: string, row: Written): boolean {
  const change = changeIn(row);
  return change !== null && /^[0-9a-f]{32}$/.test(before) && digestAfter(before, change) === row.digest;
}

const wordsOrNothing = [
  ...(['group_id', 'undoes', 'redoes', 'link', 'digest'] as const),
  ...(['id', 'person_id', 'replica_id', 'texts'] as const),
];

/** The row where it has the shape of one of the history. */
function writtenRow(row: Row | null): Written | null {
  if (!row || typeof row.seq !== 'number') return null;
  for (const column of ['at', 'coder_id', 'method', 'body']) if (typeof row[column] !== 'string') return null;
  for (const column of wordsOrNothing)
    if (row[column] !== null && typeof row[column] !== 'string') return null;
  // Every field was looked at.
  return row as unknown as Written;
}

/** What a row of the history did; null where it cannot be read. */
export function changeIn(row: { readonly body?: unknown } | null): Change | null {
  if (typeof row?.body !== 'string') return null;
  try {
    const change = JSON.parse(row.body) as Partial<Change> | null;
    return change?.added && change.updated && change.removed ? (change as Change) : null;
  } catch {
    return null;
  }
}

function noteStates(last: ReadonlyMap<TableName, Map<string, LastState>>, seq: number, change: Change): void {
  for (const [table, states] of last) {
    for (const [id, row] of rowsAfter(change, table)) {
      const plan = planOf(table);
      states.set(id, { seq, state: stateOf(plan, toDriver(row, plan)) });
    }
    for (const id of Object.keys(change.removed[table] ?? {})) states.set(id, { seq, state: null });
  }
}

/** The rows of a table that a change left there, by their ids. */
export function* rowsAfter(change: Change, table: TableName): Generator<[id: string, row: object]> {
  for (const [id, row] of Object.entries<object>(change.added[table] ?? {})) yield [id, row];
  const updated = Object.entries<readonly [object, object]>(change.updated[table] ?? {});
  for (const [id, [, row]] of updated) yield [id, row];
}
