// Sending and receiving over a real PostgreSQL: what the log takes, what it refuses, and in which order.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createConnection, createServer } from 'node:net';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { AppError } from '#core/errors.ts';
import { connect } from '#electron/team/postgres/connect.ts';
import { sharedPostgres, type TestPostgres } from '../../../helpers/postgres.ts';
import { testFolder } from '../../../helpers/project.ts';
import { apart, socketAccess, testTeam } from '../../../helpers/team.ts';

let server: TestPostgres;
beforeAll(async () => {
  server = await sharedPostgres();
});

const key = async (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: AppError) => error.key,
  );

const sha256 = (...parts: (Uint8Array | string)[]): string => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

test('parcels are numbered in the order in which they arrive, chained, and read back as they were sent', async () => {
  await using team = await testTeam(server);
  const lena = await team.member('lena', 'coder');
  const first = lena.parcel({ count: 3, tables: ['coding', 'memo'] });
  const second = team.owner.parcel();

  const one = await lena.team.push(first, 0, apart());
  const two = await team.owner.team.push(second, 3, apart());

  const chains = [sha256(first.bytes), sha256(Buffer.from(sha256(first.bytes), 'hex'), second.bytes)];
  expect([one, two]).toEqual([
    { accepted: true, first: 1, last: 3, chain: chains[0] },
    { accepted: true, first: 4, last: 4, chain: chains[1] },
  ]);
  const pulled = await team.owner.team.pull(0);
  expect(pulled).toMatchObject([
    {
      ...first,
      bytes: Buffer.from(first.bytes),
      first: 1,
      last: 3,
      personId: lena.personId,
      chain: chains[0],
    },
    { ...second, bytes: Buffer.from(second.bytes), first: 4, last: 4, personId: team.owner.personId },
  ]);
  expect(await lena.team.pull(3)).toHaveLength(1);
  expect(await lena.team.pull(4)).toEqual([]);
  expect(Math.abs(Date.now() - Date.parse(pulled[0]?.received ?? ''))).toBeLessThan(60_000);
});

test('small blobs go and come together, as many as one part holds, and large and missing ones are asked for alone', async () => {
  await using team = await testTeam(server);
  const { team: log } = team.owner;
  const blobs = [0, 3_000, 2 ** 20, 3 * 2 ** 20, 5].map((size) => {
    const bytes = randomBytes(size);
    return { hash: sha256(bytes), bytes };
  });
  const large = randomBytes(5 * 2 ** 20);
  const hashes = blobs.map(({ hash }) => hash);

  await log.putBlobs(blobs);
  await log.putBlob(sha256(large), large);
  const together = await log.getBlobs([sha256(large), sha256('nowhere'), ...hashes]);

  // What one part does not hold comes with the next answer.
  expect(together).toEqual(blobs.slice(0, 3));
  expect(await log.getBlobs(hashes.slice(3))).toEqual(blobs.slice(3));
  expect(await log.getBlobs([sha256(large)])).toEqual([]);
  const told: number[] = [];
  expect(await log.getBlob(sha256(large), (done) => told.push(done))).toEqual(large);
  expect(told).toEqual([4 * 2 ** 20]);
  const other = [
    { hash: sha256('other'), bytes: Buffer.from('bytes') },
    { hash: sha256('one'), bytes: Buffer.from('one') },
  ];
  expect(await key(log.putBlobs(other))).toBe('team_server:parts_differ');
  expect(await log.missing(other.map(({ hash }) => hash))).toHaveLength(2);
});

test('what is received takes the line no longer than it is long', async () => {
  await using team = await testTeam(server);
  await using line = await lineTo(server);
  const bytes = randomBytes(2 ** 20);
  const hash = sha256(bytes);
  await team.owner.team.putBlob(hash, bytes);
  await team.owner.team.push(team.owner.parcel({ bytes, blobs: [hash] }), 0, apart());
  const far = await connect(
    socketAccess({ folder: line.folder, port: server.port }, team.database, 'boss'),
    team.projectId,
  );
  await far.members.list();

  const before = line.down();
  expect(await far.getBlob(hash)).toEqual(bytes);
  const [parcel] = await far.pull(0);
  expect(parcel?.bytes).toEqual(bytes);

  expect((line.down() - before) / (2 * bytes.length)).toBeLessThan(1.05);
  await far.close();
});

