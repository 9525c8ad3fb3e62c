// Makes a new study from a damaged one: every row that is proven to be as it was written, and a list of the
// rest. The damaged file is only read, and never through SQLite.
import { existsSync, statSync } from 'node:fs';
import { basename, parse } from 'node:path';
import type { Database } from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { lacksItsLog, readHeader, userVersionOf } from '../header.ts';
import { tieOf } from '../log-tie.ts';
import { readMigrations } from '../migrations.ts';
import { planOf } from '../row-plans.ts';
import { tableNames } from '#core/tables/all.ts';
import { judge, piecesLeft, survey, type Survey, type ReportPages } from './findings.ts';
import { fillFromHistory, fillFromSnapshots, historyInSnapshots } from './fill.ts';
import { makeFreshProject } from './fresh-project.ts';
import { proveHistory, type History } from './history.ts';
import { layoutOf, type Layout, type Row } from './layout.ts';
import { listIn } from './known-losses.ts';
import { lostParents } from './links.ts';
import { RawPages } from './pages.ts';
import { Rebuilt } from './rebuild.ts';
import { MissingNames, type MissingRow, type Salvaged, type SalvageReport } from './report.ts';
import { snapshotsOf } from './from-snapshots.ts';

/** What this file was to a team. */
const tablesOfTeam: ReadonlySet<string> = new Set(['team', 'team_held', 'team_remark']);

/** Options of a salvage. */
export interface SalvageOptions {
  /** The folder of all snapshots. */
  readonly snapshots: string;
  /** ISO 8601. */
  readonly now: string;
  /** Who salvages: the main coder of the new study where no coder of the old one is proven. */
  readonly coderName: string;
  /** Called with how many pages, of how many, have been read; every page is read twice. */
  readonly progress?: (done: number, total: number) => void;
}

interface Found extends Survey {
  /** Whether the end of the history was reached. */
  readonly reachesEnd: boolean;
}

/** What is known of rows that were not taken, by table and key. */
type Unproven = Map<string, Map<string, Row>>;

/**
 * Reads what is left of the study at `path`, restores missing rows from its history and its snapshots, and
 * writes all that is proven to the new file `part`, closed and sealed; under a new project row where the
 * study's own is not proven. Throws `unsupported` for a study of a newer version and for anything that is not
 * a file, `invalid` where nothing that anybody worked on is proven, and `conflict` for a study that is open
 * here.
 */
export function salvage(
  path: string,
  part: string,
  { snapshots, now, coderName, progress }: SalvageOptions,
): Salvaged {
  const name = basename(path);
  const log = logBeside(path, name);
  const migrations = readMigrations();
  const layout = layoutOf(migrations);
  using pages = new RawPages(path, log === 'own' || log === 'cut');
  const first = pages.isProven(1) ? pages.at(1) : null;
  if (first && userVersionOf(first).migrations > migrations.length)
    throw new AppError('unsupported', 'errors:newer_project', { name });

  const seen = (before: number) => progress && ((count: number) => progress(before + count, 2 * pages.count));
  const surveyed = survey(pages, layout, seen(0));
  const open = (): Iterable<Database> => snapshotsOf(snapshots, path, surveyed.fileId);
  const broken = surveyed.broken.filter(({ ofHistory }) => ofHistory).map(({ cell }) => cell.rowid);
  let history = proveHistory(surveyed.candidates, broken);
  const found: Found = { ...surveyed, reachesEnd: isReached(surveyed, history) };
  if (history.gaps.length > 0 || !found.reachesEnd) {
    const end = found.reachesEnd ? null : (history.proven.at(-1)?.seq ?? 0);
    const more = historyInSnapshots(open(), history.gaps, end);
    if (more.length > 0) history = proveHistory([...found.candidates, ...more], broken);
  }
  using rebuilt = new Rebuilt(part, layout, migrations, now);
  const unproven: Unproven = new Map();
  const lostBefore = takeProven(rebuilt, pages, layout, found, history, unproven, seen(pages.count));
  const isEndKnown = found.reachesEnd && log !== 'cut' && log !== 'unknown';
  fillFromHistory(rebuilt, history, isEndKnown);
  fillFromSnapshots(rebuilt, open(), history, isEndKnown);
  const isHistoryWhole = history.gaps.length === 0 && isEndKnown && history.proven.length > 0;
  const missing = listMissing(rebuilt, history, unproven, isHistoryWhole, lostBefore);
  const isComplete = tableNames.every((table) => found.complete.has(planOf(table).name));
  const isAsSaid = missing.length > 0 || rebuilt.isAsHistorySays();
  // Nobody can tell what was in a log that is gone.
  const isAway =
    log === 'none' && first !== null && lacksItsLog({ ...userVersionOf(first), closed: first[18] === 1 });
  const isKnown = (isHistoryWhole || isComplete) && isEndKnown && isAsSaid && !isAway;
  const report = {
    state: isKnown ? (missing.length === 0 ? 'whole' : 'but-for') : 'proven',
    tables: countTables(rebuilt, missing),
    missing,
    isCutOff: pages.isCutOff,
  } as const;
  const isOwn = rebuilt.count('project') > 0;
  const named = { name: parse(path).name, coder: coderName, now };
  const fresh = isOwn ? null : makeFreshProject(rebuilt, named);
  if (!isOwn && !fresh) throw new AppError('invalid', 'errors:salvage_nothing', { name });
  rebuilt.finish(history.gaps[0] ?? null, missing);
  return { ...report, fresh };
}

