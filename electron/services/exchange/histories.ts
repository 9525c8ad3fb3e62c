// Which acts of which histories this project knows: its own, and those that imported files told of. This tells two
// files of one lineage which of them has the later version of a row, and how the row stood when the other file last
// knew it.
import type { TableName } from '#core/records.ts';
import type { ReadDb, WriteDb } from '#db/handles.ts';
import { all, find, storable } from '#db/write.ts';
import { changeIn, type RowChange, rowChanges } from '#core/change.ts';
import type { Matching } from '#core/settling/matching.ts';
import { byId, ByRow, type Row } from '#core/settling/rows.ts';
import type { Settlement } from '#core/settling/settlement.ts';
import { baseAfter, saysSame } from '#core/settling/units.ts';
import { actsAbout, type ActsWhere } from '#db/row-acts.ts';
import { MARK_LENGTH, markOf, marksOf } from '../act-marks.ts';
import {
  reportOf,
  actMarks,
  keptHistories,
  type KeptHistories,
  type KnownHistory,
  type Version,
} from './report.ts';
import { recordTables } from '#core/settling/references.ts';
import type { Planned } from './planned.ts';

/** Writes a version. */
function versionOf(project: string, act: number, mark: string): Version {
  return `${project} ${act} ${mark}`;
}

/** The histories that an import stored; null if its file told of none. */
function keptIn(db: ReadDb, reportHash: string): KeptHistories | null {
  const found = keptHistories.safeParse(reportOf(db, reportHash).histories);
  return found.success ? found.data : null;
}

/** Other histories, known from imported files. */
export function broughtHistories(db: ReadDb): KnownHistory[] {
  const found = new Map<string, KnownHistory>();
  for (const { reportHash } of all(db, 'exchange'))
    for (const { of, without } of keptIn(db, reportHash)?.known ?? []) {
      const [, project = '', marks = ''] = /^(.*) ([0-9a-f]*)$/.exec(of) ?? [];
      if (actMarks.safeParse(marks).success)
        found.set(JSON.stringify([of, without]), { project, marks, without });
    }
  return [...found.values()];
}

/** All histories that this project knows, its own first. */
export function historiesHere(db: ReadDb): KnownHistory[] {
  const own = { project: all(db, 'project')[0]?.id ?? '', marks: marksOf(db), without: {} };
  return [own, ...broughtHistories(db)];
}

/** Looks up whether a set of histories includes a version. */
export class Knowledge {
  readonly #histories: readonly { project: string; marks: string; without: ReadonlySet<string> }[];
  readonly #found = new Map<Version, readonly ReadonlySet<string>[]>();

  constructor(histories: readonly KnownHistory[]) {
    this.#histories = histories.map(({ project, marks, without }) => ({
      project,
      marks,
      without: new Set(Object.entries(without).flatMap(([table, ids]) => ids.map((id) => `${table} ${id}`))),
    }));
  }

  has(version: Version): boolean {
    return this.#knowing(version).length > 0;
  }

  /** Whether a history included this version of the row, and the row would be here unless somebody had removed it. */
  hasHad(version: Version, table: TableName, id: string): boolean {
    return this.#knowing(version).some((without) => !without.has(`${table} ${id}`));
  }

  #knowing(version: Version): readonly ReadonlySet<string>[] {
    const before = this.#found.get(version);
    if (before) return before;
    const [, project = '', act = '', mark = ''] = /^(.*) (\d+) ([0-9a-f]{8})$/.exec(version) ?? [];
    const end = Number(act) * MARK_LENGTH;
    const found = this.#histories.flatMap((each) =>
      mark !== '' && each.project === project && each.marks.slice(end - MARK_LENGTH, end) === mark
        ? [each.without]
        : [],
    );
    this.#found.set(version, found);
    return found;
  }
}

