import { useRef, useState } from 'react';
import { host } from '#renderer/api.ts';
import type { ChosenFile } from '#renderer/transport/host.ts';
import type { DroppedFile } from '#renderer/transport/dropped-files.ts';

/** Files chosen for an import; dropped ones are handed over once, when needed. */
export interface Files {
  /** The number of files and folders. */
  readonly count: number;
  /** How many of them are folders, whose content is unknown until they are read. */
  readonly folders: number;
  readonly names: readonly string[];
  /** Files dropped, or chosen in the page. */
  readonly dropped: readonly DroppedFile[];
  /** Files and folders chosen in a system dialog. */
  readonly ready: readonly ChosenFile[];
  /** The file, if there is only one and no folder. */
  readonly only: OneFile | null;
  readonly add: (files: readonly ChosenFile[], what: 'files' | 'folder') => void;
  readonly drop: (files: readonly DroppedFile[]) => void;
  /** Clears the choice. */
  readonly clear: () => void;
  /**
   * References to all of them, in order. Uploads files that the program does not have yet, each once. The choice stays
   * if `signal` aborts.
   */
  readonly handOver: (
    onProgress: (done: number, total: number) => void,
    signal?: AbortSignal,
  ) => Promise<readonly ChosenFile[]>;
}

export interface OneFile {
  readonly name: string;
  readonly handOver: () => Promise<ChosenFile>;
}

const nothing = (): void => undefined;

/** The files of an import, starting with those that were dropped. */
export function useFiles(initial: readonly DroppedFile[]): Files {
  const [dropped, setDropped] = useState(initial);
  const [ready, setReady] = useState<readonly ChosenFile[]>([]);
  const [folders, setFolders] = useState(0);
  const references = useRef(new Map<DroppedFile, ChosenFile>());
  const inHand = useRef<Promise<unknown>>(Promise.resolve());
  const handOver: Files['handOver'] = async (onProgress, signal) => {
    // Wait, so that a file is not handed over twice.
    await inHand.current;
    if (signal?.aborted) return [];
    const missing = dropped.filter((file) => !references.current.has(file));
    const work = missing.length > 0 ? host.filesDropped(missing, onProgress, signal) : Promise.resolve([]);
    inHand.current = work.catch(nothing);
    const handed = await work;
    if (signal?.aborted) return [];
    for (const [at, file] of missing.entries()) {
      const reference = handed[at];
      if (reference) references.current.set(file, reference);
    }
    return [...ready, ...dropped.flatMap((file) => references.current.get(file) ?? [])];
  };
  const names = [...ready.map(({ name }) => name), ...dropped.map(({ path }) => path)];
  const [first] = names;
  return {
    count: names.length,
    folders,
    names,
    dropped,
    ready,
    only:
      names.length === 1 && folders === 0 && first !== undefined
        ? {
            name: first,
            handOver: async () => {
              const [file] = await handOver(nothing);
              // There is exactly one.
              return file as ChosenFile;
            },
          }
        : null,
    add: (files, what) => {
      setReady((before) => [...before, ...files]);
      if (what === 'folder') setFolders((before) => before + files.length);
    },
    drop: (files) => setDropped((before) => [...before, ...files]),
    clear: () => {
      setReady([]);
      setDropped([]);
      setFolders(0);
    },
    handOver,
  };
}
