// Checks a study, its snapshots and its exported files after a program that worked on it was killed.
import { existsSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Change } from '#core/change.ts';
import type { Problem } from '#core/health.ts';
import { makerOf } from '#core/leftovers.ts';
import type { TableName } from '#core/records.ts';
import { findProblems } from '#db/check.ts';
import { openStore } from '#db/open.ts';
import { tableNames } from '#core/tables/all.ts';
import { keptStudy, snapshotNamed } from '#db/snapshots/kept-studies.ts';
import { restoreStudy } from '#db/snapshots/restore-study.ts';
import { SnapshotStore } from '#db/snapshots/store.ts';
import type { Store } from '#db/store.ts';
import { all } from '#db/write.ts';
import { openOptions } from '#electron/services/desk.ts';
import { Settings } from '#electron/settings.ts';
import { pathsIn } from '#formats/writing/leftovers.ts';
import { missingActs } from './reported-acts.ts';
import { EXCHANGE_FILE } from './works.ts';
import { withStudy } from './with-study.ts';

export interface AfterKill {
  readonly path: string;
  /** The folder of exported files. */
  readonly files: string;
  /** The program's folder of settings, locks and snapshots. */
  readonly home: string;
  /** Everything that was acknowledged to any program that worked on this study. */
  readonly answered: readonly string[];
  /** What was acknowledged to the last program. */
  readonly lately: readonly string[];
  /** How many rows each table had, if the work must not change that. */
  readonly before: Readonly<Record<string, number>> | null;
}

/** The broken promises; empty if all hold. */
export async function faultsAfterKill({
  path,
  files,
  home,
  answered,
  lately,
  before,
}: AfterKill): Promise<string[]> {
  const settings = new Settings(home);
  const faults: string[] = [];
  const store = openStore(path, openOptions(settings, '2026-03-14T09:00:00.000Z'));
  try {
    if (store.readOnly) faults.push('the study is still locked');
    faults.push(...missingActs(store.db.sqlite, answered));
    const isExchanged = existsSync(join(files, EXCHANGE_FILE));
    const problems = findProblems(store.db).filter((problem) => !(isExchanged && isOfNames(problem)));
    faults.push(...problems.map((problem) => JSON.stringify(problem)));
    faults.push(...unlikeHistory(store));
    if (isExchanged) faults.push(...halfExchanges(store));
  } finally {
    store.close();
  }
  for (const [table, count] of Object.entries(before ?? {})) {
    const now = rowCounts(path)[table];
    if (now !== count) faults.push(`${table}: ${now} rows, before ${count}`);
  }
  if (answered.some((line) => line.startsWith('snapshot ')))
    faults.push(...lostSnapshots(path, home, answered));
  faults.push(...[dirname(path), files, settings.snapshotFolder].flatMap(strangeParts));
  return [...faults, ...(await brokenExports({ path, files, home, lately }))];
}

/** Whether codes or attributes have one name: of a file that is imported beside what is here, both keep their names. */
function isOfNames({ key }: Problem): boolean {
  return key === 'check_code_name' || key === 'check_attribute_name';
}

/** Incomplete files with names by which a later start would not recognise them as such. */
function strangeParts(folder: string): string[] {
  const parts = pathsIn(folder).map((path) => basename(path));
  return parts
    .filter((name) => /^\.|\.making|\.tmp-|\.restored-/.test(name) && makerOf(name) === null)
    .map((name) => `left behind: ${name}`);
}

/** The number of rows in each table that every schema has. */
export function rowCounts(path: string): Record<string, number> {
  const sqlite = new Database(path, { readonly: true });
  try {
    return Object.fromEntries(
      ['source', 'code', 'coding', 'memo', 'review', 'respondent'].map((table) => [
        table,
        Number(sqlite.prepare(`SELECT count(*) FROM ${table}`).pluck().get()),
      ]),
    );
  } finally {
    sqlite.close();
  }
}

