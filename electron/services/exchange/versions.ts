// What made each row of the project what it is: an act here, or one elsewhere that came in with a file; and how rows
// stood when a file last knew them.
import { changeIn } from '#core/change.ts';
import { rowChanges } from '#core/settling/change-rows.ts';
import type { Row } from '#core/settling/rows.ts';
import { baseAfter } from '#core/settling/three-way.ts';
import type { ReadDb } from '#db/handles.ts';
import { actsAbout } from '#db/row-acts.ts';
import { all } from '#db/write.ts';
import { markOf } from '../act-marks.ts';
import { keptIn, versionOf, type Version } from './known-histories.ts';
import { reportOf } from './report.ts';

/** What the history tells of rows, by `table id`. */
export interface Versions {
  /** What made the rows that are here what they are. */
  readonly made: ReadonlyMap<string, Version>;
  /** How a row stood when what had made it so was last known: of those that are here, and those that were removed. */
  readonly bases: ReadonlyMap<string, Row>;
  /** Rows that were removed here. */
  readonly removed: ReadonlySet<string>;
}

/** An import on its way through the history. */
interface Importing {
  readonly group: string;
  readonly id: string;
  readonly made: ReadonlyMap<string, Version>;
  /** Rows that only went along with others. */
  readonly along: ReadonlySet<string>;
  /** Whether what came in with it is known. */
  readonly isKnown: boolean;
}

/** Rows of which something is asked. */
export interface WantedRows {
  /** By `table id`. */
  readonly isWanted: (key: string) => boolean;
  /** The same by `table id`, or the tables that they are all of; null for rows that may be any. */
  readonly about: Iterable<string> | null;
}

/** All rows that there are. */
export const allRows: WantedRows = { isWanted: () => true, about: null };

interface Step {
  readonly number: number;
  readonly at: string;
  readonly group_id: string | null;
  readonly undoes: string | null;
  readonly redoes: string | null;
  readonly body: string;
}

/** Walks the acts about the rows that are wanted. `knows`: what of all acts a file has known. */
export function versionsIn(
  db: ReadDb,
  { isWanted, about }: WantedRows,
  knows: (version: Version) => boolean = () => false,
): Versions {
  const project = all(db, 'project')[0]?.id ?? '';
  const reports = new Map(all(db, 'exchange').map(({ id, reportHash }) => [id, reportHash]));
  const made = new Map<string, Version>();
  const bases = new Map<string, Row>();
  const removed = new Set<string>();
  const now = new Map<string, Row>();
  let importing: Importing | null = null;
  const imports = Array.from(reports.keys(), (id) => `exchange ${id}`);
  const { sql, values } =
    about === null ? { sql: 'TRUE', values: [] } : actsAbout(db, [...about, ...imports]);
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
    // Of an import's own record, which comes first; others may have come along with the file.
    const [id] = importing || group === null ? [] : Object.keys(change.added.exchange ?? {});
    const reportHash = id === undefined ? undefined : reports.get(id);
    if (group !== null && id !== undefined && reportHash !== undefined) {
      importing = importingOf(db, group, id, reportHash, knows);
      for (const [key, version] of importing.made) {
        if (!now.has(key)) continue;
        made.set(key, version);
        const row = now.get(key);
        if (row && knows(version)) bases.set(key, row);
      }
    }
    // What an import brought and was taken back with it was never removed by anybody.
    const isTakenBack = undoes !== null && Object.keys(change.removed.exchange ?? {}).length > 0;
    const tell = (key: string, before: Row | null, after: Row | null): void => {
      if (!isWanted(key)) return;
      if (!after) {
        now.delete(key);
        made.delete(key);
        if (!isTakenBack) removed.add(key);
        return;
      }
      const version = importing?.made.get(key) ?? own;
      now.set(key, after);
      made.set(key, version);
      removed.delete(key);
      const base = bases.get(key);
      if (knows(version)) bases.set(key, after);
      else if (importing?.isKnown && base && before && !importing.along.has(key))
        bases.set(key, baseAfter(base, before, after));
    };
    for (const each of rowChanges(change)) tell(`${each.table} ${each.id}`, each.before, each.after);
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
  const made = new Map<string, Version>();
  for (const [version, tables] of Object.entries(keptIn(db, reportHash)?.versions ?? {}))
    for (const [table, ids] of Object.entries(tables))
      for (const row of ids) made.set(`${table} ${row}`, version);
  const isKnown = projectId && head ? knows(versionOf(projectId, head.acts, head.mark)) : false;
  return { group, id, made, along: new Set(carried), isKnown };
}
