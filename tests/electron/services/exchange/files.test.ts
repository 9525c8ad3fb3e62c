// The files of an exchange archive: which file a path means, and that no file is lost.
import { existsSync, readdirSync, readlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { openArchive } from '#formats/reading/archive.ts';
import { SMALL_FILE_BYTES } from '#formats/reading/limits.ts';
import { zip } from '../../../../scripts/fuzz/raw-zip.ts';
import { code, codes, qde, qdpx, selection, textSource } from '../../../helpers/exchange-files.ts';
import { testFolder } from '../../../helpers/project.ts';
import { broughtIn } from './brought-in.ts';

const named = (name: string, path: string) => textSource(name, '').replace(`internal://${name}.txt`, path);

/** The files that this process holds open, if the system tells. */
function openFiles(): string[] {
  const held = '/proc/self/fd';
  if (!existsSync(held)) return [];
  return readdirSync(held).flatMap((each) => {
    try {
      return [readlinkSync(join(held, each))];
    } catch {
      return [];
    }
  });
}

async function lengthsOf(paths: Readonly<Record<string, string>>, files: Readonly<Record<string, string>>) {
  const sources = Object.entries(paths).map(([name, path]) => named(name, path));
  const found = await broughtIn(qdpx(qde(`<Sources>${sources.join('')}</Sources>`), files));
  const unclear = found.report.remarks.find(({ key }) => key === 'exchange:unclear_files');
  return {
    lengths: Object.fromEntries(found.tables.source.map(({ title, length }) => [title, length])),
    unclear: unclear && (unclear.items?.join(', ') ?? unclear.parameters['entries']),
  };
}

describe('two files with one name', () => {
  test('are told apart by their folders', async () => {
    const files = { 'a/x.txt': 'a', 'b/X.txt': 'of b' };

    const found = await lengthsOf({ one: 'relative:///a/x.txt', two: 'relative:///B/x.txt' }, files);

    expect(found).toEqual({ lengths: { one: 1, two: 4 }, unclear: undefined });
  });

  test('are told apart by their spelling', async () => {
    const files = { 'sources/x.txt': 'a', 'Sources/X.TXT': 'other' };

    const found = await lengthsOf({ one: 'internal://x.txt', two: 'internal://X.TXT' }, files);

    expect(found).toEqual({ lengths: { one: 1, two: 5 }, unclear: undefined });
  });

  test('are both ignored when nothing tells which is meant', async () => {
    const found = await lengthsOf({ one: 'absolute:///C:/x.txt' }, { 'a/x.txt': 'a', 'b/x.txt': 'of b' });

    expect(found).toEqual({ lengths: { one: 0 }, unclear: 'absolute:///C:/x.txt' });
  });
});

test('two paths never share a file that has the name of both', async () => {
  const paths = { one: 'relative:///a/x.txt', two: 'relative:///b/x.txt' };

  const found = await lengthsOf(paths, { 'sources/x.txt': 'whose' });

  expect(found).toEqual({ lengths: { one: 0, two: 0 }, unclear: Object.values(paths).join(', ') });
});

test('a file whose full path matches is taken, even if another path falls back to it', async () => {
  const paths = { one: 'internal://x.txt', two: 'absolute:///C:/b/x.txt' };

  const found = await lengthsOf(paths, { 'sources/x.txt': 'mine' });

  expect(found).toEqual({ lengths: { one: 4, two: 0 }, unclear: 'absolute:///C:/b/x.txt' });
});

describe('a project that is not written in UTF-8', () => {
  const declaring = (encoding: string) =>
    qde(codes(code('平台'))).replace('encoding="utf-8"', `encoding="${encoding}"`);
  const utf16 = Buffer.from(`\uFEFF${declaring('UTF-16')}`, 'utf16le');
  // In GB 18030 these two characters are four bytes that are also two valid characters of UTF-8.
  const gb18030 = Buffer.from(declaring('GB18030').replaceAll('平台', '\u00C6\u00BD\u00CC\u00A8'), 'latin1');

  test.each([
    ['UTF-16, the low byte first', utf16],
    ['UTF-16, the high byte first', Buffer.from(utf16).swap16()],
    ['UTF-16 without a byte-order mark', utf16.subarray(2)],
    ['GB 18030, as it declares', gb18030],
  ])('is read from %s', async (_, bytes) => {
    const found = await broughtIn(qdpx('', { 'project.qde': bytes }, 'sources/none.txt'));

    expect(found.tables.code.map(({ name }) => name)).toEqual(['平台']);
  });
});

describe('a path that leads out of the archive', () => {
  test.each(['relative:///../../etc/passwd', 'absolute:///etc/passwd', 'internal://../none.txt'])(
    'reads nothing, and is reported: %s',
    async (path) => {
      const found = await broughtIn(qdpx(qde(`<Sources>${named('fair', path)}</Sources>`)));

      expect(found.report.remarks).toContainEqual({
        key: 'exchange:no_words_at',
        parameters: { source: 'fair', path },
      });
    },
  );
});

describe('an archive of very many files', () => {
  const project = qde(
    `${codes(code('c'))}<Sources>${textSource('fair', selection('one', 4, 8, ['c']))}</Sources>`,
  );

  test('is read, although a document could not hold so many', async () => {
    const many = Array.from({ length: 10_001 }, (_, index) => [`__MACOSX/${index}`, ''] as const);
    const files = { 'sources/fair.txt': 'The fair was held.', ...Object.fromEntries(many) };

    const found = await broughtIn(qdpx(project, files));

    expect(found.codings).toEqual([{ source: 'fair', words: 'fair', code: 'c' }]);
  });

  test('that is large and broken is refused, and its file is closed', async () => {
    using folder = testFolder();
    const from = join(folder.path, 'study.qdpx');
    writeFileSync(from, Buffer.alloc(SMALL_FILE_BYTES + 1));

    const opening = openArchive({ from, name: 'study.qdpx', ending: 'qdpx', wanted: () => true, bytes: 1 });

    await expect(opening).rejects.toMatchObject({ code: 'invalid', key: 'reading:broken' });
    expect(openFiles()).not.toContain(from);
  });

  test('that is large is read part by part from the disk, and broken parts are refused', async () => {
    using folder = testFolder();
    const from = join(folder.path, 'study.qdpx');
    const film = Buffer.alloc(SMALL_FILE_BYTES + 1);
    const text = '这是一次会议。'.repeat(20_000);
    const parts = [
      { name: 'short.txt', content: '1' },
      { name: 'long.txt', content: '22' },
      { name: 'other.txt', content: '333' },
      { name: 'film.mp4', content: film, packed: deflateRawSync(film, { level: 0 }) },
      { name: 'empty.txt', content: '' },
      { name: 'text.txt', content: text },
    ];
    const packed = zip(parts, (entry) => {
      if (entry.size === 1) entry.size += 1;
      else if (entry.size === 2) entry.size -= 1;
      else if (entry.size === 3) entry.crc += 1;
    });
    writeFileSync(from, packed);
    const all = { wanted: () => true, bytes: 2 ** 31 };
    const archive = await openArchive({ from, name: 'study.qdpx', ending: 'qdpx', ...all });
    try {
      const read = async (part: string): Promise<string | undefined> =>
        (await archive.read(part))?.toString();

      expect([await read('text.txt'), await read('empty.txt'), await read('none')]).toEqual([
        text,
        '',
        undefined,
      ]);
      expect((await archive.read('film.mp4'))?.equals(film)).toBe(true);
      for (const broken of ['short.txt', 'long.txt', 'other.txt'])
        await expect(archive.read(broken), broken).rejects.toMatchObject({ key: 'reading:broken' });
      expect(await read('text.txt')).toBe(text);
    } finally {
      archive.close();
    }
  });

  test('that is large lets a cancel arrive while its parts are read', async () => {
    using folder = testFolder();
    const from = join(folder.path, 'study.qdpx');
    const content = Buffer.alloc(30_000);
    const packed = deflateRawSync(content, { level: 0 });
    const parts = Array.from({ length: 1200 }, (_, index) => ({ name: `${index}.txt`, content, packed }));
    writeFileSync(from, zip(parts));
    const all = { wanted: () => true, bytes: 2 ** 31 };
    const archive = await openArchive({ from, name: 'study.qdpx', ending: 'qdpx', ...all });
    const cancel = new AbortController();
    try {
      let read = 0;
      for (const name of archive.names) {
        if (read === 10) setImmediate(() => cancel.abort());
        if (cancel.signal.aborted) break;
        await archive.read(name);
        read += 1;
      }

      expect(read).toBeLessThan(20);
    } finally {
      archive.close();
    }
  });

  test('is refused beyond its limit, in a sentence of its own', async () => {
    const opening = openArchive({
      from: qdpx(project, { a: 'a', b: 'b' }),
      name: 'study.qdpx',
      ending: 'qdpx',
      wanted: () => true,
      bytes: 1000,
      entries: 2,
    });

    await expect(opening).rejects.toMatchObject({
      code: 'invalid',
      key: 'reading:too_many_entries',
      parameters: { name: 'study.qdpx', most: 2 },
    });
  });
});
