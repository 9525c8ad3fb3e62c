// Checks the file of the open project in a process of its own: this one must not read it past SQLite.
import { AppError } from '#core/errors.ts';
import type { Problem } from '#core/health.ts';
import { fileToLend, type LentFile } from '#db/own-files.ts';
import { forkNode, programBeside, type StartProcess } from '#formats/own-process.ts';

export interface ProverRequest {
  readonly file: LentFile;
  /** The file by the sums of its pages where it has them, or each row whatever they say. */
  readonly what: 'file' | 'rows';
}

export type ProverReply = { readonly problems: readonly Problem[] } | { readonly failed: string };

export interface Prover {
  /**
   * The damage found in the file at the path; none for a whole one. Null where it could not be told, is lost from its
   * place, or was stopped: the next opening checks again.
   */
  prove(path: string): Promise<readonly Problem[] | null>;
  /** The damage found by reading every row, also of a file that is being written; null as above. */
  readRows(path: string): Promise<readonly Problem[] | null>;
  /** Ends what is being checked. */
  close(): void;
}

/** Makes a prover. Each check is a process of its own, which ends with it. */
export function openProver(start: StartProcess<ProverRequest, ProverReply> = forkNode): Prover {
  const running = new Set<() => void>();
  const ask = (path: string, what: ProverRequest['what']): Promise<readonly Problem[] | null> =>
    new Promise((resolve) => {
      const file = inItsPlace(path);
      if (file === null) return resolve(null);
      const child = start(programBeside(import.meta.url, 'proving-process.ts', 'proving-process.js'), '');
      // Whoever waits for the result keeps the program alive.
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

function inItsPlace(path: string): LentFile | null {
  try {
    return fileToLend(path);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}
