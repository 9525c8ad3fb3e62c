import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Problem } from '#core/health.ts';
import { createProject } from '#db/create-project.ts';
import { rowsReadAt } from '#db/health.ts';
import { openStore } from '#db/open.ts';
import { readSeal } from '#db/seal.ts';
import { insert } from '#db/write.ts';
import { openProver, type Prover } from '#electron/engines/proving.ts';
import { lookWeekly } from '#electron/study/weekly-look.ts';
import { openOptions, testFolder } from '../../helpers/project.ts';
import { codeRecord } from '../../helpers/records.ts';

const monday = '2026-03-16T09:00:00.000Z';
const sunday = '2026-03-22T09:00:00.000Z';
const tuesday = '2026-03-24T09:00:00.000Z';

/** A prover that counts how often it has read rows. */
function counted(): { prover: Prover; times: () => number } {
  const prover = openProver();
  let times = 0;
  const readRows = (path: string): ReturnType<Prover['readRows']> => {
    times += 1;
    return prover.readRows(path);
  };
  return { prover: { ...prover, readRows }, times: () => times };
}

test('the rows of an open study are checked once a week, also across restarts', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'study.concord');
  const { prover, times } = counted();
  let store = createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions);
  let now = monday;
  const around = { now: () => now, found: () => expect.unreachable() };

  const first = lookWeekly(store, prover, around);
  await first.look();
  expect([times(), rowsReadAt(store.db)]).toEqual([1, monday]);
  first.stop();
  store.close();
  store = openStore(path, openOptions);
  const second = lookWeekly(store, prover, around);
  now = sunday;
  await second.look();
  expect(times()).toBe(1);
  now = tuesday;
  await second.look();

  expect([times(), rowsReadAt(store.db)]).toEqual([2, tuesday]);
  second.stop();
  store.close();
});

test('a row that was already wrong when the file was sealed is found, and nothing is written any more', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'study.concord');
  const made = createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions);
  made.transact({ method: 'codes.create', coderId: 'x', at: monday }, (db) =>
    insert(db, 'code', codeRecord({ id: 'guide' })),
  );
  // No act made this change, as when memory fails before a page is written.
  made.db.sqlite.exec("UPDATE code SET name = 'guile'");
  made.close();
  expect(readSeal(path).state).toBe('closed');
  const store = openStore(path, openOptions);
  expect(store.health.state).toBe('whole');
  const problems: Problem[] = [];

  const weekly = lookWeekly(store, openProver(), {
    now: () => monday,
    found: (found) => {
      problems.push(...found);
      store.proven(found);
    },
  });
  await weekly.look();
  weekly.stop();

  expect(problems).toEqual([{ key: 'check_rows', parameters: { table: 'code', count: 1 } }]);
  expect(rowsReadAt(store.db)).toBe(null);
  expect(() =>
    store.transact({ method: 'codes.create', coderId: 'x', at: monday }, (db) =>
      insert(db, 'code', codeRecord({ id: 'connector' })),
    ),
  ).toThrow(expect.objectContaining({ key: 'errors:damaged_read_only' }));
  store.close();
  expect(readSeal(path).state).toBe('opened');
});

test('damage found in a file that replaced the study meanwhile is not reported for the study', async () => {
  using folder = testFolder();
  const path = join(folder.path, 'study.concord');
  const store = createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions);
  writeFileSync(`${path}.other`, 'no database');
  const told: Problem[] = [];
  const weekly = lookWeekly(
    store,
    {
      ...openProver(),
      readRows: () => {
        renameSync(`${path}.other`, path);
        return Promise.resolve([{ key: 'check_rows', parameters: { table: 'code', count: 1 } }]);
      },
    },
    { now: () => monday, found: (found) => told.push(...found) },
  );

  await weekly.look();
  weekly.stop();

  expect(told).toEqual([]);
  expect(rowsReadAt(store.db)).toBe(null);
  store.close();
});
