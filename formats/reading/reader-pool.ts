// Several reader processes at the same time, so that thousands of files are read sooner. Together they may take no more
// memory than a single one: each has its share, and a file that needs more is read again alone.
import { availableParallelism } from 'node:os';
import { AppError } from '#core/errors.ts';
import { MAX_READERS, MAX_READING_MEMORY_BYTES } from './limits.ts';
import { openReader, type ReadCall, type Reader, type ReaderOptions } from './reader-process.ts';
import type { ReadResult } from './result.ts';

export interface ReaderPool extends Reader {
  /** How many files are read at the same time. */
  readonly size: number;
}

export interface PoolOptions extends ReaderOptions {
  /** How many processes; by default one fewer than there are processors, and at most two. */
  readonly size?: number;
}

/** After how long without work a process is ended, in milliseconds: each takes some 100 MB. */
const IDLE_TIMEOUT_MS = 30_000;

/** A process of the pool; its reader is replaced after it was ended to make room. */
interface Place {
  reader: Reader | null;
}

/** Opens a pool. Its processes start when files need them; files are started in the order of the calls. */
export function openReaders(options: PoolOptions = {}): ReaderPool {
  const size = options.size ?? Math.min(MAX_READERS, Math.max(1, availableParallelism() - 1));
  const memory = options.memoryLimit ?? MAX_READING_MEMORY_BYTES;
  const share = Math.floor(memory / size);
  const places = Array.from({ length: size }, (): Place => ({ reader: null }));
  const idle = [...places];
  const waiting: ((place: Place) => void)[] = [];
  let closed = false;
  let alone: Promise<unknown> = Promise.resolve();
  let resting: NodeJS.Timeout | undefined;

  const takePlace = (): Promise<Place> => {
    clearTimeout(resting);
    const place = idle.pop();
    return place ? Promise.resolve(place) : new Promise((resolve) => waiting.push(resolve));
  };
  const leave = (place: Place): void => {
    const next = waiting.shift();
    if (next) next(place);
    else idle.push(place);
    if (idle.length < size || closed) return;
    resting = setTimeout(() => void Promise.all(idle.map(end)), IDLE_TIMEOUT_MS).unref();
  };
  const inPlace = async <T>(use: (place: Place) => Promise<T>): Promise<T> => {
    const place = await takePlace();
    try {
      if (closed) throw cancelled();
      return await use(place);
    } finally {
      leave(place);
    }
  };

  const readShared = (path: string, name: string, call: ReadCall): Promise<ReadResult> =>
    inPlace((place) => {
      place.reader ??= openReader({ ...options, memoryLimit: share });
      return place.reader.read(path, name, call);
    });

  /** Reads with every other process ended, in a process that may use the memory of all. */
  const readAlone = async (path: string, name: string, call: ReadCall): Promise<ReadResult> => {
    const held: Place[] = [];
    try {
      for (let place = 0; place < size; place += 1) held.push(await takePlace());
      await Promise.all(places.map(end));
      const reader = openReader({ ...options, memoryLimit: memory });
      const [first] = places;
      if (first) first.reader = reader;
      if (closed) throw cancelled();
      return await reader.read(path, name, call);
    } finally {
      await Promise.all(places.map(end));
      for (const place of held) leave(place);
    }
  };

  return {
    size,
    async read(path, name, call = {}) {
      if (closed || call.signal?.aborted) throw cancelled();
      try {
        return await readShared(path, name, call);
      } catch (error) {
        if (size === 1 || !(error instanceof AppError) || error.key !== 'reading:too_heavy') throw error;
        // One heavy file after another: two that each waited for the other's process would wait for ever.
        const turn = alone.then(() => readAlone(path, name, call));
        alone = turn.catch(() => undefined);
        return await turn;
      }
    },
    async close() {
      closed = true;
      clearTimeout(resting);
      await Promise.all(places.map(end));
    },
  };
}

async function end(place: Place): Promise<void> {
  const { reader } = place;
  place.reader = null;
  await reader?.close();
}

function cancelled(): AppError {
  return new AppError('cancelled', 'errors:cancelled');
}
