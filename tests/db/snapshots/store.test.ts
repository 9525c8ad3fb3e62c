import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkSnapshot, nextToCheck } from '#db/snapshots/check.ts';
import { namesIn } from '#db/snapshots/chunks.ts';
import { lookThrough } from '#db/snapshots/look-through.ts';
import { lastWritten, makeSnapshot } from '#db/snapshots/make.ts';
import { DamagedSnapshot, writeSnapshot } from '#db/snapshots/restore.ts';
import { SnapshotStore, storePath, storesIn } from '#db/snapshots/store.ts';
import { tidySnapshots } from '#db/snapshots/tidy.ts';
import { insert } from '#db/write.ts';
import { openStore } from '#db/open.ts';
import { openOptions, testFolder } from '../../helpers/project.ts';
import { codeRecord } from '../../helpers/records.ts';
import {
  addMemo,
  dieWhileMaking,
  FILE_ID,
  flipByte,
  snapshotsIn,
  newStudy,
  snapshotOf,
  tamper,
} from './study-file.ts';

interface Place {
  readonly folder: string;
  readonly path: string;
  readonly snapshots: string;
}

function place(folder: string): Place {
  return { folder, path: newStudy(folder), snapshots: join(folder, 'home', 'snapshots') };
}

/** The bytes of a restored snapshot. */
function restored({ folder, snapshots }: Place, id: number): Buffer {
  const target = join(folder, `restored-${id}.concord`);
  using store = SnapshotStore.toRead(storePath(snapshots, FILE_ID));
  const found = store.snapshots().find((each) => each.id === id);
  if (!found) throw new Error(`no snapshot ${id}`);
  writeSnapshot(store, found, target);
  const bytes = readFileSync(target);
  rmSync(target);
  return bytes;
}

/** Checks a snapshot as the idle check does. */
function check({ snapshots }: Place, id: number): boolean {
  using store = SnapshotStore.toChange(storePath(snapshots, FILE_ID));
  const found = store.snapshots().find((each) => each.id === id);
  if (!found) throw new Error(`no snapshot ${id}`);
  return checkSnapshot(store, found, (path) => lookThrough(path, found, () => '{}'));
}

/** The hashes of the stored chunks, and of those that snapshots refer to. */
function chunksOf({ snapshots }: Place): { kept: string[]; named: string[] } {
  using store = SnapshotStore.toRead(storePath(snapshots, FILE_ID));
  const kept = store.sqlite.prepare('SELECT name FROM chunk').pluck().all() as Buffer[];
  const named = store.snapshots().flatMap(({ chunks }) => [...namesIn(chunks)]);
  const inOrder = (names: readonly Buffer[]) =>
    [...new Set(names.map((name) => name.toString('hex')))].sort();
  return { kept: inOrder(kept), named: inOrder(named) };
}

const wholeness = (at: Place): (boolean | null)[] => snapshotsIn(at.snapshots).map(({ whole }) => whole);

describe('a store of snapshots', () => {
  it('gives a study back byte for byte as it was at each snapshot', () => {
    using folder = testFolder();
    const at = place(folder.path);
    const before = readFileSync(at.path);
    const first = snapshotOf(at.path, at.snapshots);
    addMemo(at.path, 'news');
    const after = readFileSync(at.path);
    const second = snapshotOf(at.path, at.snapshots, { why: 'merge', about: 'fairs into fair' });

    expect(restored(at, first.id).equals(before)).toBe(true);
    expect(restored(at, second.id).equals(after)).toBe(true);
    expect(snapshotsIn(at.snapshots).map(({ id, why, about, seq }) => [id, why, about, seq])).toEqual([
      [second.id, 'merge', 'fairs into fair', 2],
      [first.id, 'hour', '', 1],
    ]);
  });

  it('stores unchanged chunks once, and makes no second snapshot of the same bytes', () => {
    using folder = testFolder();
    const at = place(folder.path);
    const first = snapshotOf(at.path, at.snapshots);
    const same = snapshotOf(at.path, at.snapshots, {
      why: 'hand',
      about: 'Sent to the reviewers',
      kept: true,
    });
    addMemo(at.path, 'news');
    const second = snapshotOf(at.path, at.snapshots);

    expect(same).toEqual({ id: first.id, added: 0 });
    expect(second.added).toBeLessThan(first.added);
    expect(snapshotsIn(at.snapshots).map(({ why, about, kept }) => [why, about, kept])).toEqual([
      ['hour', '', false],
      ['hand', 'Sent to the reviewers', true],
    ]);
  });

  it('says to which study it belongs, where that was last and what it held, even when the study is gone', () => {
    using folder = testFolder();
    const at = place(folder.path);
    addMemo(at.path, 'news');
    snapshotOf(at.path, at.snapshots);
    rmSync(at.path);

    const stores = storesIn(at.snapshots);

    expect(stores).toHaveLength(1);
    using store = SnapshotStore.toRead(stores[0] ?? '');
    expect(store.file()).toEqual({ id: FILE_ID, path: at.path, name: 'Fairs' });
    expect(store.snapshots()[0]?.counts).toMatchObject({ sources: 0, changes: 2 });
  });

  it('stores nothing of a file that is written to while it is read', () => {
    using folder = testFolder();
    const at = place(folder.path);
    snapshotOf(at.path, at.snapshots);
    const [known] = snapshotsIn(at.snapshots);
    if (!known) throw new Error('no snapshot');

    const making = { folder: at.snapshots, file: { id: FILE_ID, path: at.path, name: '' }, path: at.path };
    const make = () => makeSnapshot({ ...making, length: known.length, writtenAt: '1', head: known });

    expect(make).toThrow('was written to');
    expect(() => makeSnapshot({ ...making, length: known.length * 2, writtenAt: '1', head: known })).toThrow(
      'ends before',
    );
    expect(snapshotsIn(at.snapshots)).toHaveLength(1);
  });
});

