// What the database withholds, from whom, and until when: what its functions give and its tables do not, as every role and as a stranger,
// by whatever means a login has.
import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { AppError } from '#core/errors.ts';
import { studyTables } from '#core/tables/all.ts';
import { tableRights } from '#core/team/roles.ts';
import { connect } from '#electron/team/postgres/connect.ts';
import { sharedPostgres, type TestPostgres } from '../../../helpers/postgres.ts';
import { apart, socketAccess, testTeam, type Member, type TestTeam } from '../../../helpers/team.ts';

let server: TestPostgres;
let team: TestTeam;
let ana: Member;
let ben: Member;
let guest: Member;
let gone: Member;
const round = { id: randomUUID(), name: 'First round', codes: 'frozen' as const, ownerSees: false };

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const key = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: AppError) => error.key,
  );

beforeAll(async () => {
  server = await sharedPostgres();
  team = await testTeam(server);
  ana = await team.member('ana', 'coder');
  ben = await team.member('ben', 'coder');
  guest = await team.member('guest', 'reader');
  gone = await team.member('gone', 'coder');
  // Belongs to another team of the same database.
  await using other = await testTeam(server);
  await other.member('stranger', 'coder');
  await team.owner.team.putBlob(hashOf(''), Buffer.alloc(0));
  const first = team.owner.parcel({ coderIds: [randomUUID()], blobs: [hashOf('')] });
  await team.owner.team.push(first, 0, apart());
  await team.owner.team.bases.put(
    { id: randomUUID(), head: 0, chain: '', size: 3, sha256: '', schema: 20 },
    () => Promise.resolve(Buffer.from('all')),
  );
  await team.owner.team.rounds.open({ ...round, personIds: [ana.personId, ben.personId] });
  for (const one of [ana, ben]) {
    await one.team.rounds.seal(round.id, one.parcel({ bytes: Buffer.from(`secret of ${one.login}`) }), 1);
    await one.team.rounds.seal(round.id, one.parcel({ bytes: Buffer.from(`second of ${one.login}`) }), 1);
  }
  await team.owner.team.members.remove('gone');
});

afterAll(async () => {
  await team[Symbol.asyncDispose]();
});

/** Asks with another program than ours, as any login can. */
async function as(login: string, work: (client: pg.Client) => Promise<unknown>): Promise<unknown> {
  const client = await server.client(team.database, login);
  try {
    return await work(client);
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.end();
  }
}

/** How many rows a login is given by a function of the server, or what the server said. */
const found = (login: string, call: string): Promise<unknown> =>
  as(login, async (client) =>
    Number((await client.query<{ n: string }>(`SELECT count(*) AS n FROM concord.${call}`)).rows[0]?.n),
  );

/** What the server gives to members, as calls of its functions. */
const given = (): string[] => {
  const project = `'${team.projectId}'`;
  return [
    ...['project_of', 'members_of', 'replicas_of', 'layers_of', 'rounds_of', 'bases_of'].map(
      (name) => `${name}(${project})`,
    ),
    `parcels_after(${project}, 0)`,
    `blob_of(${project}, '${hashOf('')}')`,
    `parts_of_blob(${project}, '${hashOf('')}')`,
    `part_of_blob(${project}, '${hashOf('')}', 0)`,
    `part_of_base(${project}, (SELECT id FROM concord.bases_of(${project})), 0)`,
  ];
};

test.each(['boss', 'ana', 'guest'])(
  '%s, who is a member, reads everything but sealed work',
  async (login) => {
    for (const call of given()) expect([call, await found(login, call)]).not.toEqual([call, 0]);
    expect(await found(login, `project_of('${team.projectId}')`)).toBe(1);
  },
);

test.each([
  ['stranger', 'not a member'],
  ['gone', 'left'],
])('%s, who is no member, reads nothing', async (login, why) => {
  for (const call of given()) expect([call, await found(login, call)]).toEqual([call, why]);
  for (const { personId } of [ana, ben])
    expect(await found(login, `lane_of('${round.id}', '${personId}', 0)`)).toBe(0);
});

test('a login that nobody invited to any team reads no table and calls no function', async () => {
  await server.logins('nobody');

  expect(await found('nobody', `parcels_after('${team.projectId}', 0)`)).toBe(
    'permission denied for schema concord',
  );
  expect(await as('nobody', (client) => client.query('SELECT * FROM concord.mine()'))).toBe(
    'permission denied for schema concord',
  );
});

