// A respondent withdraws while somebody who has not heard of it works on what they said: all of it stays out of the study.
import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { findProblems } from '#db/check.ts';
import { countWaiting, waitingWork } from '#db/team/held.ts';
import { possibleTakes } from '#electron/team/held-work.ts';
import { waitingIn } from '#electron/team/waiting.ts';
import { sharedRows, studyIn, type TestReplica } from '../../helpers/replicas.ts';
import { codeWords } from '../../helpers/study.ts';
import { twoReplicas, type TwoReplicas } from '../../helpers/two-replicas.ts';

async function idOf({ project }: TestReplica, name: string): Promise<string> {
  const { tables } = await project.api.project.records();
  return tables.respondent.find((each) => each.name === name)!.id;
}

/** Wei deletes N9, and Lin, offline, goes on with their interviews and writes about them. */
async function meanwhile({ wei, lin, study }: TwoReplicas): Promise<void> {
  const { codes, sources } = study;
  const id = await idOf(wei, 'N9');
  await wei.project.api.respondents.withdraw({ ids: [id] });
  await codeWords(lin.project, sources.first, codes.guide, 'suppliers');
  await lin.project.api.sources.update({ ids: [sources.second.id], title: 'N9 once more' });
  await lin.project.api.memos.add({
    about: 'respondent',
    subjectId: id,
    title: 'Lists',
    body: 'Reads them.',
  });
}

async function expectGone({ wei, lin }: TwoReplicas): Promise<void> {
  for (const { project } of [wei, lin]) {
    const { tables } = await project.api.project.records();
    expect(tables.respondent.map(({ name }) => name)).toEqual(['N10']);
    expect(tables.source.map(({ label }) => label)).toEqual(['N10']);
    expect(tables.memo).toEqual([]);
    expect(findProblems(project.store().db)).toEqual([]);
    expect(sharedRows(project.store())).toBe(sharedRows(wei.project.store()));
  }
}

test('what comes later waits, and can only be dropped, until the withdrawal is undone', async () => {
  await using files = await twoReplicas();
  const { wei, lin } = files;
  const { db } = lin.project.store();
  const canStand = (): boolean[] =>
    waitingWork(db).map((held) => possibleTakes(studyIn(lin.project), held, randomUUID).includes('ours'));
  await meanwhile(files);

  for (const { replica } of [wei, lin, wei]) await replica.sync();

  await expectGone(files);
  expect(countWaiting(db)).toEqual({ held: 3, remarks: 0 });
  expect(canStand()).toEqual([false, false, false]);
  await wei.project.api.history.undo();
  for (const { replica } of [wei, lin]) await replica.sync();
  expect(canStand()).toEqual([true, true, true]);
});

test('what was sent before goes too, and both are told', async () => {
  await using files = await twoReplicas();
  const { wei, lin } = files;
  await meanwhile(files);

  for (const { replica } of [lin, wei, lin]) await replica.sync();

  await expectGone(files);
  for (const { project, personId } of [wei, lin]) {
    const { held, decided } = waitingIn(studyIn(project), personId);
    expect([held, decided.map(({ kind, row }) => [kind, row.table, row.name])]).toEqual([
      [],
      [
        ['link_gone', 'coding', 'guide'],
        ['link_gone', 'memo', 'Lists'],
      ],
    ]);
  }
  await wei.project.api.history.undo();
  await wei.replica.sync();
  const { tables } = await wei.project.api.project.records();
  expect(tables.memo).toMatchObject([{ title: 'Lists' }]);
});

test('an interview that somebody else has come to share meanwhile stays', async () => {
  await using files = await twoReplicas();
  const { wei, lin, study } = files;
  await meanwhile(files);
  const respondentIds = [await idOf(lin, 'N9'), await idOf(lin, 'N10')];
  await lin.project.api.respondents.link({ sourceId: study.sources.first.id, respondentIds });

  for (const { replica } of [lin, wei, lin]) await replica.sync();

  for (const { project } of [wei, lin]) {
    const { tables } = await project.api.project.records();
    expect(tables.source.map(({ label }) => label)).toContain('N9');
    expect(findProblems(project.store().db)).toEqual([]);
    expect(sharedRows(project.store())).toBe(sharedRows(wei.project.store()));
  }
});

test('what was coded blind on their interviews does not bring them back at the unlock', async () => {
  await using files = await twoReplicas();
  const { wei, lin, study, place } = files;
  const { rounds } = place.transportOf(wei.personId);
  const id = randomUUID();
  await rounds!.open({ id, name: 'R', personIds: [lin.personId], codes: 'own', ownerSees: false });
  await codeWords(lin.project, study.sources.first, study.codes.guide, 'suppliers');
  await lin.replica.sync();
  await wei.project.api.respondents.withdraw({ ids: [await idOf(wei, 'N9')] });

  for (const { replica } of [wei, lin]) await replica.sync();
  await rounds!.unlock(id);
  for (const { replica } of [wei, lin, wei]) await replica.sync();

  await expectGone(files);
  expect(countWaiting(lin.project.store().db).held).toBe(1);
});
