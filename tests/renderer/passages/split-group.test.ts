import { expect, it } from 'vitest';
import { groupToGoOn, isOneAct, type SplitGroups } from '#renderer/features/passages/split-group.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';

/** A coding that the split moves, and a function that moves it as the desk does. */
async function splitting(project: TestProject) {
  const { api } = project;
  const { codes, sources } = await smallStudy(project);
  const coding = await codeWords(project, sources.first, codes.connector, 'a window on policy');
  let groups: SplitGroups = { group: crypto.randomUUID(), lastGroup: null };
  const move = async (codeId: string): Promise<SplitGroups> => {
    groups = { ...groups, lastGroup: await groupToGoOn(api.history, groups) };
    await api.codings.recode({ ids: [coding.id], codeId }, { group: groups.lastGroup! });
    return groups;
  };
  const codeOf = async () => (await api.codings.byIds({ ids: [coding.id] }))[0]?.codeId;
  return { api, codes, move, codeOf };
}

it('a split without other acts in between is undone in one step', async () => {
  await using project = await testProject();
  const { api, codes, move, codeOf } = await splitting(project);

  await move(codes.guide.id);
  const groups = await move(codes.connector.id);
  await move(codes.guide.id);

  expect(isOneAct(groups)).toBe(true);
  await api.history.undo();
  expect(await codeOf()).toBe(codes.connector.id);
});

it('after a memo in the middle of a split, undo still reverts what was moved since, and the split keeps its group', async () => {
  await using project = await testProject();
  const { api, codes, move, codeOf } = await splitting(project);

  await move(codes.guide.id);
  await api.memos.add({ body: 'The second half differs.' });
  const groups = await move(codes.connector.id);

  expect(isOneAct(groups)).toBe(false);
  expect((await api.history.state()).undo?.group).toBe(groups.lastGroup);
  await api.history.undo();
  expect(await codeOf()).toBe(codes.guide.id);
});

it('an undo in the middle of a split begins another group', async () => {
  await using project = await testProject();
  const { api, codes, move } = await splitting(project);

  await move(codes.guide.id);
  await api.history.undo();
  const groups = await move(codes.guide.id);

  expect(isOneAct(groups)).toBe(false);
  expect((await api.history.state()).undo?.group).toBe(groups.lastGroup);
});
