// A team's log on a server: sending and receiving beside bare inserts and selects of the same bytes.
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import type { Client } from 'pg';
import type { Footprint, Parcel } from '#core/team/transport.ts';
import { createTeam, type PostgresTeam } from '#electron/team/postgres/connect.ts';
import type { Measured } from '../../budget.ts';
import { once } from '../../timing.ts';
import type { Workbench } from '../../workbench.ts';
import { accessOf, teamDatabase, type Server } from './people.ts';

const ACTS = 250_000;
const PER_PARCEL = 500;
const MIB = 2 ** 20;

/** Makes the log of a team whose acts mean nothing. */
export async function bareTeam(
  server: Server,
): Promise<{ readonly owner: PostgresTeam; readonly database: string; readonly projectId: string }> {
  const database = await teamDatabase(server);
  await server.logins('boss');
  const projectId = randomUUID();
  const owner = await createTeam(accessOf(server, database, 'boss'), {
    projectId,
    name: 'bench',
    owner: { personId: randomUUID(), name: 'Owner' },
    schema: 1,
    codebook: 'all',
    sources: 'all',
    rights: [{ table: 'coding', who: 'coder', sealed: true }],
    sharedLayers: [],
  });
  return { owner, database, projectId };
}

export async function* sendingAndReceiving({ size }: Workbench, server: Server): AsyncGenerator<Measured> {
  const { owner, database } = await bareTeam(server);
  const bare = await server.client(database, 'keeper');
  try {
    yield* log(owner, bare, Math.max(5_000, ACTS * size.scale));
    yield* blobs(owner, bare, Math.max(8, 128 * size.scale));
  } finally {
    await owner.close();
    await bare.end();
  }
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

/** A parcel of so many codings. */
export function parcelOf(replicaId: string, n: number, count: number): Parcel {
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
export function footprintOf(count: number): Footprint {
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
