import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listFolder } from '#formats/reading/list-folder.ts';
import { refusal, temporaryFolder } from './fixtures.ts';

describe('listFolder', () => {
  it('finds the readable files, in the order in which people count', async () => {
    await using folder = await temporaryFolder();
    await mkdir(join(folder.path, 'wave 2'));
    for (const name of ['10.txt', '2.TXT', '访谈.docx', 'wave 2/news.csv', 'wave 2/a.html']) {
      await writeFile(join(folder.path, name), 'text');
    }

    const { files, skipped } = await listFolder(folder.path);

    expect(files.map((file) => file.name)).toEqual([
      '2.TXT',
      '10.txt',
      'wave 2/a.html',
      'wave 2/news.csv',
      '访谈.docx',
    ]);
    expect(files[0]).toEqual({ path: join(folder.path, '2.TXT'), name: '2.TXT', bytes: 4 });
    expect(skipped).toEqual([]);
  });

  it('skips hidden files and lists the others that it skipped', async () => {
    await using folder = await temporaryFolder();
    await mkdir(join(folder.path, '.git'));
    for (const name of [
      '.hidden.txt',
      '.git/a.txt',
      '~$notes.docx',
      'Thumbs.db',
      'photo.png',
      'README',
      'a.md',
    ]) {
      await writeFile(join(folder.path, name), 'text');
    }

    const { files, skipped } = await listFolder(folder.path);

    expect(files.map((file) => file.name)).toEqual(['a.md']);
    expect(skipped).toEqual([
      { name: 'photo.png', key: 'reading:skipped_ending' },
      { name: 'README', key: 'reading:skipped_ending' },
    ]);
  });

  it('says that projects and codebooks are imported separately, and leaves out the documents of a project', async () => {
    await using folder = await temporaryFolder();
    await mkdir(join(folder.path, 'study.qda', 'documents'), { recursive: true });
    for (const name of [
      'a.txt',
      'wave.qdpx',
      'themes.qdc',
      'study.qda/data.qda',
      'study.qda/documents/b.txt',
    ])
      await writeFile(join(folder.path, name), 'text');

    const { files, skipped } = await listFolder(folder.path);

    expect(files.map((file) => file.name)).toEqual(['a.txt']);
    expect(skipped).toEqual([
      { name: 'study.qda', key: 'reading:skipped_project' },
      { name: 'themes.qdc', key: 'reading:skipped_codebook' },
      { name: 'wave.qdpx', key: 'reading:skipped_project' },
    ]);
    const whole = await listFolder(join(folder.path, 'study.qda'));
    expect(whole).toEqual({ files: [], skipped: [{ name: 'study.qda', key: 'reading:skipped_project' }] });
  });

  it('enters no folder twice, wherever links lead', async () => {
    await using folder = await temporaryFolder();
    await mkdir(join(folder.path, 'a'));
    await writeFile(join(folder.path, 'a', 'one.txt'), 'text');
    await symlink(folder.path, join(folder.path, 'a', 'loop'));
    await symlink(join(folder.path, 'a', 'gone.txt'), join(folder.path, 'b.txt'));

    const { files, skipped } = await listFolder(folder.path);

    expect(files.map((file) => file.name)).toEqual(['a/one.txt']);
    expect(skipped).toEqual([
      { name: 'a/loop', key: 'reading:skipped_loop' },
      { name: 'b.txt', key: 'reading:skipped_permission' },
    ]);
  });

  it('refuses a missing folder', async () => {
    await using folder = await temporaryFolder();

    expect(await refusal(listFolder(join(folder.path, 'gone')))).toMatchObject({
      code: 'not_found',
      key: 'reading:not_found',
      parameters: { name: 'gone' },
    });
  });
});