test('nobody writes a table but through the functions, owners neither, and footprints are read by nobody', async () => {
  for (const login of ['boss', 'ana'])
    for (const sql of [
      `UPDATE concord.project SET head = 0`,
      `INSERT INTO concord.right_to_write VALUES ('${team.projectId}', 'x', 'coder', false)`,
      `UPDATE concord.round SET unlocked_at = now()`,
      `DELETE FROM concord.parcel`,
      `SELECT * FROM concord.recent`,
      `INSERT INTO concord.beginning VALUES ('${team.projectId}', gen_random_uuid(), gen_random_uuid(), 'moved', 1, gen_random_uuid())`,
      `TRUNCATE concord.sealed`,
      `ALTER TABLE concord.sealed DISABLE ROW LEVEL SECURITY`,
      `DROP POLICY lanes ON concord.sealed`,
    ])
      expect(await as(login, (client) => client.query(sql))).toMatch(/^(?:permission denied|must be owner)/);
});

test('functions that only functions call are called by nobody else', async () => {
  for (const call of [
    `concord.append('${team.projectId}', '${ana.personId}', NULL, 1, gen_random_uuid(), gen_random_uuid(), 1, 1, 1, '{}', '{}', '{}', 'x', '{}', '{}')`,
    `concord.log_grew('${team.projectId}', 9)`,
    `concord.keep_an_owner('${team.projectId}')`,
  ])
    expect(await as('ana', (client) => client.query(`SELECT ${call}`))).toMatch(
      /^permission denied for function/,
    );
});

/** The lanes of this team, as the functions of the server give them. */
const lanes = (): string =>
  `unnest('{${ana.personId},${ben.personId}}'::uuid[]) p, concord.lane_of('${round.id}', p, 0)`;

/** The sealed work of this team that a connection finds. */
async function secrets(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ secret: string }>(
    `SELECT convert_from(bytes, 'UTF8') AS secret FROM ${lanes()} ORDER BY 1`,
  );
  return rows.map(({ secret }) => secret);
}

const secretsOf = (login: string): Promise<unknown> => as(login, secrets);

/** What COPY hands out, which `pg` passes on as an event of its inner connection. */
async function copied(client: pg.Client, sql: string): Promise<string> {
  const parts: string[] = [];
  const { connection } = client as unknown as {
    connection: { on(event: 'copyData', told: (part: { chunk: Buffer }) => void): void };
  };
  connection.on('copyData', ({ chunk }) => parts.push(chunk.toString()));
  await client.query(sql);
  return parts.join('');
}

test('before the unlock each person reads their own lane, and nobody else any, by no way that SQL offers', async () => {
  expect(await secretsOf('ana')).toEqual(['second of ana', 'secret of ana']);
  expect(await secretsOf('boss')).toEqual([]);
  expect(await secretsOf('guest')).toEqual([]);
  // A function in WHERE sees the rows that are given.
  const leaked = await as('ana', async (client) => {
    const told: string[] = [];
    client.on('notice', ({ message }) => told.push(message ?? ''));
    await client.query(
      `CREATE FUNCTION pg_temp.leak(b bytea) RETURNS boolean LANGUAGE plpgsql COST 0.0001 AS $$ BEGIN RAISE NOTICE '%', convert_from(b, 'UTF8'); RETURN true; END $$`,
    );
    await client.query(`SELECT FROM ${lanes()} WHERE pg_temp.leak(bytes)`);
    return told.sort();
  });
  expect(leaked).toEqual(['second of ana', 'secret of ana']);
  const copy = String(
    await as('ana', (client) => copied(client, `COPY (SELECT person, bytes FROM ${lanes()}) TO STDOUT`)),
  );
  expect(await as('ana', (client) => copied(client, 'COPY concord.sealed (person, bytes) TO STDOUT'))).toBe(
    'permission denied for table sealed',
  );
  expect([copy.includes(ana.personId), copy.includes(ben.personId)]).toEqual([true, false]);
  for (const role of ['concord_keeper', 'ben', 'boss', 'keeper'])
    expect(await as('ana', (client) => client.query(`SET ROLE ${role}`))).toMatch(
      /^permission denied to set role/,
    );
  expect(await as('ana', (client) => client.query('SET SESSION AUTHORIZATION ben'))).toMatch(
    /^permission denied/,
  );
  expect(
    await as('ana', async (client) => {
      await client.query('SET row_security = off');
      return secrets(client);
    }),
  ).toEqual(['second of ana', 'secret of ana']);
  expect(
    await as('ana', (client) =>
      client.query("SELECT most_common_vals FROM pg_stats WHERE tablename = 'sealed'"),
    ),
  ).toMatchObject({ rows: [] });
});

