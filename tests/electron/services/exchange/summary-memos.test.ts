// Summaries of the grid in project files: as themselves for Concord, as memos for other programs, and never twice.
import { expect, test } from 'vitest';
import { testProject, type TestProject } from '../../../helpers/project.ts';
import { smallStudy } from '../../../helpers/study.ts';
import { bring, changed, saved, withoutOwn } from './own-data.ts';

/** The small study with a summary of N9 on guide and one of a source, saved. */
async function written(project: TestProject) {
  const { codes, sources } = await smallStudy(project);
  const { api } = project;
  const { respondent } = (await api.project.records()).tables;
  const n9 = respondent.find(({ name }) => name === 'N9')?.id ?? '';
  const themeId = codes.guide.id;
  await api.summaries.write({ place: { themeId, respondentId: n9 }, body: 'Sees a window.' });
  await api.summaries.write({ place: { themeId, sourceId: sources.other.id }, body: 'Meets suppliers.' });
  return saved(project);
}

async function heldBy({ api }: TestProject) {
  const { summary, memo } = (await api.project.records()).tables;
  return {
    summaries: summary.map(({ body }) => body).sort(),
    memos: memo
      .map(({ title, body, about }) => [title, body, about])
      .toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1)),
  };
}

const both = { summaries: ['Meets suppliers.', 'Sees a window.'], memos: [] };

test('Concord reads the summaries, and no memos of them', async () => {
  await using first = await testProject();
  const { bytes } = await written(first);
  await using second = await testProject();

  await bring(second, bytes);

  expect(await heldBy(second)).toEqual(both);
});

test('other programs read a memo about the source, or named after the respondent, whom their notes cannot be about', async () => {
  await using first = await testProject();
  const { entries } = await written(first);
  await using second = await testProject();

  await bring(second, withoutOwn(entries));

  expect(await heldBy(second)).toEqual({
    summaries: [],
    memos: [
      ['N10 × guide', 'Meets suppliers.', 'source'],
      ['N9 × guide', 'Sees a window.', 'free'],
    ],
  });
});

test('a memo of a summary that is here adds nothing, unless its words were changed elsewhere', async () => {
  await using project = await testProject();
  const { entries } = await written(project);

  await bring(project, withoutOwn(entries));
  expect(await heldBy(project)).toEqual(both);

  const elsewhere = changed(entries, (name, content) => {
    if (name.startsWith('concord')) return null;
    return name.endsWith('.txt') && content.toString() === 'Sees a window.' ? 'Sees a door.' : content;
  });
  await bring(project, elsewhere);
  expect(await heldBy(project)).toEqual({ ...both, memos: [['N9 × guide', 'Sees a door.', 'free']] });
});