/** A socket that passes on to that of the server, and counts what comes from there, in bytes. */
async function lineTo({ folder, port }: TestPostgres) {
  const place = testFolder();
  let down = 0;
  const name = `.s.PGSQL.${port}`;
  const proxy = createServer((near) => {
    const far = createConnection(join(folder, name));
    far.on('data', (chunk) => (down += chunk.length));
    near.pipe(far).pipe(near);
    far.on('error', () => near.destroy());
    near.on('error', () => far.destroy());
  }).listen(join(place.path, name));
  await once(proxy, 'listening');
  return {
    folder: place.path,
    down: () => down,
    [Symbol.asyncDispose]: async () => {
      proxy.close();
      await once(proxy, 'close');
      place[Symbol.dispose]();
    },
  };
}

test('large parcels come a few at a time, so that a long absence does not fill the memory', async () => {
  await using team = await testTeam(server);
  for (let n = 0; n < 3; n += 1)
    await team.owner.team.push(team.owner.parcel({ bytes: randomBytes(5 * 2 ** 20) }), n, apart());

  const come: number[][] = [];
  for (let after = 0; ;) {
    const parcels = await team.owner.team.pull(after);
    if (parcels.length === 0) break;
    come.push(parcels.map(({ first }) => first));
    after = parcels.at(-1)?.last ?? 0;
  }

  expect(come).toEqual([[1, 2], [3]]);
  expect(
    await key(team.owner.team.push(team.owner.parcel({ bytes: Buffer.alloc(65 * 2 ** 20) }), 3, apart())),
  ).toBe('team_server:too_large');
});

test('a parcel whose answer was lost gets the same numbers again, and stands in the log once', async () => {
  await using team = await testTeam(server);
  const parcel = team.owner.parcel({ count: 2 });

  const first = await team.owner.team.push(parcel, 0, apart());
  await team.owner.team.push(team.owner.parcel(), 2, apart());
  const again = await team.owner.team.push(parcel, 0, apart());

  expect(again).toEqual(first);
  expect(await team.owner.team.pull(0)).toHaveLength(2);
});

test('a parcel that is behind goes in where it meets nothing, and must receive first where it does', async () => {
  await using team = await testTeam(server);
  const lena = await team.member('lena', 'coder');
  await team.owner.team.push(team.owner.parcel(), 0, { writes: [1n, -2n], reads: [3n] });
  const push = async (writes: bigint[], reads: bigint[]) => {
    const before = (await team.owner.team.pull(0)).length;
    const answer = await lena.team.push({ ...lena.parcel(), n: 1000 + before + tries++ }, 0, {
      writes,
      reads,
    });
    return answer.accepted;
  };
  let tries = 0;

  expect(await push([7n], [8n, 3n])).toBe(true);
  expect(await push([-2n], [])).toBe(false);
  expect(await push([], [1n])).toBe(false);
  expect(await push([3n], [])).toBe(false);
  expect(await push([9n], [])).toBe(true);
});

test('what was sent more than an hour ago is not compared any more: who is behind it receives first', async () => {
  await using team = await testTeam(server);
  const lena = await team.member('lena', 'coder');
  await team.owner.team.push(team.owner.parcel(), 0, apart());
  await server.asked(
    team.database,
    `UPDATE concord.recent SET received = received - interval '61 minutes' WHERE project = '${team.projectId}'`,
  );

  expect(await lena.team.push(lena.parcel(), 0, apart())).toMatchObject({ accepted: true });
  expect(await team.owner.team.push(team.owner.parcel(), 0, apart())).toEqual({ accepted: false, head: 2 });
  expect(
    await server.asked(team.database, `SELECT last FROM concord.recent WHERE project = '${team.projectId}'`),
  ).toEqual([{ last: '2' }]);
});

test('a file that was copied or restored is told so: a number is taken once', async () => {
  await using team = await testTeam(server);
  await team.owner.team.push(team.owner.parcel(), 0, apart());
  await team.owner.team.push(team.owner.parcel(), 1, apart());

  expect(await key(team.owner.team.push({ ...team.owner.parcel(), n: 2 }, 2, apart()))).toBe(
    'errors:team_replica_taken',
  );
  expect(await team.owner.team.hello(team.owner.me)).toMatchObject({ sentByReplica: 2, head: 2 });
  expect(await key(team.owner.team.push({ ...team.owner.parcel(), n: 3 }, 99, apart()))).toBe(
    'team_server:not_next',
  );
});

