// What a host offers the renderer beside calls: choosing and saving files. Electron and the browser differ
// here and nowhere else.
import type { DroppedFile, DroppedFolder } from './dropped-files.ts';
import type { Transport } from '#electron/rpc/transport.ts';

export interface ChosenFile {
  /** What a job is given as `file`: a path or an upload. */
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
  /** Where it is; null for a download, of which the page is not told that. */
  readonly folder: string | null;
  /** Shows it among its neighbours; null where that cannot be done. */
  readonly show: null | (() => void);
}

/** Is told how many files have been handed over. */
export type Handed = (done: number, total: number) => void;

export interface Host {
  readonly kind: 'electron' | 'browser';
  readonly transport: Transport;
  /**
   * Asks for files to read with a dialog of the system; empty when the person cancels. Null in a browser, whose
   * own dialog gives files as dropping them does.
   */
  readonly chooseFiles:
    | null
    | ((filters: readonly FileFilter[], options?: { folder?: boolean }) => Promise<ChosenFile[]>);
  /** References for files that were dropped, pasted or chosen in the page. `signal` ends it early. */
  filesDropped(
    files: readonly DroppedFile[],
    onProgress?: Handed,
    signal?: AbortSignal,
  ): Promise<ChosenFile[]>;
  /** A reference to a folder that was dropped or chosen in the page, as one. `signal` ends it early. */
  folderDropped(folder: DroppedFolder, onProgress?: Handed, signal?: AbortSignal): Promise<ChosenFile>;
  /**
   * Saves what `write` makes: in Electron where the dialog says, in a browser as a download. Resolves to
   * null when the person cancels.
   */
  saveAs(
    suggestedName: string,
    filters: readonly FileFilter[],
    write: (reference: string) => Promise<unknown>,
  ): Promise<Saved | null>;
  /** The original of a source, byte for byte; null where the project keeps none. */
  original(sourceId: string): Promise<Uint8Array | null>;
  /** Saves bytes made in the page, likewise. */
  saveBytes(suggestedName: string, filters: readonly FileFilter[], bytes: Blob): Promise<Saved | null>;
  /** Where a project is opened or made with a dialog of the system; null in a browser, which browses folders. */
  readonly chooseProject: null | ((kind: 'open' | 'new', suggestedName?: string) => Promise<string | null>);
  /**
   * Calls `save` when the page is about to go or to be hidden: what is being typed must not wait for its
   * pause. The desktop window waits for it a moment. The returned function ends that.
   */
  beforeLeaving(save: () => Promise<unknown>): () => void;
}

/** Fetches an original from the program that serves this page. */
export async function fetchOriginal(
  sourceId: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Uint8Array | null> {
  const answer = await fetch(`/original?source=${encodeURIComponent(sourceId)}`, { headers });
  return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null;
}
