// Texts that a thread reads ahead are the same as those that the reader of the main thread reads, in their order; what the
// thread cannot read is left to that reader.
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, onTestFinished, test } from 'vitest';
import { measuresOf } from '#core/text/plain-text.ts';
import { closeOpened } from '#db/own-files.ts';
import { hashOf } from '#db/write.ts';
import type { Batch, TextsRequest, TextsWord } from '#electron/engines/texts-ahead-thread.ts';
import { TextsAhead, type ListedFile, type TextAhead } from '#electron/engines/texts-ahead.ts';
import { readBytes } from '#formats/reading/read-file.ts';
import { testFolder } from '../../helpers/project.ts';

/** So many that a thread reads them. */
const MANY = 450;

/** A folder with these files, which is removed after the test, and the list of them. */
function folderOf(files: readonly (string | Uint8Array)[]): { place: string; listed: ListedFile[] } {
  const folder = testFolder();
  onTestFinished(() => folder[Symbol.dispose]());
  const place = join(folder.path, 'texts');
  mkdirSync(place);
  const listed = files.map((content, at) => {
    const path = join(place, `${at}.txt`);
    writeFileSync(path, content);
    return { path, name: `${at}.txt`, bytes: statSync(path).size, isFile: true };
  });
  return { place, listed };
}

/** Reads all files as an import does. `each` is called with every text before its bytes are lent again. */
async function readAll(
  listed: readonly ListedFile[],
  each: (text: TextAhead | null, at: number) => void | Promise<void>,
): Promise<void> {
  using texts = new TextsAhead(null);
  texts.begin(listed);
  for (const [at, file] of listed.entries()) {
    await each(await texts.read(file), at);
    if (texts.done(file)) texts.lendAgain();
  }
}

/** The texts that the thread has read; null for those that it left. */
async function readWords(listed: readonly ListedFile[]): Promise<(string | null)[]> {
  const read: (string | null)[] = [];
  await readAll(listed, (text) => void read.push(text?.bytes.toString() ?? null));
  return read;
}

/** Waits as long as another thread needs to read all of the files. */
async function asLongAsAllTake(listed: readonly ListedFile[]): Promise<void> {
  await readAll(listed, () => undefined);
}

const chinese = Buffer.from([0xd6, 0xd0, 0xce, 0xc4, 0xb7, 0xc3, 0xcc, 0xb8, 0xa3, 0xac]);

/** A text in one of several encodings. */
function written(at: number): string | Uint8Array {
  const words = `Interview ${at} tells of the market, 集市 and 🎪.\n`.repeat((at % 7) + 1);
  switch (at % 5) {
    case 0:
      return words.replaceAll('\n', '\r\n');
    case 1:
      return `\uFEFF${words}`;
    case 2:
      return Buffer.from(`\uFEFF${words}`, 'utf16le');
    case 3:
      return Buffer.concat(Array.from({ length: 20 + at }, () => chinese));
    default:
      return words;
  }
}

test('texts in several encodings come in their order, as the main thread reads them', async () => {
  const { listed } = folderOf(Array.from({ length: MANY }, (_, at) => written(at)));
  const encodings = new Set<string | null>();

  await readAll(listed, async (text, at) => {
    const { path = '', name = '' } = listed[at] ?? {};
    const bytes = readFileSync(path);
    const expected = await readBytes(bytes, path, name);
    if (expected.type !== 'text' || text === null) throw new Error(`${name} was not read.`);
    const { text: words, doc: _, ...read } = expected;
    expect(text.read).toEqual(read);
    expect(text.bytes.equals(bytes)).toBe(true);
    expect(text.hash).toBe(hashOf(bytes));
    expect(Buffer.from(text.stored).toString()).toBe(words);
    expect(text.textHash).toBe(hashOf(words));
    expect(text.measures).toEqual(measuresOf(words));
    // A text that is its file is stored once.
    expect(text.stored === text.bytes).toBe(at % 5 === 4);
    encodings.add(text.read.encoding);
  });

  expect(encodings).toEqual(new Set(['utf-8', 'utf-16le', 'gb18030']));
});

test('a file that vanished, has changed or is no text is left to the caller, and the others are read', async () => {
  const { listed } = folderOf(
    Array.from({ length: MANY }, (_, at) => (at === 3 ? 'SQLite format 3\0' : `Text ${at}.`)),
  );
  rmSync(listed[100]?.path ?? '');
  writeFileSync(listed[200]?.path ?? '', 'Longer than it was when it was listed.');
  writeFileSync(listed[201]?.path ?? '', '');
  rmSync(listed[300]?.path ?? '');
  mkdirSync(listed[300]?.path ?? '');

  const read = await readWords(listed);

  const left = new Set([3, 100, 200, 201, 300]);
  expect(read).toEqual(listed.map((_, at) => (left.has(at) ? null : `Text ${at}.`)));
});

