// Checks the file of the open project in a separate process: this process must not read the file except through SQLite.
import { AppError } from '#core/errors.ts';
import type { Problem } from '#core/health.ts';
import { fileToLend, type LentFile } from '#db/own-files.ts';
import { forkNode, programBeside, type StartProcess } from '#formats/own-process.ts';

export interface ProverRequest {
  readonly file: LentFile;
  /** `file`: by the checksums of its pages, if it has any. `rows`: every row, whatever the checksums say. */
  readonly what: 'file' | 'rows';
}

export type ProverReply = { readonly problems: readonly Problem[] } | { readonly failed: string };

export interface Prover {
  /**
   * The damage found in the file at the path; an empty list for a whole file. Null if the check was stopped or could
   * not tell, or if the file is gone from its place: the next opening checks again.
   */
  prove(path: string): Promise<readonly Problem[] | null>;
  /** The damage found by reading every row, also while the file is being written. Null as for `prove`. */
  readRows(path: string): Promise<readonly Problem[] | null>;
  /** Stops the checks that are running. */
  close(): void;
}

/** Makes a prover. Each check runs in a process of its own, which ends with the check. */
export function openProver(start: StartProcess<ProverRequest, ProverReply> = forkNode): Prover {
  const running = new Set<() => void>();
  const ask = (path: string, what: ProverRequest['what']): Promise<readonly Problem[] | null> =>
    new Promise((resolve) => {
      const file = fileInPlace(path);
      if (file === null) return resolve(null);
      const child = start(programBeside(import.meta.url, 'proving-process.ts', 'proving-process.js'), '');
      // Keeps the program alive while a caller waits for the result.
      const alive = setInterval(() => undefined, 60_000);
      const stop = (): void => child.kill();
      running.add(stop);
      child.onReply((reply) => {
        resolve('problems' in reply ? reply.problems : null);
        child.kill();
      });
      child.onEnd(() => {
        running.delete(stop);
        clearInterval(alive);
        resolve(null);
      });
      child.send({ file, what });
    });
  return {
    prove: (path) => ask(path, 'file'),
    readRows: (path) => ask(path, 'rows'),
    close: () => {
      for (const stop of running) stop();
    },
  };
}

function fileInPlace(path: string): LentFile | null {
  try {
    return fileToLend(path);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
