import { expect, test, vi } from 'vitest';
import type { MemoRecord } from '#core/records.ts';
import { isUnsaved, MemoWriting, type MemoKeeper } from '#renderer/common/memos/memo-writing.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';

function keeperOf({ api }: TestProject, failed: (error: unknown) => void = () => undefined): MemoKeeper {
  return {
    add: async (text) => (await api.memos.add({ about: 'project', ...text })).id,
    update: (id, text) => api.memos.update({ id, ...text }),
    failed,
  };
}

async function memosIn({ api }: TestProject): Promise<readonly MemoRecord[]> {
  return (await api.project.records()).tables.memo;
}

test('an empty sheet leaves no memo', async () => {
  await using project = await testProject();
  const writing = new MemoWriting(null, keeperOf(project));

  await writing.save();

  expect(await memosIn(project)).toEqual([]);
});

test('a new memo is written once, however often it is saved', async () => {
  await using project = await testProject();
  const writing = new MemoWriting(null, keeperOf(project));

  writing.write({ body: 'A thought' });
  const saves = [writing.save(), writing.save()];
  writing.write({ body: 'A thought, longer' });
  await Promise.all([...saves, writing.save()]);

  expect((await memosIn(project)).map(({ body }) => body)).toEqual(['A thought, longer']);
});

test('a pause saves, as one act', async () => {
  await using project = await testProject();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const writing = new MemoWriting(null, keeperOf(project));
    writing.write({ title: 'T' });
    writing.write({ body: 'B' });

    await vi.advanceTimersByTimeAsync(1_000);
    await writing.save();

    const acts = (await project.api.history.list()).map(({ method }) => method);
    expect(acts).toEqual(['memos.add', 'project.create']);
    expect(isUnsaved(writing.store.getState())).toBe(false);
  } finally {
    vi.useRealTimers();
  }
});

test('what was stored from here before does not come back over what was stored since, but an undo does', async () => {
  await using project = await testProject();
  const { id } = await project.api.memos.add({ body: 'old' });
  const row = (body: string) => ({ id, title: '', body });
  const writing = new MemoWriting(row('old'), keeperOf(project));
  for (const body of ['older', 'newer', 'newest']) {
    writing.write({ body });
    await writing.save();
  }
  const shown = (): string => writing.store.getState().text.body;

  // The rows arrive only after the last answer.
  const meanwhile = ['older', 'newest'].map((body) => {
    writing.hear(row(body));
    return shown();
  });
  writing.hear(row('older'));

  expect(meanwhile).toEqual(['newest', 'newest']);
  expect(shown()).toBe('older');
});

test('an undo is shown also where what stands was written before, and its row came alone', async () => {
  await using project = await testProject();
  const { id } = await project.api.memos.add({ body: 'old' });
  const row = (body: string) => ({ id, title: '', body });
  const writing = new MemoWriting(row('old'), keeperOf(project));
  for (const body of ['this', 'that', 'this']) {
    writing.write({ body });
    await writing.save();
  }

  writing.hear(row('this'));
  writing.hear(row('that'));

  expect(writing.store.getState().text.body).toBe('that');
});

test('a change from elsewhere is shown, but never over unsaved words', async () => {
  await using project = await testProject();
  const memo = await project.api.memos.add({ body: 'old' });
  const writing = new MemoWriting(memo, keeperOf(project));

  writing.hear({ ...memo, body: 'new' });
  const shown = writing.store.getState().text.body;
  writing.write({ body: 'mine' });
  writing.hear({ ...memo, body: 'theirs' });
  const kept = writing.store.getState().text.body;
  writing.letGo();

  expect([shown, kept, writing.store.getState().text.body]).toEqual(['new', 'mine', 'theirs']);
});

test('a memo that cannot be saved stays on the sheet as unsaved', async () => {
  await using project = await testProject();
  const memo = await project.api.memos.add({ body: 'old' });
  await project.api.memos.remove({ id: memo.id });
  const failures: unknown[] = [];
  const writing = new MemoWriting(
    memo,
    keeperOf(project, (error) => failures.push(error)),
  );

  writing.write({ body: 'new' });
  await writing.save();

  expect(failures).toHaveLength(1);
  expect(isUnsaved(writing.store.getState())).toBe(true);
});

test('a memo that was removed leaves the sheet, and the next words begin another one', async () => {
  await using project = await testProject();
  const failures: unknown[] = [];
  const writing = new MemoWriting(
    null,
    keeperOf(project, (error) => failures.push(error)),
  );
  writing.write({ body: 'first' });
  await writing.save();
  // The answer may arrive before the row.
  writing.hear(undefined);
  writing.hear((await memosIn(project))[0]);
  await project.api.memos.remove({ id: writing.id ?? '' });

  writing.hear(undefined);
  const shown = writing.store.getState().text.body;
  writing.write({ body: 'second' });
  await writing.save();

  expect(shown).toBe('');
  expect(failures).toEqual([]);
  expect((await memosIn(project)).map(({ body }) => body)).toEqual(['second']);
});

test('unsaved words survive the removal of their memo', async () => {
  await using project = await testProject();
  const memo = await project.api.memos.add({ body: 'old' });
  const writing = new MemoWriting(memo, keeperOf(project));
  writing.write({ body: 'mine' });
  await project.api.memos.remove({ id: memo.id });

  writing.hear(undefined);
  await writing.save();

  expect((await memosIn(project)).map(({ body }) => body)).toEqual(['mine']);
});

test('another memo on the same subject is never overwritten', async () => {
  await using project = await testProject();
  const theirs = await project.api.memos.add({ body: 'theirs' });
  const mine = await project.api.memos.add({ body: 'mine' });
  const writing = new MemoWriting(mine, keeperOf(project));

  writing.hear(theirs);
  const shown = writing.store.getState().text.body;
  writing.write({ body: 'mine, longer' });
  await writing.save();

  expect(shown).toBe('mine');
  expect((await memosIn(project)).map(({ body }) => body).toSorted()).toEqual(['mine, longer', 'theirs']);
});

test('a memo begun in another window is continued here while nothing is written', async () => {
  await using project = await testProject();
  const writing = new MemoWriting(null, keeperOf(project));
  writing.hear(await project.api.memos.add({ body: 'theirs' }));

  writing.write({ body: 'theirs and mine' });
  await writing.save();

  expect((await memosIn(project)).map(({ body }) => body)).toEqual(['theirs and mine']);
});
