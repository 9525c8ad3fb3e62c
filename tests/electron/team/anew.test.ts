// A log that begins anew after the owner's file: the others take the study anew, and what they did is not lost.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { findProblems } from '#db/check.ts';
import { openStore } from '#db/open.ts';
import { heldWork } from '#db/team/held.ts';
import { teamOf } from '#db/team/team-of.ts';
import { openOptions, testProject } from '../../helpers/project.ts';
import {
  beginsAnew,
  digestsOf,
  replicaIn,
  replicaOf,
  sharedRows,
  takesAnew,
  type TestReplica,
} from '../../helpers/replicas.ts';
import { codeWords, smallStudy, type Study } from '../../helpers/study.ts';
import { TeamInMemory } from '../../helpers/team-in-memory.ts';

interface Three extends AsyncDisposable {
  readonly place: TeamInMemory;
  readonly study: Study;
  readonly wei: TestReplica;
  readonly lin: TestReplica;
  readonly chen: TestReplica;
}

async function three(): Promise<Three> {
  await using begun = await testProject();
  const study = await smallStudy(begun);
  const { id: linId } = await begun.api.coders.add({ name: 'Lin' });
  const { id: chenId } = await begun.api.coders.add({ name: 'Chen' });
  const weiId = (await begun.api.project.records()).tables.project[0]?.mainCoderId ?? '';
  begun.session.close();
  const place = new TeamInMemory();
  const wei = await replicaOf(begun.path, weiId, place.transportOf(weiId));
  const lin = await replicaOf(begun.path, linId, place.transportOf(linId));
  const chen = await replicaOf(begun.path, chenId, place.transportOf(chenId));
  for (const { replica } of [wei, lin, chen]) await replica.hello();
  const dispose = async (): Promise<void> => {
    for (const each of [wei, lin, chen]) await each[Symbol.asyncDispose]();
  };
  return { place, study, wei, lin, chen, [Symbol.asyncDispose]: dispose };
}

async function expectEqual({ place, wei, lin }: Three): Promise<void> {
  for (const { project, personId } of [lin, wei, lin, wei])
    await replicaIn(project, place.transportOf(personId)).sync();
  for (const { project } of [wei, lin]) {
    expect(project.faults).toEqual([]);
    expect(findProblems(project.store().db)).toEqual([]);
    const [newest, rows] = digestsOf(project.store());
    expect(newest).toBe(rows);
  }
  expect(sharedRows(lin.project.store())).toBe(sharedRows(wei.project.store()));
}

const memosOf = ({ project }: TestReplica): unknown[] =>
  project.store().db.sqlite.prepare('SELECT body FROM memo ORDER BY body').pluck().all();

const codingsOf = ({ project }: TestReplica): unknown[] =>
  project
    .store()
    .db.sqlite.prepare('SELECT name FROM coding JOIN code ON code.id = code_id ORDER BY name')
    .pluck()
    .all();

test('after a server lost what it had, the owner begins anew; what others had sent and not sent is there in the end', async () => {
  await using files = await three();
  const { place, wei, lin, study } = files;
  await wei.project.api.memos.add({ body: 'of Wei, received' });
  await wei.replica.sync();
  await lin.replica.sync();
  await lin.project.api.codes.update({ id: study.codes.guide.id, pin: 3 });
  await lin.project.api.memos.add({ body: 'of Lin, sent' });
  await lin.replica.sync();
  await lin.project.api.memos.add({ body: 'of Lin, kept' });
  await codeWords(lin.project, study.sources.first, study.codes.guide, 'suppliers');
  place.lose(1);
  await expect(lin.replica.sync()).rejects.toMatchObject({
    key: 'errors:team_other_log',
    parameters: { here: 2, there: 1 },
  });
  await wei.project.api.memos.add({ body: 'of Wei, not sent' });

  await beginsAnew(wei.project, place.transportOf(wei.personId));
  await expect(lin.replica.sync()).rejects.toMatchObject({ key: 'errors:team_begun_anew' });
  const before = teamOf(lin.project.store().db)!;
  const kept = await takesAnew(lin.project, place.transportOf(lin.personId));

  expect(memosOf(lin)).toEqual(['of Lin, kept', 'of Lin, sent', 'of Wei, not sent', 'of Wei, received']);
  expect(teamOf(lin.project.store().db)).toMatchObject({ replicaId: before.replicaId, n: before.n, head: 2 });
  const pins = (await lin.project.api.project.records()).tables.ownPin;
  expect(pins.filter(({ personId }) => personId === lin.personId)).toMatchObject([{ pin: 3 }]);
  expect(kept.slice(lin.project.folder.length + 1)).toBe('study before 2026-03-14.concord');
  const old = openStore(kept, { ...openOptions, readOnly: true });
  expect(teamOf(old.db)).toBeNull();
  expect(old.db.sqlite.prepare('SELECT count(*) FROM memo').pluck().get()).toBe(3);
  old.close();
  expect(readdirSync(lin.project.folder).filter((name) => name.startsWith('.'))).toEqual([]);
  await lin.project.api.history.undo();
  await expectEqual(files);
  expect(memosOf(wei)).toEqual(['of Lin, kept', 'of Lin, sent', 'of Wei, not sent', 'of Wei, received']);
  expect(codingsOf(wei)).toEqual([]);
});

