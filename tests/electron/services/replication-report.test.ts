// What the analyst has changed of the report, in replication packages.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { readCsv } from '../../core/exports/recount.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';

/** The small study, in which N9 is called Wang Xiaoming, with a paragraph that names and cites him. */
async function study(project: TestProject) {
  const { api } = project;
  const made = await smallStudy(project);
  const { respondent } = (await api.project.records()).tables;
  const id = respondent.find(({ name }) => name === 'N9')?.id ?? '';
  await api.respondents.rename({ id, name: 'Wang Xiaoming' });
  const coding = await codeWords(project, made.sources.first, made.codes.guide, 'Sees the association');
  const ethics = await api.report.addSection({ title: 'Ethics', language: 'en', before: 'procedure' });
  await api.report.writeParagraph({
    section: ethics,
    language: 'en',
    paragraph: null,
    basis: null,
    runs: [
      { kind: 'text', text: 'Wang Xiaoming agreed ' },
      {
        kind: 'citation',
        sourceId: made.sources.first.id,
        codingId: coding.id,
        text: '(Interview N9, December 2024)',
      },
      { kind: 'text', text: ', as did all ' },
      { kind: 'number', id: 'fact.respondents.interviewed', text: '2' },
      { kind: 'text', text: '.' },
    ],
  });
  await api.report.switch({ key: 'limitations', isOn: false });
  await api.report.fixNumber({
    number: `fact.code.${made.codes.guide.id}.negative`,
    value: 3,
    reason: 'Wang Xiaoming left',
  });
  return { ...made, ethics };
}

async function reportIn(
  project: TestProject,
  name: string,
  how: { pseudonyms?: boolean; interviews?: 'left-out' },
) {
  const to = join(project.folder, name);
  const written = await project.api.replication.write({ to, ...how });
  return { written, rows: readCsv(readFileSync(join(to, 'report.csv'), 'utf8')), to };
}

test('a package holds what was changed, with names as in the study', async () => {
  await using project = await testProject();
  const { codes, ethics } = await study(project);

  const { rows, to } = await reportIn(project, 'named', {});

  expect(
    rows.map(({ section, what, language, text, included }) => [section, what, language, text, included]),
  ).toEqual([
    [ethics, 'title', 'en', 'Ethics', ''],
    [ethics, 'added', 'en', 'Wang Xiaoming agreed (Interview N9, December 2024), as did all 2.', ''],
    ['limitations', 'section', '', '', 'no'],
    ['numbers', 'fixed', '', '3', ''],
  ]);
  expect(rows[3]).toMatchObject({
    number: `fact.code.${codes.guide.id}.negative`,
    reason: 'Wang Xiaoming left',
  });
  expect(readFileSync(join(to, 'README.txt'), 'utf8')).toContain(
    '- report.csv: what was changed of the report',
  );
});

test('with pseudonyms it names nobody, has no id of the study, and only days', async () => {
  await using project = await testProject();
  const { codes, ethics, sources } = await study(project);

  const { rows, written, to } = await reportIn(project, 'unnamed', { pseudonyms: true });

  const whole = readFileSync(join(to, 'report.csv'), 'utf8');
  expect(whole).not.toMatch(/Xiaoming|N9|December 2024|T\d\d:/);
  for (const id of [codes.guide.id, ethics, sources.first.id]) expect(whole).not.toContain(id);
  expect(rows[1]?.['text']).toMatch(/^P\d+ agreed \(.*P\d+.*\), as did all 2\.$/);
  expect(written.replaced).toContainEqual({ file: 'report.csv', places: 2 });
});

test('an interview that is left out is not named by a citation either', async () => {
  await using project = await testProject();
  await study(project);

  const { rows } = await reportIn(project, 'without', { interviews: 'left-out' });

  expect(rows[1]?.['text']).toBe('Wang Xiaoming agreed –, as did all 2.');
});

test('a study whose report nobody changed has no such file', async () => {
  await using project = await testProject();
  await smallStudy(project);
  const to = join(project.folder, 'bare');

  await project.api.replication.write({ to });

  expect(existsSync(join(to, 'report.csv'))).toBe(false);
  expect(readFileSync(join(to, 'README.txt'), 'utf8')).not.toContain('report.csv');
});
