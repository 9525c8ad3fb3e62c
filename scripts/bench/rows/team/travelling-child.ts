// A program that makes a study a team's, or joins one with all originals: in a process of its own, so that what it needs is its own.
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import type { Progress } from '#electron/rpc/transport.ts';
import { clientOf, newSession } from '#electron/hosts/commands/open-project.ts';
import { once as timed } from '../../timing.ts';
import { opened, type Opened } from '../../workbench.ts';

/** What it does. `stopAfter`: after so many bytes of originals it is stopped, and begun once more. */
export type Journey =
  | { readonly does: 'create'; readonly path: string; readonly url: string; readonly password: string }
  | {
      readonly does: 'join';
      readonly path: string;
      readonly invitation: string;
      readonly password: string;
      readonly stopAfter: number | null;
    };

/** What it came to; times in milliseconds, memory in MB. */
export interface Travelled {
  readonly time: number;
  /** When the first text could be read. */
  readonly readAfter: number;
  readonly memory: number;
  /** The most that JavaScript held in its heap, and beside it as bytes. */
  readonly heap: number;
  readonly bytes: number;
  /** The longest that nothing was said of how far it is, and that nothing else could be done. */
  readonly silent: number;
  readonly busy: number;
  /** How long stopping took; null where it was not stopped. */
  readonly stopping: number | null;
  /** How often what broke off was begun once more. */
  readonly again: number;
}

const MIB = 2 ** 20;
/** As long as a program waits before it connects once more, in milliseconds. */
const AGAIN_MS = 1_000;

const [journey] = (await once(process, 'message')) as [Journey];
let [heap, bytes, silent, said] = [0, 0, 0, performance.now()];
const sampling = setInterval(() => {
  const held = process.memoryUsage();
  [heap, bytes] = [Math.max(heap, held.heapUsed), Math.max(bytes, held.external)];
}, 100);
const busy = monitorEventLoopDelay({ resolution: 10 });
busy.enable();
const onProgress = (told: (done: number) => void) => {
  said = performance.now();
  return ({ done }: Progress): void => {
    silent = Math.max(silent, performance.now() - said);
    said = performance.now();
    told(done);
  };
};
const began = performance.now();
let [readAfter, again] = [0, 0];
const stopping = journey.does === 'create' ? await created(journey) : await joined(journey);
const time = performance.now() - began;
clearInterval(sampling);
busy.disable();
process.send?.({
  time,
  readAfter,
  memory: Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) / 1024,
  heap: heap / MIB,
  bytes: bytes / MIB,
  silent,
  busy: busy.max / 1e6,
  stopping,
  again,
} satisfies Travelled);
process.disconnect?.();

async function created({ path, url, password }: Journey & { readonly does: 'create' }): Promise<null> {
  await using owner = opened(path);
  await owner.api.team.create(
    { url, name: 'Wei Zhang', password },
    { onProgress: onProgress((done) => process.send?.(done)) },
  );
  return null;
}

async function joined({
  path,
  invitation,
  password,
  stopAfter,
}: Journey & { readonly does: 'join' }): Promise<number | null> {
  const session = newSession('en');
  const api = clientOf(session);
  await using project: Opened = { session, api, [Symbol.asyncDispose]: () => session.end() };
  await api.team.join(
    { path, invitation, name: 'Chen', password },
    { onProgress: onProgress(() => undefined) },
  );
  const { tables } = await api.project.records();
  await api.sources.text({ id: tables.source[0]?.id ?? '' });
  readAfter = performance.now() - began;
  process.send?.('read');
  const stopped = stopAfter === null ? null : await timeToStop(project, stopAfter);
  while ((await api.team.state({}))?.coming.count !== 0) {
    const outcome = await session.call(
      'team.originals',
      {},
      { onProgress: onProgress((done) => process.send?.(done)) },
    );
    if (outcome.ok) break;
    if (outcome.error.code !== 'locked') throw new Error(JSON.stringify(outcome.error));
    again += 1;
    await pause(AGAIN_MS);
  }
  if ((await api.team.state({}))?.coming.count !== 0) throw new Error('Not all originals have come.');
  return stopped;
}

/** Brings originals, stops that after so many bytes, and returns how long it took to end. */
async function timeToStop({ session }: Opened, after: number): Promise<number> {
  const stop = new AbortController();
  const { promise: isFar, resolve: far } = Promise.withResolvers<void>();
  const ended = session.call(
    'team.originals',
    {},
    { signal: stop.signal, onProgress: onProgress((done) => done >= after && far()) },
  );
  await isFar;
  return await timed(async () => {
    stop.abort();
    const outcome = await ended;
    if (outcome.ok) throw new Error('It ended before it was stopped.');
  });
}