describe('making a snapshot that was killed halfway', () => {
  it('leaves neither a snapshot nor a chunk, and no file beside the store once another is made', () => {
    using folder = testFolder();
    const at = place(folder.path);
    dieWhileMaking(at.path, at.snapshots);
    const left = chunksOf(at);
    const first = snapshotOf(at.path, at.snapshots);
    addMemo(at.path, 'news');
    dieWhileMaking(at.path, at.snapshots);

    const second = snapshotOf(at.path, at.snapshots, { at: '2026-03-15T10:00:00.000Z' });

    expect(left).toEqual({ kept: [], named: [] });
    const { kept, named } = chunksOf(at);
    expect(kept).toEqual(named);
    expect(snapshotsIn(at.snapshots).map(({ id }) => id)).toEqual([second.id, first.id]);
    expect(readdirSync(at.snapshots)).toEqual([basename(storePath(at.snapshots, FILE_ID))]);
    expect([first.id, second.id].map((id) => check(at, id))).toEqual([true, true]);
  });
});

describe('a damaged store', () => {
  it('never gives back other bytes: a flipped chunk is noticed by the check and when restoring', () => {
    using folder = testFolder();
    const at = place(folder.path);
    const { id } = snapshotOf(at.path, at.snapshots);
    flipByte(at.snapshots);

    expect(() => restored(at, id)).toThrow(DamagedSnapshot);
    expect(check(at, id)).toBe(false);
    expect(wholeness(at)).toEqual([false]);
  });

  it('is checked newest first, and each snapshot again after a month, the longest unchecked first', () => {
    using folder = testFolder();
    const at = place(folder.path);
    const { id: first } = snapshotOf(at.path, at.snapshots);
    addMemo(at.path, 'more');
    const { id: second } = snapshotOf(at.path, at.snapshots);
    const due = (days: number): number | null => {
      using store = SnapshotStore.toChange(storePath(at.snapshots, FILE_ID));
      return nextToCheck(store, Date.now() + days * 86_400_000);
    };

    expect(due(0)).toBe(second);
    check(at, second);
    expect(due(0)).toBe(first);
    check(at, first);
    expect([due(0), due(29)]).toEqual([null, null]);
    expect(due(31)).toBe(second);
    tamper(at.snapshots, 'UPDATE chunk SET bytes = zeroblob(length(bytes))');
    expect(check(at, second)).toBe(false);

    expect(wholeness(at)).toEqual([false, false]);
    expect(due(31)).toBe(null);
  });

  it('is repaired from the live study, which still has the chunk', () => {
    using folder = testFolder();
    const at = place(folder.path);
    const first = snapshotOf(at.path, at.snapshots);
    const bytes = readFileSync(at.path);
    tamper(at.snapshots, 'UPDATE chunk SET bytes = zeroblob(20)');
    check(at, first.id);

    const second = snapshotOf(at.path, at.snapshots);

    expect([second.id, wholeness(at)]).toEqual([first.id, [null]]);
    expect(check(at, first.id)).toBe(true);
    expect(restored(at, first.id).equals(bytes)).toBe(true);
  });

  it('marks every snapshot that uses a damaged chunk as damaged', () => {
    using folder = testFolder();
    const at = place(folder.path);
    snapshotOf(at.path, at.snapshots);
    addMemo(at.path, 'news');
    const { id } = snapshotOf(at.path, at.snapshots);
    tamper(at.snapshots, 'UPDATE chunk SET bytes = zeroblob(20)');

    check(at, id);

    expect(wholeness(at)).toEqual([false, false]);
  });

  it('recognises a truncated list of chunks, and considers no other snapshot damaged', () => {
    using folder = testFolder();
    const at = place(folder.path);
    const first = snapshotOf(at.path, at.snapshots);
    addMemo(at.path, 'news');
    const second = snapshotOf(at.path, at.snapshots);
    tamper(at.snapshots, 'UPDATE snapshot SET chunks = substr(chunks, 1, 32) WHERE id = ?', second.id);

    expect(() => restored(at, second.id)).toThrow(DamagedSnapshot);
    expect([check(at, second.id), check(at, first.id)]).toEqual([false, true]);
  });

  it('recognises a snapshot of a study that was already damaged', () => {
    using folder = testFolder();
    const at = place(folder.path);
    addMemo(at.path, 'newspapers');
    const bytes = readFileSync(at.path);
    const where = bytes.lastIndexOf('newspapers');
    bytes.write('Newspapers', where);
    writeFileSync(at.path, bytes);

    const { id } = snapshotOf(at.path, at.snapshots);

    expect(check(at, id)).toBe(false);
  });
});

