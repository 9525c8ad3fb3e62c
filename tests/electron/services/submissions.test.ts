// What was submitted stays as it was: its tables, its version of the codebook, and what has changed since.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expectCommand } from '../../helpers/laws.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';
import { rowsIn } from './annex-study.ts';

/** A small study with one kept table that was submitted. */
async function submitted(project: TestProject) {
  const { codes, sources } = await smallStudy(project);
  await codeWords(project, sources.first, codes.connector, 'Sees the association');
  const settings = { unit: 'passages', denominator: 'all', shown: { as: 'table' } };
  await project.api.keptTables.keep({ kind: 'tally', name: 'Passages', settings });
  const id = await project.api.submissions.keep({
    name: 'First',
    date: '2026-11-03',
    note: 'To the journal.',
  });
  return { codes, sources, id };
}

test('a submission keeps its tables as they were, and says how many values have changed since', async () => {
  await using project = await testProject();
  const { codes, sources, id } = await submitted(project);
  const { api } = project;
  const [listed] = await api.submissions.list({});
  const [item] = listed!.items;
  const open = () => api.submissions.open({ id, itemId: item!.id, language: 'en' });
  const before = await open();
  const compare = async () => await api.submissions.compare({ id, language: 'en' });

  expect(listed).toMatchObject({ name: 'First', date: '2026-11-03', version: { number: 1, name: 'First' } });
  expect(await compare()).toEqual({ states: [{ id: item!.id, state: { what: 'same' } }], codebook: 0 });
  // Another way of showing it is no change of its values.
  await api.keptTables.show({ id: item!.id, shown: { direct: true } });
  expect((await compare()).states[0]?.state).toEqual({ what: 'same' });
  await codeWords(project, sources.second, codes.connector, 'at its events');
  await codeWords(project, sources.second, codes.guide, 'at its events');
  const { states } = await compare();
  expect(states[0]?.state).toMatchObject({
    what: 'changed',
    changes: {
      values: expect.arrayContaining([
        expect.objectContaining({ row: 'connector', from: '1', to: '2' }),
      ]) as unknown,
    },
  });
  await api.codes.create({ name: 'another' });
  expect((await compare()).codebook).toBe(1);
  // The item may go; what it printed stays.
  await api.keptTables.remove({ id: item!.id });
  expect(await open()).toEqual(before);
  expect((await compare()).states[0]?.state.what).toBe('changed');
});

test('a second submission of the same codebook shares its version, which stays as long as either does', async () => {
  await using project = await testProject();
  const { id } = await submitted(project);
  const { api } = project;
  await api.submissions.keep({ name: 'Second', date: '2027-01-09' });
  const versions = rowsIn(project, 'codebookVersion');
  expect(versions).toHaveLength(1);
  await expect(api.submissions.keep({ name: 'Second', date: '2027-02-01' })).rejects.toMatchObject({
    key: 'errors:submission_name_taken',
  });
  const removing = () => api.versions.remove({ id: versions[0]!.id });
  await expect(removing()).rejects.toMatchObject({ key: 'errors:version_submitted' });

  await expectCommand(project, () => api.submissions.update({ id, name: 'Manuscript', note: '' }));
  await expectCommand(project, () => api.submissions.remove({ id }));
  expect((await api.submissions.list({})).map(({ name }) => name)).toEqual(['Second']);
  const [second] = await api.submissions.list({});
  await api.submissions.remove({ id: second!.id });
  await removing();
});

test('a submission is exported with its tables, its codebook and how to restore its snapshot', async () => {
  await using project = await testProject();
  const { codes, sources, id } = await submitted(project);
  await codeWords(project, sources.second, codes.connector, 'at its events');
  const to = join(project.folder, 'submitted');

  const { files } = await project.api.submissions.export({ id, to, language: 'en' });

  const found = readdirSync(to, { recursive: true, encoding: 'utf8' }).filter((name) => name.includes('.'));
  expect(found.map((name) => name.replaceAll('\\', '/')).sort()).toEqual(files.toSorted());
  expect(readFileSync(join(to, 'tables/0001-Passages.csv'), 'utf8')).toMatch(/connector[^\n]*,1/);
  const readme = readFileSync(join(to, 'README.txt'), 'utf8');
  expect(readme).toContain('First · 3 November 2026');
  expect(readme).toContain('No snapshot was made.');
  expect(readme).toContain('To the journal.');
});
