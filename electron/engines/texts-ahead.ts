// Reads the plain texts of a large import ahead, in a thread (texts-ahead-thread.ts): it reads, hashes, decodes and
// measures the next ones while the main thread stores those before. What the thread cannot read, the caller reads again:
// so one place words what is wrong with a file.
import { Worker } from 'node:worker_threads';
import { closeOpened } from '#db/own-files.ts';
import { programBeside } from '#formats/own-process.ts';
import { formatSaid } from '#formats/reading/recognise.ts';
import type { Batch, TextInBatch, TextsRequest, TextsWord, TextToRead } from './texts-ahead-thread.ts';

/** From so many texts, or so many bytes of them, on, a thread is worth its start. */
const MIN_TEXTS = 250;
const MIN_BYTES = 8 * 1024 * 1024;

/**
 * The most texts and bytes in a batch, and how many batches are read ahead. This bounds the memory: 16 MB of files, and
 * once or twice as much again for texts in other encodings. It also bounds the files that are open at once.
 */
const BATCH_TEXTS = 50;
const BATCH_BYTES = 4 * 1024 * 1024;
const MAX_BATCHES = 4;

/** How long a batch may take, in milliseconds: the person waits for its progress. */
const BATCH_MS = 200;

/** From how long the disk takes for one file, in milliseconds, several read at a time are read sooner than by one thread. */
const SLOW_MS = 5;

/** After so many batches the caller stores what it has; meanwhile the thread fills the others. */
const STORED_BATCHES = 2;

/** A file as it was listed. */
export interface ListedFile extends TextToRead {
  /** Whether it is an ordinary file. */
  readonly isFile: boolean;
}

/** A text that was read ahead. Its bytes may be used until the caller has stored them; see `TextsAhead.lendAgain`. */
export interface TextAhead extends Pick<TextInBatch, 'hash' | 'read' | 'textHash' | 'measures'> {
  /** The file, byte for byte. */
  readonly bytes: Buffer;
  /** The text as it is stored; the same as `bytes` where it is the file. */
  readonly stored: Uint8Array;
}

interface CameBatch {
  readonly memory: ArrayBuffer;
  /** The place behind its last text, among all texts. */
  readonly end: number;
}

/** The texts of one import. Where they are few, no thread starts, and the caller reads them all. */
export class TextsAhead implements Disposable {
  readonly #encoding: string | null;
  #worker: Worker | null = null;
  /** How many names of texts were seen. */
  #expected = 0;
  #texts: readonly ListedFile[] = [];
  /** How many of the texts were asked for, came from the thread, and are done. */
  #asked = 0;
  #came = 0;
  #done = 0;
  #isOver = true;
  /** The texts that nobody has asked for yet, and the calls that wait for the next ones. */
  #read: (TextAhead | null)[] = [];
  #waiting: ((text: TextAhead | null) => void)[] = [];
  /** The batches that came and whose memory was not lent again. */
  #batches: readonly CameBatch[] = [];

  /** `encoding`: of all texts (a WHATWG label); null: detected from the bytes. */
  constructor(encoding: string | null) {
    this.#encoding = encoding;
  }

  /** Says that files of these names are about to be listed: the thread can start meanwhile. */
  expect(names: readonly string[]): void {
    for (const name of names) if (formatSaid(name) === 'txt') this.#expected += 1;
    if (this.#expected >= MIN_TEXTS) this.#worker ??= this.#started();
  }

  /** Begins to read the plain texts among these files. To be called once, before `read`. */
  begin(files: readonly ListedFile[]): void {
    const texts = files.filter(
      ({ name, bytes, isFile }) => isFile && bytes > 0 && bytes < BATCH_BYTES && formatSaid(name) === 'txt',
    );
    const total = texts.reduce((sum, { bytes }) => sum + bytes, 0);
    if (texts.length < MIN_TEXTS && total < MIN_BYTES) return this[Symbol.dispose]();
    this.#texts = texts;
    this.#worker ??= this.#started();
    this.#tell({ type: 'read', texts: texts.map(({ path, name, bytes }) => ({ path, name, bytes })) });
  }

  /** Starts the thread; null where the system refuses one: then the caller reads all. */
  #started(): Worker | null {
    const entry = programBeside(import.meta.url, 'texts-ahead-thread.ts', 'texts-ahead-thread.js');
    const workerData: TextsRequest = {
      encoding: this.#encoding,
      batches: MAX_BATCHES,
      batchTexts: BATCH_TEXTS,
      batchBytes: BATCH_BYTES,
      batchMs: BATCH_MS,
      slowMs: SLOW_MS,
    };
    let worker: Worker;
    try {
      // Otherwise Node would close the files as the thread ends, and free locks of an open study (db/own-files.ts).
      worker = new Worker(entry, { workerData, trackUnmanagedFds: false });
    } catch {
      return null;
    }
    worker.on('message', (batch: Batch) => this.#onBatch(batch));
    // What a thread that failed has not read, the caller reads.
    worker.once('error', () => this.#end());
    worker.once('exit', () => this.#end());
    this.#isOver = false;
    return worker;
  }

  /** The file as it was read ahead; null where the caller must read it. To be called for each file in turn. */
  async read(file: ListedFile): Promise<TextAhead | null> {
    if (this.#texts[this.#asked] !== file) return null;
    this.#asked += 1;
    const read = this.#read.shift();
    if (read !== undefined || this.#isOver) return read ?? null;
    return await new Promise((resolve) => this.#waiting.push(resolve));
  }

  /**
   * Notes that the caller is done with a file; to be called for each in turn. Returns whether the caller should store now
   * all bytes of texts that it still holds, and then call `lendAgain`.
   */
  done(file: ListedFile): boolean {
    if (this.#texts[this.#done] !== file) return false;
    this.#done += 1;
    return this.#doneBatches().length >= STORED_BATCHES;
  }

  /** Lends the thread the memory of all texts that are done: their bytes are needed no more. */
  lendAgain(): void {
    const done = this.#doneBatches();
    this.#batches = this.#batches.slice(done.length);
    for (const { memory } of done) this.#tell({ type: 'lend', memory }, [memory]);
  }

  #doneBatches(): readonly CameBatch[] {
    return this.#batches.filter(({ end }) => end <= this.#done);
  }

  /** Ends the thread once it has read what it is reading; the caller waits for none of it. */
  [Symbol.dispose](): void {
    this.#tell({ type: 'stop' });
    this.#worker?.unref();
    this.#end();
  }

  #tell(word: TextsWord, moved: ArrayBuffer[] = []): void {
    this.#worker?.postMessage(word, moved);
  }

  #onBatch({ memory, texts, opened }: Batch): void {
    const isOwn = closeOpened(opened);
    if (this.#isOver) return;
    this.#came += texts.length;
    this.#batches = [...this.#batches, { memory, end: this.#came }];
    for (const [place, text] of texts.entries())
      this.#give(text === null || isOwn[place] ? null : textAhead(text, memory));
  }

  #give(text: TextAhead | null): void {
    const waiting = this.#waiting.shift();
    if (waiting) waiting(text);
    else this.#read.push(text);
  }

  #end(): void {
    this.#isOver = true;
    for (const waiting of this.#waiting.splice(0)) waiting(null);
  }
}

function textAhead({ at, bytes: size, stored, ...text }: TextInBatch, memory: ArrayBuffer): TextAhead {
  const bytes = Buffer.from(memory, at, size);
  return { ...text, bytes, stored: stored ?? bytes };
}