it('a snapshot of a study with two codes of one name, as an import beside leaves them, is whole', () => {
  using folder = testFolder();
  const at = place(folder.path);
  const study = openStore(at.path, openOptions);
  const coderId = study.db.sqlite.prepare('SELECT id FROM coder').pluck().get() as string;
  study.transact({ method: 'exchange.bringIn', coderId, at: openOptions.now, group: 'beside' }, (db) => {
    for (const id of ['here', 'beside']) insert(db, 'code', codeRecord({ id, name: 'guide' }));
  });
  study.close();

  const { id } = snapshotOf(at.path, at.snapshots);

  expect(check(at, id)).toBe(true);
});

describe('freeing space', () => {
  it('removes snapshots that rotation drops, and unused chunks', () => {
    using folder = testFolder();
    const at = place(folder.path);
    const old = snapshotOf(at.path, at.snapshots, { at: '2026-01-05T09:00:00.000Z' });
    addMemo(at.path, 'news');
    const last = snapshotOf(at.path, at.snapshots, { at: '2026-01-05T17:00:00.000Z' });
    using store = SnapshotStore.toChange(storePath(at.snapshots, FILE_ID));
    const before = store.size();

    const gone = tidySnapshots(store, Number.MAX_SAFE_INTEGER, Date.parse('2026-03-14T09:00:00.000Z'));

    expect([gone, old.id, snapshotsIn(at.snapshots).map(({ id }) => id)]).toEqual([1, old.id, [last.id]]);
    expect(store.size()).toBeLessThan(before);
    expect(() => restored(at, last.id)).not.toThrow();
  });

  it('leaves the state before an act, although a snapshot by the clock held it already', () => {
    using folder = testFolder();
    const at = place(folder.path);
    const first = snapshotOf(at.path, at.snapshots, { why: 'opening' });
    const same = snapshotOf(at.path, at.snapshots, { why: 'restore' });
    addMemo(at.path, 'news');
    const second = snapshotOf(at.path, at.snapshots, { why: 'opening' });
    using store = SnapshotStore.toChange(storePath(at.snapshots, FILE_ID));

    const gone = tidySnapshots(store, Number.MAX_SAFE_INTEGER, Date.parse(openOptions.now));

    expect([gone, same.id]).toEqual([0, first.id]);
    expect(snapshotsIn(at.snapshots).map(({ id, why }) => [id, why])).toEqual([
      [second.id, 'opening'],
      [first.id, 'restore'],
    ]);
  });

  it('gives the disk the space of a snapshot that rotation drops', () => {
    using folder = testFolder();
    const at = place(folder.path);
    snapshotOf(at.path, at.snapshots, { at: '2026-03-14T08:00:00.000Z' });
    const small = statSync(storePath(at.snapshots, FILE_ID)).size;
    const [head] = snapshotsIn(at.snapshots);
    if (!head) throw new Error('no snapshot');
    const path = join(folder.path, 'much');
    const length = 2_000_000;
    writeFileSync(path, randomBytes(length));
    makeSnapshot({
      folder: at.snapshots,
      file: { id: FILE_ID, path: at.path, name: 'Fairs' },
      path,
      length,
      writtenAt: lastWritten(path),
      head: { ...head, at: '2026-01-05T09:00:00.000Z' },
    });
    const large = statSync(storePath(at.snapshots, FILE_ID)).size;
    {
      using store = SnapshotStore.toChange(storePath(at.snapshots, FILE_ID));
      expect(tidySnapshots(store, 1_000_000, Date.parse('2026-03-14T09:00:00.000Z'))).toBe(1);
    }

    expect(large).toBeGreaterThan(length);
    expect(statSync(storePath(at.snapshots, FILE_ID)).size).toBeLessThan(small + 100_000);
  });

  it('removes the oldest beyond the limit, but neither one marked to keep nor the last good one', () => {
    using folder = testFolder();
    const at = place(folder.path);
    const ids = ['one', 'two', 'three', 'four'].map((name, hour) => {
      addMemo(at.path, name);
      const made = `2026-03-14T0${hour + 1}:00:00.000Z`;
      return snapshotOf(at.path, at.snapshots, { at: made, kept: name === 'two' }).id;
    });
    check(at, ids[2] ?? 0);
    using store = SnapshotStore.toChange(storePath(at.snapshots, FILE_ID));

    tidySnapshots(store, 0, Date.parse('2026-03-14T09:00:00.000Z'));

    expect(snapshotsIn(at.snapshots).map(({ id }) => id)).toEqual([ids[2], ids[1]]);
  });
});
