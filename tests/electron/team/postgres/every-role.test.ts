// Every table and every function of a team's server, as every role, before and after an unlock. What is there comes from the
// server's own catalogue, so that a new table or function without a row here fails.
import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  functionsOf,
  hashOf,
  INNER,
  type Called,
  type Login,
  LOGINS,
  TABLES,
  type Who,
} from '../../../helpers/every-role.ts';
import { sharedPostgres, type TestPostgres } from '../../../helpers/postgres.ts';
import { apart, testTeam, type Member, type TestTeam } from '../../../helpers/team.ts';

let server: TestPostgres;
let team: TestTeam;
let other: TestTeam;
const who = new Map<Login, Who>();
let project = '';
let head = 0;
let sealedId = '';
const round = randomUUID();

beforeAll(async () => {
  server = await sharedPostgres();
  team = await testTeam(server);
  project = team.projectId;
  const { owner } = team;
  await owner.team.bases.put(
    { id: randomUUID(), head: 0, chain: '', size: 3, sha256: '', schema: 20 },
    async () => Buffer.from('all'),
  );
  // The log begins anew once, so that there is a beginning.
  const [base] = await owner.team.bases.list();
  const { epoch } = await owner.team.hello(owner.me);
  await owner.team.bases.beginAnew({ baseId: base?.id ?? '', followed: epoch, earlier: [], reason: 'compacted', named: [], there: [] }); // prettier-ignore
  await owner.team.hello(owner.me);
  const members = new Map<Login, Member>([['boss', owner]]);
  for (const login of ['ana', 'ben', 'lost', 'gone'] as const)
    members.set(login, await team.member(login, 'coder'));
  members.set('guest', await team.member('guest', 'reader'));
  other = await testTeam(server);
  members.set('stranger', await other.member('stranger', 'coder'));
  await server.logins('nobody');
  for (const login of LOGINS) {
    const member = members.get(login);
    who.set(login, {
      person: member?.personId ?? randomUUID(),
      replica: member?.me.replicaId ?? randomUUID(),
    });
  }
  await owner.team.putBlob(hashOf('open'), Buffer.from('open'));
  await owner.team.push(owner.parcel({ coderIds: [randomUUID()], blobs: [hashOf('open')] }), 0, apart());
  const [ana, ben] = [members.get('ana')!, members.get('ben')!];
  await owner.team.rounds.open({ id: round, name: 'First', codes: 'own', ownerSees: false, personIds: [ana.personId, ben.personId] }); // prettier-ignore
  await ana.team.putBlob(hashOf('sealed text'), Buffer.from('sealed text'));
  const sealed = ana.parcel({ blobs: [hashOf('sealed text')] });
  sealedId = sealed.id;
  await ana.team.rounds.seal(round, sealed, 1);
  await ben.team.rounds.seal(round, ben.parcel(), 1);
  const before = { id: randomUUID(), personId: ana.personId, machine: 'm', program: 'p', seenAt: '2026-03-14T09:00:00.000Z', cutAt: null }; // prettier-ignore
  await owner.team.members.bringFiles([before]);
  await owner.team.members.cutOff(members.get('lost')!.me.replicaId);
  await owner.team.members.remove('gone');
  const [row] = await asKeeper(`SELECT head FROM concord.project WHERE id = '${project}'`);
  head = Number(row?.['head']);
});

