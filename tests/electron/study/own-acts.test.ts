// When work of the team stands aside for the acts of a person.
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Replica } from '#electron/team/replica.ts';
import { OwnActs } from '#electron/study/own-acts.ts';
import { SCHEMA, studyIn } from '../../helpers/replicas.ts';
import { testProject } from '../../helpers/project.ts';
import { twoReplicas } from '../../helpers/two-replicas.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

async function turns(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await nextTurn();
}

/** Whether work may begin, as asked now. */
function asked(acts: Pick<OwnActs, 'between'>): { readonly begins: () => Promise<boolean> } {
  let begins = false;
  void acts.between().then(() => (begins = true));
  return {
    begins: async () => {
      await turns();
      return begins;
    },
  };
}

test('work begins at once where nobody has acted, and where the last act is over for long', async () => {
  const acts = new OwnActs();

  expect(await asked(acts).begins()).toBe(true);
  acts.done();
  vi.advanceTimersByTime(101);
  expect(await asked(acts).begins()).toBe(true);
});

test('where acts come fast it begins right behind the next one', async () => {
  const acts = new OwnActs();
  acts.done();
  vi.advanceTimersByTime(20);
  const work = asked(acts);

  expect(await work.begins()).toBe(false);
  acts.done();
  expect(await work.begins()).toBe(true);
});

test('where no further act comes it begins a little later', async () => {
  const acts = new OwnActs();
  acts.done();
  const work = asked(acts);

  expect(await work.begins()).toBe(false);
  vi.advanceTimersByTime(100);
  expect(await work.begins()).toBe(true);
});

test('an act of an open study is one that others’ acts stand aside for', async () => {
  await using project = await testProject();
  const { ownActs } = project.session.study!;
  await project.api.memos.add({ body: 'first' });
  const work = asked(ownActs);

  expect(await work.begins()).toBe(false);
  await project.api.memos.add({ body: 'second' });
  expect(await work.begins()).toBe(true);
});

test('a file takes in what came, and sends its own, only when its person’s acts leave room', async () => {
  await using files = await twoReplicas();
  const { lin, wei, place } = files;
  await wei.project.api.memos.add({ body: 'of Wei' });
  await wei.replica.sync();
  await lin.project.api.memos.add({ body: 'of Lin' });
  const room = Promise.withResolvers<void>();
  const study = Object.assign(studyIn(lin.project), { ownActs: { between: () => room.promise } });
  const replica = new Replica({
    study,
    transport: place.transportOf(lin.personId),
    machine: 'test',
    program: 'test',
    schema: SCHEMA,
    now: () => new Date(Date.UTC(2026, 2, 14, 9)).toISOString(),
  });
  await replica.hello();
  const { sqlite } = lin.project.store().db;
  const writes = (): unknown => sqlite.prepare('SELECT total_changes()').pluck().get();
  const before = writes();

  const syncing = replica.sync();
  await turns();
  expect(writes()).toBe(before);
  room.resolve();
  expect(await syncing).toMatchObject({ received: 1, sent: 1 });
});
