import Database, { type Statement } from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { heldTables } from '#core/tables/all.ts';
import { tablesByColumn } from '#core/tables/rows-by-column.ts';
import { heldRecords, readRecordsAhead, recordsToSend } from '#db/held-records.ts';
import type { ReadDb } from '#db/handles.ts';
import { planOf } from '#db/row-plans.ts';
import { testProject } from '../helpers/project.ts';
import { sentByColumn } from '../helpers/records.ts';
import { smallStudy } from '../helpers/study.ts';

test('a window is sent the same rows as others read, those of large tables by column', async () => {
  await using project = await testProject();
  await smallStudy(project);
  const { db } = project.store();

  const { source, review, ...others } = heldRecords(db);

  expect(recordsToSend(db)).toEqual({
    ...others,
    source: sentByColumn<'source'>(source),
    review: sentByColumn<'review'>(review),
  });
});

test.each(tablesByColumn)(
  'the values of the table %s, sent by column, are those of its records as they are stored',
  (table) => {
    expect(planOf(table).converted).toEqual([]);
  },
);

describe('the rows that a window holds, read ahead', () => {
  const titles = (db: ReadDb) => recordsToSend(db).source.columns.title;

  const readAhead = (db: ReadDb): void => void [...readRecordsAhead(db, 1000)];

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
    const read = recordsToSend(db);
    readAhead(db);
    const all = vi.spyOn(rowsPrototype(db), 'all');

    const first = recordsToSend(db);
    const readForFirst = all.mock.calls.length;
    const second = recordsToSend(db);

    expect([first, second]).toEqual([read, read]);
    expect([readForFirst, all.mock.calls.length]).toEqual([0, heldTables.length]);
  });

  it('are read again when this program has written meanwhile', async () => {
    await using project = await testProject();
    const { sources } = await smallStudy(project);
    const { db } = project.store();
    readAhead(db);

    await project.api.sources.update({ ids: [sources.first.id], title: 'Renamed' });

    expect(titles(db)).toMatchObject({ few: expect.arrayContaining(['Renamed']) });
  });

  it('are given as far as they are read, with the rest, to who asks before', async () => {
    await using project = await testProject();
    await smallStudy(project);
    const { db } = project.store();
    const read = recordsToSend(db);
    const steps = readRecordsAhead(db, 1000);
    steps.next();
    const all = vi.spyOn(rowsPrototype(db), 'all');

    const asked = recordsToSend(db);
    const readForFirst = all.mock.calls.length;
    const isThere = steps.next();

    expect(asked).toEqual(read);
    expect(readForFirst).toBe(heldTables.length - 1);
    expect(isThere.done).toBe(true);
    expect(recordsToSend(db)).toEqual(read);
  });

  it('are read no further when something is written between two steps', async () => {
    await using project = await testProject();
    const { sources } = await smallStudy(project);
    const { db } = project.store();
    const steps = readRecordsAhead(db, 1000);
    steps.next();

    await project.api.sources.update({ ids: [sources.first.id], title: 'Renamed' });

    expect(steps.next().done).toBe(true);
    expect(titles(db)).toMatchObject({ few: expect.arrayContaining(['Renamed']) });
  });

  it('are read again when another program has written meanwhile', async () => {
    await using project = await testProject();
    await smallStudy(project);
    const { db } = project.store();
    readAhead(db);

    const other = new Database(project.path);
    other.prepare("UPDATE source SET title = 'Renamed elsewhere'").run();
    other.close();

    expect(titles(db)).toEqual({ same: 'Renamed elsewhere' });
  });

  it('are forgotten where nobody asks', async () => {
    await using project = await testProject();
    await smallStudy(project);
    const { db } = project.store();
    readAhead(db);

    vi.advanceTimersByTime(1000);
    const all = vi.spyOn(rowsPrototype(db), 'all');
    recordsToSend(db);

    expect(all.mock.calls.length).toBe(heldTables.length);
  });
});
