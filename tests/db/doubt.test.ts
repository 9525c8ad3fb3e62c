// A disk that fails during a write: for a moment this process may not make files larger, so that SQLite cannot write
// its log.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { openStore } from '#db/open.ts';
import type { Store } from '#db/store.ts';
import { insert } from '#db/write.ts';
import { openOptions, testFolder } from '../helpers/project.ts';
import { codeRecord } from '../helpers/records.ts';

function limitFiles(bytes: string): boolean {
  const limit = spawnSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:`]);
  return limit.status === 0;
}

const canLimit = limitFiles('unlimited');

function addCode(store: Store, name: string): void {
  store.transact({ method: 'codes.create', coderId: 'x', at: openOptions.now }, (db) =>
    insert(db, 'code', codeRecord({ id: name })),
  );
}

// Without a listener the signal would end the process.
process.on('SIGXFSZ', () => undefined);

/** Attempts an act that the disk refuses. */
function failToAdd(store: Store, name: string): void {
  limitFiles('4096');
  try {
    addCode(store, name);
  } finally {
    limitFiles('unlimited');
  }
}

const codesOf = ({ db }: Store): unknown =>
  db.sqlite.prepare('SELECT id FROM code ORDER BY id').pluck().all();

describe.skipIf(!canLimit)(
  `a disk that refused an act${canLimit ? '' : ' (left out: needs prlimit)'}`,
  () => {
    test('is checked before the next act is answered: the file is reopened', () => {
      using folder = testFolder();
      const path = join(folder.path, 'study.concord');
      const store = createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions);
      addCode(store, 'guide');
      const before = store.db.sqlite;

      expect(() => failToAdd(store, 'lost')).toThrow(expect.objectContaining({ code: 'SQLITE_IOERR_WRITE' }));
      expect(codesOf(store)).toEqual(['guide']);
      addCode(store, 'marketplace');

      expect(before.open).toBe(false);
      expect(codesOf(store)).toEqual(['guide', 'marketplace']);
      store.close();
      const again = openStore(path, openOptions);
      expect([codesOf(again), again.health.state]).toEqual([['guide', 'marketplace'], 'whole']);
      again.close();
    });

    test('and lost an acknowledged act takes no more acts', () => {
      using folder = testFolder();
      const path = join(folder.path, 'study.concord');
      const store = createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions);
      addCode(store, 'guide');
      expect(() => failToAdd(store, 'lost')).toThrow('disk I/O error');
      const disk = new Database(path);
      disk.exec('DELETE FROM change WHERE seq = (SELECT max(seq) FROM change)');
      disk.close();

      for (const name of ['marketplace', 'connector'])
        expect(() => addCode(store, name)).toThrow(
          expect.objectContaining({ key: 'errors:disk_lost_acts', parameters: { name: 'study.concord' } }),
        );

      store.close();
    });

    test('keeps what was acknowledged when the study is closed at once', () => {
      using folder = testFolder();
      const path = join(folder.path, 'study.concord');
      const store = createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions);
      addCode(store, 'guide');
      expect(() => failToAdd(store, 'lost')).toThrow('disk I/O error');

      store.close();

      const again = openStore(path, openOptions);
      expect([codesOf(again), again.health.state]).toEqual([['guide'], 'whole']);
      again.close();
    });
  },
);
