// What a file would change here, as values: differences, conflicts, and what becomes of everything.
import type { TableName } from '../records.ts';
import type { LooseRows, Row, TableRow } from './rows.ts';
import { saysNothing, saysSame, threeWay, type Unit, type Verdict } from './units.ts';

/** A row that says something else here than in the file. */
export interface Difference {
  readonly table: TableName;
  readonly ours: Row;
  /** As the file has it, with the ids of here. */
  readonly theirs: Row;
  /** Whether it is the same by its likeness alone: then neither side ever knew what the other made of it. */
  readonly isAlike: boolean;
  /** The fields that differ, those that belong together in one. */
  readonly units: readonly Unit[];
}

export interface Conflict {
  readonly table: TableName;
  /** Null for what was removed here and is still in the file. */
  readonly ours: Row | null;
  readonly theirs: Row;
  /** The fields that were changed on both sides, those that belong together in one; of what was removed, all it says. */
  readonly units: readonly Unit[];
  /** Whether the file said the same before, and it was left as it is here. */
  readonly isSettled: boolean;
}

export type Disagreement = Omit<Conflict, 'isSettled'>;

/** What a conflict is about: of one that is here the row, of one that was removed what it would be again. */
export function subjectOf({ table, ours, theirs }: Pick<Conflict, 'table' | 'ours' | 'theirs'>): string {
  return `${table} ${(ours ?? theirs).id}`;
}

export interface Settlement {
  /** With the ids that they get here. */
  readonly added: LooseRows;
  readonly changed: readonly { readonly table: TableName; readonly ours: Row; readonly to: Row }[];
  /** What cannot stand with what is here, as the file has it: it stays as it is here. */
  readonly unsound: readonly Row[];
  readonly conflicts: readonly Conflict[];
  /** Rows here that the file has not got. */
  readonly onlyHere: LooseRows;
  /** Rows of the file that name something removed here, and stay away with it. */
  readonly left: readonly TableRow[];
  /** Rows that were removed here, and of which the file says nothing else than before: they stay away. */
  readonly unchanged: readonly TableRow[];
}

/** What of a row a file tells; null where it tells nothing of the table. */
export type Told = (table: TableName, row: Row) => readonly string[] | null;

/** How a row stood when both sides knew the same of it. */
export interface Past {
  /** Whether it is known by acts that the file names, and not by what an earlier file of the same program brought. */
  readonly isCertain: boolean;
  /** As `ours` where only the file has gone on from it, as `theirs` where only here did; undefined where not known. Of
   * a row that is the same by its likeness alone, only what a file brought counts. */
  readonly base: (table: TableName, ours: Row, theirs: Row, isAlike?: boolean) => Row | undefined;
  /**
   * How it stood when it was removed here since, or `true` where nothing tells; `known` where it was removed by somebody
   * who knew it as the file has it; undefined where it was not.
   */
  readonly removed: (table: TableName, id: string) => Row | true | 'known' | undefined;
  /** Whether the file said `same` before and was decided against, or something `other`; null where there was nothing. */
  readonly decided: (conflict: Disagreement) => 'same' | 'other' | null;
}

/** What becomes of fields of a row that differ; `known`: how it stood when both sides knew the same of it. */
export function verdictOn(
  unit: Unit,
  { ours, theirs, isAlike }: Difference,
  known: Row | undefined,
  { isCertain }: Pick<Past, 'isCertain'>,
): Verdict {
  // What is the same by its likeness alone may be of another study: that the file repeats what was, is all it tells.
  const isOfAnother = isAlike && !isCertain && known && !saysSame(unit, known, theirs);
  return threeWay(
    { ours, theirs, base: isOfAnother ? undefined : known },
    { isSame: (one, other) => saysSame(unit, one, other), isUnsaid: (row) => saysNothing(unit, row) },
  );
}
