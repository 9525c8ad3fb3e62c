// The acts that a program acknowledged are looked for in the history after it was killed, also when typing was folded
// since.
import { expect, test } from 'vitest';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { smallStudy } from '../../helpers/study.ts';
import { typeInto } from '../../helpers/typing.ts';
import { missingActs, reportedAct } from '../../../scripts/trust/reported-acts.ts';

const LATER = { now: '2026-03-20T09:00:00.000Z', ends: new Set<number>() };

/** A study into which somebody typed, and what the program reported for every act. */
async function typed(): Promise<{ project: TestProject; answered: readonly string[] }> {
  const project = await testProject();
  const answered: string[] = [];
  project.session.subscribe((news) => {
    if (news.type === 'change') answered.push(reportedAct(project.store().db.sqlite, news.seq));
  });
  const { sources } = await smallStudy(project);
  await typeInto(project, sources.first.id, ['One ', 'two ', 'three ']);
  return { project, answered };
}

test('no act is missing after typing was folded', async () => {
  const { project, answered } = await typed();
  await using _ = project;

  expect(project.store().foldTyping(LATER)).toBe(2);

  expect(answered.length).toBeGreaterThan(3);
  expect(missingActs(project.store().db.sqlite, answered)).toEqual([]);
});

test('an act that is not there is missing, and so is one with a different change', async () => {
  const { project, answered } = await typed();
  await using _ = project;
  const { sqlite } = project.store().db;
  const newest = Number(sqlite.prepare('SELECT max(seq) FROM change').pluck().get());
  sqlite.prepare('UPDATE change SET body = (SELECT body FROM change WHERE seq = ?) WHERE seq = ?').run(2, 3);
  sqlite.prepare('DELETE FROM change WHERE seq = ?').run(newest);

  expect(missingActs(sqlite, answered)).toEqual([
    expect.stringMatching(new RegExp(`^lost, though it was acknowledged: act ${newest} `)),
    'act 3 does not do what it did',
  ]);
});