/** What the history tells of rows. */
export interface Versions {
  /** The present version of each row that is here. */
  readonly made: ByRow<Version>;
  /** How each row stood at the last version that `knows` accepted, also if the row was removed since. */
  readonly bases: ByRow<Row>;
  /** Rows that were removed here. */
  readonly removed: ByRow<true>;
}

/** An import, while its acts are read. */
interface Importing {
  readonly group: string;
  readonly id: string;
  readonly made: ByRow<Version>;
  /** Rows that the import changed only as a consequence of others, by `table id`. */
  readonly along: ReadonlySet<string>;
  /** Whether `knows` accepts the state of the project that wrote the imported file. */
  readonly isKnown: boolean;
}

/** The rows that a reading of the history is about. */
export interface WantedRows {
  readonly isWanted: (table: TableName, id: string) => boolean;
  /** The wanted rows by `table id`, or their tables; null for any row. */
  readonly about: Iterable<string> | null;
}

/** All rows. */
export const allRows: WantedRows = { isWanted: () => true, about: null };

interface Step {
  readonly number: number;
  readonly at: string;
  readonly group_id: string | null;
  readonly undoes: string | null;
  readonly redoes: string | null;
  readonly body: string;
}

const nothing = (): boolean => false;

/** How many rows can be looked up in the time that it takes to read an act. */
const ROWS_PER_ACT = 1000;

const everyAct: ActsWhere = { sql: 'TRUE', values: [] };

/** The given rows, by their ids here. For many rows and a short history, reading every act is faster than looking them up. */
export function theseRows(db: ReadDb, rows: ByRow<unknown>): WantedRows {
  const acts = Number(db.sqlite.prepare('SELECT count(*) FROM change').pluck().get());
  return {
    isWanted: (table, id) => rows.has(table, id),
    about: rows.size > acts * ROWS_PER_ACT ? null : rows.keys(),
  };
}

/** Reads the acts about the wanted rows. `knows`: whether the file knows a version; decides on `bases`. */
export function versionsIn(
  db: ReadDb,
  { isWanted, about }: WantedRows,
  knows: (version: Version) => boolean = nothing,
): Versions {
  const project = all(db, 'project')[0]?.id ?? '';
  const reports = new Map(all(db, 'exchange').map(({ id, reportHash }) => [id, reportHash]));
  const made = new ByRow<Version>();
  const bases = new ByRow<Row>();
  const removed = new ByRow<true>();
  // Without `knows` there are no bases, and holding all rows of a large study would fill the memory.
  const hasBases = knows !== nothing;
  const now = new ByRow<Row>();
  let importing: Importing | null = null;
  const imports = Array.from(reports.keys(), (id) => `exchange ${id}`);
  const { sql, values } = about === null ? everyAct : actsAbout(db, [...about, ...imports]);
  const steps = db.sqlite
    .prepare(
      `SELECT number, at, group_id, undoes, redoes, body
       FROM change JOIN (SELECT seq, row_number() OVER (ORDER BY seq) AS number FROM change) USING (seq)
       WHERE ${sql} ORDER BY seq`,
    )
    .iterate(...values) as IterableIterator<Step>;
  for (const { number, at, group_id: group, undoes, redoes, body } of steps) {
    const own = versionOf(project, number, markOf([at, group, undoes, redoes]));
    const change = changeIn(body);
    if (importing && importing.group !== group) importing = null;
    // The import's own record is the first it adds; records of earlier imports may come with the file.
    const [id] = importing || group === null ? [] : Object.keys(change.added.exchange ?? {});
    const reportHash = id === undefined ? undefined : reports.get(id);
    if (group !== null && id !== undefined && reportHash !== undefined) {
      importing = importingOf(db, group, id, reportHash, knows);
      for (const [table, rowId, version] of importing.made) {
        if (!made.has(table, rowId)) continue;
        made.set(table, rowId, version);
        const row = now.get(table, rowId);
        if (row && knows(version)) bases.set(table, rowId, row);
      }
    }
    // Undoing an import removes its rows, but nobody has removed them by an act of their own.
    const isTakenBack = undoes !== null && Object.keys(change.removed.exchange ?? {}).length > 0;
    const tell = ({ table, id: rowId, before, after }: RowChange): void => {
      if (!isWanted(table, rowId)) return;
      if (!after) {
        now.delete(table, rowId);
        made.delete(table, rowId);
        if (!isTakenBack) removed.set(table, rowId, true);
        return;
      }
      const version = importing?.made.get(table, rowId) ?? own;
      made.set(table, rowId, version);
      removed.delete(table, rowId);
      if (!hasBases) return;
      now.set(table, rowId, after);
      const base = bases.get(table, rowId);
      if (knows(version)) bases.set(table, rowId, after);
      else if (importing?.isKnown && base && before && !importing.along.has(`${table} ${rowId}`))
        bases.set(table, rowId, baseAfter(base, before, after));
    };
    for (const each of rowChanges(change)) tell(each);
  }
  return { made, bases, removed };
}

