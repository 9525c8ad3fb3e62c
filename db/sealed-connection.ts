// Hides from a connection what one who asks may not see: views of the connection's own stand before the sealed tables, so
// that every statement on it reads through them, whoever wrote it. A table is named without its schema everywhere, and
// SQLite looks for it among temporary names first.
import type { Database } from 'better-sqlite3';
import { changeIn, rowChanges, toldChangeIn, type Change } from '#core/change.ts';
import type { TableName } from '#core/records.ts';
import { tableNames } from '#core/tables/all.ts';
import {
  codeFields,
  limitsPersons,
  sealedShapes,
  seenChange,
  seesRow,
  type SealedShape,
  type SeenLook,
} from '#core/sealing/seen-rows.ts';
import type { Sight } from '#core/sealing/sight.ts';
import { seenCodebook } from '#core/versions/seen-codebook.ts';
import type { ReadDb } from './handles.ts';
import { planOf } from './row-plans.ts';
import { nameInSql } from './schema.ts';
import { statement } from './statements.ts';
import { find } from './write.ts';

/**
 * Lets a connection see only what `sight` leaves. `whole` is another connection to the same file, which is not sealed.
 * Call it once, before anything is read.
 */
export function seal({ sqlite }: ReadDb, whole: ReadDb, sight: Sight): void {
  sqlite.pragma('temp_store = MEMORY');
  const codes = sight.hiddenCodeIds.length > 0 ? [...codeFields.keys()] : [];
  for (const table of tableNames.filter((each) => sealedShapes.has(each) || codes.includes(each))) {
    const { name } = planOf(table);
    const condition = conditionOf(table, sealedShapes.get(table), sight);
    // The plus in the conditions keeps SQLite from choosing an index that all rows of a coder share.
    if (condition !== null)
      sqlite.exec(
        `CREATE TEMP VIEW "${name}" AS SELECT rowid AS rowid, * FROM main."${name}" WHERE ${condition}`,
      );
  }
  const codebook = codebookIn(whole, sight);
  sqlite.function('seen_codebook', { deterministic: true }, (json: unknown) => codebook(String(json)));
  sqlite.exec(
    `CREATE TEMP VIEW codebook_version AS
     SELECT rowid AS rowid, ${columnsOf(sqlite, 'codebook_version', 'codebook', 'seen_codebook')} FROM main.codebook_version`,
  );
  sealHistory(sqlite, whole, sight, codebook);
  sqlite.exec('CREATE TEMP VIEW displayed AS SELECT * FROM main.displayed WHERE 0');
}

/** An SQL condition on the rows of a table; null if all of them are seen. The same rule as `seesRow`. */
function conditionOf(table: TableName, shape: SealedShape | undefined, sight: Sight): string | null {
  const hidden = sight.hiddenCodeIds.map(quoted).join(', ');
  const ofCodes = hidden === '' ? [] : (codeFields.get(table) ?? []);
  const conditions = ofCodes.map((field) => `coalesce(+${nameInSql(field)}, '') NOT IN (${hidden})`);
  if (shape) conditions.push(...sealedConditions(table, shape, sight));
  return conditions.length === 0 ? null : conditions.join(' AND ');
}

function sealedConditions(table: TableName, shape: SealedShape, sight: Sight): string[] {
  const { hasAuthor, hasSource, hasRespondent, names } = shape;
  const conditions: string[] = [];
  if (limitsPersons(sight)) {
    if (hasAuthor) conditions.push(ofCoders('coder_id', sight));
    else if (names.length === 0) conditions.push('0');
  }
  if (sight.openKind !== null) {
    const kind = quoted(sight.openKind);
    const others = hasRespondent && sight.openKind !== 'interview' ? 'respondent_id IS NULL' : '1';
    if (hasSource)
      conditions.push(
        `CASE WHEN source_id IS NULL THEN ${others}
          ELSE (SELECT kind FROM main.source WHERE source.id = "${planOf(table).name}".source_id) = ${kind} END`,
      );
    else if (names.length === 0) conditions.push('0');
  }
  for (const [field, named] of names) {
    const column = `"${planOf(table).name}"."${nameInSql(field)}"`;
    // A view that was made before this one, or the table itself where all of its rows are seen.
    conditions.push(`(${column} IS NULL OR ${column} IN (SELECT id FROM "${planOf(named).name}" AS seen
      WHERE seen.id = ${column}))`);
  }
  return conditions;
}

function ofCoders(column: string, { ownIds, hiddenIds }: Sight): string {
  return ownIds === null
    ? `+${column} NOT IN (${hiddenIds.map(quoted).join(', ')})`
    : `+${column} IN (${ownIds.map(quoted).join(', ')})`;
}

