// What a file would change here: what is new, what was changed there, what was changed on both sides, and what only
// is here. Nothing is ever removed because a file has not got it.
import type { TableName } from '#core/records.ts';
import {
  parentsFirst,
  recordTables,
  references,
  silentFields,
  tableNames,
  type LooseRows,
  type Row,
} from './links.ts';
import type { Matching } from './matching.ts';
import { removedIn } from './removed.ts';
import {
  subjectOf,
  type Conflict,
  type Difference,
  type Disagreement,
  type Past,
  type Settlement,
  type TableRow,
  type Told,
} from './settlement.ts';

/** Fields that are one thing: they are taken together or not at all. */
const together: Partial<Record<TableName, readonly (readonly string[])[]>> = {
  source: [
    ['textHash', 'docHash', 'length', 'codePoints', 'astral'],
    ['originalHash', 'originalName', 'encoding'],
    ['status', 'exclusionReason'],
  ],
  sourcePages: [['starts', 'layoutHash', 'layoutTextHash']],
  code: [['status', 'mergedInto']],
  coding: [['codeId', 'start', 'end', 'quoteDigest']],
  memo: [
    ['title', 'body', 'updatedAt'],
    ['about', 'sourceId', 'codeId', 'codingId', 'respondentId'],
  ],
  verdict: [['value', 'reasons', 'meaning', 'examples', 'counts', 'coderId', 'at']],
};

/** Rows that are here and say something else. */
export function differencesOf(arriving: LooseRows, matching: Matching, told: Told): Difference[] {
  return tableNames.flatMap((table) =>
    (recordTables.has(table) ? [] : (arriving.get(table) ?? [])).flatMap((row) => {
      const ours = matching.met(table, row.id);
      if (!ours) return [];
      const theirs = matching.here(table, row);
      const fields = new Set(told(table, row) ?? []);
      const units = unitsOf(table, theirs)
        .map((unit) => unit.filter((field) => fields.has(field)))
        .filter((unit) => !isAlike(unit, ours, theirs) && !isIdle(unit, ours));
      return units.length > 0
        ? [{ table, ours, theirs, isAlike: matching.isAlike(table, row.id), units }]
        : [];
    }),
  );
}

interface Judging {
  readonly past: Past;
  readonly told: Told;
  /** Codes that were merged here and are to stand again: what the file has on them goes back to them. */
  readonly standing: ReadonlySet<string>;
}

/**
 * Says what becomes of everything; in a conflict about what `isTheirs` says so of, the file has its way. `away`: rows of
 * the file that have no place, by `table id` in the file.
 */
