// Several readers side by side, within the memory limit of one.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openReaders, type PoolOptions, type ReaderPool } from '#formats/reading/reader-pool.ts';
import { forkNode } from '#formats/own-process.ts';
import type { ReadReply, ReadRequest } from '#formats/reading/child.ts';
import { fixture, refusal, temporaryFolder } from './fixtures.ts';

const megabyte = 1024 * 1024;
const pools: ReaderPool[] = [];

interface Started {
  readonly pid: number;
  readonly memory: number;
}

/** A pool, and the processes that it has started with their memory limits. */
function watchedPool(options: PoolOptions): { pool: ReaderPool; started: Started[] } {
  const started: Started[] = [];
  const pool = openReaders({
    ...options,
    fork: (entry, memory) => {
      const child = forkNode<ReadRequest, ReadReply>(entry, memory);
      started.push({ pid: child.pid ?? 0, memory: Number(memory) });
      return child;
    },
  });
  pools.push(pool);
  return { pool, started };
}

function isRunning({ pid }: Started): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

afterEach(async () => {
  for (const pool of pools.splice(0)) await pool.close();
});

/** Writes a table that takes some 250 MB to read, and returns its path. */
async function heavyTable(folder: string): Promise<string> {
  const path = join(folder, 'heavy.csv');
  const row = `"Fair","${'The fair opens in May. '.repeat(20)}"\n`;
  await writeFile(path, `title,text\n${row.repeat(85_000)}`);
  return path;
}

describe('a pool of readers', () => {
  it('reads as many files at once as it has processes, and starts no more', async () => {
    const { pool, started } = watchedPool({ size: 2 });
    const names = ['interview.docx', 'report.pdf', 'page.html', 'interview-zh.md', 'news.csv', 'locked.docx'];

    const results = await Promise.allSettled(names.map((name) => pool.read(fixture(name), name)));

    expect(results.map(({ status }) => status)).toEqual([
      ...Array.from({ length: 5 }, () => 'fulfilled'),
      'rejected',
    ]);
    expect(results.map((result) => (result.status === 'fulfilled' ? result.value.title : ''))).toEqual([
      'interview',
      'report',
      'page',
      'interview-zh',
      'news',
      '',
    ]);
    expect(started).toHaveLength(2);
  });

  it('starts one process when files are read one after another', async () => {
    const { pool, started } = watchedPool({ size: 3 });

    for (const name of ['interview.docx', 'interview-zh.docx', 'news.csv'])
      await pool.read(fixture(name), name);

    expect(started).toHaveLength(1);
  });

  it('gives each process its share of the total memory', async () => {
    const { pool, started } = watchedPool({ size: 3, memoryLimit: 600 * megabyte });

    await Promise.all(
      ['interview.docx', 'interview-zh.docx', 'news.csv'].map((name) => pool.read(fixture(name), name)),
    );

    expect(started.map(({ memory }) => memory / megabyte)).toEqual([200, 200, 200]);
  });

  it('reads a file that needs more than a share again alone, with all the memory', async () => {
    await using folder = await temporaryFolder();
    const path = await heavyTable(folder.path);
    const { pool, started } = watchedPool({ size: 3, memoryLimit: 600 * megabyte });
    const others = Array.from({ length: 6 }, () => pool.read(fixture('interview.docx'), 'interview.docx'));

    const heavy = await pool.read(path, 'heavy.csv');
    const read = await Promise.all(others);

    expect(heavy).toMatchObject({ type: 'table', title: 'heavy' });
    expect(read.map(({ title }) => title)).toEqual(others.map(() => 'interview'));
    const alone = started.findIndex(({ memory }) => memory === 600 * megabyte);
    expect(alone).toBeGreaterThan(0);
    expect(started.slice(0, alone + 1).filter(isRunning)).toEqual([]);
  });

  it('refuses a file that needs more than all the memory, and continues', async () => {
    await using folder = await temporaryFolder();
    const path = await heavyTable(folder.path);
    const { pool } = watchedPool({ size: 2, memoryLimit: 240 * megabyte });

    const error = await refusal(pool.read(path, 'heavy.csv'));
    const next = await pool.read(fixture('interview.docx'), 'interview.docx');

    expect(error).toEqual({
      code: 'unsupported',
      key: 'reading:too_heavy',
      parameters: { name: 'heavy.csv', megabytes: 240 },
    });
    expect(next).toMatchObject({ title: 'interview' });
  });

  it('cancels one file and reads the others', async () => {
    const { pool } = watchedPool({ size: 2 });
    const stop = new AbortController();
    const first = refusal(pool.read(fixture('report.pdf'), 'report.pdf', { signal: stop.signal }));
    const others = ['interview.docx', 'news.csv'].map((name) => pool.read(fixture(name), name));

    stop.abort();

    expect(await first).toMatchObject({ code: 'cancelled' });
    expect((await Promise.all(others)).map(({ title }) => title)).toEqual(['interview', 'news']);
  });

  it('cancels running and waiting files at its end, and ends its processes', async () => {
    const { pool, started } = watchedPool({ size: 2 });
    const reading = Array.from({ length: 5 }, () => refusal(pool.read(fixture('report.pdf'), 'report.pdf')));

    await pool.close();

    expect((await Promise.all(reading)).map(({ code }) => code)).toEqual(reading.map(() => 'cancelled'));
    expect(started.filter(isRunning)).toEqual([]);
    expect(await refusal(pool.read(fixture('news.csv'), 'news.csv'))).toMatchObject({ code: 'cancelled' });
  });
});
