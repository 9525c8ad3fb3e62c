// Much own work that meets what others did is settled in pieces: meanwhile queries are answered from the study as it was, and
// what its person does is done afterwards.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { findProblems } from '#db/check.ts';
import type { TestProject } from '../../helpers/project.ts';
import { digestsOf, replicaIn, studyIn } from '../../helpers/replicas.ts';
import { twoReplicas, type TwoReplicas } from '../../helpers/two-replicas.ts';

/** More than a program settles at once. */
const CODINGS = 120;

/** Lin, offline, codes words of a note with a code that Wei has merged into another meanwhile. */
async function mergedMeanwhile({ wei, lin, study }: TwoReplicas): Promise<void> {
  const { guide, market } = study.codes;
  const { id: sourceId, textHash } = study.sources.first;
  for (let n = 0; n < CODINGS; n += 1) {
    const span = { start: n % 20, end: 21 + Math.floor(n / 20) };
    await lin.project.api.codings.apply({ sourceId, textHash, codeId: guide.id, span });
  }
  await wei.project.api.codes.merge({ fromIds: [guide.id], intoId: market.id });
  await wei.replica.sync();
  await lin.replica.hello();
}

/** Resolves in the turn in which much work begins to be settled. */
async function settling({ session }: TestProject): Promise<void> {
  const end = performance.now() + 20_000;
  while (!session.study?.settling && performance.now() < end) await nextTurn();
  expect(session.study?.settling).toBeInstanceOf(Promise);
}

test('queries are answered meanwhile, an act waits, and all of it is there at once', async () => {
  await using files = await twoReplicas();
  const { wei, lin, study } = files;
  await mergedMeanwhile(files);
  const { project } = lin;
  const codesNow = async (): Promise<string> => {
    const codings = await project.api.codings.of({ sourceId: study.sources.first.id });
    return [...new Set(codings.map(({ codeId }) => codeId))].join();
  };
  const seen = new Set<string>();
  const told: number[] = [];
  project.session.subscribe((news) => {
    if (news.type === 'change') told.push(Object.keys(news.change.updated.coding ?? {}).length);
  });
  const parts = studyIn(project);
  const order: string[] = [];
  const received = lin.replica.receive().then(() => order.push('received'));
  await settling(project);
  expect(() =>
    parts.store.transact({ method: 'memos.add', coderId: lin.personId, at: project.session.now() }, () => 0),
  ).toThrow(expect.objectContaining({ code: 'locked', key: 'errors:team_settling' }));
  const acted = project.api.memos.add({ body: 'thought of meanwhile' }).then(() => order.push('acted'));
  while (project.session.study?.settling) {
    seen.add(await codesNow());
    await nextTurn();
  }
  await Promise.all([received, acted]);

  expect([...seen]).toEqual([study.codes.guide.id]);
  expect(await codesNow()).toBe(study.codes.market.id);
  expect(order.toSorted()).toEqual(['acted', 'received']);
  expect(told).toContain(CODINGS);
  expect(await lin.replica.sync()).toMatchObject({ received: 0, sent: CODINGS + 1, held: 0 });
  await wei.replica.sync();
  expect(digestsOf(lin.project.store())).toEqual(digestsOf(wei.project.store()));
  for (const one of [wei, lin]) expect(findProblems(one.project.store().db)).toEqual([]);
});

test('while a job runs, which may act at any moment, nothing that it does is refused', async () => {
  await using files = await twoReplicas();
  const { wei, lin } = files;
  await mergedMeanwhile(files);
  const { store, working } = lin.project.session.study!;
  const job = Promise.withResolvers<void>();
  const running = working.during(() => job.promise);
  const course = { isOver: false };
  const receiving = lin.replica.receive().finally(() => (course.isOver = true));
  const act = { method: 'memos.add', coderId: lin.personId, at: lin.project.session.now() };
  while (!course.isOver) {
    store.transact(act, () => 0);
    await nextTurn();
  }
  expect(await receiving).toBe(1);
  job.resolve();
  await running;

  await lin.replica.sync();
  await wei.replica.sync();
  expect(digestsOf(lin.project.store())).toEqual(digestsOf(wei.project.store()));
});

test('while a job runs, much work is settled in pieces all the same, and gives way to what the job does', async () => {
  await using files = await twoReplicas();
  const { wei, lin } = files;
  await mergedMeanwhile(files);
  const { store, working } = lin.project.session.study!;
  const job = Promise.withResolvers<void>();
  const running = working.during(() => job.promise);
  const receiving = lin.replica.receive();
  await settling(lin.project);
  await nextTurn();
  const act = { method: 'memos.add', coderId: lin.personId, at: lin.project.session.now() };
  expect(store.transact(act, () => 'done').result).toBe('done');
  await settling(lin.project);
  expect(await receiving).toBe(1);
  job.resolve();
  await running;

  await lin.replica.sync();
  await wei.replica.sync();
  expect(digestsOf(lin.project.store())).toEqual(digestsOf(wei.project.store()));
  for (const one of [wei, lin]) expect(findProblems(one.project.store().db)).toEqual([]);
});

test('a parcel that does not fit leaves the file as it was, and its person goes on', async () => {
  await using files = await twoReplicas();
  const { lin, place } = files;
  await mergedMeanwhile(files);
  const way = place.transportOf(lin.personId);
  const { personId } = lin;
  const before = digestsOf(lin.project.store());
  const bad = replicaIn(lin.project, {
    ...way,
    // It says that it has one act more than it has.
    pull: async (after) => (await way.pull(after)).map((parcel) => ({ ...parcel, count: parcel.count + 1 })),
  });

  await expect(bad.receive()).rejects.toMatchObject({ key: 'errors:team_parcel_refused' });

  expect(digestsOf(lin.project.store())).toEqual(before);
  expect(lin.project.session.study?.settling).toBeNull();
  await lin.project.api.memos.add({ body: `of ${personId}` });
  await lin.replica.sync();
  expect(findProblems(lin.project.store().db)).toEqual([]);
});

test('a study that is closed meanwhile is as it was before, and goes on with the next exchange', async () => {
  await using files = await twoReplicas();
  const { wei, lin, place } = files;
  await mergedMeanwhile(files);
  const before = digestsOf(lin.project.store());
  const receiving = lin.replica.receive().catch((error: unknown) => error);
  await settling(lin.project);
  lin.project.session.close();
  expect(await receiving).toBeInstanceOf(Error);

  lin.project.reopen();
  expect(digestsOf(lin.project.store())).toEqual(before);
  await replicaIn(lin.project, place.transportOf(lin.personId)).sync();
  await wei.replica.sync();
  expect(digestsOf(lin.project.store())).toEqual(digestsOf(wei.project.store()));
});
