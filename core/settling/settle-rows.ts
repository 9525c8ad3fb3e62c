// What the rows of another project would change here: what is new, what only they changed, what both sides
// changed, and what exists only here. Nothing is removed because the other side lacks it.
import type { TableName } from '../records.ts';
import { saidFields } from './twin-codings.ts';
import type { Matching } from './matching.ts';
import { dispensable, parentsFirst, recordTables, references, tableNames } from './references.ts';
import { removedIn } from './returning.ts';
import type { LooseRows, Row, TableRow } from './rows.ts';
import {
  type Conflict,
  type Difference,
  type Disagreement,
  type Past,
  type Settlement,
  subjectOf,
  type StatedFields,
  verdictOn,
} from './settlement.ts';
import { saysSame, silentFields, type Unit, unitsOf, withFields } from './units.ts';

/** Rows that exist here with other values. */
export function differencesOf(
  arriving: LooseRows,
  matching: Matching,
  statedFields: StatedFields,
): Difference[] {
  return tableNames.flatMap((table) =>
    (recordTables.has(table) ? [] : (arriving.get(table) ?? [])).flatMap((row) => {
      const ours = matching.met(table, row.id);
      if (!ours) return [];
      const theirs = matching.here(table, row);
      // A row that is the same on both sides may be one object: most are when a large study is imported again.
      if (theirs === ours) return [];
      const fields = new Set(statedFields(table, row) ?? []);
      const units = unitsOf(table, theirs)
        .map((unit) => unit.filter((field) => fields.has(field)))
        .filter((unit) => !saysSame(unit, ours, theirs) && !isIdle(unit, ours));
      return units.length > 0
        ? [{ table, ours, theirs, isAlike: matching.isAlike(table, row.id), units }]
        : [];
    }),
  );
}

interface Judging {
  readonly past: Past;
  readonly statedFields: StatedFields;
  /** Codes that were merged here and are to be restored: what the file has on them returns to them. */
  readonly standing: ReadonlySet<string>;
}

/**
 * Decides about every row. In a conflict, the file prevails where `isTheirs` says so of its subject. `away`:
 * rows of the file that are left out, by `table id` in the file.
 */
