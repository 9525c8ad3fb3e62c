// A team's log on a PostgreSQL server of this machine: sending and receiving beside bare inserts and selects of the same bytes.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import type { Client } from 'pg';
import type { Footprint, Parcel } from '#core/team/transport.ts';
import { connect, createTeam, type PostgresTeam } from '#electron/team/postgres/connect.ts';
import { sqlForAdministrator } from '#electron/team/postgres/schema.ts';
import type { ServerAccess } from '#electron/team/postgres/server-connection.ts';
import type { Measured } from '../budget.ts';
import { median, once } from '../timing.ts';
import type { Workbench } from '../workbench.ts';

/** What this needs of the tests' server, which does not belong to the programs. */
interface Server extends AsyncDisposable {
  readonly folder: string;
  readonly port: number;
  asked(database: string, sql: string, values?: unknown[]): Promise<unknown>;
  client(database: string, login: string): Promise<Client>;
  logins(...names: string[]): Promise<void>;
}

const DATABASE = 'bench';
const PROJECT = randomUUID();
const ACTS = 250_000;
const PER_PARCEL = 500;
const PEOPLE = 20;
const MIB = 2 ** 20;

/** Rows of a team of twenty on one server. Starts a PostgreSQL, and ends it. */
export async function* teamServer({ size }: Workbench): AsyncGenerator<Measured> {
  const place = new URL('../../../tests/helpers/postgres.ts', import.meta.url).href;
  const { startPostgres } = (await import(place)) as { startPostgres: () => Promise<Server> };
  await using server = await startPostgres();
  await server.asked('postgres', `CREATE DATABASE ${DATABASE}`);
  await server.asked(DATABASE, sqlForAdministrator(DATABASE, 'person0'));
  const owner = await createTeam(accessOf(server, 'person0'), {
    projectId: PROJECT,
    name: 'bench',
    owner: { personId: randomUUID(), name: 'Owner' },
    schema: 1,
    codebook: 'all',
    sources: 'all',
    rights: [{ table: 'coding', who: 'coder', sealed: true }],
    sharedLayers: [],
  });
  const bare = await server.client(DATABASE, 'keeper');
  try {
    yield* log(owner, bare, Math.max(5_000, ACTS * size.scale));
    yield* blobs(owner, bare, Math.max(8, 128 * size.scale));
    yield* crowd(server, owner, size.scale < 1 ? 3_000 : 12_000);
  } finally {
    await owner.close();
    await bare.end();
  }
}

function accessOf({ folder, port }: Server, login: string): ServerAccess {
  return {
    address: { host: 'localhost', port, database: DATABASE, proof: { by: 'socket', folder }, tunnel: null },
    login,
    password: () => Promise.resolve(null),
  };
}

/** A coding as an act: what people do most. */
function act(n: number): object {
  const id = randomUUID();
  const at = new Date(1_764_300_000_000 + n * 9_000).toISOString();
  const row = { id, sourceId: SOURCES[n % 5], codeId: CODES[n % 40], coderId: SOURCES[0], start: 100 * n, end: 100 * n + 80, quoteDigest: id.slice(0, 16), createdAt: at }; // prettier-ignore
  return {
    id: randomUUID(),
    at,
    method: 'codings.apply',
    group: randomUUID(),
    change: { added: { coding: { [id]: row } } },
  };
}

const SOURCES = Array.from({ length: 5 }, () => randomUUID());
const CODES = Array.from({ length: 40 }, () => randomUUID());

function parcelOf(replicaId: string, n: number, count: number): Parcel {
  const packed = deflateRawSync(JSON.stringify(Array.from({ length: count }, (_, index) => act(index))));
  const bytes = Buffer.concat([Buffer.from([2]), packed]);
  return {
    id: randomUUID(),
    replicaId,
    n,
    count,
    schema: 1,
    tables: ['coding'],
    coderIds: [],
    blobs: [],
    bytes,
  };
}