function importingOf(
  db: ReadDb,
  group: string,
  id: string,
  reportHash: string,
  knows: (version: Version) => boolean,
): Importing {
  const { carried, projectId, head } = reportOf(db, reportHash);
  const made = new ByRow<Version>();
  for (const [version, tables] of Object.entries(keptIn(db, reportHash)?.versions ?? {}))
    for (const [table, ids] of Object.entries(tables))
      // Tables that the schema of the file has.
      for (const row of ids) made.set(table as TableName, row, version);
  const isKnown = projectId && head ? knows(versionOf(projectId, head.acts, head.mark)) : false;
  return { group, id, made, along: new Set(carried), isKnown };
}

/**
 * The histories to store with the import of a file, given the project after the import. `db` has recorded what the import
 * did beyond adding and changing the weighed rows.
 */
export function historiesOf(
  db: WriteDb,
  { rows, histories }: Planned,
  { matching, added }: Pick<Settlement, 'added'> & { readonly matching: Matching },
): KeptHistories | null {
  if (!histories) return null;
  const without: Record<string, string[]> = {};
  const versions: Record<string, Record<string, string[]>> = {};
  const knownBefore = new Knowledge(historiesHere(db));
  const since = new ByRow<true>();
  for (const { table, id } of rowChanges(db.recorder.take())) since.set(table, id, true);
  for (const [table, list] of rows) {
    if (recordTables.has(table) || table === 'project') continue;
    const came = byId(added.get(table) ?? []);
    // An added row that nothing has changed since need not be read again: a large study has hundreds of thousands.
    const present = (id: string): Row | undefined => {
      const row = since.has(table, id) ? undefined : came.get(id);
      return row ? storable(row) : find(db, table, id);
    };
    for (const row of list) {
      const theirs = matching.here(table, row);
      const now = present(theirs.id);
      const version = histories.versionOf(table, row.id);
      // A row of the file that was merged into another by the import counts as known.
      if (!now && !came.has(theirs.id)) (without[table] ??= []).push(theirs.id);
      // A coder matched only by name keeps this project's version.
      if (!now || (table === 'coder' && now.id !== row.id)) continue;
      if (version === undefined || !saysSame(Object.keys(now), now, theirs)) continue;
      // Matched by its content with a row of another id: those who already know that version know it of the other row.
      if (now.id === row.id || !knownBefore.has(version))
        ((versions[version] ??= {})[table] ??= []).push(now.id);
    }
  }
  const known = histories.known.map(({ project, marks, without: before }) => ({
    of: `${project} ${marks}`,
    without: joined(before, without),
  }));
  return { known, versions };
}

function joined(one: KnownHistory['without'], other: KnownHistory['without']): KnownHistory['without'] {
  const tables = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries(
    [...tables].map((table) => [table, [...new Set([...(one[table] ?? []), ...(other[table] ?? [])])]]),
  );
}
