// Summaries of the grid, saved queries and kept tables in replication packages: told, left out and counted like all else.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { defaultComparison } from '#core/comparison/settings.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { smallStudy } from '../../helpers/study.ts';

/** The small study, in which N9 is called Wang Xiaoming, with two summaries and a saved query that names him. */
async function study(project: TestProject) {
  const { api } = project;
  const made = await smallStudy(project);
  const { respondent } = (await api.project.records()).tables;
  const respondentId = respondent.find(({ name }) => name === 'N9')?.id ?? '';
  await api.respondents.rename({ id: respondentId, name: 'Wang Xiaoming' });
  const themeId = made.codes.guide.id;
  await api.summaries.write({ place: { themeId, respondentId }, body: 'Sees a window.' });
  await api.summaries.write({ place: { themeId, sourceId: made.sources.other.id }, body: 'Meets firms.' });
  await api.savedQueries.add({
    name: 'what Wang Xiaoming says',
    text: 'guide IN respondent:"Wang Xiaoming"',
  });
  return made;
}

test('the readme names the summaries, and says how many are left out with the words of interviews', async () => {
  await using project = await testProject();
  const { sources } = await study(project);
  const to = join(project.folder, 'silent');

  const { leftOut } = await project.api.replication.write({
    to,
    interviews: 'without-words',
    confidential: [sources.first.id, sources.second.id],
  });

  expect(leftOut).toMatchObject({ memos: 0, summaries: 1 });
  const readme = readFileSync(join(to, 'README.txt'), 'utf8');
  expect(readme).toContain('- 1 summary in the summary grid\n');
  expect(readme).toContain('- summaries.csv: one row per summary');
  expect(readme.slice(readme.indexOf('What is left out'))).toContain('- 1 summary in the summary grid\n');
});

test('replaced names are counted only where the package has them: not in queries that no comparison asks', async () => {
  await using project = await testProject();
  await study(project);
  const to = join(project.folder, 'unnamed');

  const { replaced } = await project.api.replication.write({ to, pseudonyms: true });

  expect(replaced.length).toBeGreaterThan(0);
  expect(replaced.filter(({ file }) => !existsSync(join(to, file)))).toEqual([]);
});

test('a comparison by a query that names a respondent who is left out is left out with its verdicts, and told', async () => {
  await using project = await testProject();
  const { sources, codes } = await study(project);
  const { api, folder } = project;
  const [query] = [...(await api.project.records()).tables.savedQuery];
  const { id } = await api.comparisons.create({
    name: 'One voice',
    settings: { ...defaultComparison, b: { kind: 'interview', queryId: query?.id ?? '' } },
  });
  await api.comparisons.create({ name: 'Everybody', settings: { ...defaultComparison } });
  await api.comparisons.judge({ comparisonId: id, themeId: codes.guide.id, value: 'converges' });
  const to = join(folder, 'without');

  const { leftOut } = await api.replication.write({
    to,
    interviews: 'left-out',
    confidential: [sources.first.id, sources.second.id],
  });

  expect(leftOut).toMatchObject({ respondents: 1, comparisons: 1 });
  expect(readdirSync(join(to, 'comparisons'))).toEqual(['0001-Everybody.json']);
  expect(readFileSync(join(to, 'verdicts.csv'), 'utf8')).not.toContain('One voice');
  expect(readFileSync(join(to, 'README.txt'), 'utf8')).toContain(
    '- 1 comparison by a saved query that names',
  );
});

test('exporting kept tables changes no package', async () => {
  await using project = await testProject();
  await study(project);
  const { api, folder } = project;
  await api.keptTables.keep({ kind: 'tally', name: 'All themes', settings: {} });
  const before = await api.replication.write({ to: join(folder, 'before') });

  await api.keptTables.export({ to: join(folder, 'tables') });

  expect((await api.replication.write({ to: join(folder, 'after') })).sha256).toBe(before.sha256);
});
