// What the keeper of snapshots is asked, and what it answers.
import type { ErrorValue } from '#core/errors.ts';
import type { Unnamed } from '#db/collect.ts';
import type { LentFile } from '#db/own-files.ts';
import type { StudyHead } from '#db/snapshots/head.ts';
import type { Made, Making } from '#db/snapshots/make.ts';

/** One thing to do with a store of snapshots. `store` is the path of the store. */
export interface KeeperCalls {
  /** Reads the head of the study, as it is now. */
  head: { input: { file: LentFile }; output: StudyHead };
  /** Looks for texts of the study that nothing names. */
  findUnnamed: { input: { file: LentFile }; output: Unnamed };
  /** Makes a snapshot, then makes room: all chunks take at most `limit` bytes. */
  make: { input: { making: Making; limit: number }; output: Made };
  /** Checks a snapshot by restoring it. Answers whether it is whole. */
  check: { input: { store: string; id: number }; output: boolean };
  /** Checks the snapshot that is due at `now` (milliseconds). Answers whether it is whole; null where none is due. */
  checkNext: { input: { store: string; now: number }; output: boolean | null };
  /** Keeps a snapshot for good, or no longer. */
  keep: { input: { store: string; id: number; kept: boolean }; output: null };
  /** Makes room. Answers how many snapshots went. */
  tidy: { input: { store: string; limit: number; now: number }; output: number };
  /** Restores a snapshot to a new file; `as` is the id that the file goes by, a new one where it is null. */
  restore: { input: { store: string; id: number; target: string; as: string | null }; output: null };
}

export type KeeperCall = keyof KeeperCalls;

export type KeeperRequest = {
  readonly [Call in KeeperCall]: {
    readonly id: number;
    readonly call: Call;
    readonly input: KeeperCalls[Call]['input'];
  };
}[KeeperCall];

export type KeeperReply =
  | { readonly id: number; readonly progress: { readonly done: number; readonly total: number } }
  | { readonly id: number; readonly result: KeeperCalls[KeeperCall]['output'] }
  | { readonly id: number; readonly error: ErrorValue };
