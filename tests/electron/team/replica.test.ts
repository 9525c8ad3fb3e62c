// Files of one team over a log in memory.
import { expect, test } from 'vitest';
import { findProblems } from '#db/check.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { digestsOf, fileOf, replicaOf, sharedRows, type TestReplica } from '../../helpers/replicas.ts';
import { codeWords, smallStudy, type Study } from '../../helpers/study.ts';
import { TeamInMemory } from '../../helpers/team-in-memory.ts';

interface Team extends AsyncDisposable {
  readonly place: TeamInMemory;
  readonly study: Study;
  readonly wei: TestReplica;
  readonly lin: TestReplica;
}

async function team(): Promise<Team> {
  await using begun = await testProject();
  const study = await smallStudy(begun);
  const { id: linId } = await begun.api.coders.add({ name: 'Lin' });
  const weiId = (await begun.api.project.records()).tables.project[0]?.mainCoderId ?? '';
  begun.session.close();
  const place = new TeamInMemory();
  const wei = await replicaOf(fileOf(begun), weiId, place.transportOf(weiId));
  const lin = await replicaOf(fileOf(begun), linId, place.transportOf(linId));
  return {
    place,
    study,
    wei,
    lin,
    [Symbol.asyncDispose]: async () => {
      await wei[Symbol.asyncDispose]();
      await lin[Symbol.asyncDispose]();
    },
  };
}

function expectEqual(...replicas: readonly TestReplica[]): void {
  const [first, ...others] = replicas.map(({ project }) => project);
  for (const { faults } of [first, ...others] as TestProject[]) expect(faults).toEqual([]);
  for (const other of others) expect(sharedRows(other.store())).toBe(sharedRows(first!.store()));
  for (const project of [first, ...others] as TestProject[]) {
    const [newest, rows] = digestsOf(project.store());
    expect(newest).toBe(rows);
    expect(findProblems(project.store().db)).toEqual([]);
  }
}

test('what one person codes, the other receives with its person, its time and its act', async () => {
  await using files = await team();
  const { wei, lin, study } = files;
  await codeWords(wei.project, study.sources.first, study.codes.guide, 'suppliers');

  expect(await wei.replica.sync()).toMatchObject({ received: 0, sent: 1, held: 0, remarks: 0, head: 1 });
  expect(await lin.replica.sync()).toMatchObject({ received: 1, sent: 0, head: 1 });

  expectEqual(wei, lin);
  const [theirs] = await lin.project.api.history.list({ limit: 1 });
  const [mine] = await wei.project.api.history.list({ limit: 1 });
  expect(theirs).toEqual({ ...mine, seq: theirs?.seq });
  expect(theirs?.coderId).toBe(wei.personId);
});

test('work in different places needs no settling, in whatever order it is sent', async () => {
  await using files = await team();
  const { wei, lin, study, place } = files;
  await codeWords(wei.project, study.sources.first, study.codes.guide, 'suppliers');
  await codeWords(lin.project, study.sources.second, study.codes.market, 'suppliers');
  await lin.replica.sync();

  await wei.replica.hello();
  expect(await wei.replica.send()).toBe(1);
  await wei.replica.sync();
  await lin.replica.sync();

  expect(place.behind).toBe(1);
  expectEqual(wei, lin);
});
