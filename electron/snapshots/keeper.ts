// The keeper, as the program uses it: its process starts with the first call and ends after some time without work.
import { AppError } from '#core/errors.ts';
import { forkNode, programBeside, type OwnProcess, type StartProcess } from '#formats/own-process.ts';
import type { ReportBytes } from '#db/snapshots/make.ts';
import type { Log } from '../rpc/dispatch.ts';
import type { KeeperCall, KeeperCalls, KeeperReply, KeeperRequest } from './keeper-calls.ts';

export type StartKeeper = StartProcess<KeeperRequest, KeeperReply>;

export interface Keeper {
  /**
   * Calls the keeper, after all earlier calls. Rejects with a worded error. If the process ends by itself, the next one
   * repeats the call that was running; a call that ends two processes is given up.
   */
  ask<Call extends KeeperCall>(
    call: Call,
    input: KeeperCalls[Call]['input'],
    progress?: ReportBytes,
  ): Promise<KeeperCalls[Call]['output']>;
  /** Resolves when no call is running. */
  settled(): Promise<void>;
  /** Ends the process at once, and with it the running call. */
  close(): void;
}

export interface KeeperOptions {
  /** Starts the process. */
  readonly start?: StartKeeper;
  /** After how long without work the process is ended, in milliseconds. */
  readonly restAfter?: number;
  /** Receives a process that ended by itself. */
  readonly log?: Log;
}

interface Waiting {
  readonly request: KeeperRequest;
  readonly resolve: (result: never) => void;
  readonly reject: (error: AppError) => void;
  readonly progress: ReportBytes | undefined;
  /** Keeps the program alive while a call is running. */
  readonly alive: NodeJS.Timeout;
  /** Whether a process ended during this call. */
  hasEndedOne: boolean;
}

/** The idle process takes some 60 MB, which nobody needs between two snapshots. */
const IDLE_TIMEOUT_MS = 20_000;

/** Makes a keeper. No process starts before the first call. */
export function openKeeper(options: KeeperOptions = {}): Keeper {
  const { start = forkNode, restAfter = IDLE_TIMEOUT_MS, log } = options;
  const waiting = new Map<number, Waiting>();
  let idle: (() => void)[] = [];
  let child: OwnProcess<KeeperRequest, KeeperReply> | null = null;
  let resting: NodeJS.Timeout | undefined;
  let lastId = 0;

  const end = (): void => {
    const ended = child;
    child = null;
    ended?.kill();
  };
  const settle = (id: number): Waiting | undefined => {
    const found = waiting.get(id);
    if (!found) return undefined;
    waiting.delete(id);
    clearInterval(found.alive);
    if (waiting.size === 0) {
      resting = setTimeout(end, restAfter).unref();
      for (const resolve of idle.splice(0)) resolve();
    }
    return found;
  };
  const begin = (): OwnProcess<KeeperRequest, KeeperReply> => {
    const entry = programBeside(import.meta.url, 'keeper-process.ts', 'snapshot-keeper.js');
    const started = start(entry, '');
    started.onReply((reply) => {
      if ('progress' in reply) waiting.get(reply.id)?.progress?.(reply.progress.done, reply.progress.total);
      else if ('error' in reply) {
        const { code, key, parameters } = reply.error;
        settle(reply.id)?.reject(new AppError(code, key, parameters));
      } else settle(reply.id)?.resolve(reply.result as never);
    });
    started.onEnd((how) => {
      // No caller waits for a process that was ended deliberately: present calls go to the next one.
      if (child !== started) return;
      child = null;
      takeUp(how);
    });
    return started;
  };
  /**
   * A process ended by itself, perhaps because of its last call: the next process repeats that call, then does the
   * others.
   */
  const takeUp = (how: string): void => {
    const [current] = waiting.values();
    if (!current) return;
    const { id, call } = current.request;
    log?.(`snapshots: ${call}`, new Error(`the process that keeps snapshots ended: ${how}`));
    if (current.hasEndedOne)
      settle(id)?.reject(new AppError('internal', 'errors:snapshot_process_ended', { how }));
    current.hasEndedOne = true;
    if (waiting.size === 0) return;
    child = begin();
    for (const { request } of waiting.values()) child.send(request);
  };
  const failAll = (): void => {
    for (const id of waiting.keys()) settle(id)?.reject(new AppError('cancelled', 'errors:snapshot_stopped'));
  };

  return {
    ask: (call, input, progress) =>
      new Promise((resolve, reject) => {
        clearTimeout(resting);
        lastId += 1;
        const alive = setInterval(() => undefined, 60_000);
        // Call and input belong together: both are parameters of this function.
        const request = { id: lastId, call, input } as KeeperRequest;
        waiting.set(lastId, { request, resolve, reject, progress, alive, hasEndedOne: false });
        child ??= begin();
        child.send(request);
      }),
    settled: () => (waiting.size === 0 ? Promise.resolve() : new Promise((resolve) => idle.push(resolve))),
    close: () => {
      clearTimeout(resting);
      end();
      failAll();
    },
  };
}
