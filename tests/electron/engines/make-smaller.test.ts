// What takes room in a study's file, and how its free space is given back.
import { readFileSync, statSync, truncateSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Problem } from '#core/health.ts';
import { findProblems } from '#db/check.ts';
import { openStore } from '#db/open.ts';
import { readSeal } from '#db/seal.ts';
import type { StudySize } from '#db/size.ts';
import { openKeeper, type Keeper } from '#electron/snapshots/keeper.ts';
import { dump } from '../../helpers/dump.ts';
import { openOptions, testProject, type TestProject } from '../../helpers/project.ts';
import { smallStudy } from '../../helpers/study.ts';
import { typeInto } from '../../helpers/typing.ts';

const LONG_PARAGRAPH = 'A long paragraph of a note. '.repeat(4_000);

/** A study with a long text, typed in many saves that were then folded, so that most of its file is free. */
async function typedStudy(project: TestProject): Promise<string> {
  const { sources } = await smallStudy(project);
  await typeInto(project, sources.first.id, [LONG_PARAGRAPH, 'One ', 'two ', 'three ', 'four ']);
  project.store().foldTyping({ now: '2026-03-20T09:00:00.000Z', ends: new Set() });
  for (const _ of project.store().collect());
  return sources.first.id;
}

function sum({ originals, texts, history, rest, free }: StudySize): number {
  return originals + texts + history + rest + free;
}

test('a project says what takes its room', async () => {
  await using project = await testProject();
  await typedStudy(project);

  const size = await project.api.project.size({});

  expect(sum(size)).toBe(size.file);
  expect(size.texts).toBeGreaterThan(LONG_PARAGRAPH.length);
  expect(size.texts).toBeLessThan(LONG_PARAGRAPH.length * 2);
  expect(size.history).toBeGreaterThan(0);
  expect(size.free).toBeGreaterThan(LONG_PARAGRAPH.length * 3);
});

test('a file that is made smaller keeps its contents, gives back its free space and is sealed as whole', async () => {
  await using project = await testProject();
  await typedStudy(project);
  project.reopen();
  const whole = dump(project.store());
  const told: number[] = [];

  const made = await project.api.project.makeSmaller({}, { onProgress: ({ total }) => told.push(total) });

  expect(made.isGivenBack).toBe(true);
  expect(made.before - made.after).toBeGreaterThan(LONG_PARAGRAPH.length * 3);
  expect(statSync(project.path).size).toBe(made.after);
  expect(told.length).toBeGreaterThan(0);
  expect(dump(project.store())).toBe(whole);
  expect((await project.api.project.size({})).free).toBeLessThan(LONG_PARAGRAPH.length);
  await project.api.codes.create({ name: 'later' });
  await project.api.history.undo({});
  await project.api.history.undo({});
  expect(dump(project.store())).not.toBe(whole);
  await project.api.history.redo({});
  expect(dump(project.store())).toBe(whole);
  project.session.close();
  expect(readSeal(project.path).state).toBe('closed');
  project.reopen();
  expect(project.store().health).toEqual({ state: 'whole' });
  expect(findProblems(project.store().db)).toEqual([]);
});

test('nobody can write while the file is made smaller, and each is told why', async () => {
  await using project = await testProject();
  await typedStudy(project);

  const making = project.api.project.makeSmaller({});
  await nextTurn();
  await expect(project.api.codes.create({ name: 'meanwhile' })).rejects.toMatchObject({
    code: 'locked',
    key: 'errors:being_made_smaller',
  });
  await making;

  await project.api.codes.create({ name: 'later' });
});

test('a file found damaged while it waits to be made smaller is not rewritten', async () => {
  const found = Promise.withResolvers<Problem[]>();
  const prover = { prove: () => found.promise, readRows: async () => null, close: () => undefined };
  await using project = await testProject(undefined, { prover });
  await typedStudy(project);
  const { file } = await project.api.project.size({});
  project.session.close();
  // Without its seal the file is checked after it is opened.
  truncateSync(project.path, file);
  project.session.adopt(openStore(project.path, { ...openOptions, proof: 'later' }));
  const before = readFileSync(project.path);

  const making = project.api.project.makeSmaller({});
  found.resolve([{ key: 'check_file', parameters: { what: 'a page' } }]);

  await expect(making).rejects.toMatchObject({ key: 'errors:damaged_read_only' });
  expect(statSync(`${project.path}-wal`).size).toBeLessThan(LONG_PARAGRAPH.length);
  expect(readFileSync(project.path).equals(before)).toBe(true);
});

test('a file that is being written to is made smaller afterwards', async () => {
  await using project = await testProject();
  await typedStudy(project);
  const stage = project.store().lendStage('interviews.csv');

  await expect(project.api.project.makeSmaller({})).rejects.toMatchObject({
    code: 'locked',
    key: 'errors:busy',
    parameters: { name: 'interviews.csv' },
  });
  stage.end();

  expect((await project.api.project.makeSmaller({})).isGivenBack).toBe(true);
});

test('a snapshot requested while the file is made smaller waits until the room is given back', async () => {
  const opened = openKeeper();
  const isSmaller = Promise.withResolvers<unknown>();
  const keeper: Keeper = {
    ...opened,
    ask: async (call, input, told) => {
      // The snapshot begins at once, and would take longer than the rewriting.
      if (call === 'head') throw new Error('the head is read by the program itself');
      if (call === 'make') await isSmaller.promise;
      return await opened.ask(call, input, told);
    },
  };
  await using project = await testProject(undefined, { keeper });
  await typedStudy(project);

  const making = project.api.project.makeSmaller({}).finally(() => isSmaller.resolve(null));
  await nextTurn();
  const snapshot = project.api.snapshots.make({ name: 'meanwhile' });

  const made = await making;
  expect(made.isGivenBack).toBe(true);
  expect(statSync(project.path).size).toBe(made.after);
  expect((await snapshot).id).toBe(1);
});
