// What is stored with an act when it is done: the names of that time, and the counts of themes before and after.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { toldChangeIn } from '#core/change.ts';
import type { HistoryRow } from '#electron/services/history-row.ts';
import { actAside, actSentence } from '#words/act-sentence.ts';
import { createWords } from '#words/words.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';
import { importFrom, written } from './imports/brought-in.ts';

const words = createWords('en');

async function newest(project: TestProject): Promise<HistoryRow> {
  const [row] = await project.api.history.list({ limit: 1 });
  if (!row) throw new Error('Something was done.');
  return row;
}

async function told(project: TestProject): Promise<string> {
  const row = await newest(project);
  return [actSentence(words, row), actAside(words, row)].filter(Boolean).join(' · ');
}

test('a merge names what was merged into what, even after both were renamed', async () => {
  await using project = await testProject();
  const { codes } = await smallStudy(project);
  await project.api.codes.merge({ fromIds: [codes.market.id], intoId: codes.guide.id });
  await project.api.codes.update({ id: codes.guide.id, name: 'leader' });

  const [renamed, merged] = await project.api.history.list();

  expect(actSentence(words, merged!)).toBe('Merged market into guide');
  expect(actSentence(words, renamed!)).toBe('Renamed “guide” to leader');
});

test('a verdict gives its theme and its value, old and new', async () => {
  await using project = await testProject();
  const { codes } = await smallStudy(project);
  await project.api.codes.update({ id: codes.guide.id, isTheme: true });
  const { id } = await project.api.comparisons.create({ name: 'Both' });
  const verdict = { comparisonId: id, themeId: codes.guide.id } as const;
  await project.api.comparisons.judge({ ...verdict, value: 'silent' });
  await project.api.comparisons.judge({ ...verdict, value: 'converges' });

  expect(await told(project)).toBe('Set the verdict on guide: silent → converges · in “Both”');
});

test('reasons, judgements and evidence given before a verdict have their own names, and so has the removal of a verdict', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  await project.api.codes.update({ id: codes.guide.id, isTheme: true });
  const { id } = await project.api.comparisons.create({ name: 'Both' });
  const verdict = { comparisonId: id, themeId: codes.guide.id } as const;
  const chinese = createWords('zh-CN');

  await project.api.comparisons.judge({ ...verdict, reasons: 'Both speak of it.' });
  expect(await told(project)).toBe('Wrote reasons on guide, with no verdict yet · “Both speak of it.”');
  expect(actSentence(chinese, await newest(project))).toBe('撰写对 guide 的判断理由（尚未判断）');
  await project.api.comparisons.judge({ ...verdict, reasons: '' });
  expect(await told(project)).toBe(
    'Changed the reasons for the verdict on guide · “Both speak of it.” → nothing',
  );

  await project.api.comparisons.judge({ ...verdict, meaning: 'same' });
  expect(await told(project)).toBe('Judged how alike the meaning and examples of guide are');
  await project.api.comparisons.judge({ ...verdict, value: 'silent' });
  await project.api.comparisons.judge({ ...verdict, examples: 'different' });
  expect(await told(project)).toBe('Judged how alike the meaning and examples of guide are');
  await project.api.comparisons.judge({ ...verdict, meaning: null, examples: null });
  await project.api.comparisons.judge({ ...verdict, value: null });
  expect(await told(project)).toBe('Set the verdict on guide: silent → none yet · in “Both”');

  const coding = await codeWords(project, sources.first, codes.guide, 'window');
  await project.api.comparisons.setEvidence({ ...verdict, codingIds: [coding.id], pinned: true });
  expect(await told(project)).toBe('Pinned 1 passage as evidence');
  await project.api.comparisons.remove({ id });
  expect(await told(project)).toBe('Deleted the comparison Both');
});

test('confirming a verdict on the present counts is recorded as that', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  await project.api.codes.update({ id: codes.guide.id, isTheme: true });
  const { id } = await project.api.comparisons.create({ name: 'Both' });
  const verdict = { comparisonId: id, themeId: codes.guide.id, value: 'silent' } as const;
  await project.api.comparisons.judge(verdict);
  await codeWords(project, sources.first, codes.guide, 'window');
  await project.api.sources.setReviewed({ ids: [sources.first.id], reviewed: true });

  await project.api.comparisons.judge(verdict);

  expect(await told(project)).toBe('Confirmed the verdict on guide again');
});

