// How rows stood when this project and a file last knew the same of them, as the history tells it.
import type { Change } from '#core/change.ts';
import type { LooseRows, Row } from '#core/refi/merge/links.ts';
import { tableNames } from '#core/refi/merge/links.ts';
import type { Disagreement, Past } from '#core/refi/merge/settlement.ts';
import type { TableName } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, getText, hashOf } from '#db/write.ts';
import type { Lineage } from './planned.ts';
import type { ExchangeReport, Kept } from './report.ts';

/** What a conflict that is left as it is here is remembered by. */
export function keptOf({ table, ours, theirs, units }: Disagreement): Kept[] {
  if (!ours) return [[`${table} ${theirs.id}`, wordsOf(theirs, units.flat())]];
  return units.map((unit) => [`${table} ${ours.id} ${unit[0]}`, wordsOf(theirs, unit)]);
}

function wordsOf(row: Row, fields: readonly string[]): string {
  const said = JSON.stringify(fields.toSorted().map((field) => row[field] ?? null));
  return hashOf(said).slice(0, 16);
}

interface Found {
  readonly bases: Map<string, Row>;
  readonly removed: Set<string>;
  /** What anything was done to. */
  readonly seen: Set<string>;
}

interface Step {
  readonly seq: number;
  readonly group_id: string | null;
  readonly undoes: string | null;
  readonly redoes: string | null;
  readonly body: string;
}

/** Looks up these rows, by `table id`; a study has 100,000 and most of them nobody asks for. */
export function pastOf(db: ReadDb, wanted: ReadonlySet<string>, lineage: Lineage): Past {
  const exchanges = all(db, 'exchange')
    .map(({ id, reportHash }) => ({ id, report: reportOf(db, reportHash) }))
    .filter(({ report }) => isSame(lineage, report));
  const kept = new Map(exchanges.flatMap(({ report }) => report.kept ?? []));
  const along = new Map(exchanges.map(({ id, report }) => [id, new Set(report.carried)] as const));
  const bases = new Map<string, Row>();
  const removed = new Set<string>();
  const seen = new Set<string>();
  if (wanted.size > 0) walk(db, wanted, lineage.since, along, { bases, removed, seen });
  return {
    // What has not been touched since both sides knew it stands as it did.
    base: (table, ours) => {
      const key = `${table} ${ours.id}`;
      return bases.get(key) ?? (lineage.since !== null && !seen.has(key) ? ours : undefined);
    },
    removed: (table, id) => {
      const key = `${table} ${id}`;
      return removed.has(key) ? (bases.get(key) ?? true) : undefined;
    },
    decided: (conflict) => {
      const [part, words] = keptOf(conflict)[0] ?? [];
      const before = part === undefined ? undefined : kept.get(part);
      return before === undefined ? null : before === words ? 'same' : 'other';
    },
  };
}

/** Coders here by what earlier files called them: `coder id` in the file. */
export function tiedCoders(db: ReadDb): Map<string, string> {
  return new Map(all(db, 'exchange').flatMap(({ reportHash }) => reportOf(db, reportHash).coders ?? []));
}

function reportOf(db: ReadDb, hash: string): Partial<ExchangeReport> {
  // Written by an import alone.
  return JSON.parse(getText(db, hash)) as Partial<ExchangeReport>;
}

function isSame({ projectId, origin }: Lineage, report: Partial<ExchangeReport>): boolean {
  const from = report.projectId ?? null;
  return projectId === null ? from === null && report.origin === origin : from === projectId;
}

/**
 * Without a `since`, a row stood as it was when an earlier file of the same origin last brought it, else as it was
 * first made. Acts that were taken back count as never done; after a `since` the rows themselves tell.
 */
function walk(
  db: ReadDb,
  wanted: ReadonlySet<string>,
  since: number | null,
  exchanges: ReadonlyMap<string, ReadonlySet<string>>,
  { bases, removed, seen }: Found,
): void {
  const undone = since === null ? undoneGroups(db) : new Set<string>();
  const steps = db.sqlite
    .prepare('SELECT seq, group_id, undoes, redoes, body FROM change WHERE seq > ? ORDER BY seq')
    .iterate(since ?? 0) as IterableIterator<Step>;
  let exchanging: { readonly group: string | null; readonly along: ReadonlySet<string> } | null = null;
  for (const { group_id: group, undoes, redoes, body } of steps) {
    if (since === null && (undoes !== null || redoes !== null || (group !== null && undone.has(group))))
      continue;
    // Written by the recorder alone.
    const change = JSON.parse(body) as Change;
    for (const id of Object.keys(change.added.exchange ?? {})) {
      const along = exchanges.get(id);
      if (along) exchanging = { group, along };
    }
    const along = group !== null && group === exchanging?.group ? exchanging.along : null;
    const tell = (key: string, before: Row | null, after: Row | null): void => {
      if (!wanted.has(key)) return;
      const base =
        along && !along.has(key)
          ? agreed(bases.get(key) ?? before, before, after)
          : seen.has(key)
            ? null
            : since === null
              ? after
              : before;
      seen.add(key);
      if (base) bases.set(key, base);
      if (after) removed.delete(key);
      else removed.add(key);
    };
    for (const table of tableNames) {
      const { added, updated, gone } = rowsIn(change, table);
      for (const [id, row] of Object.entries(added)) tell(`${table} ${id}`, null, row);
      for (const [id, [before, after]] of Object.entries(updated)) tell(`${table} ${id}`, before, after);
      for (const [id, row] of Object.entries(gone)) tell(`${table} ${id}`, row, null);
    }
  }
}

/** What both sides know once a file was brought in: as before, with what it changed. */
function agreed(base: Row | null, before: Row | null, after: Row | null): Row | null {
  if (!base || !before || !after) return after;
  const taken = Object.entries(after).filter(([field, value]) => value !== before[field]);
  return { ...base, ...Object.fromEntries(taken) };
}

/** The rows of a table in a change, looked at field by field. */
function rowsIn(change: Change, table: TableName) {
  return {
    added: (change.added[table] ?? {}) as unknown as Readonly<Record<string, Row>>,
    updated: (change.updated[table] ?? {}) as unknown as Readonly<Record<string, readonly [Row, Row]>>,
    gone: (change.removed[table] ?? {}) as unknown as Readonly<Record<string, Row>>,
  };
}

/** Groups that are taken back now. */
function undoneGroups(db: ReadDb): Set<string> {
  const undone = new Set<string>();
  const marks = db.sqlite
    .prepare('SELECT undoes, redoes FROM change WHERE undoes IS NOT NULL OR redoes IS NOT NULL ORDER BY seq')
    .all() as Pick<Step, 'undoes' | 'redoes'>[];
  for (const { undoes, redoes } of marks) {
    if (undoes !== null) undone.add(undoes);
    if (redoes !== null) undone.delete(redoes);
  }
  return undone;
}

/** All recorded rows of the project. */
export function presentRows(db: ReadDb): LooseRows {
  return new Map(tableNames.map((table) => [table, all(db, table) as unknown as readonly Row[]]));
}
