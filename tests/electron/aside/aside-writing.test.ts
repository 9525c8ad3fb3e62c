// A project file that comes in is read, weighed and written in a thread where the program has a window: acts are taken until
// it writes, refused by its name while it does, and everybody hears of all of it afterwards, or of nothing.
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { openStore } from '#db/open.ts';
import { errorOf, faultOf } from '#electron/aside/calls.ts';
import { createReading } from '#electron/reading.ts';
import type { CallOptions, News, Outcome, Progress } from '#electron/rpc/transport.ts';
import { StudyStage, type AroundStage } from '#electron/study/study-stage.ts';
import { writeExchangeFile } from '../../../scripts/bench/exchange-file.ts';
import { dump } from '../../helpers/dump.ts';
import { openOptions, testProject, type TestProject } from '../../helpers/project.ts';

/** More codings than one act of an import takes. */
const SCALE = 0.025;
const CODINGS = 2500;

interface Coming extends TestProject {
  readonly bringIn: (options?: CallOptions) => Promise<Outcome>;
}

/** A study with a code, unless it is empty, beside a project file of another program. */
async function coming(isEmpty = false): Promise<Coming> {
  const project = await testProject(createReading(), {
    asideFrom: 0,
    files: { input: (reference) => resolve(reference), output: (reference) => resolve(reference) },
  });
  if (!isEmpty) await project.api.codes.create({ name: 'guide' });
  const reference = join(project.folder, 'large.qdpx');
  await writeExchangeFile(reference, { scale: SCALE, codings: 1 });
  const input = { file: { reference, name: 'large.qdpx' } };
  return { ...project, bringIn: (options) => project.session.call('exchange.bringIn', input, options) };
}

/** Whether the rows are being written that the file brings. */
const isWriting = ({ stage, name }: Progress): boolean => stage === 'writing' && name === 'large.qdpx';

function answerIn(outcome: Outcome): string {
  return outcome.ok ? 'done' : `${outcome.error.code} ${outcome.error.parameters['name']}`;
}

test('acts are taken while a project file is read, and refused by its name while it is written', async () => {
  await using project = await coming();
  const acts: { readonly isWriting: boolean; readonly outcome: Promise<Outcome> }[] = [];

  const brought = await project.bringIn({
    onProgress: (progress) => {
      const name = `act ${acts.length}`;
      acts.push({
        isWriting: isWriting(progress),
        outcome: project.session.call('codes.create', { name }),
      });
    },
  });

  expect(brought).toMatchObject({ ok: true, value: { made: { coding: CODINGS } } });
  const said = await Promise.all(
    acts.map(async ({ outcome, ...act }) => ({ ...act, answer: answerIn(await outcome) })),
  );
  const [meanwhile, before] = [true, false].map((each) => said.filter((act) => act.isWriting === each));
  expect(new Set(meanwhile?.map(({ answer }) => answer))).toEqual(new Set(['locked large.qdpx']));
  expect(new Set(before?.map(({ answer }) => answer))).toEqual(new Set(['done']));
  const { tables } = await project.api.project.records();
  const own = tables.code.filter(({ name }) => name.startsWith('act '));
  expect(own).toHaveLength(before?.length ?? 0);
  // What came in bears the time at which it was written, after what was done while it was read.
  const times = project
    .store()
    .db.sqlite.prepare('SELECT at FROM change ORDER BY seq')
    .pluck()
    .all() as string[];
  expect(times).toEqual(times.toSorted((a, b) => Date.parse(a) - Date.parse(b)));
});

test('who asks as the first rows come in is answered by all of them; in an empty study, too, they are undone at once', async () => {
  await using project = await coming(true);
  const before = dump(project.store());
  const asked: Promise<Outcome>[] = [];
  let told = 0;
  project.session.subscribe((news: News) => {
    if (news.type !== 'change') return;
    told += Object.keys(news.change.added.coding ?? {}).length;
    asked.push(project.session.call('tallies.codebook', { unit: 'codings' }));
  });

  await project.bringIn();

  const counts = await Promise.all(asked);
  expect(told).toBe(CODINGS);
  expect(asked.length).toBeGreaterThan(2);
  expect(new Set(counts.map((each) => JSON.stringify(each))).size).toBe(1);
  await project.api.history.undo();
  expect(dump(project.store())).toEqual(before);
});

