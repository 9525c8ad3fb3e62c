// The calls to the keeper process of snapshots, and its answers.
import type { ErrorValue } from '#core/errors.ts';
import type { Unnamed } from '#db/collect.ts';
import type { SnapshotReason } from '#core/snapshots/reason.ts';
import type { LentFile } from '#db/own-files.ts';
import type { StudyHead } from '#db/snapshots/head.ts';
import type { Made, Making } from '#db/snapshots/make.ts';

/** One operation on a store of snapshots. `store` is the path of the store. */
export interface KeeperCalls {
  /** Reads the present head of the study. */
  head: { input: { file: LentFile }; output: StudyHead };
  /** Finds texts of the study that nothing refers to. */
  findUnnamed: { input: { file: LentFile }; output: Unnamed };
  /** Makes a snapshot, then deletes old ones: all chunks may take at most `limit` bytes. */
  make: { input: { making: Making; limit: number }; output: Made };
  /** Keeps a snapshot made by the clock as long as one made for this act, which relies on it. */
  relyOn: { input: { store: string; id: number; why: SnapshotReason; about: string }; output: null };
  /** Checks a snapshot by restoring it. Returns whether it is whole. */
  check: { input: { store: string; id: number }; output: boolean };
  /** Checks the snapshot that is due at `now` (milliseconds). Returns whether it is whole; null if none is due. */
  checkNext: { input: { store: string; now: number }; output: boolean | null };
  /** Keeps a snapshot for good, or stops doing so. */
  keep: { input: { store: string; id: number; kept: boolean }; output: null };
  /** Deletes old snapshots. Returns how many. */
  tidy: { input: { store: string; limit: number; now: number }; output: number };
  /**
   * Restores a snapshot to a new file; `as` is the new file's id, or null for a random one. `present`: the open study whose place it
   * is to take.
   */
  restore: {
    input: { store: string; id: number; target: string; as: string | null; present?: LentFile };
    output: null;
  };
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
