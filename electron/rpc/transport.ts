// What crosses between a screen and the store: plain JSON only, over any transport.
import type { Change } from '#core/change.ts';
import type { ErrorValue } from '#core/errors.ts';
import type { Health } from '#core/health.ts';
import type { OpeningNote } from '#core/opening-note.ts';
import type { TableName } from '#core/records.ts';
import type { Synced } from '#core/team/link-state.ts';

/** The progress of a job. */
export interface Progress {
  readonly done: number;
  /** 0 while the total is unknown. */
  readonly total: number;
  /** The item in progress, such as a file's name. */
  readonly name?: string;
  /** How many bytes are done, out of how many, for work whose items differ much in size. */
  readonly bytes?: { readonly done: number; readonly total: number };
  /**
   * A stage after the main part, with its own count: an import, for example, compares the new texts with all others.
   */
  readonly stage?: 'comparing' | 'looking' | 'writing';
}

/** The progress of updating a study of an earlier version. */
export interface UpdateAt {
  /** The name of the study's file. */
  readonly name: string;
  /** `keeping`: its snapshot is being made; then `changing`: it is being migrated. */
  readonly phase: 'keeping' | 'changing';
  /** How many bytes of the study are in the snapshot, out of how many. */
  readonly done: number;
  readonly total: number;
}

export type Outcome<T = unknown> =
  | {
      readonly ok: true;
      readonly value: T;
      /**
       * For a query: the tables that its answer depends on; null if any act may change the answer. Absent if not known.
       */
      readonly reads?: readonly TableName[] | null;
    }
  | { readonly ok: false; readonly error: ErrorValue };

/** The options of a call, beside its input. */
export interface CallMeta {
  /** The coder who acts; the main coder when left out. */
  readonly as?: string;
  /** The person who acts, if `as` is a layer that several people write into; the main coder when left out. */
  readonly person?: string;
  /** Calls with the same group are undone together. */
  readonly group?: string;
  /** Whether the person chose to go on although no snapshot can be made first. */
  readonly withoutSnapshot?: boolean;
}

export interface CallOptions extends CallMeta {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** News that every window receives, including the one that acted. */
export type News =
  | { readonly type: 'change'; readonly change: Change; readonly seq: number }
  | { readonly type: 'project'; readonly project: OpenProject | null }
  /** All acts of another program up to this time have been published, ISO 8601. */
  | { readonly type: 'followed'; readonly asOf: string }
  /** The result of a check of the open project's file. */
  | { readonly type: 'health'; readonly health: Health }
  /** The open study was lost from the place where it was opened, or was found there again. */
  | { readonly type: 'place'; readonly lost: LostPlace | null }
  /** The progress of updating the study that is being opened; null when the update is over. */
  | { readonly type: 'updating'; readonly update: UpdateAt | null }
  /** A snapshot was made or checked; or a snapshot that was due could not be made, and why. */
  | { readonly type: 'snapshots'; readonly error: ErrorValue | null }
  /** The open study's link to its team has changed; `synced` is what an exchange with the log did. */
  | { readonly type: 'team'; readonly synced: Synced | null }
  /** A file was exported, but the export could not be recorded in the history, and why. */
  | { readonly type: 'unrecorded'; readonly file: string; readonly error: ErrorValue };

/** The project that is open in this program. */
export interface OpenProject {
  readonly path: string;
  /**
   * Another number whenever a window must read everything again: the study was opened, its file was replaced, or it was
   * decided otherwise who sees what.
   */
  readonly reading: number;
  readonly name: string;
  readonly readOnly: boolean;
  /** Who has the project open elsewhere, if that makes it read-only here. */
  readonly holder: { readonly who: string; readonly since: string } | null;
  /** The id of the person whose file it is, in a team; null where whoever sits here may choose who they are. */
  readonly personId: string | null;
  /** Whether the project lies in a folder that a cloud service synchronises. */
  readonly synced: boolean;
  /** A file whose import an earlier version left unfinished, and which was therefore undone. */
  readonly interrupted: string | null;
  /** What the person should know about the opening. */
  readonly notes: readonly OpeningNote[];
  /**
   * The time of the state that is shown, ISO 8601, if another program may write the project; null if this one writes
   * it.
   */
  readonly asOf: string | null;
  /** For an open snapshot: when it was made, and the path of its study. */
  readonly snapshot: { readonly at: string; readonly of: string } | null;
  /** How the study was lost from its place; null if it is there. A lost study accepts no act. */
  readonly lost: LostPlace | null;
  /** Whether the file is known to be whole. */
  readonly health: Health;
}

/** How an open study was lost from its place; `log_gone`: only the log beside it is missing. */
export interface LostPlace {
  readonly how: 'removed' | 'renamed' | 'replaced' | 'folder_gone' | 'log_gone';
  /** The file's present path, if it was renamed within its folder. */
  readonly path: string | null;
  /** When the loss was noticed, ISO 8601. */
  readonly since: string;
}

/** Carries calls to `dispatch` and news back: over IPC, over HTTP or directly. */
export interface Transport {
  invoke(name: string, input: unknown, options: CallOptions): Promise<Outcome>;
  /** Receives all news until the returned function is called. */
  subscribe(listener: (news: News) => void): () => void;
}
