import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { writeZipFile, type AddEntry } from '#formats/writing/zip-file.ts';
import { testFolder } from '../../helpers/project.ts';
import { entriesOf } from '../../electron/services/exchange/qde-structure.ts';

const options = { mtime: new Date(0), forceDosTimestamp: true };
const never = new AbortController().signal;

/** Endless pieces, or pieces that throw after `throwsAfter` of them; `ended` says whether they were closed. */
function pieces(throwsAfter = Infinity) {
  const state = { given: 0, ended: false };
  function* given(): Generator<Buffer> {
    try {
      for (; state.given < throwsAfter; state.given += 1) yield Buffer.alloc(1000, state.given);
      throw new RangeError('The page is damaged.');
    } finally {
      state.ended = true;
    }
  }
  return { state, open: () => Readable.from(given(), { objectMode: false }) };
}

const words = (text: string) => () => Readable.from([Buffer.from(text)], { objectMode: false });

test('entries are written in the order in which they were added', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'a.zip');
  const fill = (add: AddEntry): void => {
    add('b.txt', options, words('two'));
    add('a.txt', { ...options, compress: false }, words('one'));
  };

  await writeZipFile(path, fill, never);

  const entries = await entriesOf(readFileSync(path));
  expect([...entries].map(([name, bytes]) => [name, bytes.toString()])).toEqual([
    ['b.txt', 'two'],
    ['a.txt', 'one'],
  ]);
});

test.each([0, 1, 500])(
  'an entry that cannot be read after %s pieces ends the archive with that error, and no later entry is opened',
  async (throwsAfter) => {
    using folder = testFolder();
    const damaged = pieces(throwsAfter);
    const opened: string[] = [];
    const fill = (add: AddEntry): void => {
      add('first', options, words('one'));
      add('damaged', options, damaged.open);
      add('later', options, () => {
        opened.push('later');
        return words('three')();
      });
    };

    const written = writeZipFile(join(folder.path, 'a.zip'), fill, never);

    await expect(written).rejects.toThrow('The page is damaged.');
    expect(damaged.state.ended).toBe(true);
    expect(opened).toEqual([]);
  },
);

test('a cancelled archive closes the entry that is being read', async () => {
  using folder = testFolder();
  const cancelling = new AbortController();
  const endless = pieces();
  const written = writeZipFile(
    join(folder.path, 'a.zip'),
    (add) => add('endless', options, endless.open),
    cancelling.signal,
  );
  await expect.poll(() => endless.state.given).toBeGreaterThan(0);

  cancelling.abort();

  await expect(written).rejects.toMatchObject({ name: 'AbortError' });
  const { given, ended } = endless.state;
  expect(ended).toBe(true);
  await new Promise(setImmediate);
  expect(endless.state.given).toBe(given);
});

test('an error while entries are added, or of the disk, closes whatever was opened for the first entry', async () => {
  using folder = testFolder();
  const [one, other] = [pieces(), pieces()];
  const adding = (add: AddEntry): void => {
    add('endless', options, one.open);
    throw new TypeError('There are no more.');
  };
  const nowhere = join(folder.path, 'none', 'a.zip');

  await expect(writeZipFile(join(folder.path, 'a.zip'), adding, never)).rejects.toThrow('There are no more.');
  await expect(
    writeZipFile(nowhere, (add) => add('endless', options, other.open), never),
  ).rejects.toMatchObject({ code: 'ENOENT' });

  expect([one, other].map(({ state }) => state.given > 0 && !state.ended)).toEqual([false, false]);
  expect(readdirSync(folder.path)).toEqual([]);
});
