// Brings a study of an earlier version up to date in a process of its own: of a large one the snapshot before and the new
// schema take many seconds, through which this program goes on with whatever is asked of it.
import { existsSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { AppError, type ErrorValue } from '#core/errors.ts';
import { heldByOtherPath } from '#db/lock.ts';
import { readMigrations } from '#db/migrations.ts';
import type { OpenOptions } from '#db/open-options.ts';
import { isLogGone, nameWithLog } from '#db/place-to-read.ts';
import { isWritable, truePath } from '#db/place.ts';
import { freeBytes } from '#db/room.ts';
import { isOlder } from '#db/update.ts';
import { forkNode, programBeside, type StartProcess } from '#formats/own-process.ts';
import type { UpdateCost } from '#words/update-question.ts';
import type { UpdateAt } from '../rpc/transport.ts';
import { refuseUnwritable } from '../snapshots/room.ts';

/** Bytes of a study that are kept and changed in a second, at least. */
const BYTES_A_SECOND = 50_000_000;

/** Whether a study is of an earlier version; false where its opening will say what is wrong with it. */
export function isOlderStudy(path: string): boolean {
  try {
    const place = truePath(path);
    return !isLogGone(place) && isOlder(place, readMigrations());
  } catch {
    return false;
  }
}

/**
 * Whether opening a study to write brings it up to date first: it is of an earlier version, may be written, and is not open
 * under another name, by which alone it could be looked at.
 */
export function isUpdatedFirst(path: string, { locks }: Pick<OpenOptions, 'locks'>): boolean {
  const place = truePath(path);
  if (!existsSync(place) || !isWritable(place) || !isWritable(dirname(place))) return false;
  if (locks !== undefined && heldByOtherPath(place, locks)) return false;
  return isOlderStudy(nameWithLog(place, locks === undefined ? {} : { locks }));
}

/**
 * What an update of the study takes, the snapshot before it in `folder` included. Null where the study is not of an earlier
 * version, or where its update will say why there can be none.
 */
export function updateCost(path: string, folder: string): UpdateCost | null {
  if (!isOlderStudy(path)) return null;
  try {
    const bytes = statSync(path).size;
    refuseUnwritable(folder);
    return { seconds: Math.ceil(bytes / BYTES_A_SECOND) + 1, bytes, free: freeBytes(folder) };
  } catch {
    return null;
  }
}

export interface UpdateRequest {
  readonly path: string;
  /** As the study is opened then. */
  readonly options: Pick<OpenOptions, 'who' | 'now' | 'locks' | 'snapshots'>;
}

export type UpdateReply =
  | { readonly kept: number; readonly of: number }
  | { readonly isDone: true }
  | { readonly refused: ErrorValue }
  | { readonly failed: string };

export interface Updater {
  /**
   * Brings the study up to date, which nobody has open; `told` hears how far it is. Throws what `openStore` does, with the
   * study as it was. One that another program has open stays as it is.
   */
  update(request: UpdateRequest, told: (at: UpdateAt) => void): Promise<void>;
}

/** Makes an updater. Each update is a process of its own, which ends with it; ended before, it leaves the study as it was. */
export function openUpdater(start: StartProcess<UpdateRequest, UpdateReply> = forkNode): Updater {
  return {
    update: (request, told) =>
      new Promise((resolve, reject) => {
        const name = basename(request.path);
        const child = start(programBeside(import.meta.url, 'updating-process.ts', 'updating-process.js'), '');
        // Whoever waits for the result keeps the program alive.
        const alive = setInterval(() => undefined, 60_000);
        let settle = (): void => reject(new Error(`the process that updates ${name} ended without a word`));
        child.onReply((reply) => {
          if ('kept' in reply) {
            const { kept: done, of: total } = reply;
            return told({ name, phase: done < total ? 'keeping' : 'changing', done, total });
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
