// The texts of the open project as a thread reads them: over a connection of its own, opened when first needed. The
// main thread must be able to say “let go” and know at once that the file is free, so the two share two numbers.
import { AppError } from '#core/errors.ts';
import type { LentFile } from '#db/own-files.ts';
import { connectToLent } from '#db/reading-connection.ts';

/** What a thread is started with. */
export interface ThreadData {
  /** The project's file. */
  readonly file: LentFile;
  /** Two numbers of 32 bits: whether the thread is to let go, and whether it holds the file. */
  readonly flags: SharedArrayBuffer;
}

const LET_GO = 0;
const HOLDS = 1;

/** How long the main thread waits for a thread that is deep in work, in milliseconds. */
const LONGEST_WAIT = 500;

/** Both flags, neither of them set. */
export function newFlags(): SharedArrayBuffer {
  return new SharedArrayBuffer(8);
}

/**
 * Asks the thread to let go of the file and waits until it has, or until it has had time enough. `wake` sends it any
 * message: a thread without work looks at nothing else.
 */
export function askToLetGo(shared: SharedArrayBuffer, wake: () => void): void {
  const flags = new Int32Array(shared);
  Atomics.store(flags, LET_GO, 1);
  wake();
  Atomics.wait(flags, HOLDS, 1, LONGEST_WAIT);
}

/** Reads texts by their hash. */
export class ThreadTexts {
  readonly #file: LentFile;
  readonly #flags: Int32Array;
  #read: ((hash: string) => Uint8Array | undefined) | null = null;
  #close: (() => void) | null = null;

  constructor({ file, flags }: ThreadData) {
    this.#file = file;
    this.#flags = new Int32Array(flags);
  }

  /** Lets go of the file where the project is being closed; whether it is, so that work in hand must end. */
  letGoIfAsked(): boolean {
    const isAsked = Atomics.load(this.#flags, LET_GO) === 1;
    if (isAsked) this.#letGo();
    return isAsked;
  }

  /** The text, or nothing where it is gone. Throws `cancelled` while the project is being closed. */
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
    // First said, then asked: were it the other way round, the main thread might ask between the two.
    Atomics.store(this.#flags, HOLDS, 1);
    if (this.letGoIfAsked()) throw new AppError('cancelled', 'errors:project_closed');
    const { sqlite } = connectToLent(this.#file);
    // Whole texts are read once: a cache would hold them twice.
    sqlite.pragma('cache_size = -256');
    const statement = sqlite.prepare('SELECT bytes FROM blob WHERE hash = ?').pluck();
    this.#close = () => sqlite.close();
    this.#read = (hash) => statement.get(hash) as Uint8Array | undefined;
    return this.#read;
  }
}
