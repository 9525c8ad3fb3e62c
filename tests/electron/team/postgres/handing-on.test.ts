// A team's study on its way: to a new machine by a base, back to a server that was restored, on to another server.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import type { AppError } from '#core/errors.ts';
import { connect, createTeam } from '#electron/team/postgres/connect.ts';
import { sqlForAdministrator } from '#electron/team/postgres/schema.ts';
import { asTeamError } from '#electron/team/postgres/server-errors.ts';
import { sharedPostgres, type TestPostgres } from '../../../helpers/postgres.ts';
import { apart, newTeam, socketAccess, teamDatabase, testTeam } from '../../../helpers/team.ts';

let server: TestPostgres;
beforeAll(async () => {
  server = await sharedPostgres();
});

const key = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: AppError) => error.key,
  );

async function gathered(parts: AsyncIterable<Uint8Array>): Promise<Uint8Array[]> {
  const come: Uint8Array[] = [];
  for await (const part of parts) come.push(part);
  return come;
}

const PART = 4 * 2 ** 20;

test('a base goes in parts, goes on where it broke off, and is there for others once it is whole', async () => {
  await using team = await testTeam(server);
  const lena = await team.member('lena', 'coder');
  const bytes = randomBytes(2 * PART + 5);
  const base = {
    id: randomUUID(),
    head: 0,
    chain: '',
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    schema: 20,
  };
  const asked: number[] = [];
  const part = (n: number) => {
    asked.push(n);
    if (n === 1 && asked.length === 2) throw new Error('the line broke');
    return Promise.resolve(bytes.subarray(n * PART, (n + 1) * PART));
  };
  const told: string[] = [];
  const { bases } = team.owner.team;

  await expect(bases.put(base, part)).rejects.toThrow('the line broke');
  expect(await lena.team.bases.list()).toEqual([]);
  await bases.put(base, part, (done, all) => told.push(`${done}/${all}`));

  expect(asked).toEqual([0, 1, 1, 2]);
  expect(told).toEqual(['1/3', '2/3', '3/3']);
  expect(await lena.team.bases.list()).toMatchObject([{ ...base, madeBy: team.owner.personId }]);
  const whole = await gathered(lena.team.bases.parts(base));
  expect(Buffer.concat(whole).equals(bytes)).toBe(true);
  expect((await gathered(lena.team.bases.parts(base, 2))).map(({ length }) => length)).toEqual([5]);
  // The log was to begin after this one, but another owner's program was there before.
  await bases.put({ ...base, id: randomUUID(), head: 1, chain: 'ab' }, (n) =>
    Promise.resolve(bytes.subarray(n * PART, (n + 1) * PART)),
  );
  expect(await lena.team.bases.list()).toMatchObject([base]);
  expect(
    await key(bases.put({ ...base, id: randomUUID() }, () => Promise.resolve(Buffer.from('short')))),
  ).toBe('team_server:parts_differ');
});

test('a new server begins after a base: its log goes on with the numbers and the chain of the old one', async () => {
  const database = await teamDatabase(server);
  const chain = createHash('sha256').update('before').digest('hex');
  const team = newTeam({ after: { head: 70, chain } });
  const log = await createTeam(socketAccess(server, database, 'boss'), team);
  const me = { replicaId: randomUUID(), machine: 'm', program: 'p', schema: 20, head: 70 };
  expect(await log.hello(me)).toMatchObject({ head: 70, chain, chainAtMine: chain });
  const bytes = Buffer.from('acts');
  const parcel = {
    id: randomUUID(),
    replicaId: me.replicaId,
    n: 1,
    count: 2,
    schema: 20,
    tables: ['coding'],
    coderIds: [],
    blobs: [],
    bytes,
  };

  const sent = await log.push(parcel, 70, apart());

  expect(sent).toEqual({
    accepted: true,
    first: 71,
    last: 72,
    chain: createHash('sha256').update(Buffer.from(chain, 'hex')).update(bytes).digest('hex'),
  });
  // Who is behind the base has to take the base.
  expect((await log.hello({ ...me, head: 12 })).chainAtMine).toBeNull();
  await log.close();
});

