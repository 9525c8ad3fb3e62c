// What the server does with lanes where something else goes on beside them.
import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { AppError } from '#core/errors.ts';
import { sharedPostgres, type TestPostgres } from '../../../helpers/postgres.ts';
import { apart, testTeam } from '../../../helpers/team.ts';

let server: TestPostgres;
beforeAll(async () => {
  server = await sharedPostgres();
});

const key = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: AppError) => error.key,
  );

const round = { name: 'Round 1', codes: 'frozen', ownerSees: false } as const;

test('who codes in another round publishes a lane with texts that settling made', async () => {
  await using team = await testTeam(server);
  const ana = await team.member('ana', 'coder');
  const [first, second] = [randomUUID(), randomUUID()];
  const { rounds } = team.owner.team;
  await rounds.open({ ...round, id: first, personIds: [ana.personId] });
  await rounds.open({ ...round, id: second, name: 'Round 2', personIds: [team.owner.personId] });
  const sealed = ana.parcel();
  await ana.team.rounds.seal(first, sealed, 0);
  await rounds.unlock(first);
  const text = 'what both have written, one after the other';
  const hash = createHash('sha256').update(text).digest('hex');
  const settled = { ...sealed, blobs: [hash] };
  expect(await key(rounds.publish(first, ana.personId, settled, 0, apart()))).toBe(
    'team_server:blob_not_whole',
  );
  await team.owner.team.putBlob(hash, Buffer.from(text));
  expect(await key(ana.team.getBlob(hash))).toBe('team_server:no_blob');

  expect(await rounds.publish(first, ana.personId, settled, 0, apart())).toMatchObject({ accepted: true });

  expect(Buffer.from(await ana.team.getBlob(hash)).toString()).toBe(text);
});

test('work under the id of a parcel of the log is not sealed, and under that of one’s own counts as published: no round stays half published', async () => {
  await using team = await testTeam(server);
  const ana = await team.member('ana', 'coder');
  const [openly, sealed] = [ana.parcel(), ana.parcel()];
  await ana.team.push(openly, 0, apart());
  const { rounds } = team.owner.team;
  const id = randomUUID();
  await rounds.open({ ...round, id, personIds: [ana.personId] });
  const taken = { ...ana.parcel(), id: openly.id };
  expect(await key(ana.team.rounds.seal(id, taken, 0))).toBe('errors:team_replica_taken');
  await ana.team.rounds.seal(id, sealed, 0);
  await rounds.unlock(id);
  await ana.team.push({ ...ana.parcel(), id: sealed.id }, 1, apart());
  expect(await rounds.list()).toMatchObject([{ isPublishing: true }]);

  expect(await rounds.publish(id, ana.personId, sealed, 2, apart())).toMatchObject({
    accepted: true,
    last: 2,
  });

  expect(await rounds.list()).toMatchObject([{ isPublishing: false }]);
});

test('only owners bring a round from elsewhere; one that is known stays as it is, but for its end', async () => {
  await using team = await testTeam(server);
  const ana = await team.member('ana', 'coder');
  const brought = {
    ...round,
    id: randomUUID(),
    personIds: [ana.personId],
    openedAt: '2026-03-14T09:00:00.000Z',
    openedBy: team.owner.personId,
    unlockedAt: null,
    unlockedBy: null,
  };
  const { rounds } = team.owner.team;
  expect(await key(ana.team.rounds.bring(brought))).toBe('team_server:role_may_not');
  await rounds.bring(brought);
  expect(await rounds.list()).toMatchObject([brought]);
  expect(await key(rounds.bring({ ...brought, id: randomUUID() }))).toBe('team_server:round_open');
  await rounds.bring({ ...brought, name: 'Other', ownerSees: true, personIds: [team.owner.personId] });
  expect(await rounds.list()).toMatchObject([brought]);

  const over = { ...brought, unlockedAt: '2099-03-15T09:00:00.000Z', unlockedBy: team.owner.personId };
  await rounds.bring(over);
  const [known] = await rounds.list();
  expect(Date.parse(known?.unlockedAt ?? '')).toBeLessThan(Date.parse(over.unlockedAt));
  await rounds.bring({ ...brought });
  expect(await rounds.list()).toEqual([known]);
  // Another team's round has this id.
  await using other = await testTeam(server);
  await other.owner.team.rounds.bring(over);
  expect(await other.owner.team.rounds.list()).toEqual([]);
});
