// Nothing connects, but to the server of a team that one joins. Needs Linux, where a program can be cut off from the network and watched. Elsewhere the report says
// why it was not tested, and the checks of every commit fail.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type TestContext } from 'vitest';
import {
  aloneCommand,
  connectionsIn,
  recordedCommand,
  whyNotAlone,
} from '../../../scripts/trust/network/connections.ts';
import { tryNetwork } from '../../../scripts/trust/network/try-network.ts';
import { installOnDebian } from '../../helpers/debian.ts';
import { PASSWORD, startPostgres } from '../../helpers/postgres.ts';
import { testFolder } from '../../helpers/project.ts';
import { testTeam } from '../../helpers/team.ts';

if (whyNotAlone() !== null) installOnDebian('util-linux', 'iproute2', 'strace');
const why = whyNotAlone();

/** The test must be possible where every commit is checked; elsewhere the report says why it is not. */
function expectAlone(context: TestContext): void {
  if (process.env['CONCORD_CHECKS'] === undefined && why !== null) context.skip(why);
  expect(why).toBeNull();
}

test('a program that uses a network is noticed, and gets no answer', (context) => {
  expectAlone(context);
  using folder = testFolder();
  const trace = join(folder.path, 'trace');
  const script = `
    const { connect } = require('node:net');
    const ended = (what) => (error) => console.log(what, error.cause?.code ?? error.code);
    fetch('http://192.0.2.1/').catch(ended('page'));
    connect(9, '2001:db8::1').on('error', ended('socket'));
    connect(9, '127.0.0.1').on('error', ended('this machine'));`;

  const [command, ...words] = aloneCommand(recordedCommand(trace, [process.execPath, '--eval', script]));
  const { stdout } = spawnSync(command, words, { encoding: 'utf8' });

  expect(stdout.trim().split('\n').toSorted()).toEqual([
    'page ENETUNREACH',
    'socket ENETUNREACH',
    'this machine ECONNREFUSED',
  ]);
  const { outside, inside } = connectionsIn(trace);
  expect(outside.toSorted()).toEqual(['192.0.2.1', '2001:db8::1']);
  expect(inside).toBe(1);
});

test('what people do with Concord works without a network, and no part of it connects to one', async (context) => {
  expectAlone(context);

  const { faults, came, tried } = await tryNetwork();

  expect(faults).toEqual([]);
  expect(tried).toBeGreaterThan(15);
  expect(came['looks at screens']).toBeGreaterThan(20);
});

test('who joins a team connects to the server of the team, and to nothing else', async (context) => {
  expectAlone(context);
  using folder = testFolder();
  await using server = await startPostgres();
  await using team = await testTeam(server);
  await team.member('lena', 'coder');
  const trace = join(folder.path, 'trace');
  const address = {
    host: '127.0.0.1',
    port: server.port,
    database: team.database,
    proof: { by: 'authority', pem: readFileSync(server.certificate.authority, 'utf8') },
    tunnel: null,
  };
  const script = `
    const { connect } = await import('#electron/team/postgres/connect.ts');
    const access = { address: ${JSON.stringify(address)}, login: 'lena', password: async () => ${JSON.stringify(PASSWORD)} };
    const team = await connect(access, ${JSON.stringify(team.projectId)});
    console.log((await team.hello({ replicaId: crypto.randomUUID(), machine: 'm', program: 'p', schema: 20, head: 0 })).name);
    await team.close();`;

  const [command, ...words] = recordedCommand(trace, [
    process.execPath,
    '--input-type=module',
    '--eval',
    script,
  ]);
  const { stdout, stderr } = spawnSync(command, words, { encoding: 'utf8' });

  expect([stdout.trim(), stderr]).toEqual(['lena', '']);
  const asked = [...readFileSync(trace, 'utf8').matchAll(/connect\(\d+, \{(sa_family=AF_INET6?[^}]*)\}/g)];
  expect(new Set(asked.map(([, to]) => to))).toEqual(
    new Set([`sa_family=AF_INET, sin_port=htons(${server.port}), sin_addr=inet_addr("127.0.0.1")`]),
  );
});
