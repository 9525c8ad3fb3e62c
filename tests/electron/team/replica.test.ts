// Files of one team over a log in memory.
import { randomUUID } from 'node:crypto';
import { copyFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { findProblems } from '#db/check.ts';
import { tablesOfActs } from '#core/team/act.ts';
import { heldWork, teamRemarks } from '#db/team/held.ts';
import { unsentActs } from '#db/team/unsent.ts';
import { packActs } from '#electron/team/packing.ts';
import { settleHeld } from '#electron/team/held-work.ts';
import { lines, type TestProject } from '../../helpers/project.ts';
import {
  digestsOf,
  fileOf,
  replicaIn,
  replicaOf,
  sharedRows,
  studyIn,
  type TestReplica,
} from '../../helpers/replicas.ts';
import { codeWords, NOTE } from '../../helpers/study.ts';
import { twoReplicas } from '../../helpers/two-replicas.ts';

function expectEqual(...replicas: readonly TestReplica[]): void {
  const [first, ...others] = replicas.map(({ project }) => project);
  for (const { faults } of [first, ...others] as TestProject[]) expect(faults).toEqual([]);
  for (const other of others) expect(sharedRows(other.store())).toBe(sharedRows(first!.store()));
  for (const project of [first, ...others] as TestProject[]) {
    const [newest, rows] = digestsOf(project.store());
    expect(newest).toBe(rows);
    expect(findProblems(project.store().db)).toEqual([]);
  }
}

test('what one person codes, the other receives with its person, its time and its act', async () => {
  await using files = await twoReplicas();
  const { wei, lin, study, place } = files;
  place.now = wei.project.session.now;
  await codeWords(wei.project, study.sources.first, study.codes.guide, 'suppliers');

  expect(await wei.replica.sync()).toMatchObject({ received: 0, sent: 1, held: 0, remarks: 0, head: 1 });
  expect(await lin.replica.sync()).toMatchObject({ received: 1, sent: 0, head: 1 });

  expectEqual(wei, lin);
  const [theirs] = await lin.project.api.history.list({ limit: 1 });
  const [mine] = await wei.project.api.history.list({ limit: 1 });
  expect(theirs).toEqual({ ...mine, seq: theirs?.seq, isOwn: false });
  expect(theirs?.coderId).toBe(wei.personId);
});

test('work in different places needs no settling, in whatever order it is sent', async () => {
  await using files = await twoReplicas();
  const { wei, lin, study, place } = files;
  await codeWords(wei.project, study.sources.first, study.codes.guide, 'suppliers');
  await codeWords(lin.project, study.sources.second, study.codes.market, 'suppliers');
  const way = place.transportOf(wei.personId);
  const late = replicaIn(wei.project, {
    ...way,
    push: async (...sent) => {
      // Sent after this file has received.
      await lin.replica.sync();
      return await way.push(...sent);
    },
  });

  expect(await late.sync()).toMatchObject({ sent: 1 });
  await lin.replica.sync();

  expect(place.behind).toBe(1);
  expectEqual(wei, lin);
});

test('who was refused three times, one after the other, receives and sends while everybody else waits', async () => {
  await using files = await twoReplicas();
  const { wei, lin, study, place } = files;
  await codeWords(wei.project, study.sources.first, study.codes.guide, 'suppliers');
  const way = place.transportOf(wei.personId);
  let [refused, turns] = [0, 0];
  let isTurn = false;
  const crowded = replicaIn(wei.project, {
    ...way,
    push: async (...sent) => {
      if (isTurn) return await way.push(...sent);
      refused += 1;
      return { accepted: false, head: place.head };
    },
    turn: async (work) => {
      [isTurn, turns] = [true, turns + 1];
      try {
        return await work();
      } finally {
        isTurn = false;
      }
    },
  });

  expect(await crowded.sync()).toMatchObject({ sent: 1 });
  expect([refused, turns]).toEqual([3, 1]);
  await lin.replica.sync();
  expectEqual(wei, lin);
});

test('of two codes of one name in one place, the one that comes later gets a number, and both people are told', async () => {
  await using files = await twoReplicas();
  const { wei, lin } = files;
  await wei.project.api.codes.create({ name: 'trust' });
  await lin.project.api.codes.create({ name: 'trust' });
  await wei.replica.sync();

  expect(await lin.replica.sync()).toMatchObject({ received: 1, sent: 1, held: 0, remarks: 1 });
  await wei.replica.sync();

  expectEqual(wei, lin);
  const names = (await wei.project.api.project.records()).tables.code.map(({ name }) => name);
  expect(names.filter((name) => name.startsWith('trust')).toSorted()).toEqual(['trust', 'trust (2)']);
  expect(teamRemarks(lin.project.store().db).map(({ remark }) => remark.kind)).toEqual(['numbered']);
  // Lin’s history lists what was done once, not what made room for Wei’s act.
  const listed = (await lin.project.api.history.list({ limit: 3 })).map(({ method }) => method);
  expect(listed.slice(0, 2)).toEqual(['codes.create', 'codes.create']);
  expect(listed).not.toContain('team.aside');
});

test('codings on a code that somebody has merged meanwhile move to its target, and nothing is lost', async () => {
  await using files = await twoReplicas();
  const { wei, lin, study } = files;
  const { guide, market } = study.codes;
  await codeWords(lin.project, study.sources.first, guide, 'suppliers');
  await wei.project.api.codes.merge({ fromIds: [guide.id], intoId: market.id });
  await wei.replica.sync();
  await lin.replica.sync();
  await wei.replica.sync();

  expectEqual(wei, lin);
  const [coding] = await wei.project.api.codings.of({ sourceId: study.sources.first.id });
  expect(coding).toMatchObject({ codeId: market.id, coderId: lin.personId });
});

/** Folds typing, long after everything that a test does. */
function fold({ project }: TestReplica): number {
  return project.store().foldTyping({ now: '2026-03-20T09:00:00.000Z', ends: new Set() });
}

test('typing that was set aside for what others did keeps its place, and is sent after what it was typed in', async () => {
  await using files = await twoReplicas();
  const { wei, lin } = files;
  await wei.project.api.codes.create({ name: 'trust' });
  await wei.replica.sync();
  const { id: subjectId } = await lin.project.api.codes.create({ name: 'trust' });
  const { id } = await lin.project.api.memos.add({ about: 'code', subjectId, body: 'W' });
  for (const body of ['Wh', 'Why', 'Why?']) await lin.project.api.memos.update({ id, body });
  await lin.replica.hello();
  expect(await lin.replica.receive()).toBe(1);

  fold(lin);
  await lin.replica.sync();
  await wei.replica.sync();

  expectEqual(wei, lin);
});

test('typing that is in a sealed lane is folded in nobody’s file, and is published once', async () => {
  await using files = await twoReplicas();
  const { wei, lin, place } = files;
  const { rounds } = place.transportOf(wei.personId);
  const round = { id: randomUUID(), name: 'Round 1', personIds: [wei.personId, lin.personId] };
  await rounds!.open({ ...round, codes: 'own', ownerSees: false });
  const { id } = await lin.project.api.memos.add({ body: 'W' });
  for (const body of ['Wh', 'Why', 'Why?']) await lin.project.api.memos.update({ id, body });
  expect(await lin.replica.sync()).toMatchObject({ sealed: 4 });

  fold(lin);
  expect(await lin.replica.sync()).toMatchObject({ sealed: 4, sent: 0 });
  await rounds!.unlock(round.id);
  for (const { replica } of [wei, lin, wei]) await replica.sync();

  expectEqual(wei, lin);
  expect(wei.project.store().db.sqlite.prepare('SELECT body FROM memo').pluck().all()).toContain('Why?');
});

test('undo on a second machine takes back what was done on the first, but nothing of others', async () => {
  await using files = await twoReplicas();
  const { wei, lin, study, place } = files;
  await using second = await replicaOf(fileOf(wei.project), wei.personId, place.transportOf(wei.personId));
  await wei.project.api.codes.update({ id: study.codes.guide.id, whenToUse: 'mine' });
  await wei.replica.sync();
  await lin.replica.sync();
  await lin.project.api.codes.update({ id: study.codes.market.id, whenToUse: 'hers' });
  await lin.replica.sync();
  await second.replica.sync();

  expect((await second.project.api.history.state()).undo?.method).toBe('codes.update');
  await second.project.api.history.undo();
  await second.replica.sync();
  await wei.replica.sync();
  await lin.replica.sync();

  expectEqual(wei, lin, second);
  const { tables } = await wei.project.api.project.records();
  expect(tables.code.map(({ whenToUse }) => whenToUse).filter(Boolean)).toEqual(['hers']);
  await wei.project.api.history.redo();
  await wei.replica.sync();
  await lin.replica.sync();
  await second.replica.sync();
  expectEqual(wei, lin, second);
  const again = await lin.project.api.project.records();
  expect(
    again.tables.code
      .map(({ whenToUse }) => whenToUse)
      .filter(Boolean)
      .toSorted(),
  ).toEqual(['hers', 'mine']);
});

test('one act that is undone on two machines of a person is undone once, and can be redone on either', async () => {
  await using files = await twoReplicas();
  const { wei, lin, place } = files;
  await using second = await replicaOf(fileOf(wei.project), wei.personId, place.transportOf(wei.personId));
  const { id } = await wei.project.api.memos.add({ body: 'a' });
  const syncAll = async (): Promise<void> => {
    for (const { replica } of [wei, second, lin, wei, second]) await replica.sync();
  };
  await syncAll();
  await wei.project.api.history.undo();
  await second.project.api.history.undo();
  await syncAll();
  await second.project.api.history.redo();
  await wei.project.api.history.redo();
  await syncAll();

  expectEqual(wei, lin, second);
  const memos = lin.project.store().db.sqlite.prepare('SELECT id FROM memo').pluck().all();
  expect(memos).toEqual([id]);
});

test('undo in a file that was copied by hand leaves what the other one brought back, though both have one id', async () => {
  await using files = await twoReplicas();
  const { place, study, wei } = files;
  await using made = await replicaOf(fileOf(wei.project), wei.personId, place.transportOf(wei.personId));
  for (const { project } of [wei, made]) project.session.close();
  copyFileSync(fileOf(wei.project), fileOf(made.project));
  const opened = ({ project, personId }: TestReplica) => {
    project.reopen();
    return { project, replica: replicaIn(project, place.transportOf(personId)) };
  };
  const [desk, laptop] = [opened(wei), opened(made)];
  await desk.project.api.codes.create({ name: 'trust' });
  await desk.replica.sync();
  await codeWords(desk.project, study.sources.first, study.codes.market, 'suppliers');
  await desk.project.api.history.undo();
  await laptop.project.api.codes.remove({ id: study.codes.market.id });
  for (const { replica } of [laptop, desk, laptop]) await replica.sync();

  expect(await laptop.project.api.history.undo()).toMatchObject({ method: 'codes.create' });
  expect(await laptop.project.api.history.undo()).toMatchObject({ method: 'codes.remove' });

  const { tables } = await laptop.project.api.project.records();
  expect(tables.code.map(({ id }) => id)).toContain(study.codes.market.id);
  expect(laptop.project.faults).toEqual([]);
  expect(findProblems(laptop.project.store().db)).toEqual([]);
});

test('an undo that others have gone on from takes back what is left of it', async () => {
  await using files = await twoReplicas();
  const { wei, lin, study } = files;
  await wei.project.api.codes.update({ id: study.codes.guide.id, whenToUse: 'mine' });
  await wei.replica.sync();
  await lin.replica.sync();
  await lin.project.api.codes.update({ id: study.codes.guide.id, whenToUse: 'hers' });
  await lin.replica.sync();
  await wei.replica.sync();

  expect((await wei.project.api.history.undo()).stays).toBe(1);
  await wei.replica.sync();
  await lin.replica.sync();

  expectEqual(wei, lin);
});

describe('a paragraph that two people have written differently waits for a decision', () => {
  async function heldParagraph() {
    const files = await twoReplicas();
    const { wei, lin, study } = files;
    const { id, textHash } = study.sources.first;
    for (const [{ project }, name] of [
      [wei, 'Wei'],
      [lin, 'Lin'],
    ] as const)
      await project.api.notes.save({
        sourceId: id,
        textHash,
        doc: lines(NOTE.replace('Sees', `${name} sees`)),
        moved: [],
      });
    await wei.replica.sync();
    expect((await lin.replica.sync()).held).toBe(1);
    await wei.replica.sync();
    expectEqual(wei, lin);
    return { ...files, sourceId: id };
  }

  test.each([
    ['ours', /^Lin sees/],
    ['theirs', /^Wei sees/],
    ['both', /^Wei sees[\s\S]*Lin sees/],
  ] as const)('%s', async (take, text) => {
    await using files = await heldParagraph();
    const { wei, lin, sourceId } = files;
    const [held] = heldWork(lin.project.store().db);

    const settle = (): string | null =>
      settleHeld(
        studyIn(lin.project),
        { id: held?.id ?? '', take },
        { now: lin.project.session.now(), newId: randomUUID, personId: lin.personId },
      );
    settle();
    await lin.replica.sync();
    await wei.replica.sync();

    expectEqual(wei, lin);
    expect((await wei.project.api.sources.text({ id: sourceId })).text).toMatch(text);
    expect(heldWork(lin.project.store().db)).toEqual([]);
    expect(settle).toThrow('errors:team_no_such_held');
  });
});

test('in a team one works as oneself, and nobody’s arrival is undone', async () => {
  await using files = await twoReplicas();
  const { wei, lin } = files;

  await expect(lin.project.as(wei.personId).memos.add({ body: 'as Wei' })).rejects.toMatchObject({
    key: 'errors:team_other_acts',
  });
  const { id } = await lin.project.api.memos.add({ body: 'as Lin' });
  const by = lin.project.store().db.sqlite.prepare('SELECT coder_id FROM memo WHERE id = ?').pluck().get(id);
  expect(by).toBe(lin.personId);
  await lin.project.api.history.undo();
  expect((await lin.project.api.history.state()).undo).toBeNull();
  expect((await wei.project.api.history.state()).undo?.method).not.toBe('coders.add');
});

test('what comes to the log before what its person did earlier is set aside for it, and nothing is lost', async () => {
  await using all = await twoReplicas();
  const { wei, lin, study, place } = all;
  const { first } = study.sources;
  const { id } = await codeWords(wei.project, first, study.codes.market, 'window on policy');
  await wei.replica.sync();
  await lin.replica.sync();
  await wei.project.api.codings.remove({ ids: [id] });
  await wei.project.api.history.undo();
  await wei.project.api.codings.remove({ ids: [id] });
  const { db } = wei.project.store();
  const last = unsentActs(db).at(-1)!;
  const { seq: _seq, isSettled: _settled, laneOf: _lane, wasInLaneOf: _inLane, ...act } = last;

  // The last of the three was sealed in a lane that has been published; the others go the usual way, later.
  const transport = place.transportOf(wei.personId);
  const facts = { replicaId: randomUUID(), machine: 'test', program: 'test', schema: 99, head: place.head };
  await transport.hello(facts);
  await transport.push(
    {
      id: randomUUID(),
      replicaId: facts.replicaId,
      n: 1,
      count: 1,
      schema: 1,
      tables: tablesOfActs([act]),
      coderIds: [act.coderId],
      blobs: [],
      bytes: packActs([act]),
    },
    place.head,
    { writes: [], reads: [] },
  );
  await wei.replica.sync();
  await lin.replica.sync();

  expect(sharedRows(lin.project.store())).toBe(sharedRows(wei.project.store()));
  expect(unsentActs(db)).toEqual([]);
  expect(findProblems(db)).toEqual([]);
});
