// A person of a team stays with the login under which they have worked: who they are decides which lane is theirs.
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { sharedPostgres, type TestPostgres } from '../../../helpers/postgres.ts';
import { testTeam } from '../../../helpers/team.ts';

let server: TestPostgres;
beforeAll(async () => {
  server = await sharedPostgres();
});

test('a person who has sealed something is not given to another login, under which their lane could be read', async () => {
  await using own = await testTeam(server);
  const { owner } = own;
  await server.logins('shy', 'spy');
  await server.asked('postgres', 'GRANT concord_member TO shy, spy');
  const { personId } = await owner.team.members.invite('shy', 'coder');
  const shy = await server.client(own.database, 'shy');
  const replica = randomUUID();
  // A program that never introduces its person.
  await shy.query(`SELECT concord.hello('${own.projectId}', '${replica}', 'm', 'p', 20, 0)`);
  const id = randomUUID();
  await owner.team.rounds.open({ id, name: 'Own', codes: 'own', ownerSees: false, personIds: [personId] });
  await shy.query(
    `SELECT concord.seal('${own.projectId}', '${id}', gen_random_uuid(), '${replica}', 1, 1, 20, '{coding}', '{${personId}}', '{}', 'secret', 0)`,
  );

  await owner.team.members.invite('shy', 'coder', { personId: randomUUID() });
  await owner.team.members.invite('spy', 'coder', { personId }).catch(() => undefined);
  const spy = await server.client(own.database, 'spy');
  const seenBy = async (client: pg.Client): Promise<number | null> =>
    (await client.query('SELECT FROM concord.lane_of($1, $2, 0)', [id, personId])).rowCount;
  const found = [await seenBy(shy), await seenBy(spy)];
  await Promise.all([shy.end(), spy.end()]);
  expect(found).toEqual([1, 0]);
});
