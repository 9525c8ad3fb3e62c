import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { actSentence } from '#words/act-sentence.ts';
import { createWords } from '#words/words.ts';
import { historyState } from '#db/history.ts';
import { standingGroups } from '#electron/services/undo-stack.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';

async function codeNames({ api }: TestProject): Promise<string> {
  const { tables } = await api.project.records();
  return tables.code
    .map(({ name }) => name)
    .sort()
    .join(' ');
}

async function withCodes(project: TestProject, names: readonly string[]): Promise<Map<string, string>> {
  const groups = new Map<string, string>();
  for (const name of names) {
    const group = crypto.randomUUID();
    groups.set(name, group);
    await project.api.codes.create({ name }, { group });
  }
  return groups;
}

const words = createWords('en');

test('going back to an act undoes all later ones and keeps that act', async () => {
  await using project = await testProject();
  const groups = await withCodes(project, ['a', 'b', 'c', 'd']);
  const group = groups.get('b') ?? '';

  const { steps } = await project.api.history.undoToPreview({ group });
  await project.api.history.undoTo({ group });

  expect(steps).toBe(2);
  expect(await codeNames(project)).toBe('a b');
});

test('going back can be redone one act at a time', async () => {
  await using project = await testProject();
  const groups = await withCodes(project, ['a', 'b', 'c']);
  await project.api.history.undoTo({ group: groups.get('a') ?? '' });

  await project.api.history.redo();

  expect(await codeNames(project)).toBe('a b');
});

test('an act that was undone is no target to go back to', async () => {
  await using project = await testProject();
  const groups = await withCodes(project, ['a', 'b']);
  await project.api.history.undo();

  const going = project.api.history.undoTo({ group: groups.get('b') ?? '' });

  await expect(going).rejects.toMatchObject({ code: 'conflict', key: 'errors:act_undone' });
  expect(await codeNames(project)).toBe('a');
});

test('the remaining acts are those that repeated undo reverts, whatever was undone and redone before', async () => {
  await using project = await testProject();
  const { api } = project;
  let seed = 7;
  const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (let step = 0; step < 60; step += 1) {
    const { undo, redo } = await api.history.state();
    const dice = random();
    if (dice < 0.3 && undo) await api.history.undo();
    else if (dice < 0.5 && redo) await api.history.redo();
    else await api.memos.add({ body: String(step) });
  }
  const steps = (await api.history.list({ limit: 500 })).toReversed();

  const standing = standingGroups(steps);

  const undone: string[] = [];
  const undoNext = () => historyState(project.store().db, () => true).undo;
  for (let next = undoNext(); next; next = undoNext()) {
    undone.push(next.group);
    await api.history.undo();
  }
  expect(standing.toReversed()).toEqual(undone);
  expect(undone.length).toBeGreaterThan(5);
});

test('a row of the history names the subject of the act, even if that is gone', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  await codeWords(project, sources.first, codes.market, 'window');
  await project.api.codes.remove({ id: codes.market.id });

  const [removed, coded] = await project.api.history.list();

  expect(actSentence(words, removed!)).toBe('Deleted market');
  expect(actSentence(words, coded!)).toBe(`Coded a passage in ${sources.first.title} with market`);
});

test('a large act is read once, however often the history is listed', async () => {
  await using project = await testProject();
  await project.api.codes.create({ name: 'guide', fullDefinition: 'Leads the way. '.repeat(2_000) });
  await project.api.codes.create({ name: 'market' });
  const before = await project.api.history.list();

  // As long as before, but not readable.
  project
    .store()
    .db.sqlite.exec(
      `UPDATE change SET body = printf('%*s', octet_length(body), '') WHERE octet_length(body) > 20000`,
    );

  expect(await project.api.history.list()).toEqual(before);
  expect(before.map((act) => actSentence(words, act)).slice(0, 2)).toEqual([
    'Created market',
    'Created guide',
  ]);
});

test('codings imported together with their code are not named after it but as imported', async () => {
  await using project = await testProject();
  const { sources } = await smallStudy(project);
  const file = join(project.folder, 'ticks.csv');
  writeFileSync(file, `source,funding\n${sources.first.title},x\n`);
  await project.api.ticks.run({ file: { reference: file, name: 'ticks.csv' } });

  const [brought] = await project.api.history.list();

  expect(brought?.counts).toEqual({ code: { added: 1 }, coding: { added: 1 } });
  expect(actSentence(words, brought!)).toBe(`Coded ${sources.first.title} as a whole with funding`);
});

test('the trail is exported as csv, oldest first, with who did what and whether it still counts', async () => {
  await using project = await testProject();
  await project.api.codes.create({ name: 'guide, or leader' });
  await project.api.history.undo();
  const to = join(project.folder, 'history.csv');

  await project.api.history.export({ to, language: 'en' });

  const [head, ...rows] = readFileSync(to, 'utf8').trimEnd().split('\r\n');
  expect(head).toBe(
    'number,time,coder,act,from_to,method,subject,added,changed,removed,group,undoes,redoes,undone,partly_undone',
  );
  expect(rows[1]).toMatch(
    /^2,[^,]+,Wei,"Created guide, or leader",,codes\.create,"guide, or leader",code 1,,,[\w-]+,,,true,false$/,
  );
  expect(rows[2]).toMatch(/^3,[^,]+,Wei,"Undid: Created guide, or leader",,history\.undo,/);
});

test('memos on codings are listed with their places', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  const coding = await codeWords(project, sources.first, codes.guide, 'window');
  await project.api.memos.add({ about: 'coding', subjectId: coding.id, body: 'why' });
  await project.api.memos.add({ body: 'free' });

  const places = await project.api.memos.places();

  expect(places).toEqual([{ codingId: coding.id, sourceId: sources.first.id, codeId: codes.guide.id }]);
});

test('the effects of deleting a code include the memos on its codings', async () => {
  await using project = await testProject();
  const { codes, sources } = await smallStudy(project);
  const coding = await codeWords(project, sources.first, codes.guide, 'window');
  await project.api.memos.add({ about: 'coding', subjectId: coding.id, body: 'why' });
  await project.api.memos.add({ about: 'code', subjectId: codes.guide.id, body: 'what' });
  await project.api.memos.add({ about: 'code', subjectId: codes.market.id, body: 'another' });

  const { memos } = await project.api.codes.removePreview({ id: codes.guide.id });

  expect(memos).toBe(2);
});
