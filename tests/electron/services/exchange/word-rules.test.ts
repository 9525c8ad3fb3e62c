// Two people join forms of words, each in a project of their own: what they decided differently is a conflict.
import { describe, expect, test } from 'vitest';
import { testProject, type TestProject } from '../../../helpers/project.ts';
import { smallStudy } from '../../../helpers/study.ts';
import { bring, preview, saved } from './own-data.ts';

const joins = ({ api }: TestProject, ...words: string[]) =>
  api.wordRules.set({ language: 'en', words, use: 'form' });
const rulesIn = async ({ api }: TestProject) =>
  (await api.project.records()).tables.wordRule.map(({ word, use }) => `${word} (${use})`).toSorted();

/** A project with these joined forms, and the file of a copy in which others were joined. */
async function twoProjects(before: readonly string[], there: (copy: TestProject) => Promise<unknown>) {
  const project = await testProject();
  await smallStudy(project);
  if (before.length > 0) await joins(project, ...before);
  await using copy = await testProject();
  await bring(copy, (await saved(project)).bytes);
  await there(copy);
  const { bytes } = await saved(copy, 'back.qdpx');
  return { project, bytes };
}

const conflictsIn = async (project: TestProject, bytes: Uint8Array) =>
  (await preview(project, bytes)).tables
    .filter(({ table }) => table === 'wordRule')
    .flatMap(({ rows }) => rows.conflicts.map(({ fields }) => fields));

describe('a form that two people joined with different words', () => {
  test.each([
    ['which both had joined before', ['firms = firm']],
    ['which neither had joined before', []],
  ] as const)(
    '%s is a conflict: it stays as it is here unless the file is preferred',
    async (_name, before) => {
      const { project, bytes } = await twoProjects(before, (copy) =>
        joins(copy, 'firms = company', 'fairs = fair'),
      );
      await using _ = project;
      await joins(project, 'firms = enterprise');

      const conflicts = await conflictsIn(project, bytes);
      await bring(project, bytes);
      const ours = await rulesIn(project);
      await bring(project, bytes, { conflicts: 'theirs' });

      expect(conflicts).toEqual([[{ field: 'word', ours: 'firms = enterprise', theirs: 'firms = company' }]]);
      expect(ours).toEqual(['fairs = fair (form)', 'firms = enterprise (form)']);
      expect(await rulesIn(project)).toEqual(['fairs = fair (form)', 'firms = company (form)']);
    },
  );

  test('is taken from the file where only the file changed it', async () => {
    const { project, bytes } = await twoProjects(['firms = firm'], (copy) => joins(copy, 'firms = company'));
    await using _ = project;

    expect(await conflictsIn(project, bytes)).toEqual([]);
    await bring(project, bytes);

    expect(await rulesIn(project)).toEqual(['firms = company (form)']);
  });

  test('is none with a rule about the form as a plain word', async () => {
    const { project, bytes } = await twoProjects([], (copy) =>
      copy.api.wordRules.set({ language: 'en', words: ['firms'], use: 'stop' }),
    );
    await using _ = project;
    await joins(project, 'firms = firm');

    expect(await conflictsIn(project, bytes)).toEqual([]);
    await bring(project, bytes);

    expect(await rulesIn(project)).toEqual(['firms (stop)', 'firms = firm (form)']);
  });
});
