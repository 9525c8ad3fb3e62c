// Changes of the project itself are named in the history, with old and new value.
import { expect, test } from 'vitest';
import { actAside, actSentence } from '#words/act-sentence.ts';
import { createWords } from '#words/words.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';

const words = createWords('en');

async function newest({ api }: TestProject) {
  const [row] = await api.history.list({ limit: 1 });
  if (!row) throw new Error('the history is empty');
  return row;
}

test('a new name of the project is shown beside the earlier one', async () => {
  await using project = await testProject();

  await project.api.project.update({ name: 'Trade fairs' });

  const row = await newest(project);
  expect(actSentence(words, row)).toBe('Renamed the project “Test study” to “Trade fairs”');
  expect((await project.api.history.act({ seq: row.seq })).fields).toMatchObject([
    { what: 'project', field: 'name', from: 'Test study', to: 'Trade fairs' },
  ]);
});

test('a notice is shown as it became, and a main coder by the name of that time', async () => {
  await using project = await testProject();

  await project.api.project.update({ notice: 'Confidential' });
  const noticed = await newest(project);
  const { id } = await project.api.coders.add({ name: 'Lena' });
  await project.api.project.update({ mainCoderId: id });
  await project.api.coders.rename({ id, name: 'Helena' });
  const [, led] = await project.api.history.list({ limit: 2 });

  expect(`${actSentence(words, noticed)} ${actAside(words, noticed)}`).toBe(
    'Changed the notice of the project “Confidential”',
  );
  expect(led && actSentence(words, led)).toBe('Made Lena the main coder');
});
