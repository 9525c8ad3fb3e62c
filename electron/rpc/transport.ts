// What crosses between a screen and the store: plain JSON only, whatever carries it.
import type { Change } from '#core/change.ts';
import type { ErrorValue } from '#core/errors.ts';
import type { Health } from '#core/health.ts';
import type { OpeningNote } from '#core/opening-note.ts';
import type { TableName } from '#core/records.ts';

/** How far a job is. */
export interface Progress {
  readonly done: number;
  /** 0 while unknown. */
  readonly total: number;
  /** What it works on now, such as a file's name. */
  readonly name?: string;
  /** How many bytes of all are done, where the pieces of work differ much in size. */
  readonly bytes?: { readonly done: number; readonly total: number };
  /** What it does after its main part, with a count of its own: an import compares what came in with all texts. */
  readonly stage?: 'comparing' | 'looking' | 'writing';
}

/** How far the update of a study of an earlier version is. */
export interface UpdateAt {
  /** The name of the file. */
  readonly name: string;
  /** Its snapshot is made, then its schema is changed. */
  readonly phase: 'keeping' | 'changing';
  /** Bytes of the study that are in the snapshot, of how many. */
  readonly done: number;
  readonly total: number;
}

export type Outcome<T = unknown> =
  | {
      readonly ok: true;
      readonly value: T;
      /** The tables by which the answer goes, of a question; null where any act may change it. Left out where that is not known. */
      readonly reads?: readonly TableName[] | null;
    }
  | { readonly ok: false; readonly error: ErrorValue };

/** Said with a call, beside its input. */
export interface CallMeta {
  /** The coder who acts; the main coder when left out. */
  readonly as?: string;
  /** The person who acts, where `as` is a layer into which several write; the main coder when left out. */
  readonly person?: string;
  /** Calls with one group are undone together. */
  readonly group?: string;
  /** Goes on although no snapshot can be made of the state before, as the person said. */
  readonly withoutSnapshot?: boolean;
}

export interface CallOptions extends CallMeta {
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
}

/** News that every window gets, the acting one included. */
export type News =
  | { readonly type: 'change'; readonly change: Change; readonly seq: number }
  | { readonly type: 'project'; readonly project: OpenProject | null }
  /** What another program did meanwhile has been told: what is shown is of this time, ISO 8601. */
  | { readonly type: 'followed'; readonly asOf: string }
  /** What a check of the open project's file has found. */
  | { readonly type: 'health'; readonly health: Health }
  /** The open study was lost from the place where it was opened, or is there again. */
  | { readonly type: 'place'; readonly lost: LostPlace | null }
  /** How far the study is brought up to date that is being opened; null when that is over. */
  | { readonly type: 'updating'; readonly update: UpdateAt | null }
  /** A snapshot was made or checked; or none was made that was meant to be, and why. */
  | { readonly type: 'snapshots'; readonly error: ErrorValue | null }
  /** A file was written out of the study, but its record in the history could not be, and why. */
  | { readonly type: 'unrecorded'; readonly file: string; readonly error: ErrorValue };

/** The project that is open in this program. */
export interface OpenProject {
  readonly path: string;
  readonly name: string;
  readonly readOnly: boolean;
  /** Who has it open elsewhere, when that is why it is read-only. */
  readonly holder: { readonly who: string; readonly since: string } | null;
  /** Why the place is risky: a folder that a cloud service keeps in step. */
  readonly synced: boolean;
  /** A file that was being brought in when the program ended, and of which nothing was left. */
  readonly interrupted: string | null;
  /** What the opening found that the analyst should know of. */
  readonly notes: readonly OpeningNote[];
  /** Of when what is shown is, ISO 8601, where another program may go on writing; null where it is written here. */
  readonly asOf: string | null;
  /** For a snapshot that is looked into: when it was made, and where the study is that it is of. */
  readonly snapshot: { readonly at: string; readonly of: string } | null;
  /** How it was lost from its place; null where it is there. A lost study takes no act. */
  readonly lost: LostPlace | null;
  /** Whether its file is known to be whole. */
  readonly health: Health;
}

/** How an open study was lost from its place: `log_gone` where only the log beside it is. */
export interface LostPlace {
  readonly how: 'removed' | 'renamed' | 'replaced' | 'folder_gone' | 'log_gone';
  /** Where the file lies now, if it was renamed within its folder. */
  readonly path: string | null;
  /** When it was noticed, ISO 8601. */
  readonly since: string;
}

/** Carries calls to `dispatch` and news back: IPC, HTTP or a direct call. */
export interface Transport {
  invoke(name: string, input: unknown, options: CallOptions): Promise<Outcome>;
  /** Hears all news from now on; the returned function ends that. */
  subscribe(listener: (news: News) => void): () => void;
}