afterAll(async () => {
  for (const open of connections.values()) await (await open).end();
  await team[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
});

function asked(): Readonly<Record<string, Called>> {
  const [ana, lost] = [who.get('ana')!, who.get('lost')!];
  return functionsOf({ project, head, round, sealedId, ana, lost });
}

const connections = new Map<string, Promise<pg.Client>>();

/** The connection of a login: with another program than ours, as any can. */
async function connected(login: string): Promise<pg.Client> {
  const open = connections.get(login) ?? server.client(team.database, login);
  connections.set(login, open);
  return await open;
}

async function asKeeper(sql: string): Promise<Record<string, unknown>[]> {
  return (await (await connected('keeper')).query<Record<string, unknown>>(sql)).rows;
}

/** Runs statements as a login and takes them back: how many rows the last one has, or the state of the refusal. */
async function answered(login: Login, sql: string): Promise<string> {
  const client = await connected(login);
  await client.query('BEGIN');
  try {
    const result: unknown = await client.query(sql);
    const last = (Array.isArray(result) ? result.at(-1) : result) as { readonly rowCount: number | null };
    return String(last.rowCount);
  } catch (error) {
    return String((error as { readonly code?: string }).code);
  } finally {
    // A turn lasts longer than its transaction.
    await client.query('ROLLBACK; SELECT pg_advisory_unlock_all()');
  }
}

/** What each login finds in each table, and what it has to find. */
async function read(): Promise<{ found: string[]; wanted: string[] }> {
  const found: string[] = [];
  const wanted: string[] = [];
  const steps = String((await asKeeper('SELECT FROM concord.version')).length);
  for (const [table, readers] of Object.entries(TABLES))
    for (const login of LOGINS) {
      found.push(`${table}, ${login}: ${await answered(login, `SELECT FROM concord.${table}`)}`);
      wanted.push(`${table}, ${login}: ${readers === 'nobody' || login === 'nobody' ? '42501' : steps}`);
    }
  return { found, wanted };
}

interface Answers {
  readonly found: Readonly<Record<string, string>>;
  readonly wanted: Readonly<Record<string, string>>;
}

/** How each function answers the logins, and how it has to. */
async function answers(isUnlocked: boolean): Promise<Answers> {
  const found: Record<string, string> = {};
  const wanted: Record<string, string> = {};
  for (const [name, { sql, before, after = before }] of Object.entries(asked())) {
    const given: string[] = [];
    for (const login of LOGINS) given.push(await answered(login, sql(who.get(login)!)));
    found[name] = given.join(' ');
    wanted[name] = isUnlocked ? after : before;
  }
  return { found, wanted };
}

test('the tables and functions of the server are those that are tried here', async () => {
  const tables = await asKeeper(
    `SELECT relname FROM pg_class WHERE relnamespace = 'concord'::regnamespace AND relkind NOT IN ('i', 't', 'c')`,
  );
  expect(tables.map(({ relname }) => String(relname)).toSorted()).toEqual(Object.keys(TABLES).toSorted());
  const functions = await asKeeper(
    `SELECT DISTINCT proname FROM pg_proc WHERE pronamespace = 'concord'::regnamespace`,
  );
  expect(functions.map(({ proname }) => String(proname)).toSorted()).toEqual(
    [...INNER, ...Object.keys(asked())].toSorted(),
  );
});

test('every table is under row-level security, nobody writes one, and every function is the keeper’s, with a search path of its own', async () => {
  const bare = await asKeeper(
    `SELECT relname FROM pg_class WHERE relnamespace = 'concord'::regnamespace AND relkind = 'r' AND NOT relrowsecurity`,
  );
  // Which steps the schema has is no secret of a team.
  expect(bare).toEqual([{ relname: 'version' }]);
  const odd = await asKeeper(
    `SELECT proname FROM pg_proc WHERE pronamespace = 'concord'::regnamespace
       AND (NOT prosecdef OR pg_get_userbyid(proowner) <> 'concord_keeper' OR proconfig <> ARRAY['search_path=concord, pg_temp'])`,
  );
  expect(odd).toEqual([]);
  const written = await asKeeper(
    `SELECT relname, login FROM pg_class, unnest(ARRAY['${LOGINS.join("','")}']) login
     WHERE relnamespace = 'concord'::regnamespace AND relkind = 'r'
       AND (has_table_privilege(login, oid, 'INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER')
         OR has_any_column_privilege(login, oid, 'INSERT, UPDATE, REFERENCES'))`,
  );
  expect(written).toEqual([]);
  const inner = await asKeeper(
    `SELECT proname, login FROM pg_proc, unnest(ARRAY['${LOGINS.join("','")}']) login
     WHERE pronamespace = 'concord'::regnamespace AND proname = ANY ('{${INNER.join(',')}}')
       AND has_function_privilege(login, oid, 'EXECUTE')`,
  );
  expect(inner).toEqual([]);
});

test('no role reads a table, or a column of one, but which steps the schema has', async () => {
  const { found, wanted } = await read();

  expect(found).toEqual(wanted);
  const columns = await asKeeper(
    `SELECT relname, login FROM pg_class, unnest(ARRAY['${LOGINS.join("','")}']) login
     WHERE relnamespace = 'concord'::regnamespace AND relkind = 'r' AND relname <> 'version'
       AND has_any_column_privilege(login, oid, 'SELECT')`,
  );
  expect(columns).toEqual([]);
});

test('while a round lasts, every role is answered by every function as it may', async () => {
  const { found, wanted } = await answers(false);

  expect(found).toEqual(wanted);
});

test('tables, types and functions of one’s own in the temporary schema stand in for none of the team’s', async () => {
  const shadow = `SET search_path = pg_temp, concord, pg_catalog;
    CREATE TEMP TABLE member AS SELECT project, login, person, name, 'owner'::text AS role, invited_at, joined_at, NULL::timestamptz AS left_at FROM concord.members_of('${project}');
    CREATE TEMP TABLE round AS SELECT id, persons, now() AS unlocked_at FROM concord.rounds_of('${project}');
    CREATE TEMP TABLE right_to_write (project uuid, table_name text, who text, sealed boolean);
    CREATE FUNCTION pg_temp.me(uuid) RETURNS pg_temp.member LANGUAGE sql AS 'SELECT * FROM pg_temp.member LIMIT 1';
    CREATE FUNCTION pg_temp.owner_of(uuid) RETURNS pg_temp.member LANGUAGE sql AS 'SELECT * FROM pg_temp.member LIMIT 1';`;
  expect(await answered('ana', `${shadow} SELECT concord.unlock('${project}', '${round}')`)).toBe('CC003');
  expect(
    await answered(
      'ana',
      `${shadow} SELECT FROM concord.lane_of('${round}', '${who.get('ben')?.person}', 0)`,
    ),
  ).toBe('0');
  expect(await answered('ana', `${shadow} ${asked()['push']!.sql(who.get('ana')!)}`)).toBe('CC004');
  expect(
    await answered('ana', 'CREATE FUNCTION concord.own() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$'),
  ).toBe('42501');
});

test('another’s statements, and the values in them, are shown to nobody', async () => {
  const ana = await server.client(team.database, 'ana');
  const ben = await server.client(team.database, 'ben');
  await ana.query(`SELECT 'a secret of Ana'`);
  const { rows } = await ben.query<{ query: string }>(
    `SELECT query FROM pg_stat_activity WHERE usename = 'ana' AND datname = current_database()`,
  );
  await ana.end();
  await ben.end();

  expect(rows.map(({ query }) => query)).toContain('<insufficient privilege>');
  expect(rows.filter(({ query }) => query.includes('secret'))).toEqual([]);
});

test('a notice says that a log has grown and nothing else, and none says that somebody sealed', async () => {
  const told: string[] = [];
  const listener = await server.client(team.database, 'nobody');
  listener.on('notification', ({ payload }) => told.push(payload ?? ''));
  await listener.query('LISTEN concord');
  const { replica, person } = who.get('ben')!;
  const ben = await server.client(team.database, 'ben');
  await ben.query(
    `SELECT concord.seal('${project}', '${round}', gen_random_uuid(), '${replica}', 2, 1, 20, '{coding}', '{${person}}', '{}', 'x', 0)`,
  );
  await ben.end();
  await team.owner.team.push(team.owner.parcel({ coderIds: [] }), head, apart());
  head += 1;
  await expect.poll(() => told).toContain(`${project} ${head}`);
  await listener.end();

  expect(told.filter((each) => !/^[0-9a-f-]{36} \d+$/.test(each))).toEqual([]);
  expect(told.filter((each) => each.startsWith(project))).toEqual([`${project} ${head}`]);
});

test('an owner of another team learns and changes nothing of this one by knowing its ids', async () => {
  const { owner } = other;
  const [base] = await asKeeper(`SELECT id FROM concord.base WHERE project = '${project}'`);
  const stranger = await server.client(team.database, 'boss');
  const begun = await stranger.query(
    `SELECT concord.base_begin('${other.projectId}', '${String(base?.['id'])}', 0, '', 3, '', 20)`,
  );
  await stranger.query(
    `SELECT concord.give_back('${other.projectId}', 1, 1, gen_random_uuid(), '${who.get('ben')?.replica}', 1000, '${owner.personId}', now(), 20, '{coding}', '{}', '{}', '${round}', 'x')`,
  );
  await stranger.end();

  expect(begun.rowCount).toBe(0);
  expect(await asKeeper(`SELECT FROM concord.replica WHERE sent = 1000`)).toEqual([]);
  expect(
    await asKeeper(`SELECT FROM concord.parcel WHERE project = '${other.projectId}' AND round IS NOT NULL`),
  ).toEqual([]);
});

test('after the unlock, every role is answered by every function as it may', async () => {
  await team.owner.team.rounds.unlock(round);

  const given = await answers(true);
  expect(given.found).toEqual(given.wanted);
});

test('nobody sends a parcel under the id of work that another has sealed, so that it would count as published', async () => {
  const taking = asked()['push']!.sql(who.get('ben')!).replace('gen_random_uuid()', `'${sealedId}'`);

  expect(await answered('ben', taking)).toBe('CC006');
  expect(await answered('ben', asked()['push']!.sql(who.get('ben')!))).toBe('1');
});
