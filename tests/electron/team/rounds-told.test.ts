// A round that the server has and the study does not: the program that opened it was ended before its act.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { teamOf } from '#db/team/team-of.ts';
import { connect } from '#electron/team/postgres/connect.ts';
import { sharedPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { socketAccess } from '../../helpers/team.ts';
import {
  expectEqual,
  memosIn,
  personsOf,
  twoOnServer,
  type TwoOnServer,
} from '../../helpers/two-on-server.ts';

let server: TestPostgres;

beforeAll(async () => {
  server = await sharedPostgres();
  await server.logins('boss', 'lena');
});

/** Opens a round of both on the server alone; returns its id. */
async function openedThere(team: TwoOnServer): Promise<string> {
  const { wei, name } = team;
  const { weiId, lenaId } = await personsOf(team);
  const place = await connect(socketAccess(server, name, 'boss'), teamOf(wei.store().db)!.projectId);
  const id = randomUUID();
  const round = { id, name: 'Round 1', personIds: [weiId, lenaId], codes: 'own' as const, ownerSees: false };
  await place.rounds.open(round);
  await place.close();
  return id;
}

const told = async ({ api }: TwoOnServer['wei']): Promise<unknown> =>
  (await api.project.records()).tables.blindRound.map(({ id, name, isWithheld, unlockedAt }) => ({
    id,
    name,
    isWithheld,
    isOver: unlockedAt !== null,
  }));

test('an owner’s program tells the study of a round whose act never came, once that had the time to come', async () => {
  await using team = await twoOnServer(server);
  const { wei, lena, name } = team;
  const id = await openedThere(team);
  await wei.api.team.sync({});
  expect(await told(wei)).toEqual([]);
  await server.asked(name, `UPDATE concord.round SET opened_at = opened_at - interval '3 minutes'`);

  await wei.api.team.sync({});
  await lena.api.team.sync({});

  const round = { id, name: 'Round 1', isWithheld: true, isOver: false };
  expect([await told(wei), await told(lena)]).toEqual([[round], [round]]);
  await lena.api.memos.add({ body: 'sealed' });
  expect(await lena.api.team.sync({})).toMatchObject({ sealed: 1 });
  await wei.api.rounds.unlock({ id });
  await expectEqual(team);
  expect(memosIn(wei)).toEqual(['sealed']);
});

test('one that is over before the study heard of it is told as opened and as unlocked', async () => {
  await using team = await twoOnServer(server);
  const { wei, name } = team;
  const id = await openedThere(team);
  await server.asked(
    name,
    `UPDATE concord.round SET opened_at = now() - interval '20 minutes', unlocked_at = now() - interval '5 minutes', unlocked_by = opened_by`,
  );

  await wei.api.team.sync({});
  await expectEqual(team);

  expect(await told(wei)).toEqual([{ id, name: 'Round 1', isWithheld: true, isOver: true }]);
});
