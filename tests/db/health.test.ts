import { randomBytes } from 'node:crypto';
import { readFileSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createProject } from '#db/create-project.ts';
import { openStore } from '#db/open.ts';
import { readSeal } from '#db/seal.ts';
import type { Store } from '#db/store.ts';
import { insert, putBlob } from '#db/write.ts';
import { flipIn, pageOf } from '../helpers/flipped.ts';
import { openOptions, testFolder } from '../helpers/project.ts';

const later = { ...openOptions, proof: 'later' } as const;

let count = 0;

function addClass(store: Store, name: string): void {
  const deed = { method: 'classes.add', coderId: 'c', at: '2026', group: `g${(count += 1)}` };
  store.transact(deed, (db) =>
    insert(db, 'class', { id: name, name, coverage: 'complete', position: 1, frameSize: null }),
  );
}

function classesOf(store: Store): unknown {
  return store.db.sqlite.prepare('SELECT name FROM class ORDER BY name').pluck().all();
}

/** A closed project. A large one is not checked while it opens. */
function closedProject(path: string, { large = false } = {}): void {
  const store = createProject(path, { name: 'Study', coderName: 'Wei' }, openOptions);
  addClass(store, 'news');
  if (large)
    store.transact({ method: 'imports.run', coderId: 'c', at: '2026' }, (db) => {
      putBlob(db, randomBytes(5 * 1024 * 1024));
      insert(db, 'class', { id: 'x', name: 'report', coverage: 'complete', position: 2, frameSize: null });
    });
  store.close();
}

describe('closing', () => {
  test('seals the file, and so does each closing after it', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    closedProject(path);
    expect(readSeal(path).state).toBe('closed');

    const store = openStore(path, openOptions);
    expect(store.health).toEqual({ state: 'whole' });
    addClass(store, 'report');
    store.close();

    expect(readSeal(path).state).toBe('closed');
  });

  test('leaves a file that is still being checked as it was found, with the acts in the log', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    closedProject(path, { large: true });
    const store = openStore(path, later);
    expect(store.health).toEqual({ state: 'checking' });
    addClass(store, 'policy');

    store.fold();
    store.close();

    expect(readSeal(path).state).toBe('opened');
    const again = openStore(path, openOptions);
    expect(again.health).toEqual({ state: 'whole' });
    expect(classesOf(again)).toEqual(['news', 'policy', 'report']);
    again.close();
    expect(readSeal(path).state).toBe('closed');
  });
});

describe('a bit that was flipped while the study was open', () => {
  test('in a page that nobody wrote is not sealed as whole, and is found at the next opening', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    closedProject(path, { large: true });
    const store = openStore(path, openOptions);
    flipIn(path, pageOf(path, 'blob'));

    addClass(store, 'policy');
    store.close();

    expect(readSeal(path).state).toBe('none');
    const again = openStore(path, openOptions);
    expect(again.health).toMatchObject({ state: 'damaged', problems: [{ key: 'check_blob' }] });
    again.close();
  });

  test('is not looked for in pages that acts wrote, however often they were folded', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    closedProject(path, { large: true });
    const store = openStore(path, openOptions);

    for (const name of ['policy', 'charter', 'minutes']) {
      addClass(store, name);
      store.fold();
    }
    store.transact({ method: 'imports.run', coderId: 'c', at: '2026' }, (db) =>
      putBlob(db, randomBytes(5 * 1024 * 1024)),
    );
    store.close();

    expect(readSeal(path).state).toBe('closed');
  });
});

describe('a file in which a bit was flipped while it was closed', () => {
  test('opens read-only, with the damaged table named, and is not written to', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    closedProject(path);
    flipIn(path, pageOf(path, 'class'));
    const before = readFileSync(path);

    const store = openStore(path, openOptions);

    expect(store.readOnly).toBe(true);
    expect(store.health).toMatchObject({
      state: 'damaged',
      problems: expect.arrayContaining([
        { key: 'check_pages', parameters: { count: 1, where: 'class' } },
        { key: 'check_rows', parameters: { table: 'class', count: 1 } },
      ]),
    });
    expect(() => addClass(store, 'report')).toThrow(
      expect.objectContaining({ key: 'errors:damaged_read_only' }),
    );
    store.close();
    expect(readFileSync(path)).toEqual(before);
  });

  test('is found also after a crash meanwhile, and by a reader', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    closedProject(path, { large: true });
    flipIn(path, pageOf(path, 'class'));
    const crashed = openStore(path, later);
    addClass(crashed, 'policy');
    crashed.close();

    for (const readOnly of [true, false]) {
      const store = openStore(path, { ...openOptions, readOnly });
      expect(store.health.state).toBe('damaged');
      store.close();
    }
  });

  test('takes no more acts once the damage is found, and keeps acknowledged ones in the log', () => {
    using folder = testFolder();
    const path = join(folder.path, 'a.concord');
    closedProject(path, { large: true });
    const before = readFileSync(path).subarray(4096);
    const store = openStore(path, later);
    addClass(store, 'policy');

    store.proven([{ key: 'check_rows', parameters: { table: 'class', count: 1 } }]);

    expect(store.readOnly).toBe(true);
    expect(() => addClass(store, 'charter')).toThrow(
      expect.objectContaining({ key: 'errors:damaged_read_only' }),
    );
    store.close();
    expect(readFileSync(path).subarray(4096)).toEqual(before);
    const again = openStore(path, later);
    expect(classesOf(again)).toEqual(['news', 'policy', 'report']);
    again.close();
  });
});

test('a reader beside a writer trusts the writer’s check, and checks the rows itself while there is none', () => {
  using folder = testFolder();
  const path = join(folder.path, 'a.concord');
  closedProject(path, { large: true });
  const writer = openStore(path, { ...later, now: new Date().toISOString() });
  writer.db.sqlite.exec("UPDATE class SET name = 'nevs' WHERE name = 'news'");

  const unsaid = openStore(path, { ...openOptions, who: 'another' });
  expect(unsaid.health).toMatchObject({ state: 'damaged', problems: [{ key: 'check_rows' }] });
  unsaid.close();
  writer.proven([]);
  const said = openStore(path, { ...openOptions, who: 'another' });
  expect(said.health).toEqual({ state: 'whole' });
  said.close();
  writer.close();
});

test('a whole file without a seal is sealed by the first program that reads it', () => {
  using folder = testFolder();
  const path = join(folder.path, 'a.concord');
  closedProject(path);
  // As when the disk had no room for the seal. The first page states the number and size of the pages.
  const bytes = readFileSync(path);
  truncateSync(path, bytes.readUInt32BE(28) * bytes.readUInt16BE(16));
  expect(readSeal(path).state).toBe('none');

  const reader = openStore(path, { ...openOptions, readOnly: true });

  expect(reader.health).toEqual({ state: 'whole' });
  reader.close();
  expect(readSeal(path).state).toBe('closed');
});
