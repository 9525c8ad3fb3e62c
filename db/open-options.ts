// Options for creating or opening a project.
import type { OpeningNote } from '#core/opening-note.ts';
import type { Migration } from './migrations.ts';

export interface OpenOptions {
  /** Who opens it, shown to others who try: a user and machine name. */
  readonly who: string;
  /** The present time, ISO 8601. */
  readonly now: string;
  /** The folder for locks by device and inode; without it only the lock beside the project is taken. */
  readonly locks?: string;
  /** The folder for the snapshot before a migration; without it, beside the project. */
  readonly snapshots?: string;
  /** Called with how many bytes, of how many, the snapshot before a migration holds so far. */
  readonly kept?: (done: number, total: number) => void;
  /** What the analyst should know besides what the opening finds. */
  readonly note?: OpeningNote;
  /** Opens for reading only, even where writing is possible. */
  readonly readOnly?: boolean;
  /**
   * Whether the file is checked before it is opened (`now`, the default), or left to the caller where
   * checking takes long (`later`).
   */
  readonly proof?: 'now' | 'later';
  /** Other migrations than this version's: for tests of earlier and later schemas. */
  readonly migrations?: readonly Migration[];
}
