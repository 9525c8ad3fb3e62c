// Summaries of the grid in project files: as themselves for Concord, as memos for other programs, and never twice.
import { expect, test } from 'vitest';
import { testProject, type TestProject } from '../../../helpers/project.ts';
import { smallStudy } from '../../../helpers/study.ts';
import { outcomeInWords } from '#words/exchange-changes.ts';
import { createWords } from '#words/words.ts';
import { bring, changed, preview, saved, withoutOwn } from './own-data.ts';

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

test('a summary that both sides wrote is for a person to decide, named by its cell, as everything that analysis keeps', async () => {
  await using first = await testProject();
  const { bytes } = await written(first);
  await using second = await testProject();
  await bring(second, bytes);
  const { coder, summary } = (await second.api.project.records()).tables;
  const { themeId = '', respondentId = null } = summary.find((each) => each.respondentId !== null) ?? {};
  const place = { themeId, respondentId };
  const as = summary[0]?.coderId ?? '';
  await first.api.summaries.write({ place, body: 'Sees a gate.' });
  await second.api.summaries.write({ place, body: 'Sees a door.' }, { as });
  await second.api.events.add({ name: 'pandemic', date: '2020' });
  await second.api.wordRules.set({ language: 'en', words: ['alliance'], use: 'term' });
  await second.api.keptTables.keep({ kind: 'tally', name: 'All themes', settings: {} });
  const back = (await saved(second, 'back.qdpx')).bytes;

  const { tables } = await preview(first, back);
  const report = await bring(first, back);

  expect(coder.some(({ id }) => id === as)).toBe(true);
  const counted = tables.map(({ table, counts: { added, conflicts } }) => [table, added, conflicts]);
  expect(counted).toEqual([
    ['keptTable', 1, 0],
    ['timelineEvent', 1, 0],
    ['summary', 0, 1],
    ['wordRule', 1, 0],
  ]);
  const [conflict] = tables.find(({ table }) => table === 'summary')?.rows.conflicts ?? [];
  expect(conflict).toMatchObject({
    name: 'guide',
    within: 'N9',
    fields: [{ field: 'body', ours: 'Sees a gate.', theirs: 'Sees a door.' }],
  });
  expect(report.remarks).toContainEqual(
    expect.objectContaining({ key: 'exchange:conflicts_ours', items: ['guide · N9'] }),
  );
  expect(outcomeInWords(createWords('en'), report)).toEqual([
    'Imported: 1 kept table or figure, 1 event, 1 rule for a word.',
  ]);
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