test('a file that stands where the log begins anew goes on from there, with what it has not sent', async () => {
  await using files = await three();
  const { place, wei, lin } = files;
  await wei.project.api.memos.add({ body: 'a' });
  await wei.replica.sync();
  await lin.replica.sync();
  await lin.project.api.memos.add({ body: 'b' });

  await beginsAnew(wei.project, place.transportOf(wei.personId), 'compacted');

  expect(await lin.replica.sync()).toMatchObject({ sent: 1 });
  expect(place.log).toHaveLength(1);
  await expectEqual(files);
  expect(memosOf(wei)).toEqual(['a', 'b']);
});

test('what a person coded with a code that the owner never received comes back with that code', async () => {
  await using files = await three();
  const { place, wei, lin, chen, study } = files;
  const broker = await lin.project.api.codes.create({ name: 'broker' });
  await lin.replica.sync();
  await chen.replica.sync();
  await codeWords(chen.project, study.sources.first, { id: broker.id } as never, 'suppliers');
  place.lose(1);
  await wei.project.api.memos.add({ body: 'not sent' });

  await beginsAnew(wei.project, place.transportOf(wei.personId));
  for (const { project, personId } of [chen, lin]) await takesAnew(project, place.transportOf(personId));

  expect(heldWork(chen.project.store().db)).toEqual([]);
  await replicaIn(chen.project, place.transportOf(chen.personId)).sync();
  await expectEqual(files);
  expect(codingsOf(wei)).toEqual(['broker']);
});

test('what was not sent where a log began anew is in the base of the next one, too, though a round lasts then', async () => {
  await using files = await three();
  const { place, wei, lin, chen, study } = files;
  const { id } = study.codes.guide;
  await lin.project.api.codes.update({ id, whenToUse: 'of Lin' });
  await wei.project.api.codes.update({ id, whenToUse: 'of Wei' });
  await wei.replica.sync();
  // Settled after it was done, and sent.
  await lin.replica.sync();
  await lin.project.api.memos.add({ body: 'of Lin, not sent' });
  await beginsAnew(lin.project, place.transportOf(lin.personId));
  await takesAnew(wei.project, place.transportOf(wei.personId));
  const round = {
    id: 'r',
    name: 'R',
    personIds: [chen.personId],
    codes: 'frozen',
    ownerSees: false,
  } as const;
  await place.lanes.wayOf(wei.personId, {}).open(round);
  await replicaIn(wei.project, place.transportOf(wei.personId)).sync();

  await beginsAnew(wei.project, place.transportOf(wei.personId));
  await takesAnew(chen.project, place.transportOf(chen.personId));

  expect(memosOf(chen)).toEqual(['of Lin, not sent']);
  expect(sharedRows(chen.project.store())).toBe(sharedRows(wei.project.store()));
  await expectEqual(files);
});

test('what was settled and not sent where a log began anew is in the base of the next one as it was settled', async () => {
  await using files = await three();
  const { place, wei, lin, chen, study } = files;
  const { guide, market, connector } = study.codes;
  const bothWrite = async (id: string): Promise<void> => {
    await lin.project.api.codes.update({ id, whenToUse: 'of Lin' });
    await wei.project.api.codes.update({ id, whenToUse: 'of Wei' });
    await wei.replica.sync();
  };
  await bothWrite(guide.id);
  await lin.replica.sync();
  await bothWrite(market.id);
  const oneWay = { ...place.transportOf(lin.personId), push: () => Promise.reject(new Error('cut')) };
  await expect(replicaIn(lin.project, oneWay).sync()).rejects.toThrow('cut');
  await beginsAnew(lin.project, place.transportOf(lin.personId));
  for (const { project, personId } of [wei, chen]) await takesAnew(project, place.transportOf(personId));
  const round = { id: 'r', name: 'R', personIds: [lin.personId], codes: 'frozen', ownerSees: false } as const;
  await place.lanes.wayOf(wei.personId, {}).open(round);
  const [ofLin, ofWei] = [lin, wei].map(({ project, personId }) =>
    replicaIn(project, place.transportOf(personId)),
  );
  await codeWords(lin.project, study.sources.first, guide, 'suppliers');
  await lin.project.api.codes.update({ id: connector.id, whenToUse: 'of Lin' });
  await wei.project.api.codes.update({ id: connector.id, whenToUse: 'of Wei' });
  await ofWei!.sync();
  await ofLin!.sync();
  await ofWei!.sync();

  await beginsAnew(lin.project, place.transportOf(lin.personId));
  await takesAnew(chen.project, place.transportOf(chen.personId));

  expect(sharedRows(chen.project.store())).toBe(sharedRows(wei.project.store()));
  await place.lanes.wayOf(wei.personId, {}).unlock(round.id);
  await expectEqual(files);
});

