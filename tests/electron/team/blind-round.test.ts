// A blind round over a server, by the command line and with three files: what two people code in it is in no file but their own
// until the owner unlocks it, and then all files are the same study.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '#db/open.ts';
import { dump } from '../../helpers/dump.ts';
import { sharedPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { openOptions } from '../../helpers/project.ts';
import { teamDatabase } from '../../helpers/team.ts';
import { terminal, type Terminal } from '../cli/concord.ts';

let server: TestPostgres;
let wei: Terminal;
let lena: Terminal;
let anna: Terminal;

const FILE = 'alliance.concord';

beforeAll(async () => {
  server = await sharedPostgres();
  await server.logins('boss', 'lena', 'anna');
  const database = await teamDatabase(server);
  [wei, lena, anna] = [terminal(), terminal(), terminal()];
  await done(wei, 'new', FILE, '--coder', 'Wei');
  writeFileSync(join(wei.folder, 'a.txt'), 'The association knows whom to ask.\n\nIt answers the phone.');
  await done(wei, 'import', FILE, 'a.txt');
  await call(wei, 'codes.create', { name: 'connector' });
  await code(wei, 0, 3);
  await done(
    wei,
    'team',
    'create',
    FILE,
    '--url',
    `postgres://boss@/${database}?host=${server.folder}&port=${server.port}`,
  );
  for (const [shell, login, name] of [
    [lena, 'lena', 'Lena'],
    [anna, 'anna', 'Anna'],
  ] as const) {
    const said = await done(wei, 'team', 'invite', FILE, '--login', login, '--role', 'coder');
    await server.asked('postgres', `GRANT concord_member TO ${login}`);
    await done(
      shell,
      'team',
      'join',
      FILE,
      '--invitation',
      said.trimEnd().split('\n').at(-1)!,
      '--name',
      name,
    );
  }
  await sync(wei);
});

afterAll(() => {
  for (const shell of [wei, lena, anna]) shell[Symbol.dispose]();
});

async function done(shell: Terminal, ...words: string[]): Promise<string> {
  const { status, stdout, stderr } = await shell.concord(...words);
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.any(String) as string });
  return stdout;
}

function call<T>(shell: Terminal, method: string, input: object): Promise<T> {
  return shell.json<T>('call', FILE, method, JSON.stringify(input));
}

const sync = (shell: Terminal): Promise<object> => shell.json('team', 'sync', FILE, '--format', 'json');

interface Rows {
  readonly source: readonly { readonly id: string; readonly textHash: string }[];
  readonly code: readonly { readonly id: string }[];
}

/** Codes these characters of the only source with the only code. */
async function code(shell: Terminal, start: number, end: number): Promise<void> {
  const { tables } = await call<{ tables: Rows }>(shell, 'project.records', {});
  const [source] = tables.source;
  const { id: sourceId = '', textHash } = source ?? {};
  const codeId = tables.code[0]?.id;
  await call(shell, 'codings.apply', { sourceId, textHash, codeId, span: { start, end } });
}

function inFile<T>({ folder }: Terminal, read: (store: ReturnType<typeof openStore>) => T): T {
  const store = openStore(join(folder, FILE), { ...openOptions, readOnly: true });
  try {
    return read(store);
  } finally {
    store.close();
  }
}

/** How many codings are in the file, whatever windows show of them; also among its acts. */
const codingsIn = (shell: Terminal): readonly unknown[] =>
  inFile(shell, ({ db: { sqlite } }) => [
    sqlite.prepare('SELECT count(*) FROM coding').pluck().get(),
    sqlite.prepare("SELECT count(*) FROM change WHERE method = 'codings.apply'").pluck().get(),
  ]);

const rounds = (shell: Terminal): Promise<readonly object[]> =>
  shell.json('rounds', FILE, '--format', 'json');

test('what is coded in a round stays in its lane, is published by the unlock, and what came too late is told', async () => {
  const opening = ['team', 'round', 'open', FILE, '--name', 'Round 1', '--persons', 'Wei,Lena'];
  const refused = await lena.concord(...opening);
  expect([refused.status, refused.stderr]).toEqual([1, expect.stringContaining('Wei')]);
  const seen = await wei.concord(...opening, '--owner-sees');
  expect([seen.status, seen.stderr]).toEqual([1, expect.stringContaining('Wei owns the team')]);
  await server.asked('postgres', 'GRANT pg_read_all_data TO lena');
  const opened = await done(wei, ...opening);
  expect(opened).toContain('The round “Round 1” is open');
  expect(opened).toContain('As administrators of the database, keeper and lena could read');
  expect(opened).toContain('Lena of the team is one of them.');
  await server.asked('postgres', 'REVOKE pg_read_all_data FROM lena');

  // Lena has not heard of the round yet.
  await code(lena, 4, 15);
  expect(await sync(lena)).toMatchObject({ sent: 1, sealed: 1 });
  await code(wei, 4, 15);
  await code(wei, 16, 21);
  expect(await sync(wei)).toMatchObject({ sent: 2, sealed: 2, received: 0 });
  await sync(anna);
  expect([codingsIn(wei), codingsIn(lena), codingsIn(anna)]).toEqual([
    [3, 3],
    [2, 2],
    [1, 1],
  ]);
  expect(await done(lena, 'team', 'status', FILE)).toContain('1 change is sealed until');

  const { tables } = await call<{ tables: Rows }>(lena, 'project.records', {});
  const ids = tables.source.map(({ id }) => id);
  await call(lena, 'sources.setReviewed', { ids, reviewed: true });
  await call(lena, 'events.add', { name: 'First plan', date: '2018-06' });
  expect(await sync(lena)).toMatchObject({ sent: 2, sealed: 2 });
  expect(await sync(wei)).toMatchObject({ received: 1 });
  expect(await rounds(wei)).toMatchObject([
    {
      name: 'Round 1',
      withheld: true,
      coders: [
        { name: 'Wei', reviewed: 0, of: 1 },
        { name: 'Lena', reviewed: 1, of: 1 },
      ],
    },
  ]);
  expect(await rounds(anna)).toMatchObject([{ coders: [{ reviewed: null }, { reviewed: null }] }]);

  // This one is not sent before the unlock.
  await code(lena, 22, 27);
  const unlocked = await done(wei, 'team', 'round', 'unlock', FILE, 'Round 1');
  expect(unlocked).toContain('row-level access control');
  expect(unlocked).toContain('Its administrator keeper could have read it.');
  expect(unlocked).toContain('3 codings by Wei');
  expect(unlocked).toContain('1 coding by Lena, who had finished 1 source');
  expect(unlocked).toContain('Before the round, Lena could have seen 1 coding of others');
  expect(unlocked).not.toContain('received after');
  expect(await sync(lena)).toMatchObject({ sent: 1, received: 3 });
  for (const shell of [wei, anna]) await sync(shell);
  expect(everythingIn(lena)).toEqual(everythingIn(wei));
  expect(everythingIn(anna)).toEqual(everythingIn(wei));
  for (const shell of [wei, lena, anna]) {
    await done(shell, 'check', FILE);
    expect(codingsIn(shell)).toEqual([5, 5]);
    expect(await rounds(shell)).toMatchObject([{ unlocked: expect.any(String) as string, late: 1 }]);
  }
  const again = await wei.concord('team', 'round', 'unlock', FILE, 'Round 1');
  expect([again.status, again.stderr]).toEqual([1, expect.stringContaining('Round 1')]);
});

function everythingIn(shell: Terminal): string {
  return inFile(shell, dump);
}