test('large files among small ones are read in their order; one beyond the size of a batch is left to the caller', async () => {
  const large = 'A sentence of a long report.\n'.repeat(140_000);
  const words = Array.from({ length: MANY }, (_, at) => (at === 30 || at === 31 ? large : `Text ${at}.`));
  const { listed } = folderOf(words.with(32, large + large));

  const read = await readWords(listed);

  expect(read).toEqual(words.map((text, at) => (at === 32 ? null : text)));
});

test('no more is read ahead than four batches, until their memory is lent again', async () => {
  const { listed } = folderOf(Array.from({ length: MANY }, (_, at) => `Text ${at}.`));
  using texts = new TextsAhead(null);
  texts.begin(listed);
  const read: (string | undefined)[] = [];
  const readTo = async (end: number, isLent: boolean): Promise<void> => {
    for (const file of listed.slice(read.length, end)) {
      read.push((await texts.read(file))?.bytes.toString());
      if (texts.done(file) && isLent) texts.lendAgain();
    }
  };

  await readTo(200, false);
  await asLongAsAllTake(listed);
  // All that may be read ahead has come: nobody has looked at the next one.
  rmSync(listed[200]?.path ?? '');
  texts.lendAgain();
  await readTo(MANY, true);

  expect(read).toEqual(listed.map((_, at) => (at === 200 ? undefined : `Text ${at}.`)));
});

test('few texts, and files of other formats, are left to the caller', async () => {
  const { listed } = folderOf(Array.from({ length: MANY }, (_, at) => `Text ${at}.`));
  const others = listed.map((file) => ({ ...file, name: `${file.name}.md` }));
  const left: boolean[] = [];

  for (const files of [listed.slice(0, 10), others])
    await readAll(files, (text) => void left.push(text === null));

  expect(left).toHaveLength(10 + MANY);
  expect(left).not.toContain(false);
});

test.runIf(process.platform === 'linux')('all files are closed when reading is broken off', async () => {
  const { place, listed } = folderOf(
    // What looks like an archive takes another look at the disk, in which the thread hears that it shall stop.
    Array.from({ length: MANY }, (_, at) => (at % 20 === 7 ? 'PK\x03\x04' : `Text ${at}.`)),
  );
  const open = (): string[] =>
    readdirSync('/proc/self/fd').flatMap((descriptor) => {
      try {
        const path = readlinkSync(`/proc/self/fd/${descriptor}`);
        return path.startsWith(place) ? [path] : [];
      } catch {
        return [];
      }
    });
  const texts = new TextsAhead(null);
  texts.begin(listed);

  for (const file of listed.slice(0, 1)) await texts.read(file);
  texts[Symbol.dispose]();

  await asLongAsAllTake(listed);
  await expect.poll(open).toEqual([]);
});

test('nobody waits for a text any longer when reading is broken off', async () => {
  const { listed } = folderOf(Array.from({ length: MANY }, (_, at) => `Text ${at}.`));
  const texts = new TextsAhead(null);
  texts.begin(listed);

  const waiting = texts.read(listed[0]!);
  texts[Symbol.dispose]();

  expect(await waiting).toBeNull();
});

test('files of which each takes long are left to the caller, who reads several at a time', async () => {
  const { listed } = folderOf(Array.from({ length: MANY }, (_, at) => `Text ${at}.`));
  const thread = join(import.meta.dirname, '../../../electron/engines/texts-ahead-thread.ts');
  const request: TextsRequest = {
    encoding: null,
    batches: 4,
    batchTexts: 50,
    batchBytes: 1_000_000,
    // As if each file had taken all the time.
    batchMs: 0,
    slowMs: 0,
  };
  const worker = new Worker(thread, { workerData: request, trackUnmanagedFds: false });
  const batches: Batch[] = [];
  worker.on('message', (batch: Batch) => {
    batches.push(batch);
    closeOpened(batch.opened);
  });

  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
  worker.postMessage({ type: 'read', texts: listed } satisfies TextsWord);
  await once(worker, 'exit');

  expect(batches.map(({ texts }) => texts.map((text) => text?.hash))).toEqual(
    [0, 1, 2].map((at) => [hashOf(`Text ${at}.`)]),
  );
});

test('where no thread may be started, the caller reads all', () => {
  const { listed } = folderOf(Array.from({ length: MANY }, (_, at) => `Text ${at}.`));
  const engine = join(import.meta.dirname, '../../../electron/engines/texts-ahead.ts');
  const script = `
    const { TextsAhead } = await import(${JSON.stringify(engine)});
    const listed = ${JSON.stringify(listed)};
    const texts = new TextsAhead(null);
    texts.begin(listed);
    console.log(await texts.read(listed[0]), texts.done(listed[0]));`;

  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--permission', '--allow-fs-read=*', '--input-type=module', '-e', script],
    { encoding: 'utf8' },
  );

  expect({ stdout, stderr }).toEqual({ stdout: 'null false\n', stderr: '' });
});