/** The footprint of so many codings: each its row and place, and the code and the text that it relies on. */
function footprintOf(count: number): Footprint {
  const key = (): bigint => randomBytes(8).readBigInt64LE();
  return { writes: Array.from({ length: 2 * count }, key), reads: Array.from({ length: 45 }, key) };
}

async function* log(owner: PostgresTeam, bare: Client, acts: number): AsyncGenerator<Measured> {
  const me = { replicaId: randomUUID(), machine: 'bench', program: 'bench', schema: 1, head: 0 };
  await owner.hello(me);
  const sent = Array.from({ length: Math.floor(acts / PER_PARCEL) }, (_, n) => ({
    parcel: parcelOf(me.replicaId, n + 1, PER_PARCEL),
    footprint: footprintOf(PER_PARCEL),
  }));
  await bare.query('CREATE TABLE bare (n serial PRIMARY KEY, bytes bytea)');
  await bare.query('ALTER TABLE bare ALTER bytes SET STORAGE EXTERNAL');
  const pushing = await once(async () => {
    for (const [n, { parcel, footprint }] of sent.entries())
      await owner.push(parcel, n * PER_PARCEL, footprint);
  });
  const inserting = await once(async () => {
    for (const { parcel } of sent) await bare.query('INSERT INTO bare (bytes) VALUES ($1)', [parcel.bytes]);
  });
  const told = `${(sent.length * PER_PARCEL).toLocaleString('en')} acts in parcels of ${PER_PARCEL}`;
  yield {
    work: `sending ${told}`,
    value: pushing,
    unit: 'ms',
    floor: { what: 'bare inserts', value: inserting },
    budget: { times: 10 },
  };

  let received = 0;
  const pulling = await once(async () => {
    for (let after = 0; ;) {
      const parcels = await owner.pull(after);
      if (parcels.length === 0) break;
      received += parcels.length;
      after = parcels.at(-1)?.last ?? 0;
    }
  });
  if (received !== sent.length) throw new Error(`${received} of ${sent.length} parcels came back.`);
  const selecting = await once(async () => {
    for (let n = 0; n < sent.length; n += 200)
      await bare.query('SELECT bytes FROM bare WHERE n > $1 AND n <= $2 ORDER BY n', [n, n + 200]);
  });
  yield {
    work: `receiving ${told}`,
    value: pulling,
    unit: 'ms',
    floor: { what: 'bare selects', value: selecting },
    budget: { times: 3 },
  };
}

async function* blobs(owner: PostgresTeam, bare: Client, mib: number): AsyncGenerator<Measured> {
  const each = Array.from({ length: Math.ceil(mib / 16) }, () => randomBytes(16 * MIB));
  const hashes = each.map((bytes) => createHash('sha256').update(bytes).digest('hex'));
  const putting = await once(async () => {
    for (const [index, bytes] of each.entries()) await owner.putBlob(hashes[index] ?? '', bytes);
  });
  await bare.query('TRUNCATE bare RESTART IDENTITY');
  const parts = each.flatMap((bytes) =>
    Array.from({ length: 4 }, (_, n) => bytes.subarray(n * 4 * MIB, (n + 1) * 4 * MIB)),
  );
  const inserting = await once(async () => {
    for (const part of parts) await bare.query('INSERT INTO bare (bytes) VALUES ($1)', [part]);
  });
  const told = `${each.length * 16} MiB of texts and originals`;
  yield {
    work: `sending ${told}`,
    value: putting,
    unit: 'ms',
    floor: { what: 'bare inserts', value: inserting },
    budget: { times: 3 },
  };

  const getting = await once(async () => {
    for (const hash of hashes) await owner.getBlob(hash);
  });
  const selecting = await once(async () => {
    for (let n = 1; n <= parts.length; n += 1) await bare.query('SELECT bytes FROM bare WHERE n = $1', [n]);
  });
  yield {
    work: `fetching ${told}`,
    value: getting,
    unit: 'ms',
    floor: { what: 'bare selects', value: selecting },
    budget: { times: 2 },
  };
}