export function settle(
  { rows: arriving, away }: { readonly rows: LooseRows; readonly away: ReadonlySet<string> },
  present: LooseRows,
  matching: Matching,
  differences: readonly Difference[],
  { past, told, standing }: Judging,
  isTheirs: (subject: string) => boolean,
): Settlement {
  const conflicts: Conflict[] = [];
  const added = new Map<TableName, readonly Row[]>();
  const staysAway = new Set<string>();
  const left: TableRow[] = [];
  const unchanged: TableRow[] = [];
  const returning = new Set<string>();
  const removed = removedIn({ rows: arriving, away }, matching, differences, past, told);
  for (const table of tableNames) {
    const rows: Row[] = [];
    for (const row of parentsFirst(table, arriving.get(table) ?? [])) {
      if (matching.met(table, row.id)) continue;
      const theirs = withoutAway(table, matching.here(table, row), staysAway);
      if (away.has(`${table} ${row.id}`)) {
        staysAway.add(`${table} ${theirs.id}`);
        continue;
      }
      const key = `${table} ${theirs.id}`;
      const fate = removed.get(key);
      const said = (told(table, row) ?? []).filter((field) => !silentFields.has(field));
      const conflict: Disagreement = { table, ours: null, theirs, units: [said] };
      if (fate === 'new') conflicts.push({ ...conflict, isSettled: past.decided(conflict) === 'same' });
      const names = Object.keys(references[table]);
      const isOrphan = staysAway.size > 0 && names.some((field) => isIn(staysAway, table, field, theirs));
      // What was removed with something that comes back, comes back with it.
      const isWanted =
        fate === undefined ||
        (fate === 'new' && isTheirs(subjectOf(conflict))) ||
        (fate === 'unchanged' &&
          returning.size > 0 &&
          names.some((field) => isIn(returning, table, field, theirs)));
      if (isWanted && !isOrphan) {
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
  for (const { table, ours, theirs, isAlike: isNew, units: differing } of differences) {
    const known = past.base(table, ours, theirs, isNew);
    const taken: (readonly string[])[] = [];
    const contested: (readonly string[])[] = [];
    const settled: (readonly string[])[] = [];
    for (const unit of differing) {
      // What names something that stays away stays as it is.
      if (unit.some((field) => isIn(staysAway, table, field, theirs))) continue;
      if (
        standing.size > 0 &&
        unit.some((field) => namedBy(table, field) === 'code' && standing.has(String(theirs[field])))
      ) {
        taken.push(unit);
        continue;
      }
      // What is the same by its likeness alone may be of another study: that the file repeats what was, is all it tells.
      const isOfAnother = isNew && !past.isCertain && known && !isAlike(unit, known, theirs);
      const base = isOfAnother ? undefined : known;
      const decided = past.decided({ table, ours, theirs, units: [unit] });
      if (decided === 'same') {
        settled.push(unit);
        continue;
      }
      if (base ? isAlike(unit, base, theirs) : isEmpty(unit, theirs)) continue;
      const isOurs = base ? !isAlike(unit, base, ours) : !isEmpty(unit, ours);
      if (isOurs || decided === 'other' || isOtherText(unit, ours, theirs)) contested.push(unit);
      else taken.push(unit);
    }
    const about = { table, ours, theirs };
    const units = [...contested, ...settled];
    if (units.length > 0) conflicts.push({ ...about, units, isSettled: contested.length === 0 });
    if (isTheirs(subjectOf(about))) taken.push(...units.filter((unit) => !isOtherText(unit, ours, theirs)));
    const fields = taken.flat().map((field) => [field, theirs[field] ?? null]);
    if (fields.length > 0) changed.push({ table, ours, to: { ...ours, ...Object.fromEntries(fields) } });
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

/** Fields that a row can do without: what it is, stays, where what they name does not come. */
const dispensable: Partial<Record<TableName, readonly string[]>> = {
  source: ['classId'],
  coding: ['respondentId'],
};

/** The row without the class or the speaker that stays away. */
function withoutAway(table: TableName, row: Row, away: ReadonlySet<string>): Row {
  const gone =
    away.size === 0 ? [] : (dispensable[table] ?? []).filter((field) => isIn(away, table, field, row));
  return gone.length === 0 ? row : { ...row, ...Object.fromEntries(gone.map((field) => [field, null])) };
}

/** Whether the field names a row of these, which are by `table id`. */
function isIn(keys: ReadonlySet<string>, table: TableName, field: string, row: Row): boolean {
  const to = namedBy(table, field);
  return to !== undefined && keys.has(`${to} ${String(row[field])}`);
}

/** The table of whose rows the field names one. */
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

/** Another text would take the words from under what was coded here. */
function isOtherText(unit: readonly string[], ours: Row, theirs: Row): boolean {
  return unit.includes('textHash') && ours['textHash'] !== theirs['textHash'];
}

/** Where a code stands that was merged into another is all one. */
function isIdle(unit: readonly string[], ours: Row): boolean {
  const isPlace = unit.includes('parentId') || unit.includes('position');
  return isPlace && ours['status'] === 'merged';
}

function unitsOf(table: TableName, row: Row): (readonly string[])[] {
  const units = together[table] ?? [];
  const bound = new Set(units.flat());
  return [...units, ...Object.keys(row).flatMap((field) => (bound.has(field) ? [] : [[field]]))];
}

function isAlike(unit: readonly string[], one: Row, other: Row): boolean {
  return unit.every((field) => silentFields.has(field) || (one[field] ?? null) === (other[field] ?? null));
}

function isEmpty(unit: readonly string[], row: Row): boolean {
  return unit.every((field) => silentFields.has(field) || row[field] === '' || (row[field] ?? null) === null);
}
