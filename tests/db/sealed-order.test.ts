// Which acts of a person in a blind round go openly.
import { expect, test } from 'vitest';
import type { TeamRound } from '#core/team/lanes.ts';
import { nextActs } from '#db/team/next-acts.ts';
import { codeWords } from '../helpers/study.ts';
import { twoReplicas } from '../helpers/two-replicas.ts';

test('a respondent whose interview was removed in the lane is not removed from the log before that', async () => {
  await using files = await twoReplicas();
  const { lin, study } = files;
  const { api } = lin.project;
  const { id: goneId } = await api.respondents.add({ name: 'N9 twice' });
  const { id: keepId } = await api.respondents.add({ name: 'N9 once' });
  await api.respondents.link({ respondentIds: [goneId], sourceId: study.sources.first.id });
  await lin.replica.sync();
  await codeWords(lin.project, study.sources.first, study.codes.guide, 'suppliers');
  await api.sources.remove({ ids: [study.sources.first.id] });
  await api.respondents.merge({ keepId, goneId });
  await api.events.add({ name: 'First plan', date: '2018-06' });
  const round: TeamRound = {
    id: 'round',
    name: 'Round 1',
    personIds: [lin.personId],
    codes: 'frozen',
    ownerSees: false,
    openedAt: '2026-03-14T09:00:00.000Z',
    openedBy: lin.personId,
    headThen: 0,
    unlockedAt: null,
    unlockedBy: null,
    isPublishing: false,
  };
  const { db } = lin.project.store();
  const next = (): readonly string[] =>
    nextActs(db, round, { acts: 100, bytes: 1e6 }, { head: 0 }).acts.map(({ method }) => method);

  expect(next()).toEqual(['events.add']);
});
