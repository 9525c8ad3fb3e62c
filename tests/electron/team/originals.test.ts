// Who joins a team reads and codes as soon as texts are there; originals, such as pdfs, come afterwards.
import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { findProblems } from '#db/check.ts';
import { absentBlobs, comingOf, lackingAt } from '#db/absent.ts';
import { fileIdOf } from '#db/file-id.ts';
import { hashOf } from '#db/write.ts';
import { AppError } from '#core/errors.ts';
import type { BlobSource } from '#electron/team/named-blob.ts';
import { Originals } from '#electron/team/originals.ts';
import { openKeeper } from '#electron/snapshots/keeper.ts';
import { sharedPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { smallStudy } from '../../helpers/study.ts';
import { teamDatabase } from '../../helpers/team.ts';

let server: TestPostgres;
let database: string;

beforeAll(async () => {
  server = await sharedPostgres();
  await server.logins('boss', 'lena');
  database = await teamDatabase(server);
  await server.asked('postgres', 'GRANT concord_member TO lena');
});

const urlOf = (login: string): string =>
  `postgres://${login}@/${database}?host=${server.folder}&port=${server.port}`;

/** A text of its own whose file is large, since it has what is no text behind it. */
function largeFile(folder: string, name: string, kilobytes: number): string {
  const path = join(folder, name);
  const lines = Array.from({ length: kilobytes * 8 }, () => randomBytes(60).toString('hex'));
  // With line ends of another system, the file is not its text.
  writeFileSync(path, `${name}\r\n${lines.join('\r\n')}\r\n`);
  return path;
}

/** Makes a team of a study with three files; returns the ids of their sources, the smallest first. */
async function teamWithFiles(wei: TestProject): Promise<readonly string[]> {
  await smallStudy(wei);
  const paths = ['small.txt', 'middle.txt', 'large.txt'].map((name, index) =>
    largeFile(wei.folder, name, [20, 150, 600][index] ?? 0),
  );
  await wei.api.imports.run({
    files: paths.map((reference) => ({ reference, name: basename(reference) })),
    kind: 'document',
    alike: false,
  });
  const { source } = (await wei.api.project.records()).tables;
  const ids = ['small', 'middle', 'large'].map(
    (title) => source.find((one) => one.title === title)?.id ?? '',
  );
  await wei.api.team.create({ url: urlOf('boss') });
  return ids;
}

async function joined(wei: TestProject, parts: Parameters<typeof testProject>[1] = {}): Promise<TestProject> {
  const { invitation } = await wei.api.team.invite({ login: 'lena', role: 'coder' });
  const lena = await testProject(undefined, parts);
  await lena.api.team.join({ path: join(lena.folder, 'hers.concord'), invitation, name: 'Lena' });
  return lena;
}

/** The study that a session has open. */
function openIn({ session }: TestProject) {
  const { study } = session;
  if (!study) throw new Error('no study is open');
  return study.store;
}

/** How large a study is, whether it stands in the file or in the log beside it yet. */
function bytesOf({ db: { sqlite } }: ReturnType<typeof openIn>): number {
  return (
    Number(sqlite.pragma('page_count', { simple: true })) *
    Number(sqlite.pragma('page_size', { simple: true }))
  );
}

test('who joins can read and code at once, and originals come afterwards, the opened one first', async () => {
  await using wei = await testProject();
  const ids = await teamWithFiles(wei);
  await using lena = await joined(wei);
  const [small = '', middle = '', large = ''] = ids;
  const store = openIn(lena);
  // The small file is in the study; the others are not, and so the study is small.
  expect((await lena.api.team.state({}))?.coming).toMatchObject({ count: 2, isPutOff: false });
  expect(bytesOf(store)).toBeLessThan(bytesOf(wei.store()) - 700 * 1024);
  expect(lena.session.original(small).length).toBeGreaterThan(20 * 900);
  expect(() => lena.session.original(large)).toThrow('errors:original_coming');
  expect(findProblems(store.db)).toEqual([]);
  // Coding does not need them.
  const { tables } = await lena.api.project.records();
  const { length, textHash } = tables.source.find(({ id }) => id === large) ?? { length: 0, textHash: '' };
  expect(length).toBeGreaterThan(600 * 900);
  const codeId = tables.code[0]?.id ?? '';
  const span = { start: 0, end: 'large'.length };
  await lena.api.codings.apply({ sourceId: large, textHash, codeId, span });
  expect(await lena.api.team.sync({})).toMatchObject({ sent: 1 });

  const came: string[] = [];
  const stop = new AbortController();
  expect(await lena.api.team.openOriginal({ sourceId: large })).toEqual({ isComing: true });
  expect(await lena.api.team.openOriginal({ sourceId: small })).toEqual({ isComing: false });
  const broken = await lena.session.call(
    'team.originals',
    {},
    {
      signal: stop.signal,
      onProgress: () => {
        came.push(...absentBlobs(store.db).map(({ hash }) => hash));
        stop.abort();
      },
    },
  );
  expect(broken).toMatchObject({ ok: false, error: { code: 'cancelled' } });
  // The one that was opened came although it is the largest; the other is still to come, and comes with the next try.
  expect(came).toEqual([hashOf(wei.session.original(middle))]);
  expect(lena.session.original(large)).toEqual(wei.session.original(large));
  expect(await lena.api.team.originals({})).toEqual({ came: 1, left: 0, why: null });

  for (const id of ids) expect(lena.session.original(id)).toEqual(wei.session.original(id));
  expect(comingOf(store.db)).toEqual({ count: 0, bytes: 0, isPutOff: false });
  expect(findProblems(store.db)).toEqual([]);
  expect(lena.faults).toEqual([]);
});

test('originals that are put off come only when they are opened, and a study that is kept in step brings the others by itself', async () => {
  await using wei = await testProject();
  const ids = await teamWithFiles(wei);
  await using lena = await joined(wei);
  const [, middle = '', large = ''] = ids;
  await lena.api.team.putOffOriginals({ isPutOff: true });
  expect((await lena.api.team.state({}))?.coming).toMatchObject({ count: 2, isPutOff: true });
  await lena.api.team.keep({});
  await expect.poll(async () => (await lena.api.team.state({}))?.link.how).toBe('here');
  const coming = async () => (await lena.api.team.state({}))?.coming.count;
  await lena.api.team.openOriginal({ sourceId: middle });
  await expect.poll(coming).toBe(1);
  expect(lena.session.original(middle)).toEqual(wei.session.original(middle));
  expect(() => lena.session.original(large)).toThrow('errors:original_coming');
  await lena.api.team.putOffOriginals({ isPutOff: false });
  await expect.poll(coming).toBe(0);
  expect(lena.session.original(large)).toEqual(wei.session.original(large));
});

test('nobody leaves, exports or moves a study whose originals are still to come', async () => {
  await using wei = await testProject();
  await teamWithFiles(wei);
  await using lena = await joined(wei);
  await expect(lena.api.team.leave({})).rejects.toMatchObject({
    key: 'errors:team_leave_originals',
    parameters: { count: 2, megabytes: 1 },
  });
  expect(await lena.api.team.state({})).not.toBeNull();
  const to = join(lena.folder, 'study.qdpx');
  await expect(lena.api.exchange.write({ to })).rejects.toMatchObject({ key: 'errors:originals_coming' });
  expect(existsSync(to)).toBe(false);
  const copy = join(lena.folder, 'copy.concord');
  await lena.api.project.saveCopy({ to: copy });
  expect([copy, wei.path].map((path) => lackingAt(path).count)).toEqual([2, 0]);
  await wei.api.team.member({ login: 'lena', role: 'owner' });
  await lena.api.team.sync({});
  const other = await teamDatabase(server);
  const url = urlOf('boss').replace(database, other);
  await expect(lena.api.team.move({ url: url.replace('boss', 'lena') })).rejects.toMatchObject({
    key: 'errors:originals_elsewhere',
  });
  await lena.api.team.originals({});
  await lena.api.team.leave({});
  await lena.api.exchange.write({ to });
  expect(existsSync(to)).toBe(true);
});

test('who was taken off, or whose file was cut off, leaves without originals that never came, and the owner imports what was not sent', async () => {
  await using wei = await testProject();
  const ids = await teamWithFiles(wei);
  for (const isCutOff of [true, false]) {
    await using lena = await joined(wei);
    const body = isCutOff ? 'done on a computer that was found again' : 'done after the last exchange';
    await lena.api.memos.add({ body });
    const { members, replicas } = await wei.api.team.people({});
    const own = members.find(({ login }) => login === 'lena')?.personId;
    const file = replicas.find(({ personId, cutAt }) => personId === own && cutAt === null);
    if (isCutOff) await wei.api.team.cutOff({ replicaId: file?.id ?? '' });
    else await wei.api.team.member({ login: 'lena', role: null });
    const to = join(lena.folder, 'study.qdpx');
    await expect(lena.api.exchange.write({ to })).rejects.toMatchObject({ key: 'errors:originals_coming' });
    expect(await lena.api.team.leave({})).toEqual({ held: 0, unsent: 1 });
    const { losses } = await lena.api.exchange.write({ to });
    expect(losses).toContainEqual({
      key: 'exchange:originals_never',
      parameters: { count: 2 },
      items: expect.arrayContaining(['middle', 'large']),
    });

    await wei.api.exchange.bringIn({ file: { reference: to, name: 'study.qdpx' } });
    const { memo } = (await wei.api.project.records()).tables;
    expect(memo.map((each) => each.body)).toContain(body);
    for (const id of ids) expect(wei.session.original(id).length).toBeGreaterThan(20 * 900);
    expect(findProblems(wei.store().db)).toEqual([]);
    // A study that never had them has the texts.
    await using other = await testProject();
    const report = await other.api.exchange.bringIn({ file: { reference: to, name: 'study.qdpx' } });
    expect(report.remarks.map(({ key }) => key)).toContain('exchange:own_whole');
    const { source } = (await other.api.project.records()).tables;
    expect(source.find(({ id }) => id === ids[2])).toMatchObject({ originalHash: null, title: 'large' });
    expect(findProblems(other.store().db)).toEqual([]);
  }
});

test('an original that is not at the place any more is left for later, with the reason, and the others come', async () => {
  await using wei = await testProject();
  const ids = await teamWithFiles(wei);
  await using lena = await joined(wei);
  const [, middle = '', large = ''] = ids;
  const gone = hashOf(wei.session.original(middle));
  await server.asked(database, `UPDATE concord.blob SET whole = false WHERE hash = '${gone}'`);
  expect(await lena.api.team.originals({})).toMatchObject({
    came: 1,
    left: 1,
    why: { key: 'team_server:no_blob', parameters: { title: 'middle' } },
  });
  expect(lena.session.original(large)).toEqual(wei.session.original(large));
  expect(comingOf(openIn(lena).db).count).toBe(1);
});

test('small originals come together, also after a broken line, and stopping waits for none of them', async () => {
  await using wei = await testProject();
  const [, middle = '', large = ''] = await teamWithFiles(wei);
  await using lena = await joined(wei);
  const store = openIn(lena);
  const asked: (readonly string[] | 'none')[] = [];
  const byHash = new Map(
    [middle, large].map((id) => wei.session.original(id)).map((bytes) => [hashOf(bytes), bytes]),
  );
  const hashes = [...byHash.keys()];
  let isBroken = true;
  const source: BlobSource = {
    getBlob: () => new Promise<never>(() => asked.push('none')),
    getBlobs: (wanted) => {
      asked.push(wanted);
      if (!isBroken)
        return Promise.resolve(wanted.map((hash) => ({ hash, bytes: byHash.get(hash) ?? Buffer.alloc(0) })));
      isBroken = false;
      return Promise.reject(new AppError('locked', 'team_server:cut', { address: 'memory' }));
    },
  };
  const course = () => {
    const stop = new AbortController();
    return { stop, signal: stop.signal, progress: () => undefined };
  };
  const originals = () =>
    new Originals({ study: { store, alone: lena.session.study!.alone }, came: () => undefined });

  const stopped = course();
  const one = originals();
  one.want(hashes[1] ?? '');
  const bringing = one.bring(source, true, stopped);
  await expect.poll(() => asked).toEqual(['none']);
  stopped.stop.abort();
  await expect(bringing).rejects.toMatchObject({ code: 'cancelled' });
  expect(comingOf(store.db).count).toBe(2);

  expect(await originals().bring(source, true, course())).toEqual({ came: 2, left: 0, why: null });
  expect(asked.slice(1)).toEqual([hashes, hashes]);
  for (const id of [middle, large]) expect(lena.session.original(id)).toEqual(wei.session.original(id));
});

test('a file that takes the study anew keeps the originals that it has, and a log that begins anew keeps them at the place', async () => {
  await using wei = await testProject();
  const ids = await teamWithFiles(wei);
  await using lena = await joined(wei);
  await lena.api.team.originals({});
  await wei.api.memos.add({ body: 'since then' });
  await wei.api.team.move({ url: urlOf('boss'), anew: true });
  await lena.api.team.sync({});
  await using chen = await testProject();
  await server.logins('chen');
  await server.asked('postgres', 'GRANT concord_member TO chen');
  const { invitation } = await wei.api.team.invite({ login: 'chen', role: 'reader' });
  await chen.api.team.join({ path: join(chen.folder, 'his.concord'), invitation, name: 'Chen' });
  expect(comingOf(openIn(lena).db).count).toBe(0);
  expect(comingOf(openIn(chen).db).count).toBe(2);
  await chen.api.team.originals({});
  for (const id of ids)
    for (const each of [lena, chen]) expect(each.session.original(id)).toEqual(wei.session.original(id));
});

test('that one owner fetches originals only on opening them is no choice of those who begin with that file', async () => {
  await using wei = await testProject();
  await teamWithFiles(wei);
  await using lena = await joined(wei);
  await wei.api.team.member({ login: 'lena', role: 'owner' });
  await lena.api.team.sync({});
  await lena.api.team.putOffOriginals({ isPutOff: true });
  await lena.api.team.move({ url: urlOf('lena'), anew: true });
  await server.logins('mei');
  await server.asked('postgres', 'GRANT concord_member TO mei');
  const { invitation } = await lena.api.team.invite({ login: 'mei', role: 'reader' });
  await using mei = await testProject();
  await mei.api.team.join({ path: join(mei.folder, 'hers.concord'), invitation, name: 'Mei' });

  expect((await mei.api.team.state({}))?.coming).toMatchObject({ count: 2, isPutOff: false });
  expect((await lena.api.team.state({}))?.coming).toMatchObject({ count: 2, isPutOff: true });
});

test('nothing waits for the original of a source that was removed meanwhile, which the place may keep no more', async () => {
  await using wei = await testProject();
  const [, middle = '', large = ''] = await teamWithFiles(wei);
  await using lena = await joined(wei);
  await wei.api.sources.remove({ ids: [large] });
  await wei.api.team.sync({});
  await lena.api.team.sync({});
  expect((await lena.api.team.state({}))?.coming.count).toBe(1);
  await wei.api.team.move({ url: urlOf('boss'), anew: true });
  await lena.api.team.sync({});

  expect(await lena.api.team.originals({})).toEqual({ came: 1, left: 0, why: null });
  expect(lena.session.original(middle)).toEqual(wei.session.original(middle));
  const to = join(lena.folder, 'study.qdpx');
  await lena.api.exchange.write({ to });
  expect(existsSync(to)).toBe(true);
  expect(findProblems(openIn(lena).db)).toEqual([]);
  await lena.api.team.leave({});
});

test('the original of a removed source comes once the source is there again', async () => {
  await using wei = await testProject();
  const [, , large = ''] = await teamWithFiles(wei);
  await using lena = await joined(wei);
  await wei.api.sources.remove({ ids: [large] });
  await wei.api.team.sync({});
  await lena.api.team.sync({});
  await wei.api.history.undo({});
  await wei.api.team.sync({});
  await lena.api.team.sync({});
  expect((await lena.api.team.state({}))?.coming.count).toBe(2);
  await lena.api.team.originals({});
  expect(lena.session.original(large)).toEqual(wei.session.original(large));
});

test('a source whose original the log has begun anew without waits until somebody imports it again', async () => {
  await using wei = await testProject();
  const [, , large = ''] = await teamWithFiles(wei);
  await using lena = await joined(wei);
  await lena.api.sources.remove({ ids: [large] });
  await lena.api.team.sync({});
  await wei.api.team.sync({});
  await wei.api.team.move({ url: urlOf('boss'), anew: true });
  await lena.api.team.sync({});
  await lena.api.history.undo({});

  await expect(lena.api.team.sync({})).rejects.toMatchObject({
    code: 'conflict',
    key: 'errors:team_original_lost',
    parameters: { title: 'large' },
  });
  expect((await lena.api.team.state({}))?.link).toMatchObject({ how: 'stopped' });
  await wei.api.imports.run({
    files: [{ reference: join(wei.folder, 'large.txt'), name: 'large.txt' }],
    kind: 'document',
    alike: false,
  });
  await wei.api.team.sync({});
  expect(await lena.api.team.sync({})).toMatchObject({ sent: 1 });
  await wei.api.team.sync({});
  await lena.api.team.originals({});
  expect(lena.session.original(large)).toEqual(wei.session.original(large));
  for (const each of [wei, lena]) expect(findProblems(openIn(each).db)).toEqual([]);
});

test('a copy made while originals are still to come says that they come no more', async () => {
  await using wei = await testProject();
  const [, , large = ''] = await teamWithFiles(wei);
  await using lena = await joined(wei);
  const copy = join(lena.folder, 'copy.concord');
  await lena.api.project.saveCopy({ to: copy });
  await using opened = await testProject(undefined, {}, copy);

  expect(() => opened.session.original(large)).toThrow('errors:original_never');
  const to = join(opened.folder, 'study.qdpx');
  // What is written without them says so.
  const { losses } = await opened.api.exchange.write({ to });
  expect(losses.map(({ key }) => key)).toContain('exchange:originals_never');
});

test('an earlier state that is restored keeps the originals that have come since, also after the team was left', async () => {
  const keeper = openKeeper();
  await using wei = await testProject();
  const [, middle = '', large = ''] = await teamWithFiles(wei);
  await using lena = await joined(wei, { keeper });
  const { id } = await lena.api.snapshots.make({ name: 'joined' });
  await lena.api.team.originals({});
  await lena.api.team.leave({});
  const file = fileIdOf(openIn(lena).db);
  await lena.api.snapshots.restoreHere({ file, id });

  for (const each of [middle, large]) expect(lena.session.original(each)).toEqual(wei.session.original(each));
  expect(comingOf(openIn(lena).db).count).toBe(0);
  expect(findProblems(openIn(lena).db)).toEqual([]);
  expect(lena.faults).toEqual([]);
});
