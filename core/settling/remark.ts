// What settling tells of a change that could not be made quite as it was meant.
import type { TableName } from '../records.ts';
import type { Row } from './rows.ts';
import type { Unit } from './units.ts';

/**
 * `both_changed`: a field that others changed too; `isTaken` says whose word stands. `came_back`: a row that others had
 * removed. `stays`: a row that was to be removed, which others have changed or put work on since. `moved_up`: a code whose
 * parent is no more. `in_a_ring`: a code that would have come to lie below itself stays where it was. `numbered`: a code
 * or a coder got a number behind the name, which another one has. `link_gone`: a link of which one end is no more.
 */
export type RemarkKind =
  | 'both_changed'
  | 'came_back'
  | 'stays'
  | 'moved_up'
  | 'in_a_ring'
  | 'numbered'
  | 'link_gone';

export interface SettlingRemark {
  readonly kind: RemarkKind;
  readonly table: TableName;
  readonly id: string;
  /** Of `both_changed` the fields, and the row on each side; whose word stands. */
  readonly fields?: Unit;
  readonly ours?: Row;
  readonly theirs?: Row;
  readonly isTaken?: boolean;
}
