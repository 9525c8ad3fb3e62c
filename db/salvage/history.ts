// The history of a damaged file: which acts are proven, by their pages or by the chain, and what they say
// about every other row.
import type { Change } from '#core/change.ts';
import { FOLDED } from '#core/history/typing.ts';
import type { TableName } from '#core/records.ts';
import { linkAfter, type LinkedRow } from '../chain.ts';
import { digestAfter, emptyDigest } from '../digest.ts';
import { planOf, toDriver } from '../row-plans.ts';
import { tableNames } from '#core/tables/all.ts';
import { stateOf } from '../witness.ts';
import type { Row } from './layout.ts';

/**
 * An act as it was found somewhere. `read` reads it again each time: one large import is as large as all
 * other acts.
 */
export interface Candidate {
  readonly seq: number;
  readonly isProven: boolean;
  readonly read: () => Row | null;
}

/** The state of a row at the end of the history. */
export interface LastState {
  readonly seq: number;
  /** As `stateOf` returns it; null where the row was removed. */
  readonly state: string | null;
}

/** What is proven of a damaged history. */
export interface History {
  /** The proven acts, in order. */
  readonly proven: readonly Candidate[];
  /** The numbers of the acts that are not proven, ascending. */
  readonly gaps: readonly number[];
  readonly last: ReadonlyMap<TableName, ReadonlyMap<string, LastState>>;
}

type Written = LinkedRow & { readonly link: string | null; readonly digest: string | null };

/**
 * Goes through all acts found, and keeps those that are proven. `broken` are the numbers of acts that cannot
 * be read.
 */
export function proveHistory(candidates: readonly Candidate[], broken: readonly number[]): History {
  const proven = provenCandidates(bySeq(candidates));
  const last = new Map(tableNames.map((table) => [table, new Map<string, LastState>()]));
  for (const { seq, read } of proven) {
    const change = changeIn(read());
    if (change) noteStates(last, seq, change);
  }
  const seen = [...candidates.map(({ seq }) => seq), ...broken];
  const newest = seen.reduce((most, seq) => Math.max(most, seq), 0);
  const isProven = new Set(proven.map(({ seq }) => seq));
  const gaps: number[] = [];
  // Bounded by the number of acts found: the number of a damaged act may be anything.
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

/** The links and digests of the act before, in every version that was found. */
interface Before {
  readonly seq: number;
  readonly links: readonly string[];
  readonly digests: readonly string[];
  /** An act that the chain proves, except for its digest, which the next act may prove. */
  readonly waiting: Candidate | null;
}

function provenCandidates(rows: readonly [number, Candidate[]][]): Candidate[] {
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
          // The digest of the act before is right, since this act follows from it.
          if (before.waiting && !isFolded) proven.push(before.waiting);
          break;
        }
        waiting ??= each.candidate;
      }
    }
    if (chosen) proven.push(chosen.candidate);
    const likely = chosen ? [chosen] : read;
    before = {
      seq,
      links: likely.flatMap(({ row }) => row?.link ?? []),
      // The changes of folded acts stand in a later act, whose digest follows from the one before the first of them.
      digests: likely.flatMap(({ row }) => (row?.method === FOLDED ? before.digests : (row?.digest ?? []))),
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

/** The row, if it has the shape of an act. */
function writtenRow(row: Row | null): Written | null {
  if (!row || typeof row.seq !== 'number') return null;
  for (const column of ['at', 'coder_id', 'method', 'body']) if (typeof row[column] !== 'string') return null;
  for (const column of wordsOrNothing)
    if (row[column] !== null && typeof row[column] !== 'string') return null;
  // All required fields were checked above.
  return row as unknown as Written;
}

/** The change of an act; null where it cannot be read. */
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

/** The rows of a table that a change added or updated, with their ids. */
export function* rowsAfter(change: Change, table: TableName): Generator<[id: string, row: object]> {
  for (const [id, row] of Object.entries<object>(change.added[table] ?? {})) yield [id, row];
  const updated = Object.entries<readonly [object, object]>(change.updated[table] ?? {});
  for (const [id, [, row]] of updated) yield [id, row];
}
