import { expect, test } from 'vitest';
import type { MemoRecord } from '#core/records.ts';
import { seenMemos } from '#renderer/common/memos/seen-memos.ts';
import { subjectWriting, type SubjectWriting } from '#renderer/common/memos/subject-writing.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';

const noFailure = (error: unknown): never => {
  throw error;
};

/** A memo box for a new code, with nothing written yet. */
async function boxIn({ api }: TestProject): Promise<SubjectWriting> {
  const { id, name } = await api.codes.create({ name: 'guide', parentId: null });
  return subjectWriting({ about: 'code', id, name }, undefined, noFailure, api);
}

async function memosIn({ api }: TestProject): Promise<readonly MemoRecord[]> {
  return (await api.project.records()).tables.memo;
}

test('a memo whose creation was undone while its box was open is not reported as saved', async () => {
  await using project = await testProject();
  const box = await boxIn(project);
  box.writing.write({ body: 'A thought' });
  await box.writing.save();
  box.writing.hear((await memosIn(project))[0]);
  await project.api.history.undo();
  box.writing.hear(undefined);

  expect(await box.finish()).toBe('unchanged');
});

test('what another window wrote is not reported as saved here', async () => {
  await using project = await testProject();
  const box = await boxIn(project);
  box.writing.hear(await project.api.memos.add({ body: 'theirs' }));

  expect(await box.finish()).toBe('unchanged');
});

test('a memo that was begun and emptied again leaves nothing', async () => {
  await using project = await testProject();
  const box = await boxIn(project);
  box.writing.write({ body: 'A thought' });
  await box.writing.save();
  box.writing.write({ body: '' });

  expect(await box.finish()).toBe('deleted');
  expect(await memosIn(project)).toEqual([]);
});

test('the box offers to undo its newest act, even if another act came in between', async () => {
  await using project = await testProject();
  const box = await boxIn(project);
  box.writing.write({ body: 'A thought' });
  await box.writing.save();
  await project.api.codes.create({ name: 'connector', parentId: null });
  box.writing.write({ body: 'A thought, longer' });

  expect(await box.finish()).toBe('kept');
  const { undo } = await project.api.history.state();
  expect(await box.newestGroup()).toBe(undo?.group);
});

test('the box does not offer to undo an act that came after its last words', async () => {
  await using project = await testProject();
  const box = await boxIn(project);
  box.writing.write({ body: 'A thought' });
  await box.writing.save();
  await project.api.codes.create({ name: 'connector', parentId: null });
  await box.finish();

  const { undo } = await project.api.history.state();
  expect(await box.newestGroup()).not.toBe(undo?.group);
});

test('a box that cannot save its words says so and why', async () => {
  await using project = await testProject();
  const { id, name } = await project.api.codes.create({ name: 'guide', parentId: null });
  const box = subjectWriting({ about: 'code', id, name }, undefined, () => undefined, project.api);
  await project.api.codes.remove({ id });
  box.writing.write({ body: 'A thought' });

  expect(await box.finish()).toBe('unsaved');
  expect(box.failure()).toMatchObject({ code: 'not_found' });
});

test('in a second pass the memos of the first pass are hidden, so it begins its own', async () => {
  await using project = await testProject();
  const first = await project.api.memos.add({ body: 'of the first pass' });
  const memos = new Map([[first.id, first]]);

  expect([...seenMemos(memos, null).keys()]).toEqual([first.id]);
  expect([...seenMemos(memos, 'second-pass').keys()]).toEqual([]);
  expect([...seenMemos(memos, first.coderId).keys()]).toEqual([first.id]);
});
