// The schema of a team's server grows while members work on it with programs of different age.
import { randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { connect } from '#electron/team/postgres/connect.ts';
import { sqlForAdministrator } from '#electron/team/postgres/schema.ts';
import { sharedPostgres, type TestPostgres } from '../../../helpers/postgres.ts';
import { apart, newTeam, socketAccess } from '../../../helpers/team.ts';

let server: TestPostgres;
beforeAll(async () => {
  server = await sharedPostgres();
  await server.logins('boss');
});

/** The script as an earlier Concord printed it, with its first steps alone. */
function upTo(steps: number, sql: string): string {
  let at = 0;
  return sql.replace(/^DO \$once\$[\s\S]*?\$once\$;$/gmu, (step) => ((at += 1) <= steps ? step : ''));
}

test('a server of the first Concord gets what is missing while members are connected, and loses nothing', async () => {
  const database = await server.database();
  const sql = sqlForAdministrator(database, 'boss');
  await server.asked(database, upTo(1, sql));
  const steps = 'SELECT position FROM concord.version ORDER BY position';
  expect(await server.asked(database, steps)).toEqual([{ position: 1 }]);
  const { projectId, owner, rights } = newTeam();
  const boss = await server.client(database, 'boss');
  await boss.query('SELECT concord.create_project($1, $2, $3, $4, 20, $5, $5, 0, $6, $7, $8, $9, $10)', [
    projectId,
    'Night shifts',
    owner.personId,
    owner.name,
    'all',
    Buffer.alloc(0),
    rights.map(({ table }) => table),
    rights.map(({ who }) => who),
    rights.map(({ sealed }) => sealed),
    [],
  ]);
  const me = { replicaId: randomUUID(), machine: 'm', program: 'p', schema: 20, head: 0 };
  const early = await connect(socketAccess(server, database, 'boss'), projectId);
  await boss.query(`SELECT FROM concord.hello($1, $2, 'm', 'p', 20, 0)`, [projectId, me.replicaId]);
  await expect(early.hello(me)).rejects.toMatchObject({ key: 'team_server:schema_older' });
  let n = 0;
  const parcel = () => {
    n += 1;
    const { personId } = owner;
    const what = { count: 1, schema: 20, tables: ['coding'], coderIds: [personId], blobs: [] };
    return { id: randomUUID(), replicaId: me.replicaId, n, ...what, bytes: Buffer.from(`act ${n}`) };
  };
  expect(await early.push(parcel(), 0, apart())).toMatchObject({ accepted: true, last: 1 });
  const grown: number[] = [];
  await early.listen((head) => grown.push(head));
  // A program in the middle of a transaction holds nobody up for longer than that lasts.
  await boss.query('BEGIN; SELECT FROM concord.project');
  const running = server.asked(database, sql);
  await boss.query('COMMIT');
  await running;

  // Who was connected goes on without greeting again.
  expect(await early.push(parcel(), 1, apart())).toMatchObject({ accepted: true, last: 2 });
  expect((await early.pull(0)).map(({ last }) => last)).toEqual([1, 2]);
  await expect.poll(() => grown).toContain(2);
  const all = await server.asked(database, steps);
  expect(all.length).toBeGreaterThan(4);
  await server.asked(database, sql);
  expect(await server.asked(database, steps)).toEqual(all);
  const late = await connect(socketAccess(server, database, 'boss'), projectId);
  expect(await late.hello({ ...me, head: 2 })).toMatchObject({ head: 2, sentByReplica: 2 });
  expect(await late.rounds.list()).toEqual([]);
  await boss.end();
  for (const one of [early, late]) await one.close();
});
