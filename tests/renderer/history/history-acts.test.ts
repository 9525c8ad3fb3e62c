import { expect, test } from 'vitest';
import { actWithMark } from '#words/act-sentence.ts';
import { projectStore } from '#renderer/state/project.ts';
import { createWords } from '#words/words.ts';
import { actsOf, type Act } from '#renderer/features/history/history-acts.ts';
import { filterWithin, noFilter } from '#renderer/common/openers/history-filter.ts';
import { countsInWords, dayInWords, dayOf } from '#renderer/features/history/history-words.ts';
import { testProject } from '../../helpers/project.ts';
import { smallStudy } from '../../helpers/study.ts';

const words = createWords('en');

function said(act: Act): string {
  return actWithMark(words, { ...act, method: act.ofMethod ?? act.method });
}

test('the acts of one gesture are one change, named after its first command', async () => {
  await using project = await testProject();
  const group = crypto.randomUUID();
  const { id } = await project.api.codes.create({ name: 'guide' }, { group });
  await project.api.codes.move({ id, parentId: null }, { group });
  await project.api.memos.add({ body: 'apart' });

  const acts = actsOf(await project.api.history.list());

  expect(acts.map((act) => said(act))).toEqual(['Wrote a memo', 'Created guide', 'Created the project']);
});

test('counts within a gesture are added, and shown with what was done to the rows', async () => {
  await using project = await testProject();
  const group = crypto.randomUUID();
  const guide = await project.api.codes.create({ name: 'guide' }, { group });
  await project.api.codes.create({ name: 'limits' }, { group });
  await project.api.memos.add({ about: 'code', subjectId: guide.id, body: 'a memo' }, { group });
  await project.api.codes.remove({ id: guide.id });

  const [removed, made] = actsOf(await project.api.history.list());

  expect(countsInWords(made?.counts ?? {}, words)).toBe('added: 1 memo, 2 codes');
  expect(countsInWords(removed?.counts ?? {}, words)).toContain('removed: ');
});

test('an undo is named after the act it reverted', async () => {
  await using project = await testProject();
  await project.api.codes.create({ name: 'guide' });
  await project.api.history.undo();
  await project.api.history.redo();
  await project.api.history.undo();

  const acts = actsOf(await project.api.history.list());

  expect(acts.map((act) => [said(act), act.undone])).toEqual([
    ['Undid: Created guide', 'no'],
    ['Redid: Created guide', 'no'],
    ['Undid: Created guide', 'no'],
    ['Created guide', 'wholly'],
    ['Created the project', 'no'],
  ]);
});

test('a gesture of several commands is undone under its own name', async () => {
  await using project = await testProject();
  const group = crypto.randomUUID();
  const { id } = await project.api.codes.create({ name: 'guide' }, { group });
  await project.api.codes.move({ id, parentId: null }, { group });

  const { undo } = await project.api.history.state();
  await project.api.history.undo();
  const { redo } = await project.api.history.state();
  const acts = actsOf(await project.api.history.list());

  expect([undo?.method, redo?.method]).toEqual(['codes.create', 'codes.create']);
  expect(acts.map((act) => said(act))).toEqual([
    'Undid: Created guide',
    'Created guide',
    'Created the project',
  ]);
});

test('a command that only prepares a gesture does not name it', async () => {
  await using project = await testProject();
  const { codes } = await smallStudy(project);
  await project.api.codes.update({ id: codes.guide.id, isTheme: true });
  const group = crypto.randomUUID();
  const { id } = await project.api.comparisons.create({ name: 'Both' }, { group });
  await project.api.comparisons.judge(
    { comparisonId: id, themeId: codes.guide.id, value: 'silent' },
    { group },
  );

  const { undo } = await project.api.history.state();
  const [act] = actsOf(await project.api.history.list());
  await project.api.history.undo();
  const [undone] = actsOf(await project.api.history.list());

  expect(undo?.method).toBe('comparisons.judge');
  expect([act, undone].map((each) => each && said(each))).toEqual([
    'Set the verdict on guide: none yet → silent',
    'Undid: Set the verdict on guide: none yet → silent',
  ]);
});

test('days are headed by their date, the last two by name', () => {
  const now = new Date(2026, 2, 14, 8).getTime();
  const at = (day: number): string => dayOf(new Date(2026, 2, day, 23, 30).toISOString());

  const [today, yesterday, before] = [at(14), at(13), at(12)].map((day) => dayInWords(day, now, words));
  // Versions of Unicode's rules differ in the comma after the weekday.
  expect(today).toMatch(/^Today, Saturday,? 14 March 2026$/);
  expect(yesterday).toMatch(/^Yesterday, Friday,? 13 March 2026$/);
  expect(before).toMatch(/^Thursday,? 12 March 2026$/);
});

test('a filter by something of another study is no filter', () => {
  const { tables } = projectStore.getState();
  const filter = { ...noFilter, coderId: 'Wei', about: { what: 'code', id: 'guide' } } as const;
  expect(filterWithin(filter, tables)).toEqual(noFilter);
  expect(filterWithin({ ...noFilter, text: 'fair' }, tables).text).toBe('fair');
});
