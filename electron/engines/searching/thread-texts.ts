// The texts of the open project, as a thread reads them: over its own connection, opened on first use. The main thread
// must be able to ask for the file's release and know when the file is free, so the two threads share two flags.
import { AppError } from '#core/errors.ts';
import type { LentFile } from '#db/own-files.ts';
import { connectToLent } from '#db/reading-connection.ts';

/** What a thread is started with (`workerData`). */
export interface ThreadData {
  /** The project's file. */
  readonly file: LentFile;
  /** Two numbers of 32 bits: whether the thread must release the file, and whether it holds the file. */
  readonly flags: SharedArrayBuffer;
}

const LET_GO = 0;
const HOLDS = 1;

/** How long the main thread waits for a thread that is busy, in milliseconds. */
const RELEASE_TIMEOUT_MS = 500;

/** Both flags, not set. */
export function newFlags(): SharedArrayBuffer {
  return new SharedArrayBuffer(8);
}

/**
 * Asks the thread to release the file, and waits until it has or until the time limit. `wake` sends the thread any
 * message, since an idle thread checks its flags only on a message.
 */
export function askToLetGo(shared: SharedArrayBuffer, wake: () => void): void {
  const flags = new Int32Array(shared);
  Atomics.store(flags, LET_GO, 1);
  wake();
  Atomics.wait(flags, HOLDS, 1, RELEASE_TIMEOUT_MS);
}

/** Reads texts by hash. */
export class ThreadTexts {
  readonly #file: LentFile;
  readonly #flags: Int32Array;
  #read: ((hash: string) => Uint8Array | undefined) | null = null;
  #close: (() => void) | null = null;

  constructor({ file, flags }: ThreadData) {
    this.#file = file;
    this.#flags = new Int32Array(flags);
  }

  /** Releases the file if the project is being closed; returns whether it is, so that running work must end. */
  letGoIfAsked(): boolean {
    const isAsked = Atomics.load(this.#flags, LET_GO) === 1;
    if (isAsked) this.#letGo();
    return isAsked;
  }

  /** The text, or an empty string if there is none. Throws `cancelled` while the project is being closed. */
  read(hash: string): string {
    const bytes = this.#reader()(hash);
    return bytes ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8') : '';
  }

  #letGo(): void {
    this.#close?.();
    this.#close = null;
    this.#read = null;
    Atomics.store(this.#flags, HOLDS, 0);
    Atomics.notify(this.#flags, HOLDS);
  }

  #reader(): (hash: string) => Uint8Array | undefined {
    if (this.#read) return this.#read;
    // Set the flag first, then check the other: in the other order the main thread could ask between the two steps and
    // be missed.
    Atomics.store(this.#flags, HOLDS, 1);
    if (this.letGoIfAsked()) throw new AppError('cancelled', 'errors:project_closed');
    const { sqlite } = connectToLent(this.#file);
    // Whole texts are read once: a page cache would hold them twice.
    sqlite.pragma('cache_size = -256');
    const statement = sqlite.prepare('SELECT bytes FROM blob WHERE hash = ?').pluck();
    this.#close = () => sqlite.close();
    this.#read = (hash) => statement.get(hash) as Uint8Array | undefined;
    return this.#read;
  }
}