/** Whether the last act in the tree of the history is the last one there is: proven, or next to a proven one. */
function isReached({ end }: Survey, { proven }: History): boolean {
  const last = proven.at(-1)?.seq;
  return end !== null && (last === undefined || end === last || end === last + 1);
}

/** `unknown` where there is a log or a journal that cannot be attributed. */
function logBeside(path: string, name: string): ReturnType<typeof tieOf> | 'unknown' {
  if (!existsSync(path)) throw new AppError('not_found', 'errors:no_such_file', { name });
  // Reading a pipe would wait forever.
  if (!statSync(path).isFile()) throw new AppError('unsupported', 'errors:not_a_project', { name });
  const sizeOf = (ending: string): number =>
    statSync(`${path}${ending}`, { throwIfNoEntry: false })?.size ?? 0;
  if (sizeOf('-journal') > 0) return 'unknown';
  if (sizeOf('-wal') === 0) return 'none';
  try {
    const header = readHeader(path, name);
    return header ? tieOf(header, `${path}-wal`) : 'none';
  } catch {
    return 'unknown';
  }
}

/** Takes what is proven. Returns what an earlier salvage of this study could not save. */
function takeProven(
  rebuilt: Rebuilt,
  pages: RawPages,
  layout: Layout,
  found: Found,
  history: History,
  unproven: Unproven,
  progress: ReportPages | undefined,
): readonly MissingRow[] {
  let lostBefore: readonly MissingRow[] = [];
  for (const { read } of history.proven) {
    const row = read();
    if (row) rebuilt.take('change', row);
  }
  const isHistoryLost = history.gaps.length > 0 || !found.reachesEnd;
  const pieces = isHistoryLost ? piecesLeft(pages, found, history) : new Map<string, number>();
  const applied = rebuilt.sqlite.prepare(
    'UPDATE migration SET applied_at = @applied_at WHERE position = @position AND hash = @hash',
  );
  const pseudonyms = rebuilt.sqlite.prepare('UPDATE file SET pseudonym_key = ?');
  const witnesses = { pieces, isEndReached: found.reachesEnd };
  for (const { table, row, isProven } of judge(pages, layout, found, history, witnesses, progress)) {
    if (table === 'migration') {
      if (isProven) applied.run(row);
    } else if (table === 'file') {
      if (isProven && typeof row.salvage_lost === 'string') lostBefore = listIn(row.salvage_lost);
      // The new file has an id of its own but keeps the study's pseudonyms. Any value is as good as another
      // as a secret, so even an unproven one is kept.
      if (Buffer.isBuffer(row.pseudonym_key)) pseudonyms.run(row.pseudonym_key);
      // A study with gaps is not what the team has: it joins anew.
    } else if (!tablesOfTeam.has(table)) {
      const isTaken = isProven && rebuilt.take(table, row);
      // Sketches are made again from the texts, and what was displayed to whom is no part of the study.
      if (!isTaken && !['text_sketch', 'blob', 'displayed', 'number_read'].includes(table))
        noteUnproven(unproven, table, rebuilt.keyOf(table, row), row);
    }
  }
  return lostBefore;
}

function noteUnproven(unproven: Unproven, table: string, key: unknown, row: Row): void {
  const rows = unproven.get(table) ?? new Map<string, Row>();
  unproven.set(table, rows.set(String(key), row));
}

/** Every row that is known to have existed and is not in the new file. */
function listMissing(
  rebuilt: Rebuilt,
  history: History,
  unproven: Unproven,
  isHistoryWhole: boolean,
  lostBefore: readonly MissingRow[],
): MissingRow[] {
  const names = new MissingNames(rebuilt.sqlite);
  const missing: MissingRow[] = [];
  const tell = (table: string, id: string, row: Row): void =>
    void missing.push({ table, id, name: names.nameOf(table, id, row) });
  const parents = lostParents(rebuilt.sqlite);
  for (const table of tableNames) {
    const { name } = planOf(table);
    const rows = unproven.get(name) ?? new Map<string, Row>();
    const lost = new Set(parents.get(name));
    for (const [id, { state }] of history.last.get(table) ?? []) if (state !== null) lost.add(id);
    // A row that an intact history does not know never existed: its id is damaged, or its page was freed.
    if (!isHistoryWhole)
      for (const id of rows.keys()) if (history.last.get(table)?.has(id) !== true) lost.add(id);
    for (const id of lost) if (!rebuilt.has(name, id)) tell(name, id, rows.get(id) ?? {});
  }
  for (const hash of parents.get('blob') ?? []) tell('blob', hash, {});
  for (const seq of history.gaps) tell('change', String(seq), {});
  const listed = new Set(missing.map(({ table, id }) => `${table} ${id}`));
  return [
    ...missing,
    ...lostBefore.filter(({ table, id }) => !listed.has(`${table} ${id}`) && !rebuilt.has(table, id)),
  ];
}

function countTables(rebuilt: Rebuilt, missing: readonly MissingRow[]): SalvageReport['tables'] {
  const lost = new Map<string, number>();
  for (const { table } of missing) lost.set(table, (lost.get(table) ?? 0) + 1);
  const names = ['blob', 'change', ...tableNames.map((table) => planOf(table).name)];
  return Object.fromEntries(
    names.map((table) => [table, { found: rebuilt.count(table), missing: lost.get(table) ?? 0 }]),
  );
}
