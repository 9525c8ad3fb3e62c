// A server that answers but takes nobody in: work goes on, and goes there once it does again.
import { beforeAll, expect, test } from 'vitest';
import { sharedPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import type { TestProject } from '../../helpers/project.ts';
import {
  disconnect,
  expectEqual,
  memosIn,
  twoOnServer,
  urlOf,
  databaseOfTwo,
} from '../../helpers/two-on-server.ts';

let server: TestPostgres;

beforeAll(async () => {
  server = await sharedPostgres();
  await server.logins('boss', 'lena');
});

const linkOf = async ({ api }: TestProject): Promise<unknown> => (await api.team.state({}))?.link;

test.for([
  {
    what: 'has no connection left for a login',
    key: 'team_server:too_many',
    shut: () => 'ALTER ROLE lena CONNECTION LIMIT 0',
    open: () => 'ALTER ROLE lena CONNECTION LIMIT -1',
  },
  {
    what: 'lets nobody into the database',
    key: 'team_server:stopping',
    shut: (name: string) => `ALTER DATABASE ${name} ALLOW_CONNECTIONS false`,
    open: (name: string) => `ALTER DATABASE ${name} ALLOW_CONNECTIONS true`,
  },
  {
    what: 'has the database under another name',
    key: 'team_server:no_database',
    shut: (name: string) => `ALTER DATABASE ${name} RENAME TO ${name}_elsewhere`,
    open: (name: string) => `ALTER DATABASE ${name}_elsewhere RENAME TO ${name}`,
  },
])(
  'a server that $what is offline, and what was done meanwhile is sent once it is there again',
  async ({ key, shut, open }) => {
    await using team = await twoOnServer(server);
    const { name, wei, lena } = team;
    // Who is still on the way out is in the way of a new name.
    const isShut = async (): Promise<boolean> => {
      await disconnect(server, name);
      return await server.asked('postgres', shut(name)).then(
        () => true,
        () => false,
      );
    };
    await expect.poll(isShut).toBe(true);
    await disconnect(server, name);
    await expect
      .poll(() =>
        lena.api.team.sync({}).then(
          () => null,
          (error: { key: string }) => error.key,
        ),
      )
      .toBe(key);
    await lena.api.memos.add({ body: 'kept here' });
    await expect(lena.api.team.sync({})).rejects.toMatchObject({ key, code: 'locked' });
    expect(await linkOf(lena)).toMatchObject({ how: 'offline', why: { key } });
    expect(await lena.api.team.state({})).toMatchObject({ unsent: 1 });

    await server.asked('postgres', open(name));
    expect(await lena.api.team.sync({})).toMatchObject({ sent: 1 });
    expect(await linkOf(lena)).toMatchObject({ how: 'here' });
    await expectEqual(team);
    expect(memosIn(wei)).toEqual(['kept here']);
  },
);

test('after a database is gone for good, what was done meanwhile is at the place to which the owner moves the team', async () => {
  await using team = await twoOnServer(server);
  const { name, wei, lena } = team;
  const to = await databaseOfTwo(server);
  await disconnect(server, name);
  await server.asked('postgres', `DROP DATABASE ${name} WITH (FORCE)`);
  await lena.api.memos.add({ body: 'kept here' });
  await expect(lena.api.team.leave({})).rejects.toMatchObject({ key: 'errors:team_leave_offline' });
  await wei.api.team.move({ url: urlOf(server, to) });
  const { invitation } = await wei.api.team.invite({ login: 'lena', role: 'coder', coder: 'Lena' });
  await lena.api.team.follow({ invitation });
  await expectEqual(team);
  expect(memosIn(wei)).toEqual(['kept here']);
});

test('a disk that is full here is told as that, and what others did comes once there is room', async () => {
  await using team = await twoOnServer(server);
  const { wei, lena } = team;
  const { sqlite } = lena.session.study!.store.db;
  await wei.api.memos.add({ body: 'much '.repeat(20_000) });
  await wei.api.team.sync({});
  const full = { code: 'invalid', key: 'errors:disk_full', parameters: { name: 'hers.concord' } };
  sqlite.pragma(`max_page_count = ${String(sqlite.pragma('page_count', { simple: true }))}`);

  await expect(lena.api.team.sync({})).rejects.toMatchObject(full);
  expect(await linkOf(lena)).toMatchObject({ how: 'stopped', why: full });
  expect(memosIn(lena)).toEqual([]);

  sqlite.pragma('max_page_count = 1000000');
  await expectEqual(team);
  expect(memosIn(lena)).toHaveLength(1);
});