test('what PostgreSQL tells of comparisons that it makes before a policy tells nothing: members read no table', async () => {
  // Operators that leak nothing of themselves may go before a policy, and a plan tells whether the policy was asked at all:
  // byte after byte, that would be all of another's lane, or of the study of another team.
  const asked = (login: string, table: string, where: string) =>
    as(login, (client) =>
      client.query(`EXPLAIN (ANALYZE) SELECT 1 FROM concord.${table} WHERE ${where} AND bytes >= '\\x73'`),
    );
  expect(await asked('ben', 'sealed', `person = '${ana.personId}'`)).toBe(
    'permission denied for table sealed',
  );
  for (const login of ['stranger', 'gone', 'ben'])
    expect(await asked(login, 'parcel', `project = '${team.projectId}'`)).toBe(
      'permission denied for table parcel',
    );
  // What a function gives is compared once the function has given it.
  const lane = `concord.lane_of('${round.id}', '${ana.personId}', 0)`;
  const plan = await as('ben', async (client) => {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (ANALYZE, TIMING OFF, COSTS OFF, SUMMARY OFF) SELECT 1 FROM ${lane} WHERE bytes >= '\\x73'`,
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  expect(plan).toMatch(/^Function Scan on lane_of \(actual rows=0/);
  expect(plan).not.toMatch(/Removed/);
});

test('who becomes another role within the server is still who logged in', async () => {
  await server.asked('postgres', 'GRANT ben TO ana');
  try {
    const seen = await as('ana', async (client) => {
      await client.query('SET ROLE ben');
      return secrets(client);
    });
    expect(seen).toEqual(['second of ana', 'secret of ana']);
  } finally {
    await server.asked('postgres', 'REVOKE ben FROM ana');
  }
});

test('the id of a parcel in another’s lane is free in one’s own, so it tells nothing', async () => {
  const [{ id } = { id: '' }] = await ben.team.rounds.lane(round.id, ben.personId, 0);

  expect(await ana.team.rounds.lane(round.id, ben.personId, 0)).toEqual([]);
  expect(
    await ana.team.rounds.seal(round.id, ana.parcel({ id, bytes: Buffer.from('third of ana') }), 0),
  ).toBe(3);
  await server.asked(team.database, `DELETE FROM concord.sealed WHERE round = '${round.id}' AND n = 3`);
});

test('while a round is open for somebody, their coding is refused in the log and their other work is not; others go on', async () => {
  await using free = await testTeam(server, { codebook: 'all' });
  const one = await free.member('ana', 'coder');
  const two = await free.member('ben', 'coder');
  await free.owner.team.rounds.open({ ...round, id: randomUUID(), name: 'Apart', personIds: [one.personId] });

  expect(await key(one.team.push(one.parcel({ tables: ['code', 'memo'] }), 0, apart()))).toBe(
    'team_server:round_open',
  );
  expect(await key(one.team.push(one.parcel({ tables: ['code'] }), 0, apart()))).toBe('done');
  expect(await key(two.team.push(two.parcel(), 0, apart()))).toBe('done');
  expect(
    await key(free.owner.team.rounds.open({ ...round, id: randomUUID(), personIds: [one.personId] })),
  ).toBe('team_server:round_open');
  expect(await key(two.team.rounds.seal(randomUUID(), two.parcel(), 0))).toBe('team_server:round_over');
});

test('a file that sealed work names is as sealed as the work, until the unlock', async () => {
  await using own = await testTeam(server, { codebook: 'all' });
  const one = await own.member('ana', 'coder');
  const two = await own.member('ben', 'coder');
  await own.owner.team.putBlob(hashOf('of all'), Buffer.from('of all'));
  expect(await two.team.getBlob(hashOf('of all'))).toHaveLength(6);
  const [text, id] = ['what Ana brought in', randomUUID()];
  const hash = hashOf(text);
  await own.owner.team.rounds.open({ ...round, id, personIds: [one.personId, two.personId] });
  await one.team.putBlob(hash, Buffer.from(text));
  await one.team.rounds.seal(id, one.parcel({ blobs: [hash] }), 0);

  expect(await one.team.missing([hash])).toEqual([]);
  expect(Buffer.from(await one.team.getBlob(hash)).toString()).toBe(text);
  for (const other of [own.owner, two]) {
    expect(await other.team.missing([hash])).toEqual([hash]);
    expect(await key(other.team.getBlob(hash))).toBe('team_server:no_blob');
    expect(await other.team.getBlobs([hash])).toEqual([]);
    expect(await found(other.login, `blob_of('${own.projectId}', '${hash}')`)).toBe(0);
    expect(await found(other.login, `part_of_blob('${own.projectId}', '${hash}', 0)`)).toBe(0);
    // Who knows no more than the hash cannot open it.
    expect(await key(other.team.push(other.parcel({ tables: ['code'], blobs: [hash] }), 0, apart()))).toBe(
      'team_server:blob_not_whole',
    );
    expect(await key(other.team.putBlob(hash, Buffer.from('a guess of the text')))).toBe(
      'team_server:parts_differ',
    );
    expect(await other.team.missing([hash])).toEqual([hash]);
  }
  await two.team.putBlob(hash, Buffer.from(text));
  expect(await two.team.missing([hash])).toEqual([]);
  expect(await own.owner.team.missing([hash])).toEqual([hash]);

  await own.owner.team.rounds.unlock(id);
  expect(Buffer.from(await own.owner.team.getBlob(hash)).toString()).toBe(text);
  const [sealed] = await own.owner.team.rounds.lane(id, one.personId, 0);
  if (!sealed) throw new Error('nothing sealed');
  expect(await own.owner.team.rounds.publish(id, one.personId, sealed, 0, apart())).toMatchObject({
    accepted: true,
  });
  expect(await own.owner.team.missing([hash])).toEqual([]);
  const late = await own.member('late', 'reader');
  expect(Buffer.from(await late.team.getBlob(hash)).toString()).toBe(text);
});

test('owners see how far everybody is, others how far they are themselves, and nobody what', async () => {
  const seen = async (who: Member) =>
    (await who.team.rounds.progress()).map(({ personId, parcels, reviewed }) => ({
      personId,
      parcels,
      reviewed,
    }));
  const own = (who: Member) => ({ personId: who.personId, parcels: 2, reviewed: 2 });

  expect(await seen(team.owner)).toEqual(expect.arrayContaining([own(ana), own(ben)]));
  expect(await seen(ana)).toEqual([own(ana)]);
  expect(await seen(guest)).toEqual([]);
});

test('what somebody who codes in a round has in hand, and how often they sent, is told to nobody', async () => {
  await ana.team.acknowledge(1, [randomUUID()]);

  const replicas = await team.owner.team.members.replicas();
  expect(replicas.find(({ id }) => id === ana.me.replicaId)).toMatchObject({ editing: [] });
  for (const from of ['replica', `replicas_of('${team.projectId}')`])
    expect(await as('boss', (client) => client.query(`SELECT sent FROM concord.${from}`))).toMatch(
      /^(?:permission denied for table replica|column "sent" does not exist)$/,
    );
});

test('an owner who sees a round by its rule reads its lanes, coders still do not', async () => {
  await using seeing = await testTeam(server);
  const one = await seeing.member('ana', 'coder');
  const two = await seeing.member('ben', 'coder');
  const id = randomUUID();
  await seeing.owner.team.rounds.open({
    ...round,
    id,
    ownerSees: true,
    personIds: [one.personId, two.personId],
  });
  await one.team.rounds.seal(id, one.parcel(), 0);

  expect(await seeing.owner.team.rounds.lane(id, one.personId, 0)).toHaveLength(1);
  expect(await two.team.rounds.lane(id, one.personId, 0)).toEqual([]);
});

test('an owner who codes in a round reads no lane but their own, whatever its rule; nor does who is made an owner in it', async () => {
  await using seeing = await testTeam(server);
  const one = await seeing.member('ana', 'coder');
  const two = await seeing.member('ben', 'coder');
  const id = randomUUID();
  const personIds = [one.personId, two.personId, seeing.owner.personId];
  await seeing.owner.team.rounds.open({ ...round, id, ownerSees: true, personIds });
  await one.team.putBlob(hashOf('of Ana'), Buffer.from('of Ana'));
  await one.team.rounds.seal(id, one.parcel({ blobs: [hashOf('of Ana')] }), 0);
  await seeing.owner.team.members.setRole('ben', 'owner');

  for (const { team: place } of [seeing.owner, two]) {
    expect(await place.rounds.lane(id, one.personId, 0)).toEqual([]);
    expect(await key(place.getBlob(hashOf('of Ana')))).toBe('team_server:no_blob');
  }
  expect(await one.team.rounds.lane(id, one.personId, 0)).toHaveLength(1);
  await two.team.rounds.unlock(id);
  expect(await seeing.owner.team.rounds.lane(id, one.personId, 0)).toHaveLength(1);
});

test('only owners open and unlock rounds, change members and rights, give back and move', async () => {
  const { members, rounds, bases } = ana.team;
  for (const act of [
    rounds.open({ ...round, id: randomUUID(), personIds: [ana.personId] }),
    rounds.unlock(round.id),
    members.setRole('ana', 'owner'),
    members.remove('ben'),
    members.setRights([{ table: 'project', who: 'coder', sealed: false }], 99),
    members.setLayer(ben.personId, ana.personId),
    members.moveTo('postgres://elsewhere'),
    bases.put({ id: randomUUID(), head: 0, chain: '', size: 0, sha256: '', schema: 1 }, () =>
      Promise.resolve(Buffer.alloc(0)),
    ),
    bases.giveBack([
      {
        ...ana.parcel(),
        first: 2,
        last: 2,
        personId: ben.personId,
        received: '2026-01-01T00:00:00Z',
        chain: '',
        roundId: null,
      },
    ]),
  ])
    expect(await key(act)).toBe('team_server:role_may_not');
});

test('a table that rounds seal stays sealed whatever list an owner’s program brings', async () => {
  const { members } = team.owner.team;
  await members.setRights(
    [
      { table: 'coding', who: 'coder', sealed: false },
      { table: 'card', who: 'coder', sealed: false },
    ],
    30,
  );
  await members.setRights([{ table: 'card', who: 'owner', sealed: true }], 29);

  const rights = await server.asked(
    team.database,
    `SELECT table_name, who, sealed FROM concord.right_to_write WHERE project = '${team.projectId}' AND table_name IN ('coding', 'card') ORDER BY 1`,
  );
  expect(rights).toEqual([
    { table_name: 'card', who: 'coder', sealed: false },
    { table_name: 'coding', who: 'coder', sealed: true },
  ]);
});

test('strangers and those who left are told so, with the date', async () => {
  const stranger = await connect(socketAccess(server, team.database, 'stranger'), team.projectId);
  expect(await key(stranger.hello({ ...ana.me, replicaId: randomUUID() }))).toBe('team_server:not_a_member');
  await stranger.close();

  await server.asked(
    team.database,
    `UPDATE concord.member SET left_at = '2026-03-20T23:30:00Z' WHERE login = 'gone'`,
  );
  const left = await gone.team.hello(gone.me).catch((error: AppError) => error);
  expect(left).toMatchObject({ key: 'team_server:left', parameters: { detail: '2026-03-20' } });
  expect(await key(gone.team.push(gone.parcel(), 1, apart()))).toBe('team_server:left');
});

test('a team keeps an owner; a role can be handed on, and who left can come back', async () => {
  await using own = await testTeam(server);
  const heir = await own.member('heir', 'coder');
  const { members } = own.owner.team;

  expect(await key(members.setRole('boss', 'coder'))).toBe('team_server:last_owner');
  expect(await key(members.remove('boss'))).toBe('team_server:last_owner');
  await members.setRole('heir', 'owner');
  await members.setRole('boss', 'coder');
  expect(await key(members.remove('heir'))).toBe('team_server:role_may_not');
  await heir.team.members.remove('boss');
  expect(await key(own.owner.team.hello(own.owner.me))).toBe('team_server:left');
  await heir.team.members.setRole('boss', 'reader');
  expect(await own.owner.team.hello(own.owner.me)).toMatchObject({
    role: 'reader',
    personId: own.owner.personId,
  });
});

test('a file that was cut off sends and greets no more; the same person’s other machine does', async () => {
  await using own = await testTeam(server);
  const lost = await own.member('ana', 'coder');
  await own.owner.team.members.cutOff(lost.me.replicaId);

  expect(await key(lost.team.hello(lost.me))).toBe('team_server:cut_off');
  expect(await key(lost.team.push(lost.parcel(), 0, apart()))).toBe('team_server:cut_off');
  expect(await key(lost.team.hello({ ...lost.me, replicaId: randomUUID() }))).toBe('done');
});

test('a file of one person is not taken over by another’s login', async () => {
  expect(await key(ben.team.hello(ana.me))).toBe('errors:team_replica_taken');
  expect(
    await key(
      ben.team.push({ ...ben.parcel({ tables: ['memo'] }), replicaId: ana.me.replicaId }, 1, apart()),
    ),
  ).toBe('team_server:round_open');
});

test('the logins that could read sealed work all the same are named', async () => {
  expect(await ana.team.rounds.whoCouldRead()).toEqual(['keeper']);
  const keeper = await server.client(team.database, 'keeper');
  // Who copies the server, reads its files, or may read every table is bound by no function.
  await keeper.query(`BEGIN; CREATE ROLE copies LOGIN REPLICATION; CREATE ROLE plain LOGIN;
    CREATE ROLE reads LOGIN IN ROLE pg_read_all_data; CREATE ROLE files LOGIN IN ROLE pg_read_server_files`);
  // Who may give a login another password logs in as its person.
  await keeper.query(`CREATE ROLE makes LOGIN CREATEROLE; GRANT ben TO makes WITH ADMIN OPTION;
    CREATE ROLE hands LOGIN; GRANT ben TO hands WITH ADMIN OPTION; SET SESSION AUTHORIZATION ana`);
  const { rows } = await keeper.query<{ login: string }>(
    'SELECT w::text AS login FROM concord.who_could_read() w',
  );
  await keeper.query('ROLLBACK');
  await keeper.end();
  expect(rows.map(({ login }) => login)).toEqual(['copies', 'files', 'keeper', 'makes', 'reads']);
});

test('after the unlock all members read all lanes; the lanes are published once, in their persons’ names; nobody else reads', async () => {
  await team.owner.team.rounds.unlock(round.id);

  expect(await secretsOf('boss')).toEqual([
    'second of ana',
    'second of ben',
    'secret of ana',
    'secret of ben',
  ]);
  expect(await secretsOf('guest')).toHaveLength(4);
  expect(await secretsOf('stranger')).toEqual([]);
  expect(await key(ana.team.rounds.seal(round.id, ana.parcel(), 0))).toBe('team_server:round_over');
  const [sealed] = await ben.team.rounds.lane(round.id, ana.personId, 0);
  if (!sealed) throw new Error('nothing sealed');
  const settled = { ...sealed, bytes: Buffer.from('as settled') };
  const publish = (who: Member, of = ana.personId) =>
    who.team.rounds.publish(round.id, of, settled, 1, apart());

  expect(await key(publish(guest))).toBe('team_server:role_may_not');
  // What is published is not what was sealed, byte for byte: whoever may do it could write in another’s name.
  expect(await key(publish(ben))).toBe('team_server:role_may_not');
  expect(await key(publish(team.owner, ben.personId))).toBe('team_server:role_may_not');
  const first = await publish(team.owner);
  expect(first).toMatchObject({ accepted: true, first: 2, last: 2 });
  expect(await publish(team.owner)).toEqual(first);
  expect(await guest.team.pull(1)).toMatchObject([
    { id: sealed.id, personId: ana.personId, replicaId: ana.me.replicaId },
  ]);
  expect((await ana.team.rounds.lane(round.id, ana.personId, 0)).map(({ published }) => published)).toEqual([
    2,
    null,
  ]);
  expect(await key(ana.team.push(ana.parcel(), 2, apart()))).toBe('done');
});

test('the server holds the program’s own list of who may write which table, and what rounds seal', async () => {
  await using own = await testTeam(server, { rights: tableRights() });
  const one = await own.member('ana', 'coder');
  const held = await server.asked(
    own.database,
    `SELECT table_name AS "table", who, sealed FROM concord.right_to_write WHERE project = '${own.projectId}'`,
  );

  expect(new Set(held.map(({ table }) => table))).toEqual(new Set(studyTables));
  const byName = (a: { table?: unknown }, b: { table?: unknown }) =>
    String(a.table) < String(b.table) ? -1 : 1;
  expect(held.toSorted(byName)).toEqual([...tableRights()].toSorted(byName));
  for (const { table, who } of tableRights())
    expect([table, await key(one.team.push(one.parcel({ tables: [table] }), 0, apart()))]).toEqual([
      table,
      who === 'coder' ? 'done' : 'team_server:role_may_not',
    ]);
});
