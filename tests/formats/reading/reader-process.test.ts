import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { constants, deflateRawSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { readFile } from '#formats/reading/read-file.ts';
import { forkNode } from '#formats/own-process.ts';
import type { ReadReply, ReadRequest } from '#formats/reading/child.ts';
import { openReader, type Reader, type ReaderOptions } from '#formats/reading/reader-process.ts';
import { fixture, refusal, temporaryFolder } from './fixtures.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const readers: Reader[] = [];

/** A reader, and the ids of the processes that it has started. */
function watchedReader(options: ReaderOptions = {}): { reader: Reader; started: number[] } {
  const started: number[] = [];
  const reader = openReader({
    ...options,
    fork: (entry, memoryLimit) => {
      const child = forkNode<ReadRequest, ReadReply>(entry, memoryLimit);
      started.push(child.pid ?? 0);
      return child;
    },
  });
  readers.push(reader);
  return { reader, started };
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function ended(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 100 && isRunning(pid); tries += 1) await wait(50);
  return !isRunning(pid);
}

/** A pdf of one page whose content is this many megabytes of spaces, packed to a thousandth. */
function bloatedPdf(megabytes: number): Buffer {
  const block = deflateRawSync(Buffer.alloc((megabytes * 1024 * 1024) / 16, ' '), {
    finishFlush: constants.Z_SYNC_FLUSH,
  });
  const blocks = Array.from({ length: 16 }, () => block);
  const content = Buffer.concat([
    Buffer.from([0x78, 0x9c]),
    ...blocks,
    deflateRawSync(Buffer.alloc(0)),
    Buffer.alloc(4),
  ]);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] /Contents 4 0 R /Resources << >> >>',
  ].map((object, index) => Buffer.from(`${index + 1} 0 obj\n${object}\nendobj\n`));
  return Buffer.concat([
    Buffer.from('%PDF-1.4\n'),
    ...objects,
    Buffer.from(`4 0 obj\n<< /Length ${content.length} /Filter /FlateDecode >>\nstream\n`),
    content,
    Buffer.from('\nendstream\nendobj\ntrailer << /Size 5 /Root 1 0 R >>\n%%EOF\n'),
  ]);
}

afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.close();
});

