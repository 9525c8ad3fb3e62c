// What is said when a project is made or opened.
import type { Migration } from './migrations.ts';

export interface OpenOptions {
  /** Who opens it, told to others who try: a user and machine name. */
  readonly who: string;
  /** The present time, ISO 8601. */
  readonly now: string;
  /** Where the program keeps its locks by device and inode; without it there is the lock beside the project alone. */
  readonly locks?: string;
  /** Where the snapshot before a migration goes; without it, beside the project. */
  readonly snapshots?: string;
  /** Hears how many bytes of how many the snapshot before a migration holds by now. */
  readonly kept?: (done: number, total: number) => void;
  /** Open for reading only, even where writing were possible. */
  readonly readOnly?: boolean;
  /**
   * Whether the file is checked before it is opened (`now`, as without it), or left to whoever opens it where that takes
   * its time.
   */
  readonly proof?: 'now' | 'later';
  /** Other migrations than this version's: for tests of earlier and later schemas. */
  readonly migrations?: readonly Migration[];
}
