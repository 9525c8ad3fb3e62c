// What a file would change here, as values: differences, conflicts, and the decision about every row.
import type { TableName } from '../records.ts';
import type { LooseRows, Row, TableRow } from './rows.ts';
import { saysNothing, saysSame, threeWay, type Unit, type Verdict } from './units.ts';

/** A row that has other values here than in the file. */
export interface Difference {
  readonly table: TableName;
  readonly ours: Row;
  /** The row of the file, with the ids it has here. */
  readonly theirs: Row;
  /** Whether the two were matched by identifying fields and not by id: neither side then knew the other's changes. */
  readonly isAlike: boolean;
  /** The units in which they differ. */
  readonly units: readonly Unit[];
}

/** A row that both sides changed. */
export interface Conflict {
  readonly table: TableName;
  /** Null for a row that was removed here and is still in the file. */
  readonly ours: Row | null;
  readonly theirs: Row;
  /** The units that both sides changed; for a removed row, all of its units. */
  readonly units: readonly Unit[];
  /** Whether the file said the same before, and this project's version was kept. */
  readonly isSettled: boolean;
}

export type Disagreement = Omit<Conflict, 'isSettled'>;

/** The subject of a conflict: the row here; for a removed row, the row that it would be again. */
export function subjectOf({ table, ours, theirs }: Pick<Conflict, 'table' | 'ours' | 'theirs'>): string {
  return `${table} ${(ours ?? theirs).id}`;
}

/** The decision about all rows of a file. */
export interface Settlement {
  /** Rows to be added, with the ids that they get here. */
  readonly added: LooseRows;
  readonly changed: readonly { readonly table: TableName; readonly ours: Row; readonly to: Row }[];
  /** Rows of the file that cannot stand beside the present rows: these stay as they are here. */
  readonly unsound: readonly Row[];
  readonly conflicts: readonly Conflict[];
  /** Rows here that the file does not have. */
  readonly onlyHere: LooseRows;
  /** Rows of the file that refer to something removed here, and are left out with it. */
  readonly left: readonly TableRow[];
  /** Rows that were removed here and of which the file says nothing new: they stay removed. */
  readonly unchanged: readonly TableRow[];
}

/** The fields of a row that a file states; null where it states nothing of the table. */
export type StatedFields = (table: TableName, row: Row) => readonly string[] | null;

/** The state of rows when both sides last knew the same of them. */
export interface Past {
  /**
   * Whether it is known through acts that the file names, and not from an earlier import of the same
   * program's file.
   */
  readonly isCertain: boolean;
  /**
   * The last state that both sides knew: equal to `ours` where only the file changed it, to `theirs` where only this
   * project did; undefined where not known. For a row matched by its fields, only what a file brought counts.
   */
  readonly base: (table: TableName, ours: Row, theirs: Row, isAlike?: boolean) => Row | undefined;
  /**
   * The last state of a row that was removed here since; `true` where no state is known, `known` where it was
   * removed by somebody who knew it as the file has it, undefined where it was not removed.
   */
  readonly removed: (table: TableName, id: string) => Row | true | 'known' | undefined;
  /**
   * What was decided when the file last came: `same` if it said the same and was decided against, `other` if
   * it said something else; null where nothing was decided.
   */
  readonly decided: (conflict: Disagreement) => 'same' | 'other' | null;
}

/** The decision about fields that differ. `known` is the row's state when both sides last knew the same of it. */
export function verdictOn(
  unit: Unit,
  { ours, theirs, isAlike }: Difference,
  known: Row | undefined,
  { isCertain }: Pick<Past, 'isCertain'>,
): Verdict {
  // Rows matched by their fields may come from another study: of those, the base counts only if the file repeats it.
  const isOfAnother = isAlike && !isCertain && known && !saysSame(unit, known, theirs);
  return threeWay(
    { ours, theirs, base: isOfAnother ? undefined : known },
    { isSame: (one, other) => saysSame(unit, one, other), isUnsaid: (row) => saysNothing(unit, row) },
  );
}