describe('the reader process', () => {
  it('gives the same results as reading in this process, for every kind of file, in one child', async () => {
    const { reader, started } = watchedReader();

    for (const name of [
      'interview.docx',
      'report.pdf',
      'page.html',
      'interview-zh.md',
      'pandoc/handbook-zh.odt',
      'pandoc/handbook-zh.rtf',
      'pandoc/handbook-zh.epub',
      'chromium/handbook-zh.mhtml',
      'news.csv',
      'interviews.xlsx',
    ]) {
      expect(await reader.read(fixture(name), name)).toEqual(await readFile(fixture(name), name));
    }

    expect(started).toHaveLength(1);
  });

  it('reads files requested at once one after another', async () => {
    const { reader, started } = watchedReader();
    const names = ['interview.docx', 'locked.docx', 'interview-zh.docx', 'cut.pdf', 'news.csv'];

    const results = await Promise.allSettled(
      names.map(async (name) => await reader.read(fixture(name), name)),
    );

    expect(results.map((result) => result.status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(started).toHaveLength(1);
  });

  it('passes errors on with their key and parameters', async () => {
    const { reader } = watchedReader();

    expect(await refusal(reader.read(fixture('cut.docx'), 'cut.docx'))).toEqual({
      code: 'invalid',
      key: 'reading:broken',
      parameters: { name: 'cut.docx', ending: 'docx' },
    });
  });

  it('passes options on', async () => {
    const { reader } = watchedReader();

    const reading = reader.read(fixture('interviews.xlsx'), 'interviews.xlsx', { sheet: 'Other' });

    expect(await refusal(reading)).toMatchObject({ key: 'reading:sheet_missing' });
  });

  it('starts no child for plain texts of ordinary size', async () => {
    const { reader, started } = watchedReader();

    const read = await reader.read(fixture('notes-gb18030.txt'), 'notes-gb18030.txt');

    expect(read).toMatchObject({ type: 'text', language: 'zh-CN' });
    expect(await refusal(reader.read(fixture('gone.txt'), 'gone.txt'))).toMatchObject({ code: 'not_found' });
    expect(started).toEqual([]);
  });
});

describe('a file that takes too much', () => {
  it('time is given up, and its process ended', async () => {
    const { reader, started } = watchedReader({ timeLimit: 1 });

    const error = await refusal(reader.read(fixture('interview.docx'), 'interview.docx'));

    expect(error).toMatchObject({
      code: 'unsupported',
      key: 'reading:too_slow',
      parameters: { name: 'interview.docx' },
    });
    expect(await ended(started[0] ?? 0)).toBe(true);
  });

  it('memory is given up, its process ended, and the next file read by another', async () => {
    await using folder = await temporaryFolder();
    const path = join(folder.path, 'bloated.pdf');
    await writeFile(path, bloatedPdf(400));
    const { reader, started } = watchedReader({ memoryLimit: 300 * 1024 * 1024 });

    const error = await refusal(reader.read(path, 'bloated.pdf'));
    const next = await reader.read(fixture('interview.docx'), 'interview.docx');

    expect(error).toEqual({
      code: 'unsupported',
      key: 'reading:too_heavy',
      parameters: { name: 'bloated.pdf', megabytes: 300 },
    });
    expect(next).toMatchObject({ type: 'text', title: 'interview' });
    expect(started).toHaveLength(2);
    expect(await ended(started[0] ?? 0)).toBe(true);
  });
});

describe('a file that is no longer wanted', () => {
  it('is cancelled while it is read, and the next is read', async () => {
    const { reader, started } = watchedReader();
    const stop = new AbortController();

    const reading = refusal(reader.read(fixture('report.pdf'), 'report.pdf', { signal: stop.signal }));
    const next = reader.read(fixture('interview.docx'), 'interview.docx');
    await wait(1);
    stop.abort();

    expect(await reading).toEqual({ code: 'cancelled', key: 'errors:cancelled', parameters: {} });
    expect(await next).toMatchObject({ title: 'interview' });
    expect(await ended(started[0] ?? 0)).toBe(true);
  });

  it('is cancelled while it waits, without disturbing the one before', async () => {
    const { reader, started } = watchedReader();
    const stop = new AbortController();

    const first = reader.read(fixture('report.pdf'), 'report.pdf');
    const second = refusal(reader.read(fixture('interview.docx'), 'interview.docx', { signal: stop.signal }));
    await wait(1);
    stop.abort();

    expect(await first).toMatchObject({ title: 'report' });
    expect(await second).toMatchObject({ code: 'cancelled' });
    expect(started).toHaveLength(1);
  });

  it('is not started when it was cancelled before', async () => {
    const { reader, started } = watchedReader();

    const reading = reader.read(fixture('report.pdf'), 'report.pdf', { signal: AbortSignal.abort() });

    expect(await refusal(reading)).toMatchObject({ code: 'cancelled' });
    expect(started).toEqual([]);
  });
});

describe('the end of the reader', () => {
  it('cancels running and waiting files, ends the process and refuses more', async () => {
    const { reader, started } = watchedReader();
    const reading = [
      refusal(reader.read(fixture('report.pdf'), 'report.pdf')),
      refusal(reader.read(fixture('interview.docx'), 'interview.docx')),
    ];
    await wait(1);

    await reader.close();

    expect((await Promise.all(reading)).map((error) => error.code)).toEqual(['cancelled', 'cancelled']);
    expect(started.filter(isRunning)).toEqual([]);
    expect(await refusal(reader.read(fixture('news.csv'), 'news.csv'))).toMatchObject({ code: 'cancelled' });
  });

  it.each(['idle', 'busy'])(
    'comes with the end of its parent, even if that is killed while it is %s',
    async (state) => {
      await using folder = await temporaryFolder();
      const bloated = join(folder.path, 'bloated.pdf');
      await writeFile(bloated, bloatedPdf(state === 'busy' ? 800 : 16));
      const program = `
      import { forkNode } from '#formats/own-process.ts';
      import { openReader } from '#formats/reading/reader-process.ts';
      let pid = 0;
      const reader = openReader({ memoryLimit: 8e9, fork: (...given) => {
        const child = forkNode(...given);
        pid = child.pid;
        return child;
      } });
      await reader.read(${JSON.stringify(fixture('interview.docx'))}, 'interview.docx');
      if (${JSON.stringify(state)} === 'busy') void reader.read(${JSON.stringify(bloated)}, 'bloated.pdf');
      setTimeout(() => console.log(pid), 100);
      setInterval(() => {}, 1000);
    `;
      const parent = spawn(process.execPath, ['--input-type=module', '--eval', program], {
        cwd: root,
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [printed] = (await once(parent.stdout, 'data')) as [Buffer];
      const child = Number(printed.toString());

      parent.kill('SIGKILL');

      expect(child).toBeGreaterThan(0);
      expect(await ended(child)).toBe(true);
    },
  );
});
