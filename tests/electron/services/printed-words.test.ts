// What was printed of a grid, and is kept with submissions and exports, follows what people agree to later: words about them
// are held back or taken out, and numbers stay as they were submitted.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { expectCommand } from '../../helpers/laws.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';
import { rowsIn } from './annex-study.ts';

const TOLD = 'What was told in confidence.';
const OTHERS = 'What the other one told.';

/** A grid of what two people say, one summary for each, that was submitted and exported. */
async function printed(project: TestProject, of: 'respondents' | 'sources') {
  const { api } = project;
  const { codes, sources } = await smallStudy(project);
  await codeWords(project, sources.first, codes.guide, 'window');
  const { respondent, sourceRespondent } = (await api.project.records()).tables;
  const [n9, n10] = ['N9', 'N10'].map((name) => respondent.find((person) => person.name === name)!.id);
  const rowOf = (id: string) =>
    of === 'respondents'
      ? { respondentId: id }
      : { sourceId: sourceRespondent.find(({ respondentId }) => respondentId === id)!.sourceId };
  for (const [id, body] of [
    [n9!, TOLD],
    [n10!, OTHERS],
  ] as const)
    await api.summaries.write({ place: { themeId: codes.guide.id, ...rowOf(id) }, body });
  await api.keptTables.keep({ kind: 'grid', name: 'Grid', settings: { of, shown: { as: 'table' } } });
  await api.keptTables.export({ to: join(project.folder, 'tables'), language: 'en' });
  const id = await api.submissions.keep({ name: 'First', date: '2026-11-03' });
  return { id, n9: n9! };
}

async function exported({ api, folder }: TestProject, id: string): Promise<string> {
  const to = join(folder, 'submitted');
  await api.submissions.export({ id, to, language: 'en' });
  return readdirSync(to, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:csv|json|txt)$/.test(name))
    .map((name) => readFileSync(join(to, name), 'utf8'))
    .join('\n');
}

test.each(['respondents', 'sources'] as const)(
  'a submission of a grid of %s holds back what it has of somebody who came to be counted only',
  async (of) => {
    await using project = await testProject();
    const { id, n9 } = await printed(project, of);
    await project.api.respondents.setConsent({ ids: [n9], consent: 'counts' });

    const files = await exported(project, id);

    expect(files).not.toContain(TOLD);
    expect(files).toContain(OTHERS);
    expect(files).toContain('[Left out: a respondent here agreed to be counted only]');
    expect(files).toContain('【略去：此处有受访者仅同意计数】');
    // In the study it stands as it was printed.
    expect(rowsIn(project, 'submission')[0]?.items).toContain(TOLD);
  },
);

test('of somebody who was merged into another it is no longer known what they agreed to', async () => {
  await using project = await testProject();
  const { api } = project;
  const { id, n9 } = await printed(project, 'respondents');
  const { respondent } = (await api.project.records()).tables;
  const n10 = respondent.find(({ name }) => name === 'N10')!;
  await api.respondents.merge({ keepId: n10.id, goneId: n9, fromGone: [] });
  await api.respondents.setConsent({ ids: [n10.id], consent: 'counts' });

  const files = await exported(project, id);

  expect([files.includes(TOLD), files.includes(OTHERS)]).toEqual([false, false]);
  expect(files).toContain('what this row is about is no longer in the study');
});

test.each(['respondents', 'sources'] as const)(
  'a withdrawal takes words out of what was printed of a grid of %s, and leaves its numbers',
  async (of) => {
    await using project = await testProject();
    const { api } = project;
    const { id, n9 } = await printed(project, of);
    const [item] = (await api.submissions.list({}))[0]!.items;
    const open = async () => (await api.submissions.open({ id, itemId: item!.id, language: 'en' })).table;
    const numbersOf = ({ rows }: Awaited<ReturnType<typeof open>>) =>
      rows.map(({ name, cells }) => [name, ...cells.map(({ value }) => value)]);
    const before = numbersOf(await open());

    await expectCommand(project, () => api.respondents.withdraw({ ids: [n9] }));

    expect(numbersOf(await open())).toEqual(before);
    const kept = JSON.stringify([rowsIn(project, 'submission'), rowsIn(project, 'tableExport')]);
    expect(kept).not.toContain(TOLD);
    expect(kept.split(OTHERS).length - 1).toBe(3);
    const listed = JSON.stringify(await api.keptTables.list({ language: 'en' }));
    expect(listed).toContain('"changed"');
    expect(listed).not.toContain(TOLD);
    expect(await exported(project, id)).not.toContain(TOLD);
  },
);