test('hello tells who one is and where the log stands, and the chain at one’s own head', async () => {
  await using team = await testTeam(server);
  const lena = await team.member('lena', 'reader');
  const sent = await team.owner.team.push(team.owner.parcel({ count: 2, schema: 21 }), 0, apart());

  const at = async (head: number) => lena.team.hello({ ...lena.me, head });
  expect(await at(2)).toMatchObject({
    personId: lena.personId,
    name: 'lena',
    role: 'reader',
    head: 2,
    chain: sent.accepted && sent.chain,
    chainAtMine: sent.accepted && sent.chain,
    protocol: 1,
    schema: 21,
    movedTo: null,
    sentByReplica: 0,
  });
  expect((await at(0)).chainAtMine).toBe('');
  expect((await at(1)).chainAtMine).toBeNull();
  expect((await at(9)).chainAtMine).toBeNull();
});

test('roles are held: readers send nothing, coders no codes unless the project lets all, nobody the layer of another', async () => {
  await using team = await testTeam(server);
  await using open = await testTeam(server, {
    codebook: 'all',
    sharedLayers: ['00000000-0000-4000-8000-00000000000a'],
  });
  const lena = await team.member('lena', 'coder');
  const max = await team.member('max', 'reader');
  const free = await open.member('lena', 'coder');
  const push = (who: typeof lena, more: Parameters<typeof lena.parcel>[0], at = 0) =>
    key(who.team.push(who.parcel(more), at, apart()));

  expect(await push(max, {})).toBe('team_server:role_may_not');
  expect(await push(lena, { tables: ['code', 'coding'] })).toBe('team_server:role_may_not');
  expect(await push(lena, { tables: ['project'] })).toBe('team_server:role_may_not');
  expect(await push(lena, { tables: ['nothing'] })).toBe('team_server:unknown_table');
  expect(await push(lena, { coderIds: [team.owner.personId] })).toBe('team_server:layer_of_another');
  const second = randomUUID();
  expect(await push(lena, { coderIds: [lena.personId, second] })).toBe('done');
  expect(await push(team.owner, { coderIds: [second] })).toBe('team_server:layer_of_another');
  expect(await push(free, { tables: ['code'] })).toBe('done');
  expect(await push(free, { tables: ['source'] })).toBe('team_server:role_may_not');
  const adjudicated = { coderIds: ['00000000-0000-4000-8000-00000000000a'] };
  expect(await push(free, adjudicated)).toBe('done');
  expect(await push(open.owner, adjudicated)).toBe('done');
});

test('a parcel is taken once the blobs that it names are whole, and a blob that broke off goes on where it was', async () => {
  await using team = await testTeam(server);
  const bytes = randomBytes(9 * 2 ** 20);
  const hash = sha256(bytes);
  const { team: log } = team.owner;
  const named = () => log.push(team.owner.parcel({ blobs: [hash] }), 0, apart());

  expect(await log.missing([hash])).toEqual([hash]);
  expect(await key(named())).toBe('team_server:blob_not_whole');
  await server.asked(
    team.database,
    `INSERT INTO concord.blob (project, hash, size) VALUES ('${team.projectId}', '${hash}', ${bytes.length})`,
  );
  // The first part arrived; the second one is not of this blob.
  await server.asked(team.database, 'INSERT INTO concord.blob_part VALUES ($1, $2, 0, $3), ($1, $2, 1, $4)', [
    team.projectId,
    hash,
    bytes.subarray(0, 4 * 2 ** 20),
    randomBytes(4 * 2 ** 20),
  ]);
  expect(await key(named())).toBe('team_server:blob_not_whole');
  expect(await key(log.getBlob(hash))).toBe('team_server:no_blob');
  await log.putBlob(hash, bytes);

  expect(await log.missing([hash])).toEqual([]);
  expect(await key(named())).toBe('done');
  expect(Buffer.compare(Buffer.from(await log.getBlob(hash)), bytes)).toBe(0);
  await log.putBlob(sha256(''), Buffer.alloc(0));
  expect(await log.getBlob(sha256(''))).toHaveLength(0);
  expect(await key(log.putBlob(sha256('other'), Buffer.from('bytes')))).toBe('team_server:parts_differ');
  await server.asked(
    team.database,
    `UPDATE concord.blob_part SET bytes = 'x' WHERE hash = '${hash}' AND n = 0`,
  );
  expect(await key(log.getBlob(hash))).toBe('team_server:blob_differs');
});

