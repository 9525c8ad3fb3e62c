// A large file is flushed to the disk while it is written, by a descriptor of its own: by the thread that writes it, or
// beside that.
import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { FlushBeside } from '#db/snapshots/flush-beside.ts';
import { SteadyFlush } from '#db/snapshots/steady-flush.ts';

const MEGABYTE = 1024 * 1024;

function fileToWrite(): string {
  const folder = mkdtempSync(join(tmpdir(), 'concord-flush-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return join(folder, 'large');
}

/** How many descriptors of this process lead to the file. Only Linux tells. */
function opened(path: string): number {
  return readdirSync('/proc/self/fd').filter((descriptor) => {
    try {
      return readlinkSync(`/proc/self/fd/${descriptor}`) === path;
    } catch {
      return false;
    }
  }).length;
}

test.runIf(process.platform === 'linux')(
  'the file is opened once enough was written, and closed at the end',
  () => {
    const path = fileToWrite();
    writeFileSync(path, 'words');
    {
      using flush = new SteadyFlush(path);
      flush.wrote(MEGABYTE);
      expect(opened(path)).toBe(0);
      for (let times = 0; times < 5; times += 1) flush.wrote(MEGABYTE);
      expect(opened(path)).toBe(1);
    }
    expect(opened(path)).toBe(0);
  },
);

test('a file that does not exist yet is flushed once it does', () => {
  const path = fileToWrite();
  using flush = new SteadyFlush(path);

  expect(() => flush.wrote(3 * MEGABYTE)).not.toThrow();
  writeFileSync(path, 'words');
  expect(() => flush.wrote(3 * MEGABYTE)).not.toThrow();
});

test.runIf(process.platform === 'linux')(
  'beside its writer it is flushed, too, and closed at the end',
  async () => {
    const path = fileToWrite();
    writeFileSync(path, 'words');
    {
      await using flush = new FlushBeside(path);
      flush.isLong(MEGABYTE);
      expect(opened(path)).toBe(0);
      flush.isLong(3 * MEGABYTE);
      await expect.poll(() => opened(path)).toBe(1);
    }
    expect(opened(path)).toBe(0);
  },
);

test('a file that is not there leaves the error to its writer', async () => {
  await using flush = new FlushBeside(fileToWrite());

  expect(() => flush.isLong(3 * MEGABYTE)).not.toThrow();
});
