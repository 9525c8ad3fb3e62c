// What an import keeps of the histories that stood behind its file, for files of the same lineage that come later.
import { codebookOf, type Codebook } from '#core/codes/codebook.ts';
import type { CodeRecord, ThemeCodeRecord } from '#core/records.ts';
import { recordTables } from '#core/settling/references.ts';
import type { Row } from '#core/settling/rows.ts';
import { saysSame } from '#core/settling/units.ts';
import type { ReadDb } from '#db/handles.ts';
import { all } from '#db/write.ts';
import { actsShared, MARK } from '../act-marks.ts';
import { broughtHistories, type KeptHistories, Knowledge, versionsIn } from './histories.ts';
import type { Planned } from './planned.ts';
import type { Weighed } from './weigh.ts';

/** What to keep of the file, with the project as it is once the file is in. */
export function historiesOf(
  db: ReadDb,
  { rows, histories }: Planned,
  { matching, added }: Pick<Weighed, 'matching' | 'added'>,
): KeptHistories | null {
  if (!histories) return null;
  const without: Record<string, string[]> = {};
  const versions: Record<string, Record<string, string[]>> = {};
  for (const [table, list] of rows) {
    if (recordTables.has(table) || table === 'project') continue;
    const here = new Map(all(db, table).map((row): [string, Row] => [row.id, row]));
    const came = new Set(added.get(table)?.map(({ id }) => id));
    for (const row of list) {
      const theirs = matching.here(table, row);
      const now = here.get(theirs.id);
      const version = histories.versionOf(`${table} ${row.id}`);
      // What came and went into another by that, is known as what it was.
      if (!now && !came.has(theirs.id)) (without[table] ??= []).push(theirs.id);
      // Whoever is known by the name alone keeps the own one.
      if (!now || (table === 'coder' && now.id !== row.id)) continue;
      if (version !== undefined && saysSame(Object.keys(now), now, theirs))
        ((versions[version] ??= {})[table] ??= []).push(now.id);
    }
  }
  const known = histories.known.map(({ project, marks, without: before }) => ({
    of: `${project} ${marks}`,
    without: joined(before, without),
  }));
  return { known, versions };
}

function joined(
  one: Readonly<Record<string, readonly string[]>>,
  other: Readonly<Record<string, readonly string[]>>,
): Record<string, string[]> {
  const tables = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries(
    [...tables].map((table) => [table, [...new Set([...(one[table] ?? []), ...(other[table] ?? [])])]]),
  );
}

/**
 * The codes that stand here as they did in another project after the act that `named` names, as `whereHistoryStands`
 * does, where a file of that project came in; null where none did. Of others it is not known how they stood.
 */
export function codebookElsewhere(db: ReadDb, named: string): Codebook | null {
  for (const { project, marks } of broughtHistories(db)) {
    const acts = actsShared(marks, named);
    if (acts === null) continue;
    const then = new Knowledge([{ project, marks: marks.slice(0, acts * MARK), without: {} }]);
    const isWanted = (key: string): boolean => /^(code|themeCode) /.test(key);
    const codebook = { isWanted, about: ['code', 'themeCode'] };
    const { bases } = versionsIn(db, codebook, (version) => then.has(version));
    const rowsOf = (table: string): unknown[] =>
      [...bases].flatMap(([key, row]) => (key === `${table} ${row.id}` ? [row] : []));
    // Rows of these tables, as the history has them.
    return codebookOf(rowsOf('code') as CodeRecord[], rowsOf('themeCode') as ThemeCodeRecord[]);
  }
  return null;
}