test('broken off at any moment, the file is the one that was, and the next try takes the study anew', async () => {
  await using files = await three();
  const { place, wei, lin } = files;
  await lin.project.api.memos.add({ body: 'of Lin' });
  await wei.project.api.memos.add({ body: 'of Wei' });
  await beginsAnew(wei.project, place.transportOf(wei.personId));
  const way = place.transportOf(lin.personId);
  const before = sharedRows(lin.project.store());
  const broken: (typeof way)[] = [
    { ...way, bases: { ...way.bases, parts: () => cut() } },
    { ...way, pull: () => Promise.reject(new Error('cut')) },
  ];
  for (const one of broken) await expect(takesAnew(lin.project, one)).rejects.toThrow('cut');
  const store = lin.project.store();
  store.expectInPlace = () => {
    throw new Error('cut');
  };
  await expect(takesAnew(lin.project, way)).rejects.toThrow('cut');

  expect(sharedRows(lin.project.store())).toBe(before);
  expect(readdirSync(lin.project.folder).filter((name) => /^\.|before/.test(name))).toEqual([]);
  lin.project.reopen();
  await takesAnew(lin.project, way);
  await expectEqual(files);
  expect(memosOf(wei)).toEqual(['of Lin', 'of Wei']);
});

test('whenever the program is ended, the study is whole in its place, and what was kept is a file of its own', async () => {
  await using files = await three();
  const { place, wei, lin } = files;
  await lin.project.api.memos.add({ body: 'of Lin' });
  await wei.project.api.memos.add({ body: 'of Wei' });
  await beginsAnew(wei.project, place.transportOf(wei.personId));
  const { path, folder } = lin.project;
  const keptNow = (): string[] => readdirSync(folder).filter((name) => /before .*concord$/.test(name));
  const look = (): void => {
    const [kept] = keptNow();
    expect(statSync(join(folder, kept!))).toMatchObject({ nlink: 1 });
    expect(statSync(path).ino).not.toBe(statSync(join(folder, kept!)).ino);
    const store = openStore(join(folder, kept!), { ...openOptions, readOnly: true });
    try {
      expect([teamOf(store.db), findProblems(store.db)]).toEqual([null, []]);
    } finally {
      store.close();
    }
  };
  // What a program that ends before and after the study is put in its place leaves.
  await takesAnew(lin.project, place.transportOf(lin.personId), (work) => work(), look);
  look();
  expect(keptNow()).toHaveLength(1);
  await expectEqual(files);
  expect(memosOf(wei)).toEqual(['of Lin', 'of Wei']);
});

test('where another program reads the file, the study is open again as it was, and the next try takes it anew', async () => {
  await using files = await three();
  const { place, wei, lin } = files;
  await lin.project.api.memos.add({ body: 'of Lin' });
  await wei.project.api.memos.add({ body: 'of Wei' });
  await beginsAnew(wei.project, place.transportOf(wei.personId));
  const before = sharedRows(lin.project.store());
  const { path, folder } = lin.project;
  const reader = new Database(path, { readonly: true });
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM memo').get();
  await lin.project.api.memos.add({ body: 'second of Lin' });

  await expect(takesAnew(lin.project, place.transportOf(lin.personId))).rejects.toMatchObject({
    key: 'errors:read_meanwhile',
  });

  expect(lin.project.session.project?.path).toBe(path);
  expect(sharedRows(lin.project.store())).not.toBe(before);
  expect(readdirSync(folder).filter((name) => /before/.test(name))).toEqual([]);
  reader.close();
  await takesAnew(lin.project, place.transportOf(lin.personId));
  await expectEqual(files);
  expect(memosOf(wei)).toEqual(['of Lin', 'of Wei', 'second of Lin']);
});

async function* cut(): AsyncGenerator<Uint8Array> {
  yield* await Promise.reject<Uint8Array[]>(new Error('cut'));
}