export function settleRows(
  { rows: arriving, away }: { readonly rows: LooseRows; readonly away: ReadonlySet<string> },
  present: LooseRows,
  matching: Matching,
  differences: readonly Difference[],
  { past, statedFields, standing }: Judging,
  isTheirs: (subject: string) => boolean,
): Settlement {
  const conflicts: Conflict[] = [];
  const added = new Map<TableName, readonly Row[]>();
  const staysAway = new Set<string>();
  const left: TableRow[] = [];
  const unchanged: TableRow[] = [];
  const returning = new Set<string>();
  const removed = removedIn({ rows: arriving, away }, matching, differences, past, statedFields);
  for (const table of tableNames) {
    const rows: Row[] = [];
    /** The index of each coding among the new rows. */
    const places = new Map<string, number>();
    for (const row of parentsFirst(table, arriving.get(table) ?? [])) {
      if (matching.met(table, row.id)) continue;
      const theirs = withoutAway(table, matching.here(table, row), staysAway);
      if (matching.isTwin(table, row.id)) {
        filled(rows, places.get(theirs.id), theirs);
        continue;
      }
      if (away.size > 0 && away.has(`${table} ${row.id}`)) {
        staysAway.add(`${table} ${theirs.id}`);
        continue;
      }
      const key = `${table} ${theirs.id}`;
      const fate = removed.get(key);
      if (fate === 'new') {
        const fields = (statedFields(table, row) ?? []).filter((field) => !silentFields.has(field));
        const conflict: Disagreement = { table, ours: null, theirs, units: [fields] };
        conflicts.push({ ...conflict, isSettled: past.decided(conflict) === 'same' });
      }
      const names = Object.keys(references[table]);
      const isOrphan = staysAway.size > 0 && names.some((field) => isIn(staysAway, table, field, theirs));
      // A row that was removed together with one that comes back comes back with it.
      const isWanted =
        fate === undefined ||
        (fate === 'new' && isTheirs(subjectOf({ table, ours: null, theirs }))) ||
        (fate === 'unchanged' &&
          returning.size > 0 &&
          names.some((field) => isIn(returning, table, field, theirs)));
      if (isWanted && !isOrphan) {
        if (table === 'coding') places.set(theirs.id, rows.length);
        rows.push(theirs);
        if (fate !== undefined) returning.add(key);
        continue;
      }
      staysAway.add(key);
      if (fate === undefined) left.push({ table, row: theirs });
      else if (fate === 'unchanged') unchanged.push({ table, row: theirs });
    }
    if (rows.length > 0) added.set(table, rows);
  }

  const changed: { table: TableName; ours: Row; to: Row }[] = [];
  for (const difference of differences) {
    const { table, ours, theirs, isAlike, units: differing } = difference;
    const known = past.base(table, ours, theirs, isAlike);
    const taken: Unit[] = [];
    const contested: Unit[] = [];
    const settled: Unit[] = [];
    for (const unit of differing) {
      // A field that refers to a row that is left out stays as it is.
      if (unit.some((field) => isIn(staysAway, table, field, theirs))) continue;
      if (
        standing.size > 0 &&
        unit.some((field) => namedBy(table, field) === 'code' && standing.has(String(theirs[field])))
      ) {
        taken.push(unit);
        continue;
      }
      const decided = past.decided({ table, ours, theirs, units: [unit] });
      if (decided === 'same') {
        settled.push(unit);
        continue;
      }
      const verdict = verdictOn(unit, difference, known, past);
      if (verdict === 'kept' || verdict === 'same') continue;
      const isAsked = verdict === 'conflict' || decided === 'other' || isOtherText(unit, ours, theirs);
      (isAsked ? contested : taken).push(unit);
    }
    const about = { table, ours, theirs };
    const units = [...contested, ...settled];
    if (units.length > 0) conflicts.push({ ...about, units, isSettled: contested.length === 0 });
    if (isTheirs(subjectOf(about))) taken.push(...units.filter((unit) => !isOtherText(unit, ours, theirs)));
    if (taken.length > 0) changed.push({ table, ours, to: withFields(ours, theirs, taken.flat()) });
  }
  return {
    added,
    changed,
    unsound: [],
    conflicts,
    onlyHere: onlyHere(arriving, present, matching),
    left,
    unchanged,
  };
}

/** Where two new codings are one here, fields that the first leaves empty are taken from the other. */
function filled(rows: Row[], at: number | undefined, twin: Row): void {
  const first = at === undefined ? undefined : rows[at];
  if (at !== undefined && first)
    rows[at] = withFields(
      first,
      twin,
      saidFields.filter((field) => (first[field] ?? null) === null),
    );
}

/** The row without references, such as class and speaker, to rows that are left out. */
function withoutAway(table: TableName, row: Row, away: ReadonlySet<string>): Row {
  const gone =
    away.size === 0 ? [] : (dispensable[table] ?? []).filter((field) => isIn(away, table, field, row));
  return gone.length === 0 ? row : { ...row, ...Object.fromEntries(gone.map((field) => [field, null])) };
}

/** Whether the field refers to one of these rows; `keys` are `table id`. */
function isIn(keys: ReadonlySet<string>, table: TableName, field: string, row: Row): boolean {
  const to = namedBy(table, field);
  return to !== undefined && keys.has(`${to} ${String(row[field])}`);
}

/** The table that the field refers to. */
function namedBy(table: TableName, field: string): TableName | undefined {
  return (references[table] as Partial<Record<string, TableName>>)[field];
}

function onlyHere(arriving: LooseRows, present: LooseRows, matching: Matching): LooseRows {
  return new Map(
    tableNames.map((table) => {
      const found = new Set((arriving.get(table) ?? []).map(({ id }) => matching.met(table, id)?.id));
      return [table, (present.get(table) ?? []).filter(({ id }) => !found.has(id))];
    }),
  );
}

/** Another text would replace the words under codings here. */
function isOtherText(unit: Unit, ours: Row, theirs: Row): boolean {
  return unit.includes('textHash') && ours['textHash'] !== theirs['textHash'];
}

/** The place of a merged code does not matter. */
function isIdle(unit: Unit, ours: Row): boolean {
  const isPlace = unit.includes('parentId') || unit.includes('position');
  return isPlace && ours['status'] === 'merged';
}
