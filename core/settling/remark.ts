// What settling reports of a change that could not be made exactly as it was meant.
import type { TableName } from '../records.ts';
import type { Row } from './rows.ts';
import type { Unit } from './units.ts';

/**
 * `both_changed`: a field that others changed too; `isTaken` tells whether the change prevails. `came_back`:
 * a row that others had removed. `stays`: a row that was to be removed, but that others have changed or
 * worked on since. `kept`: a row that its person may not remove any more. `moved_up`: a code whose parent no longer exists. `in_a_ring`: a code that would lie below
 * itself, and therefore stays where it was. `numbered`: something that got a number, because another has its
 * name. `link_gone`: a link with an end that no longer exists, or work on what went with a respondent who withdrew.
 */
export type RemarkKind =
  | 'both_changed'
  | 'came_back'
  | 'stays'
  | 'kept'
  | 'moved_up'
  | 'in_a_ring'
  | 'numbered'
  | 'link_gone';

/** One thing that could not be done exactly as it was meant. */
export interface SettlingRemark {
  readonly kind: RemarkKind;
  readonly table: TableName;
  readonly id: string;
  /** For `both_changed`: the fields, and the row on each side; `ours` also for work that is gone. */
  readonly fields?: Unit;
  readonly ours?: Row;
  readonly theirs?: Row;
  readonly isTaken?: boolean;
}