test('a coding names its code and source as they were called then', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  const { title } = sources.first;
  const coding = await codeWords(project, sources.first, codes.guide, 'window');
  expect(await told(project)).toBe(`Coded a passage in ${title} with guide`);
  await project.api.codings.update({ ids: [coding.id], stance: 'qualifies' });
  expect(await told(project)).toBe('Changed the stance of 1 coding · qualifies');
  await project.api.codings.recode({ ids: [coding.id], codeId: codes.market.id });
  expect(await told(project)).toBe('Changed 1 coding from guide to market');
  await project.api.sources.update({ ids: [sources.first.id], title: 'Another' });
  expect(await told(project)).toBe(`Changed the title of N9 · “${title}” → “Another”`);

  const [, , , coded] = await project.api.history.list();
  expect(actSentence(words, coded!)).toBe(`Coded a passage in ${title} with guide`);
});

test('codings of two codes that became one are described without an empty name', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  const { id: other } = await project.api.codes.create({ name: 'other' });
  const first = await codeWords(project, sources.first, codes.guide, 'window');
  const second = await codeWords(project, sources.first, codes.market, 'suppliers');
  await project.api.codings.recode({ ids: [first.id, second.id], codeId: other });
  expect(await told(project)).toBe('Changed 2 codings to other');
});

test('a translation is quoted and shortened like every text', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  const coding = await codeWords(project, sources.first, codes.guide, 'window');
  await project.api.codings.update({ ids: [coding.id], translation: 'word '.repeat(40).trim() });
  expect(await told(project)).toMatch(/^Changed the translation of 1 coding · “word .{50,60}…”$/);
});

/** The counts of themes stored with the newest act. */
function themesKept(project: TestProject): unknown {
  const { sqlite } = project.store().db;
  const body = sqlite.prepare('SELECT body FROM change ORDER BY seq DESC LIMIT 1').pluck().get() as string;
  return toldChangeIn(body).told?.themes;
}

test('a move stores the counts of themes before and after it, which cannot be computed later', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  await project.api.codes.update({ id: codes.guide.id, isTheme: true });
  await codeWords(project, sources.first, codes.market, 'window');

  await project.api.codes.move({ id: codes.market.id, parentId: codes.guide.id });

  expect(themesKept(project)).toMatchObject([
    { themeId: codes.guide.id, before: { interviews: 0 }, after: { interviews: 1 } },
  ]);
  expect(await told(project)).toBe('Moved market under guide');
});

test('a merge stores the counts of themes that its preview gave', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  await codeWords(project, sources.first, codes.market, 'window');
  await codeWords(project, sources.second, codes.connector, 'window');
  const merge = { fromIds: [codes.market.id], intoId: codes.connector.id };
  const { themes } = await project.api.codes.mergePreview(merge);

  await project.api.codes.merge(merge);

  expect(themes).toMatchObject([
    { themeId: codes.connector.id, before: { interviews: 1 }, after: { interviews: 2 } },
  ]);
  expect(themesKept(project)).toEqual(themes);
});

test('an undo is named after the act it reverts', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  await codeWords(project, sources.first, codes.guide, 'window');

  const { undo } = await project.api.history.state();

  expect(undo && actSentence(words, undo)).toBe(`Coded a passage in ${sources.first.title} with guide`);
});

test('Chinese puts spaces beside Latin names only', async () => {
  await using project = await testProject();
  await project.api.codes.create({ name: '招商' });
  const chinese = actSentence(createWords('zh-CN'), await newest(project));
  await project.api.codes.create({ name: 'guide' });
  const latin = actSentence(createWords('zh-CN'), await newest(project));

  expect([chinese, latin]).toEqual(['新建招商', '新建 guide']);
});

test('an import of a table gives the number of its sources, not of its files', async () => {
  await using project = await testProject();
  const file = written(project, 'study', { 'news.csv': 'title,text\nFair,It opens.\nHall,It closes.\n' });
  await importFrom(project, join(file, 'news.csv'), { alike: false });

  expect(await told(project)).toContain('news.csv: 2 sources');
});