test('others have their turn between any two acts of a project file that everybody hears of', async () => {
  await using project = await coming();
  const order: ('act' | 'turn')[] = [];
  project.session.subscribe(({ type }: News) => {
    if (type !== 'change') return;
    order.push('act');
    setImmediate(() => order.push('turn'));
  });

  await project.bringIn();

  const acts = order.filter((each) => each === 'act').length;
  expect(acts).toBeGreaterThan(2);
  expect(order).toEqual(Array.from({ length: acts }, () => ['act', 'turn']).flat());
});

test('a project file that is cancelled while it is written leaves the study as it was, and open for acts', async () => {
  await using project = await coming();
  const before = dump(project.store());
  const cancelling = new AbortController();

  const outcome = await project.bringIn({
    signal: cancelling.signal,
    onProgress: (progress) => {
      if (isWriting(progress)) cancelling.abort();
    },
  });

  expect(outcome).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  expect(dump(project.store())).toEqual(before);
  expect(await project.session.call('codes.create', { name: 'market' })).toMatchObject({ ok: true });
});

test('a study that is closed while a project file is written has nothing of it, and can be opened again', async () => {
  await using project = await coming();
  const before = dump(project.store());

  const outcome = await project.bringIn({
    onProgress: (progress) => {
      if (isWriting(progress)) project.session.close();
    },
  });

  expect(outcome).toMatchObject({ ok: false, error: { key: 'errors:project_closed' } });
  const again = openStore(project.path, openOptions);
  expect([dump(again), again.readOnly]).toEqual([before, false]);
  again.close();
});

test('a project file whose texts find no room is refused for that, and the study is as it was', async () => {
  await using project = await coming();
  const before = dump(project.store());
  // No page more than there are.
  project.store().db.sqlite.pragma('max_page_count = 1');

  const outcome = await project.bringIn();

  expect(outcome).toMatchObject({ ok: false, error: { key: 'errors:disk_full' } });
  expect(project.faults).toEqual([]);
  expect(dump(project.store())).toEqual(before);
});

test('a disk that did not take what a thread wrote is looked at before the next act is answered', async () => {
  await using project = await coming();
  const lent = project.store().lendStage('large.qdpx');
  const before = project.store().db.sqlite;
  const error = new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_FSYNC');

  lent.failed(errorOf(structuredClone(faultOf(error))));
  lent.end();
  await project.api.codes.create({ name: 'market' });

  expect(before.open).toBe(false);
});

test('a study that is closed while everybody hears of a project file is heard of no more', async () => {
  await using project = await coming();
  const heard: News['type'][] = [];
  const asked: Promise<Outcome>[] = [];
  project.session.subscribe(({ type }: News) => {
    heard.push(type);
    if (type !== 'change' || asked.length > 0) return;
    asked.push(project.session.call('tallies.codebook', { unit: 'codings' }));
    project.session.close();
  });

  await project.bringIn();

  expect(heard).toEqual(['change', 'project']);
  expect(await asked[0]).toMatchObject({ ok: false, error: { key: 'errors:project_closed' } });
  const again = openStore(project.path, openOptions);
  expect(again.db.sqlite.prepare('SELECT count(*) FROM coding').pluck().get()).toBe(CODINGS);
  again.close();
});

test('what is asked while the thread commits waits, and is answered where the disk fails then', async () => {
  const failing = new Error('disk I/O error');
  const newest = [
    (): number => 7,
    (): number => {
      throw failing;
    },
  ];
  const nothing = (): void => undefined;
  const around: AroundStage = {
    newest: () => newest.shift()?.() ?? 7,
    expectInPlace: nothing,
    tell: nothing,
    readAnew: nothing,
  };
  const stage = new StudyStage({ committed: nothing, failed: nothing, end: nothing }, around);
  expect(stage.isTelling).toBe(false);

  stage.committing();

  expect(stage.isTelling).toBe(true);
  expect(() => stage.end()).toThrow(failing);
  expect(stage.isTelling).toBe(false);
  await stage.over;
});

test('where the thread ended between its commit and the last act that it told of, everybody reads anew', () => {
  const done: string[] = [];
  let newest = 7;
  const lent = {
    committed: () => done.push('committed'),
    failed: () => done.push('failed'),
    end: () => done.push('ended'),
  };
  const stage = new StudyStage(lent, {
    newest: () => newest,
    expectInPlace: () => undefined,
    tell: ({ seq }) => done.push(`told ${seq}`),
    readAnew: () => done.push('read anew'),
  });
  newest = 9;

  stage.committing();
  stage.committed();
  stage.act({ change: { added: {}, updated: {}, removed: {} }, seq: 8 });
  stage.end();
  stage.end();

  expect(done).toEqual(['committed', 'told 8', 'ended', 'read anew']);
});