test('a server that was restored from an old backup gets back what it lost, with its numbers, persons, times and chain', async () => {
  await using team = await testTeam(server);
  const lena = await team.member('lena', 'coder');
  await team.owner.team.push(team.owner.parcel(), 0, apart());
  await lena.team.push(lena.parcel({ count: 3 }), 1, apart());
  await lena.team.push(lena.parcel(), 4, apart());
  const before = await lena.team.pull(0);
  // What a backup from before the second parcel brings back.
  await server.asked(team.database, `DELETE FROM concord.parcel WHERE project = $1 AND last > 1`, [
    team.projectId,
  ]);
  await server.asked(team.database, `DELETE FROM concord.recent WHERE project = $1`, [team.projectId]);
  await server.asked(team.database, `UPDATE concord.replica SET sent = 0 WHERE id = $1`, [lena.me.replicaId]);
  await server.asked(
    team.database,
    `UPDATE concord.project p SET head = 1, chain = (SELECT chain FROM concord.parcel WHERE project = p.id) WHERE id = $1`,
    [team.projectId],
  );
  expect(await lena.team.hello({ ...lena.me, head: 5 })).toMatchObject({ head: 1, chainAtMine: null });
  expect(await key(lena.team.push(lena.parcel(), 5, apart()))).toBe('team_server:not_next');

  const { bases } = team.owner.team;
  expect(await key(bases.giveBack(before.slice(2)))).toBe('team_server:not_next');
  await bases.giveBack(before.slice(1));

  expect(await lena.team.pull(0)).toEqual(before);
  expect(await lena.team.hello({ ...lena.me, head: 5 })).toMatchObject({
    head: 5,
    chainAtMine: before[2]?.chain,
    sentByReplica: 2,
  });
});

test('a server that somebody edited by hand has another chain than its parcels make', async () => {
  await using team = await testTeam(server);
  await team.owner.team.push(team.owner.parcel(), 0, apart());
  await server.asked(team.database, `UPDATE concord.parcel SET bytes = 'other' WHERE project = $1`, [
    team.projectId,
  ]);

  const [parcel] = await team.owner.team.pull(0);

  expect(parcel?.chain).not.toBe(
    createHash('sha256')
      .update(parcel?.bytes ?? '')
      .digest('hex'),
  );
});

test('a log that has moved takes nothing more and says where it is; taken back, it goes on', async () => {
  await using team = await testTeam(server);
  const lena = await team.member('lena', 'coder');
  await team.owner.team.members.moveTo('postgres://new.example/study');

  expect(await lena.team.hello(lena.me)).toMatchObject({ movedTo: 'postgres://new.example/study' });
  const refused = await lena.team.push(lena.parcel(), 0, apart()).catch((error: AppError) => error);
  expect(refused).toMatchObject({
    key: 'team_server:moved',
    parameters: { detail: 'postgres://new.example/study' },
  });
  await team.owner.team.members.moveTo(null);
  expect(await lena.team.push(lena.parcel(), 0, apart())).toMatchObject({ accepted: true });
});

test('owners see which machines there are, what each has received and what is edited there', async () => {
  await using team = await testTeam(server);
  const lena = await team.member('lena', 'coder');
  const source = randomUUID();
  await lena.team.acknowledge(3, [source]);
  await lena.team.acknowledge(2, [source]);

  const replicas = await team.owner.team.members.replicas();

  expect(replicas.find(({ id }) => id === lena.me.replicaId)).toMatchObject({
    personId: lena.personId,
    machine: 'lena’s machine',
    program: '0.1.0',
    schema: 20,
    acknowledged: 3,
    editing: [source],
    cutAt: null,
  });
  expect(replicas).toHaveLength(2);
});

test('a closed way to the log asks nothing more', async () => {
  await using team = await testTeam(server);
  const log = await connect(socketAccess(server, team.database, 'boss'), team.projectId);
  await log.close();

  expect(await key(log.pull(0))).toBe('errors:cancelled');
});

test('a full disk, too many connections and what nobody foresaw are told, with what the server said', () => {
  const asked = { server: 'db.example/study', login: 'lena', database: 'study' };
  const told = (code: string) => asTeamError(Object.assign(new Error('no space'), { code }), asked);

  expect(told('53100')).toMatchObject({
    code: 'locked',
    key: 'team_server:disk_full',
    parameters: { server: 'db.example/study' },
  });
  expect(told('53300')).toMatchObject({ code: 'locked', key: 'team_server:too_many' });
  expect(told('XX000')).toMatchObject({
    code: 'internal',
    key: 'team_server:refused',
    parameters: { state: 'XX000', what: 'no space' },
  });
  expect(told('53100').parameters).not.toHaveProperty('password');
});

test('the SQL for an administrator, run again, changes nothing', async () => {
  const database = await teamDatabase(server);
  const log = await createTeam(socketAccess(server, database, 'boss'), newTeam());
  const steps = 'SELECT position, hash FROM concord.version ORDER BY position';
  const before = await server.asked(database, steps);

  await server.asked(database, sqlForAdministrator(database, 'boss'));

  expect(await server.asked(database, steps)).toEqual(before);
  expect(await log.isEarlier(randomUUID())).toBe(false);
  await log.close();
});

test('the SQL for an administrator names what is not plain so that psql, the shell and pg_hba.conf take it as it is', () => {
  const sql = sqlForAdministrator(`Wei's study`, 'Lena');

  for (const line of [
    String.raw`--   psql -d 'Wei'\''s study' -v ON_ERROR_STOP=1`,
    `--   hostssl "Wei's study" +concord_member all`,
    // Without quotation marks, psql would set the password of lena.
    String.raw`password: \password "Lena"`,
  ])
    expect(sql).toContain(line);
  expect(sqlForAdministrator('study', 'lena')).toContain(String.raw`\password lena`);
});
