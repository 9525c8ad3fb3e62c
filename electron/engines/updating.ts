// Updates a study of an earlier version in a separate process: for a large study, the snapshot before the update and
// the migration take many seconds, during which this program must keep answering.
import { existsSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { AppError, type ErrorValue } from '#core/errors.ts';
import { heldByOtherPath } from '#db/lock.ts';
import { readMigrations } from '#db/migrations.ts';
import type { OpenOptions } from '#db/open-options.ts';
import { isLogGone, nameWithLog } from '#db/place-to-read.ts';
import { isWritable, truePath } from '#db/place.ts';
import { freeBytes } from '#db/room.ts';
import { refuseUnwritable } from '#db/snapshots/room.ts';
import { isOlder } from '#db/update.ts';
import { forkNode, programBeside, type StartProcess } from '#formats/own-process.ts';
import type { UpdateCost } from '#words/update-question.ts';
import type { UpdateAt } from '../rpc/transport.ts';

/** How many bytes of a study are copied and migrated in a second, at least. */
const MIN_BYTES_PER_SECOND = 50_000_000;

/** Whether the study has an earlier version; false if opening it will fail with a reason of its own. */
export function isOlderStudy(path: string): boolean {
  try {
    const place = truePath(path);
    return !isLogGone(place) && isOlder(place, readMigrations());
  } catch {
    return false;
  }
}

/**
 * Whether opening a study to write will update it first: the study has an earlier version, may be written, and is not
 * open under another path.
 */
export function isUpdatedFirst(path: string, { locks }: Pick<OpenOptions, 'locks'>): boolean {
  const place = truePath(path);
  if (!existsSync(place) || !isWritable(place) || !isWritable(dirname(place))) return false;
  if (locks !== undefined && heldByOtherPath(place, locks)) return false;
  return isOlderStudy(nameWithLog(place, locks === undefined ? {} : { locks }));
}

/**
 * The cost of updating the study, including the snapshot before it in `folder`. Null if the study does not have an
 * earlier version, or if the update will be refused with a reason of its own.
 */
export function updateCost(path: string, folder: string): UpdateCost | null {
  if (!isOlderStudy(path)) return null;
  try {
    const bytes = statSync(path).size;
    refuseUnwritable(folder);
    return { seconds: Math.ceil(bytes / MIN_BYTES_PER_SECOND) + 1, bytes, free: freeBytes(folder) };
  } catch {
    return null;
  }
}

export interface UpdateRequest {
  readonly path: string;
  /** The options with which the study will be opened. */
  readonly options: Pick<OpenOptions, 'who' | 'now' | 'locks' | 'snapshots'>;
}

export type UpdateReply =
  | { readonly kept: number; readonly of: number }
  | { readonly isDone: true }
  | { readonly refused: ErrorValue }
  | { readonly failed: string };

export interface Updater {
  /**
   * Updates the study, which nobody has open; `progress` receives how far it is. Throws what `openStore` throws and leaves
   * the study as it was. A study that another program has open stays as it is.
   */
  update(request: UpdateRequest, progress: (at: UpdateAt) => void): Promise<void>;
}

/**
 * Makes an updater. Each update runs in a process of its own, which ends with the update; a process that is killed
 * leaves the study as it was.
 */
export function openUpdater(start: StartProcess<UpdateRequest, UpdateReply> = forkNode): Updater {
  return {
    update: (request, progress) =>
      new Promise((resolve, reject) => {
        const name = basename(request.path);
        const child = start(programBeside(import.meta.url, 'updating-process.ts', 'updating-process.js'), '');
        // Keeps the program alive while a caller waits for the result.
        const alive = setInterval(() => undefined, 60_000);
        let settle = (): void => reject(new Error(`the process that updates ${name} ended without a word`));
        child.onReply((reply) => {
          if ('kept' in reply) {
            const { kept: done, of: total } = reply;
            return progress({ name, phase: done < total ? 'keeping' : 'changing', done, total });
          }
          settle = () => {
            if ('isDone' in reply) resolve();
            else if ('failed' in reply) reject(new Error(reply.failed));
            else reject(new AppError(reply.refused.code, reply.refused.key, reply.refused.parameters));
          };
          child.kill();
        });
        child.onEnd(() => {
          clearInterval(alive);
          settle();
        });
        child.send(request);
      }),
  };
}