test('everybody hears within moments that the log has grown, and nobody hears what', async () => {
  await using team = await testTeam(server);
  const lena = await team.member('lena', 'coder');
  const heard: number[] = [];
  const stop = await lena.team.listen((head) => heard.push(head));

  await team.owner.team.push(team.owner.parcel({ count: 5 }), 0, apart());

  await expect.poll(() => heard).toEqual([5]);
  await stop();
});

test('who listens hears within moments that the line broke, and hears the others again once something was asked', async () => {
  await using team = await testTeam(server);
  const lena = await team.member('lena', 'coder');
  const heard: number[] = [];
  let lost = 0;
  const stop = await lena.team.listen(
    (head) => heard.push(head),
    () => (lost += 1),
  );

  await server.asked(
    'postgres',
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'lena' AND datname = $1",
    [team.database],
  );
  await expect.poll(() => lost).toBe(1);
  await lena.team.hello(lena.me);
  await team.owner.team.push(team.owner.parcel({ count: 5 }), 0, apart());

  await expect.poll(() => heard).toEqual([5]);
  expect(lost).toBe(1);
  await stop();
});

test('who has a turn sends before anybody else, and others wait until it ends', async () => {
  await using team = await testTeam(server);
  const lena = await team.member('lena', 'coder');
  const order: string[] = [];

  let waiting: Promise<unknown> = Promise.resolve();
  await lena.team.turn(async () => {
    const { head } = await lena.team.hello(lena.me);
    waiting = team.owner.team.push(team.owner.parcel(), 0, apart()).then(() => order.push('owner'));
    await new Promise((done) => setTimeout(done, 200));
    await lena.team.push(lena.parcel(), head, apart());
    order.push('lena');
  });
  await waiting;

  expect(order).toEqual(['lena', 'owner']);
  expect((await lena.team.pull(0)).map(({ personId }) => personId)).toEqual([
    lena.personId,
    team.owner.personId,
  ]);
});

test('what was sent in a turn stands, whatever comes after it, and a turn that fails is over', async () => {
  await using team = await testTeam(server);
  const lena = await team.member('lena', 'coder');

  const failed = team.owner.team.turn(async () => {
    await team.owner.team.push(team.owner.parcel(), 0, apart());
    throw new Error('stopped');
  });

  await expect(failed).rejects.toThrow('stopped');
  expect(await lena.team.push(lena.parcel(), 1, apart())).toMatchObject({ first: 2 });
});

test('twenty who send at the same time, each behind the others, all get in once, one after the other', async () => {
  await using team = await testTeam(server);
  const members = [team.owner];
  for (let n = 1; n < 20; n += 1) members.push(await team.member(`coder${n}`, 'coder'));

  const answers = await Promise.all(
    members.flatMap((one) =>
      Array.from({ length: 5 }, () => one.team.push(one.parcel({ count: 2 }), 0, apart())),
    ),
  );

  expect(answers.filter(({ accepted }) => !accepted)).toEqual([]);
  const log = [...(await team.owner.team.pull(0))];
  expect(log.map(({ first }) => first)).toEqual(Array.from({ length: 100 }, (_, n) => 2 * n + 1));
  let chain = Buffer.alloc(0);
  for (const { bytes, chain: said } of log) {
    chain = Buffer.from(sha256(chain, bytes), 'hex');
    expect(said).toBe(chain.toString('hex'));
  }
});

test('two projects in one database do not see or touch each other', async () => {
  await using one = await testTeam(server);
  await using other = await testTeam(server);
  const lena = await other.member('lena', 'coder');

  await one.owner.team.push(one.owner.parcel(), 0, apart());

  expect(await lena.team.hello(lena.me)).toMatchObject({ head: 0 });
  const client = await server.client(one.database, 'lena');
  const seen = await client.query('SELECT id FROM concord.project_of($1)', [other.projectId]);
  expect(seen.rows).toEqual([{ id: other.projectId }]);
  for (const asked of ['project_of($1)', 'parcels_after($1, 0)'])
    await expect(client.query(`SELECT FROM concord.${asked}`, [one.projectId])).rejects.toMatchObject({
      code: 'CC001',
    });
  await client.end();
});
