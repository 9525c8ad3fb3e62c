// A desktop program imports a project file in a thread. Acts are taken until the thread writes and are refused with the
// import's name while it writes. Afterwards every window hears of the whole import, or of none of it.
import { join, resolve } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '#db/open.ts';
import { errorOf, faultOf } from '#electron/aside/calls.ts';
import { createReading } from '#electron/reading.ts';
import type { CallOptions, News, Outcome, Progress } from '#electron/rpc/transport.ts';
import { StudyStage, type AroundStage } from '#electron/aside/study-stage.ts';
import { writeExchangeFile } from '../../../scripts/bench/exchange-file.ts';
import { dump } from '../../helpers/dump.ts';
import { openOptions, testFolder, testProject, type TestProject } from '../../helpers/project.ts';

/** More codings than one act of an import holds. */
const SCALE = 0.025;
const CODINGS = 2500;

/** The folder of the project file that every test imports. */
const folder = testFolder();
const large = join(folder.path, 'large.qdpx');

beforeAll(async () => {
  await writeExchangeFile(large, { scale: SCALE, codings: 1 });
});

afterAll(() => folder[Symbol.dispose]());

interface Coming extends TestProject {
  readonly bringIn: (options?: CallOptions) => Promise<Outcome>;
}

/** A project file of another program beside a study with one code, or beside an empty study. */
async function coming(isEmpty = false): Promise<Coming> {
  const project = await testProject(createReading(), {
    asideFrom: 0,
    files: { input: (reference) => resolve(reference), output: (reference) => resolve(reference) },
  });
  if (!isEmpty) await project.api.codes.create({ name: 'guide' });
  const input = { file: { reference: large, name: 'large.qdpx' } };
  return { ...project, bringIn: (options) => project.session.call('exchange.bringIn', input, options) };
}

/** Whether the import is writing its rows. */
const isWriting = ({ stage, name }: Progress): boolean => stage === 'writing' && name === 'large.qdpx';

function answerIn(outcome: Outcome): string {
  return outcome.ok ? 'done' : `${outcome.error.code} ${outcome.error.parameters['name']}`;
}

test('acts are taken while a project file is read, and refused with its name while it is written', async () => {
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
  // Imported rows bear the time of writing, which is after acts done while the file was read.
  const times = project
    .store()
    .db.sqlite.prepare('SELECT at FROM change ORDER BY seq')
    .pluck()
    .all() as string[];
  expect(times).toEqual(times.toSorted((a, b) => Date.parse(a) - Date.parse(b)));
});

test('a project file imported by a coder who is merged into another meanwhile is recorded as the other’s act', async () => {
  await using project = await coming();
  const { api, session } = project;
  const [kept] = (await api.project.records()).tables.coder;
  const gone = await api.coders.add({ name: 'Wei (second computer)' });
  const merges: Promise<Outcome>[] = [];

  const brought = await project.bringIn({
    as: gone.id,
    person: gone.id,
    onProgress: () => {
      if (merges.length > 0) return;
      merges.push(session.call('coders.merge', { keepId: kept?.id, goneId: gone.id }));
    },
  });

  expect(await Promise.all(merges)).toMatchObject([{ ok: true }]);
  expect(brought).toMatchObject({ ok: true, value: { made: { coding: CODINGS } } });
  const actors = project
    .store()
    .db.sqlite.prepare(
      `SELECT DISTINCT coder_id AS coder, person_id AS person FROM change WHERE method = 'exchange.bringIn'`,
    )
    .all();
  expect(actors).toEqual([{ coder: kept?.id, person: kept?.id }]);
});

test('a question asked as the first rows arrive is answered from all rows; also in an empty study one undo removes them', async () => {
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

test('other work gets a turn between any two acts of an import that windows are told of', async () => {
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

test('a project file cancelled while it is written leaves the study as it was, and open for changes', async () => {
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

test('a study closed while a project file is written keeps nothing of it and can be opened again', async () => {
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

test('a project file whose texts do not fit on the disk is refused with that reason, and the study is as it was', async () => {
  await using project = await coming();
  const before = dump(project.store());
  // Not one page more than there are.
  project.store().db.sqlite.pragma('max_page_count = 1');

  const outcome = await project.bringIn();

  expect(outcome).toMatchObject({ ok: false, error: { key: 'errors:disk_full' } });
  expect(project.faults).toEqual([]);
  expect(dump(project.store())).toEqual(before);
});

test('when the disk refuses what a thread wrote, the study reconnects before it answers the next act', async () => {
  await using project = await coming();
  const lent = project.store().lendStage('large.qdpx');
  const before = project.store().db.sqlite;
  const error = new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_FSYNC');

  lent.failed(errorOf(structuredClone(faultOf(error))));
  lent.end();
  await project.api.codes.create({ name: 'market' });

  expect(before.open).toBe(false);
});

test('a study closed while windows are told of a project file sends no more news', async () => {
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

test('a question asked while the thread commits waits, and gets an answer even if the disk then fails', async () => {
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
    reread: nothing,
  };
  const stage = new StudyStage({ committed: nothing, failed: nothing, end: nothing }, around);
  expect(stage.isTelling).toBe(false);

  stage.committing();

  expect(stage.isTelling).toBe(true);
  expect(() => stage.end()).toThrow(failing);
  expect(stage.isTelling).toBe(false);
  await stage.over;
});

test('if the thread ends between its commit and the last act it reported, every window reloads', () => {
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
    reread: () => done.push('read anew'),
  });
  newest = 9;

  stage.committing();
  stage.committed();
  stage.act({ change: { added: {}, updated: {}, removed: {} }, seq: 8 });
  stage.end();
  stage.end();

  expect(done).toEqual(['committed', 'told 8', 'ended', 'read anew']);
});
