// Salvages a damaged study in a separate process: salvage reads the file directly, not through SQLite, and this process
// may have the file open.
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { AppError, type ErrorValue } from '#core/errors.ts';
import type { Salvaged } from '#db/salvage/report.ts';
import { forkNode, programBeside, type StartProcess } from '#formats/own-process.ts';
import { clearLeftovers } from '#formats/writing/leftovers.ts';
import type { Progress } from '../rpc/transport.ts';

export interface SalvageRequest {
  /** The damaged study. */
  readonly path: string;
  /** The new file to write. */
  readonly to: string;
  /** The folder with the snapshots of all studies. */
  readonly snapshots: string;
  /** The time, ISO 8601. */
  readonly now: string;
  /** The name of the coder who salvages. */
  readonly coderName: string;
}

export type SalvageReply =
  | { readonly done: number; readonly total: number }
  | { readonly salvaged: Salvaged }
  | { readonly refused: ErrorValue }
  | { readonly failed: string };

export interface Salvaging {
  readonly signal: AbortSignal;
  /** Receives how many pages have been examined, out of how many. */
  readonly progress: (progress: Progress) => void;
}

export interface Salvager {
  /** Writes what can be proven of a damaged study to a new file. Throws what `salvageTo` throws, and `cancelled`. */
  salvage(request: SalvageRequest, salvaging: Salvaging): Promise<Salvaged>;
}

/** Makes a salvager. Each salvage runs in a process of its own, which ends with the salvage. */
export function openSalvager(start: StartProcess<SalvageRequest, SalvageReply> = forkNode): Salvager {
  return {
    salvage: (request, { signal, progress }) =>
      new Promise((resolve, reject) => {
        const cancelled = (): AppError => new AppError('cancelled', 'errors:cancelled');
        if (signal.aborted) return reject(cancelled());
        const child = start(
          programBeside(import.meta.url, 'salvaging-process.ts', 'salvaging-process.js'),
          '',
        );
        // Keeps the program alive while a caller waits for the result.
        const alive = setInterval(() => undefined, 60_000);
        let settle = (): void => reject(new Error('the process that salvages ended without a word'));
        const stop = (): void => child.kill();
        signal.addEventListener('abort', stop, { once: true });
        child.onReply((reply) => {
          if ('done' in reply) return progress(reply);
          settle = () => {
            if ('salvaged' in reply) resolve(reply.salvaged);
            else if ('refused' in reply) reject(refusal(reply.refused));
            else reject(new Error(reply.failed));
          };
          child.kill();
        });
        child.onEnd(() => {
          clearInterval(alive);
          signal.removeEventListener('abort', stop);
          if (!signal.aborted) return settle();
          // A process that was killed leaves a partial file, and perhaps a snapshot.
          for (const folder of [dirname(request.to), tmpdir()]) clearLeftovers(folder);
          reject(cancelled());
        });
        child.send(request);
      }),
  };
}

function refusal({ code, key, parameters }: ErrorValue): AppError {
  return new AppError(code, key, parameters);
}