/** Twenty people who each send ten acts every two seconds, all behind the others, one in fifty by changing a code. */
async function* crowd(server: Server, owner: PostgresTeam, lasting: number): AsyncGenerator<Measured> {
  const people: { team: PostgresTeam; replicaId: string; heard: number }[] = [];
  for (let n = 1; n <= PEOPLE; n += 1) {
    await server.logins(`person${n}`);
    await owner.members.invite(`person${n}`, 'coder');
    await server.asked('postgres', `GRANT concord_member TO person${n}`);
    const team = await connect(accessOf(server, `person${n}`), PROJECT);
    const person = { team, replicaId: randomUUID(), heard: 0 };
    await team.hello({ replicaId: person.replicaId, machine: 'bench', program: 'bench', schema: 1, head: 0 });
    people.push(person);
  }
  const { head: before } = await owner.hello({
    replicaId: randomUUID(),
    machine: 'bench',
    program: 'bench',
    schema: 1,
    head: 0,
  });
  const codes = footprintOf(20).writes;
  const waits: number[] = [];
  const heardAt = new Map<number, number>();
  const sentAt = new Map<number, number>();
  const stop = await people[0]?.team.listen((head) => heardAt.set(head, performance.now()));
  let refused = 0;
  const end = performance.now() + lasting;
  await Promise.all(
    people.map(async ({ team, replicaId }, index) => {
      let mine = before;
      await pause(Math.random() * 2_000);
      for (let n = 1; performance.now() < end; n += 1) {
        const parcel = parcelOf(replicaId, n, 10);
        const plain = footprintOf(10);
        const one = codes[(n * 7 + index) % codes.length] ?? 0n;
        const footprint =
          n % 5 === 0 && index % 10 === 0
            ? { ...plain, writes: [...plain.writes, one] }
            : { ...plain, reads: [...plain.reads, one] };
        const start = performance.now();
        for (;;) {
          mine = (await team.pull(mine)).at(-1)?.last ?? mine;
          // What settling takes.
          await pause(30);
          const asked = performance.now();
          const answer = await team.push(parcel, mine, footprint);
          if (answer.accepted) {
            sentAt.set(answer.last, asked);
            break;
          }
          refused += 1;
        }
        waits.push(performance.now() - start);
        await pause(1_500 + Math.random() * 1_000);
      }
    }),
  );
  const memory = memoryOf(server.folder) + process.memoryUsage().rss / MIB;
  await stop?.();
  for (const { team } of people) await team.close();
  const sorted = waits.toSorted((a, b) => a - b);
  yield {
    work: `sending 10 acts among ${PEOPLE}, receiving first: 95th of 100 (${waits.length} sent, ${refused} refused)`,
    value: sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN,
    unit: 'ms',
    budget: { most: 1_000 },
  };
  yield {
    work: 'a notice that the log has grown, at another: median',
    value: median(
      [...sentAt].map(([head, at]) => (heardAt.get(head) ?? Number.NaN) - at).filter(Number.isFinite),
    ),
    unit: 'ms',
    budget: { most: 500 },
  };
  yield {
    work: `memory of the server and ${PEOPLE} connections, with this process`,
    value: memory,
    unit: 'MB',
    budget: { most: 512 },
  };
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/** MB of the server's processes, what they share counted once. */
function memoryOf(folder: string): number {
  let kib = 0;
  const [main = ''] = readFileSync(`${folder}/data/postmaster.pid`, 'utf8').split('\n');
  for (const id of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const parent = /^PPid:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1];
      if (id !== main && parent !== main) continue;
      kib += Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
    } catch {
      // It has ended meanwhile.
    }
  }
  return kib / 1024;
}
