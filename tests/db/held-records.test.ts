import Database, { type Statement } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { heldTables } from '#core/tables/all.ts';
import { heldRecords, readHeldRecordsAhead } from '#db/held-records.ts';
import type { ReadDb } from '#db/handles.ts';
import { testProject } from '../helpers/project.ts';
import { smallStudy } from '../helpers/study.ts';

describe('the rows that a window holds, read ahead', () => {
  const titles = (db: ReadDb) => heldRecords(db).source.map(({ title }) => title);

  /** What all statements share, to see which rows are read. */
  const rowsPrototype = ({ sqlite }: ReadDb): Statement =>
    Object.getPrototypeOf(sqlite.prepare('SELECT 1')) as Statement;

  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout'] }));
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  it('are given to the first who asks, and read again for the next', async () => {
    await using project = await testProject();
    await smallStudy(project);
    const { db } = project.store();
    const read = heldRecords(db);
    readHeldRecordsAhead(db, 1000);
    const all = vi.spyOn(rowsPrototype(db), 'all');

    const first = heldRecords(db);
    const readForFirst = all.mock.calls.length;
    const second = heldRecords(db);

    expect([first, second]).toEqual([read, read]);
    expect([readForFirst, all.mock.calls.length]).toEqual([0, heldTables.length]);
  });

  it('are read again when this program has written meanwhile', async () => {
    await using project = await testProject();
    const { sources } = await smallStudy(project);
    const { db } = project.store();
    readHeldRecordsAhead(db, 1000);

    await project.api.sources.update({ ids: [sources.first.id], title: 'Renamed' });

    expect(titles(db)).toContain('Renamed');
  });

  it('are read again when another program has written meanwhile', async () => {
    await using project = await testProject();
    await smallStudy(project);
    const { db } = project.store();
    readHeldRecordsAhead(db, 1000);

    const other = new Database(project.path);
    other.prepare("UPDATE source SET title = 'Renamed elsewhere'").run();
    other.close();

    expect(titles(db)).toContain('Renamed elsewhere');
  });

  it('are forgotten where nobody asks', async () => {
    await using project = await testProject();
    await smallStudy(project);
    const { db } = project.store();
    readHeldRecordsAhead(db, 1000);

    vi.advanceTimersByTime(1000);
    const all = vi.spyOn(rowsPrototype(db), 'all');
    heldRecords(db);

    expect(all.mock.calls.length).toBe(heldTables.length);
  });
});