/** The tables whose rows differ from the result of applying all changes of the history in order. */
function unlikeHistory({ db }: Store): string[] {
  const told = new Map<TableName, Map<string, object>>(tableNames.map((table) => [table, new Map()]));
  const bodies = db.sqlite.prepare('SELECT body FROM change ORDER BY seq').pluck().all() as string[];
  for (const body of bodies) {
    const change = JSON.parse(body) as Change;
    for (const [table, rows] of told) {
      for (const id of Object.keys(change.removed[table] ?? {})) rows.delete(id);
      for (const [id, row] of Object.entries(change.added[table] ?? {})) rows.set(id, row);
      for (const [id, [, to]] of Object.entries(change.updated[table] ?? {})) rows.set(id, to);
    }
  }
  const inOrder = (rows: Iterable<[string, object]>): string =>
    JSON.stringify([...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => valuesOf(row)));
  return [...told]
    .filter(([table, rows]) => inOrder(rows) !== inOrder(all(db, table).map((row) => [row.id, row])))
    .map(([table]) => `the rows of ${table} are not those of the history`);
}

/** The values of a row that are not null, by name. */
function valuesOf(row: object): [string, unknown][] {
  return Object.entries(row)
    .filter(([, value]) => value !== null)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/**
 * Imports that are incomplete: the imported file contains as many codings as the study had at first, and they must
 * arrive all at once.
 */
function halfExchanges({ db: { sqlite } }: Store): string[] {
  const exchanges = Number(sqlite.prepare('SELECT count(*) FROM exchange').pluck().get());
  if (exchanges === 0) return [];
  const codings = Number(sqlite.prepare('SELECT count(*) FROM coding').pluck().get());
  return codings % (exchanges + 1) === 0 ? [] : [`${exchanges} files brought in, and ${codings} codings`];
}

/** Snapshots that were acknowledged but are missing, or the newest one if it cannot be restored to a whole study. */
function lostSnapshots(path: string, home: string, answered: readonly string[]): string[] {
  const kept = keptStudy(new Settings(home).snapshotFolder, path);
  const ids = new Set(kept.snapshots.map(({ id }) => `snapshot ${id}`));
  const faults = answered
    .filter((line) => line.startsWith('snapshot ') && !ids.has(line))
    .map((line) => `lost, though it was answered: ${line}`);
  const target = `${path}.restored.concord`;
  rmSync(target, { force: true });
  using store = SnapshotStore.toRead(kept.store);
  const { id: latest } = snapshotNamed(kept, 'latest');
  for (const snapshot of store.snapshots())
    if (snapshot.id === latest) restoreStudy(store, snapshot, target, null);
  const restored = openStore(target, { who: 'trust', now: '2026-03-14T09:00:00.000Z', readOnly: true });
  try {
    faults.push(...findProblems(restored.db).map((problem) => `restored: ${JSON.stringify(problem)}`));
  } finally {
    restored.close();
    rmSync(target, { force: true });
  }
  return faults;
}

/** Files that are not complete: an exported table must equal a new export, a copy must have the same history. */
async function brokenExports({
  path,
  files,
  home,
  lately,
}: Pick<AfterKill, 'path' | 'files' | 'home' | 'lately'>): Promise<string[]> {
  const names = readdirSync(files).filter((name) => /^(?:passages .*\.csv|copy .*\.concord)$/.test(name));
  const faults = lately
    .filter((line) => line.startsWith('file ') && !existsSync(join(files, line.slice(5))))
    .map((line) => `not there, though it was answered: ${line}`);
  if (names.length === 0) return faults;
  const table = join(home, 'reference.csv');
  await withStudy(path, home, ({ api }) => api.exports.passages({ to: table, format: 'csv' }));
  const reference = readFileSync(table);
  for (const name of names) {
    const file = join(files, name);
    if (name.endsWith('.csv')) {
      if (!readFileSync(file).equals(reference)) faults.push(`a part of a table: ${name}`);
      continue;
    }
    const copy = openStore(file, { who: 'trust', now: '2026-03-14T09:00:00.000Z', readOnly: true });
    faults.push(...findProblems(copy.db).map((problem) => `${name}: ${JSON.stringify(problem)}`));
    copy.close();
  }
  // They have been checked; the next program writes its own.
  for (const name of names) rmSync(join(files, name));
  return faults;
}
