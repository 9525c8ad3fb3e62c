// The thread that reads plain texts ahead; see texts-ahead.ts. It fills one memory after another with files; each is lent
// to it again once its texts are stored.
import { hash } from 'node:crypto';
import { constants, fstatSync, openSync, readSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';
import { measuresOf } from '#core/text/plain-text.ts';
import { idOf, type OpenedToRead } from '#db/own-files.ts';
import { areOwnBytes } from '#formats/reading/own-bytes.ts';
import { readBytes } from '#formats/reading/read-file.ts';
import type { ReadText } from '#formats/reading/result.ts';

/** What the thread is started with (`workerData`). */
export interface TextsRequest {
  /** The encoding of all texts (a WHATWG label); null: detected from the bytes. */
  readonly encoding: string | null;
  /** How many batches may be read ahead; how many texts, of how many bytes together, each has at most. */
  readonly batches: number;
  readonly batchTexts: number;
  readonly batchBytes: number;
  /** After how long a batch ends, however few its texts are, in milliseconds. */
  readonly batchMs: number;
  /** From how long opening and reading one file takes the disk is slow, in milliseconds. */
  readonly slowMs: number;
}

/** A text to read, with its size in bytes when it was listed. */
export interface TextToRead {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
}

/** A text that was read into the memory of its batch. */
export interface TextInBatch {
  /** Where its file begins in the memory, in bytes. */
  readonly at: number;
  readonly bytes: number;
  /** The SHA-256 of the file, as 64 hex digits. */
  readonly hash: string;
  readonly read: Omit<ReadText, 'text' | 'doc'>;
  /** The hash and the measures of the text as it is stored. */
  readonly textHash: string;
  readonly measures: ReturnType<typeof measuresOf>;
  /** The text as it is stored; null where that is the file, byte for byte. */
  readonly stored: Uint8Array<ArrayBuffer> | null;
}

/** The next texts, in order: what the thread says. It ends after the last. */
export interface Batch {
  readonly memory: ArrayBuffer;
  /** Null for each text that the thread cannot read: the reader of the main thread says why. */
  readonly texts: readonly (TextInBatch | null)[];
  /** The file of each text, which the main thread closes; null where it could not be opened. */
  readonly opened: readonly (OpenedToRead | null)[];
}

/** The messages to the thread: what to read, once; a memory whose texts are stored; or that nobody needs more. */
export type TextsWord =
  | { readonly type: 'read'; readonly texts: readonly TextToRead[] }
  | { readonly type: 'lend'; readonly memory: ArrayBuffer }
  | { readonly type: 'stop' };

/** After so many texts the disk is judged: slow if it was for most of them. */
const MIN_TO_JUDGE = 3;

const port = parentPort;
if (!port) throw new Error('The reader of texts runs in a thread of its own.');
// Only `TextsAhead` starts this thread, with a TextsRequest.
const { encoding, batches, batchTexts, batchBytes, batchMs, slowMs } = workerData as TextsRequest;
const free = Array.from({ length: batches }, () => new ArrayBuffer(batchBytes));
const encoder = new TextEncoder();
const stopped = new AbortController();
let texts: readonly TextToRead[] | null = null;
let next = 0;
/** How many texts the disk was slow for. */
let slow = 0;
let isReading = false;

/** Reads as long as there are texts and memories to fill. */
async function readOn(): Promise<void> {
  if (isReading || !texts) return;
  isReading = true;
  while (!stopped.signal.aborted && next < texts.length) {
    const memory = free.pop();
    if (!memory) break;
    const { batch, moved } = await batchFrom(texts, memory);
    port?.postMessage(batch, moved);
    // As on a drive in a network: the caller reads the rest, several at a time.
    if (next >= MIN_TO_JUDGE && 2 * slow > next) next = texts.length;
  }
  isReading = false;
  if (stopped.signal.aborted || next >= texts.length) port?.close();
}

/** What is being read is still told, so that its files are closed. */
function stop(): void {
  stopped.abort();
  texts ??= [];
}

async function batchFrom(
  all: readonly TextToRead[],
  memory: ArrayBuffer,
): Promise<{ readonly batch: Batch; readonly moved: ArrayBuffer[] }> {
  const end = performance.now() + batchMs;
  let isLate = false;
  const found: (TextInBatch | null)[] = [];
  const opened: (OpenedToRead | null)[] = [];
  const moved = [memory];
  let at = 0;
  for (; next < all.length && found.length < batchTexts && !isLate; next += 1) {
    const text = all[next];
    // The byte behind the file must stay unread.
    if (!text || (found.length > 0 && at + text.bytes + 1 > batchBytes)) break;
    const began = performance.now();
    const file = open(text);
    const bytes = file && bytesOf(text, file, memory, at);
    if (performance.now() - began >= slowMs) slow += 1;
    const read = bytes && (await textIn(text, bytes, at));
    opened.push(file);
    found.push(read);
    if (read?.stored) moved.push(read.stored.buffer);
    at += text.bytes;
    isLate = performance.now() >= end;
  }
  return { batch: { memory, texts: found, opened }, moved };
}

/** Opens the file of a text; null if it cannot be opened. It stays open, also if it is not as it was listed. */
function open({ path }: TextToRead): OpenedToRead | null {
  try {
    // Without O_NONBLOCK, opening a named pipe that has come to this path would block for ever.
    const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const found = fstatSync(descriptor, { bigint: true });
    return { descriptor, id: idOf(found), size: found.isFile() ? Number(found.size) : null };
  } catch {
    return null;
  }
}

/** Reads the file into the memory; null if it has changed since it was listed, or cannot be read. */
function bytesOf(
  { bytes: size }: TextToRead,
  { descriptor, size: found }: OpenedToRead,
  memory: ArrayBuffer,
  at: number,
): Buffer | null {
  if (found !== size) return null;
  try {
    const room = Buffer.from(memory, at, size + 1);
    return readSync(descriptor, room, 0, size + 1, 0) === size ? room.subarray(0, size) : null;
  } catch {
    return null;
  }
}

/** The text of these bytes; null if they are none. */
async function textIn({ path, name }: TextToRead, bytes: Buffer, at: number): Promise<TextInBatch | null> {
  try {
    const result = await readBytes(bytes, path, name, { encoding: encoding ?? undefined });
    if (result.type !== 'text' || result.doc !== null) return null;
    const { text, doc: _, ...read } = result;
    const ofFile = hash('sha256', bytes);
    const stored = areOwnBytes(result, bytes) ? null : encoder.encode(text);
    const textHash = stored ? hash('sha256', stored) : ofFile;
    return { at, bytes: bytes.length, hash: ofFile, read, textHash, measures: measuresOf(text), stored };
  } catch {
    return null;
  }
}

port.on('message', (word: TextsWord) => {
  if (word.type === 'stop') stop();
  else if (word.type === 'read') texts = word.texts;
  else free.push(word.memory);
  void readOn();
});
