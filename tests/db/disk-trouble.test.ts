// A full, read-only or failing disk is reported in a sentence, nothing is half done, and everything acknowledged before
// is still there.
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { createProject } from '#db/create-project.ts';
import { damageOf } from '#db/disk-trouble.ts';
import { openStore } from '#db/open.ts';
import type { Store } from '#db/store.ts';
import { insert } from '#db/write.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { codeRecord } from '../helpers/records.ts';
import { noSmallDisk, smallDisk } from '../../scripts/trust/small-disk.ts';
import { terminal } from '../electron/cli/concord.ts';

function errorOf(run: () => unknown): { key: string; name: unknown } {
  try {
    run();
  } catch (error) {
    if (error instanceof AppError) return { key: error.key, name: error.parameters['name'] };
    throw error;
  }
  return { key: 'no error', name: null };
}

function addCode(store: Store, id: string, name = id): void {
  store.transact({ method: 'codes.create', coderId: 'x', at: openOptions.now }, (db) =>
    insert(db, 'code', codeRecord({ id, name })),
  );
}

const codesOf = ({ db }: Store): unknown =>
  db.sqlite.prepare('SELECT id FROM code ORDER BY id').pluck().all();

const full = { key: 'errors:disk_full', name: 'study.concord' };
const firstSchema = join(import.meta.dirname, '../../fixtures/projects/0001.concord');

describe.skipIf(noSmallDisk !== null)(
  `a full disk${noSmallDisk === null ? '' : ` (left out: ${noSmallDisk})`}`,
  () => {
    test('refuses a new study in a sentence and leaves no file', () => {
      using disk = smallDisk(2);
      disk.fill();
      const path = join(disk.path, 'study.concord');

      expect(errorOf(() => createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions))).toEqual(
        full,
      );
      expect(readdirSync(disk.path)).toEqual(['ballast']);
    });

    test('refuses to open a study in a sentence, and opens it once there is room', () => {
      using disk = smallDisk(4);
      const path = join(disk.path, 'study.concord');
      const store = createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions);
      addCode(store, 'guide');
      store.close();
      disk.fill();

      expect(errorOf(() => openStore(path, openOptions))).toEqual(full);

      disk.clear();
      const again = openStore(path, openOptions);
      expect(codesOf(again)).toEqual(['guide']);
      again.close();
    });

    test('with no room for the list of acts by row still opens the study', () => {
      using disk = smallDisk(32);
      const path = join(disk.path, 'study.concord');
      const store = createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions);
      store.transact({ method: 'codes.create', coderId: 'x', at: openOptions.now }, (db) => {
        for (let code = 0; code < 6000; code += 1)
          insert(db, 'code', codeRecord({ id: `code ${code}`, name: `code ${code}` }));
      });
      store.db.sqlite.exec('DELETE FROM row_act');
      store.close();
      disk.fill(96 * 1024);

      const again = openStore(path, openOptions);

      expect(again.db.sqlite.prepare('SELECT count(*) FROM row_act').pluck().get()).toBe(0);
      expect(again.db.sqlite.prepare('SELECT count(*) FROM code').pluck().get()).toBe(6000);
      again.close();
    });

    test('is reported by a command that writes, and not as a fault inside Concord', async () => {
      using disk = smallDisk(4);
      using shell = terminal();
      const path = join(disk.path, 'study.concord');
      createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions).close();
      writeFileSync(join(shell.folder, 'note.txt'), 'A note.');
      disk.fill();

      const { status, stderr } = await shell.concord('import', path, 'note.txt');

      expect(status).toBe(1);
      expect(stderr).toBe(
        'The disk of “study.concord” is full, so this change was not made. Everything saved before is safe. Free some space, then try again.\n',
      );
    });

    test('refuses an act, keeps those before it, and accepts the next once there is room', () => {
      using disk = smallDisk(4);
      const path = join(disk.path, 'study.concord');
      const store = createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions);
      addCode(store, 'guide');
      disk.fill(64 * 1024);

      expect(() => addCode(store, 'long', 'x'.repeat(1_000_000))).toThrow('disk is full');
      expect(codesOf(store)).toEqual(['guide']);
      disk.clear();
      addCode(store, 'marketplace');
      store.close();

      const again = openStore(path, openOptions);
      expect(codesOf(again)).toEqual(['guide', 'marketplace']);
      again.close();
    });

    test('leaves no truncated copy when an older study was to be updated', () => {
      using disk = smallDisk(4);
      using folder = testFolder();
      const path = join(folder.path, 'old.concord');
      copyFileSync(firstSchema, path);
      const snapshots = join(disk.path, 'snapshots');
      mkdirSync(snapshots);
      disk.fill(64 * 1024);

      expect(errorOf(() => openStore(path, { ...openOptions, snapshots })).key).toBe('errors:disk_full');
      expect(readdirSync(snapshots)).toEqual([]);
    });

    test('that is read-only lets a study be read from a copy, and refuses a new study', () => {
      using disk = smallDisk(4);
      const path = join(disk.path, 'study.concord');
      createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions).close();
      disk.remount('ro');

      const store = openStore(path, openOptions);
      expect(store.readOnly).toBe(true);
      store.close();
      const other = join(disk.path, 'other.concord');
      expect(errorOf(() => createProject(other, { name: 'Other', coderName: 'Wei' }, openOptions)).key).toBe(
        'errors:folder_not_writable',
      );
    });
  },
);

test('a folder that cannot be created for the copy before an update is named, and the study stays as it is', () => {
  using folder = testFolder();
  const path = join(folder.path, 'old.concord');
  copyFileSync(firstSchema, path);
  writeFileSync(join(folder.path, 'taken'), 'a file, where the folder would be');
  const snapshots = join(folder.path, 'taken', 'snapshots');

  expect(errorOf(() => openStore(path, { ...openOptions, snapshots })).key).toBe('errors:snapshot_folder');
  expect(existsSync(snapshots)).toBe(false);
});

test.runIf(process.platform === 'linux')(
  'a page that the disk cannot read is distinguished from damage',
  () => {
    using folder = testFolder();
    const whole = join(folder.path, 'whole');
    writeFileSync(whole, 'can be read');
    chmodSync(whole, 0o600);

    // The first page of the memory of a process belongs to nobody: reading it fails as a broken disk does.
    expect(damageOf('/proc/self/mem', 'study.concord').key).toBe('errors:disk_cannot_read');
    expect(damageOf(whole, 'study.concord').key).toBe('errors:damaged_project');
  },
);