function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** The columns of a table, one of them as a function shows it. */
function columnsOf(sqlite: Database, table: string, shown: string, by: string): string {
  const names = sqlite.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all() as string[];
  return names.map((name) => (name === shown ? `${by}(${name}) AS ${name}` : `"${name}"`)).join(', ');
}

/** Shows of a version’s codebook the codes and examples that are seen. */
function codebookIn(whole: ReadDb, sight: Sight): (json: string) => string {
  const look = lookIn(whole);
  const hidden = new Set(sight.hiddenCodeIds);
  const seesCode = (id: string): boolean => !hidden.has(id);
  // An example whose coding is gone may have been anybody’s.
  const seesCoding = (id: string): boolean => {
    const coding = find(whole, 'coding', id);
    return coding !== undefined && seesRow(sight, look, 'coding', coding);
  };
  return (json) => seenCodebook(json, { seesCode, seesCoding });
}

/** The versions in a part of a change, with what is seen of their codebooks. */
function withSeenVersions(change: Change, codebook: (json: string) => string): Change {
  const seen = <Row extends { readonly codebook: string }>(row: Row): Row => ({
    ...row,
    codebook: codebook(row.codebook),
  });
  const { added, updated, removed } = change;
  const of = <T, U>(rows: Readonly<Record<string, T>> | undefined, each: (row: T) => U) =>
    rows && { codebookVersion: Object.fromEntries(Object.entries(rows).map(([id, row]) => [id, each(row)])) };
  return {
    added: { ...added, ...of(added.codebookVersion, seen) },
    updated: {
      ...updated,
      ...of(updated.codebookVersion, ([from, to]) => [seen(from), seen(to)] as const),
    },
    removed: { ...removed, ...of(removed.codebookVersion, seen) },
  };
}

/**
 * The history as it is seen: of others only what they did to texts and whom they added, and of every act only the rows that are
 * seen. While a kind is closed, acts of which no row is seen are no acts: how many there were tells how much was coded. What was
 * counted beside an act was counted on all codings, so it is left out.
 */
function sealHistory(
  sqlite: Database,
  whole: ReadDb,
  sight: Sight,
  codebook: (json: string) => string,
): void {
  const look = lookIn(whole);
  sqlite.function('seen_body', { deterministic: true }, (body: unknown) => {
    const { told, ...change } = toldChangeIn(String(body));
    const { themes: _themes, exported, ...others } = told ?? {};
    const rows = sight.openKind === null ? {} : { rows: null };
    const rest = exported === undefined ? others : { ...others, exported: { ...exported, ...rows } };
    const seen = withSeenVersions(seenChange(change, sight, look), codebook);
    return JSON.stringify(Object.keys(rest).length === 0 ? seen : { ...seen, told: rest });
  });
  const columns = columnsOf(sqlite, 'change', 'body', 'seen_body');
  const seen = limitsPersons(sight) ? `(${ofCoders('coder_id', sight)} OR ${OF_ALL})` : '1';
  const ofKind = sight.openKind === null ? '' : 'AND is_seen_act(seq) = 1';
  if (ofKind !== '') sqlite.function('is_seen_act', seenActs(whole, sight, look));
  sqlite.exec(`CREATE TEMP VIEW change AS SELECT ${columns} FROM main.change WHERE ${seen} ${ofKind}`);
}

/** Tells of an act by its number whether any of its rows is seen, or it has none, like an export. Each is looked at once. */
function seenActs(whole: ReadDb, sight: Sight, look: SeenLook): (seq: unknown) => number {
  const known: number[] = [];
  const bodyOf = whole.sqlite.prepare('SELECT body FROM change WHERE seq = ?').pluck();
  return (seq) => {
    const at = Number(seq);
    return (known[at] ??= isSeen(changeIn(bodyOf.get(at) as string), sight, look) ? 1 : 0);
  };
}

function isSeen(change: Change, sight: Sight, look: SeenLook): boolean {
  const isEmpty = (each: Change): boolean => rowChanges(each).next().done === true;
  return isEmpty(change) || !isEmpty(seenChange(change, sight, look));
}

/** Acts that everybody sees: on texts, the adding of a coder, and whatever takes that back or repeats it. */
const OF_ALL = `method = 'coders.add' OR method GLOB 'notes.*' OR EXISTS (
  SELECT 1 FROM main.change AS done
  WHERE done.group_id = coalesce(change.undoes, change.redoes) AND done.method = 'coders.add')`;

/** Looks up rows in the whole study. */
export function lookIn(whole: ReadDb): SeenLook {
  return {
    kindOf: (sourceId) => {
      const kind = statement(whole.sqlite, 'SELECT kind FROM source WHERE id = ?').pluck().get(sourceId);
      return typeof kind === 'string' ? kind : null;
    },
    find: (table, id) => find(whole, table, id),
  };
}
