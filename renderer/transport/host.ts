// What a host offers besides calls: choosing and saving files. Electron and the browser differ only here.
import type { DroppedFile, DroppedFolder } from './dropped-files.ts';
import type { Transport } from '#electron/rpc/transport.ts';

export interface ChosenFile {
  /** What a job receives as `file`: a path or an upload. */
  readonly reference: string;
  readonly name: string;
  readonly size: number;
}

export interface FileFilter {
  readonly name: string;
  readonly extensions: readonly string[];
}

/** A file that was saved. */
export interface Saved {
  readonly name: string;
  /** The folder; null for a download, whose folder the page never learns. */
  readonly folder: string | null;
  /** Shows the file in its folder; null if the host cannot. */
  readonly show: null | (() => void);
}

/** Reports how many files have been handed over. */
export type Handed = (done: number, total: number) => void;

export interface Host {
  readonly kind: 'electron' | 'browser';
  readonly transport: Transport;
  /**
   * Asks for files with a system dialog; empty if the person cancels. Null in a browser, whose own dialog gives files
   * as dropping does.
   */
  readonly chooseFiles:
    | null
    | ((filters: readonly FileFilter[], options?: { folder?: boolean }) => Promise<ChosenFile[]>);
  /** References to files that were dropped, pasted or chosen in the page. Aborting `signal` stops the hand-over. */
  filesDropped(
    files: readonly DroppedFile[],
    onProgress?: Handed,
    signal?: AbortSignal,
  ): Promise<ChosenFile[]>;
  /** A reference to a dropped or chosen folder as a whole. Aborting `signal` stops the hand-over. */
  folderDropped(folder: DroppedFolder, onProgress?: Handed, signal?: AbortSignal): Promise<ChosenFile>;
  /**
   * Saves what `write` makes: in Electron where the dialog says, in a browser as a download. Resolves to null if the
   * person cancels.
   */
  saveAs(
    suggestedName: string,
    filters: readonly FileFilter[],
    write: (reference: string) => Promise<unknown>,
  ): Promise<Saved | null>;
  /** The original file of a source, byte for byte; null if the project keeps none. */
  original(sourceId: string): Promise<Uint8Array | null>;
  /** Saves bytes made in the page in the same way. */
  saveBytes(suggestedName: string, filters: readonly FileFilter[], bytes: Blob): Promise<Saved | null>;
  /**
   * Asks with a system dialog which project to open or where to create one; null in a browser, which browses folders
   * instead.
   */
  readonly chooseProject: null | ((kind: 'open' | 'new', suggestedName?: string) => Promise<string | null>);
  /**
   * Calls `save` when the page is about to close or to be hidden, without waiting for a pause in typing. The desktop
   * window waits a moment for it. Returns a function that stops listening.
   */
  beforeLeaving(save: () => Promise<unknown>): () => void;
}

/** Fetches an original file from the program that serves this page. */
export async function fetchOriginal(
  sourceId: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Uint8Array | null> {
  const answer = await fetch(`/original?source=${encodeURIComponent(sourceId)}`, { headers });
  return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
}
