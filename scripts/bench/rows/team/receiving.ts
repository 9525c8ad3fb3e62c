// A file that was away: it receives what its team did meanwhile, and settles what its own person did onto it, over a real
// server. Beside both: the same rows written bare into a file of SQLite.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import type { TeamAct } from '#core/team/act.ts';
import { readMigrations } from '#db/migrations.ts';
import { get, insert } from '#db/write.ts';
import { connect } from '#electron/team/postgres/connect.ts';
import { Replica } from '#electron/team/replica.ts';
import type { Measured } from '../../budget.ts';
import { makeStudy } from '../../study.ts';
import { once } from '../../timing.ts';
import { placeIn, type Opened, type Workbench } from '../../workbench.ts';
import {
  accessOf,
  beginTeam,
  codingAct,
  join,
  lenaOf,
  pause,
  placesIn,
  type BegunTeam,
  type Server,
} from './people.ts';

const RECEIVED = 100_000;
const UNSENT = 10_000;
/** As many as a program sends in one parcel. */
const PER_PARCEL = 250;
/** How much of the reference corpus the study of these rows has: enough places for all codings. */
const SCALE = 0.02;

export async function* receiving(bench: Workbench, server: Server): AsyncGenerator<Measured> {
  const from = makeStudy(placeIn(bench, 'receiving.concord'), { scale: SCALE, codings: 1 });
  await using team = await beginTeam(bench, server, from.path);
  await using lena = await lenaOf(team);
  await using mine = await join(placeIn(bench, 'mine.concord'), await team.invite('chen'), 'Chen');
  yield* receivingOthers(bench, team, lena, mine);
  yield* settlingOwn(bench, team, lena, mine);
}

type Lena = Awaited<ReturnType<typeof lenaOf>>;

async function* receivingOthers(
  bench: Workbench,
  team: BegunTeam,
  lena: Lena,
  mine: Opened,
): AsyncGenerator<Measured> {
  const count = Math.max(2_000, RECEIVED * bench.size.scale);
  const places = placesIn(mine);
  const acts = Array.from({ length: count }, (_each, n) => codingAct(places, n, lena.personId));
  await lena.send(acts, PER_PARCEL);
  await using replica = await replicaOf(team, mine);
  const reading = readingMeanwhile(mine);
  const before = process.threadCpuUsage();
  const time = await once(() => replica.receive());
  const { user, system } = process.threadCpuUsage(before);
  const waited = await reading.end();
  const told = `${count.toLocaleString('en')} acts of others`;
  yield {
    work: `receiving ${told} (${((user + system) / 1e6).toFixed(1)} s of processor time)`,
    value: time,
    unit: 'ms',
    floor: { what: 'the same rows, written bare', value: writingBare(bench, acts) },
    budget: { most: 15_000 },
  };
  yield rowOf('opening a text meanwhile, from when it was wanted', waited);
}

async function* settlingOwn(
  bench: Workbench,
  team: BegunTeam,
  lena: Lena,
  mine: Opened,
): AsyncGenerator<Measured> {
  const { store, who } = mine.session.study!;
  const me = who.coderId({});
  const places = placesIn(mine);
  const [known = '', into = ''] = places.codeIds;
  // A code on which nobody else has coded: the act that merges it would move their codings, too.
  const fresh = { ...get(store.db, 'code', known), id: randomUUID(), name: 'coded on the way', pin: null };
  const from = fresh.id;
  const added: TeamAct = {
    ...codingAct(places, 0, lena.personId),
    method: 'codes.create',
    texts: {},
    change: { added: { code: { [from]: fresh } }, updated: {}, removed: {} },
  };
  await lena.send([added], 1);
  await using replica = await replicaOf(team, mine);
  await replica.receive();
  const count = Math.max(1_000, UNSENT * bench.size.scale);
  const acts = Array.from({ length: count }, (_each, n) => codingAct(places, n, me, from));
  for (const { change, at, method, group } of acts) {
    store.transact({ method, coderId: me, at, group }, (db) => {
      for (const row of Object.values(change.added.coding ?? {})) insert(db, 'coding', row);
    });
    // Acts of a person come one by one: between them the log is folded.
    await nextTurn();
  }
  const code = get(store.db, 'code', from);
  const merged = { ...code, status: 'merged', mergedInto: into } as const;
  const merge: TeamAct = {
    ...codingAct(places, 0, lena.personId),
    method: 'codes.merge',
    texts: {},
    change: { added: {}, updated: { code: { [from]: [code, merged] } }, removed: {} },
  };
  await lena.send([merge], 1);
  const reading = readingMeanwhile(mine);
  const before = process.threadCpuUsage();
  const time = await once(() => replica.receive());
  const { user, system } = process.threadCpuUsage(before);
  const waited = await reading.end();
  const told = `${count.toLocaleString('en')} own acts that are not sent`;
  yield {
    work: `settling ${told} onto one act that all of them meet (${((user + system) / 1e6).toFixed(1)} s of processor time)`,
    value: time,
    unit: 'ms',
    floor: { what: 'the same rows, written bare', value: writingBare(bench, acts) },
    budget: { most: 3_000 },
  };
  yield rowOf('opening a text while they are settled, from when it was wanted', waited);
}

/** The file of an open study as a replica that does only what it is told. */
async function replicaOf(
  { server, database, projectId }: BegunTeam,
  { session }: Opened,
): Promise<AsyncDisposable & { receive: () => Promise<number> }> {
  const transport = await connect(accessOf(server, database, 'chen'), projectId);
  const replica = new Replica({
    study: session.study!,
    transport,
    machine: hostname(),
    program: 'bench',
    schema: readMigrations().length,
    now: session.now,
  });
  await replica.hello();
  return { receive: () => replica.receive(), [Symbol.asyncDispose]: () => transport.close() };
}

/** How long a person waited who read meanwhile. */
interface Waited {
  /** Of each text, the milliseconds from when it was wanted until it was there. */
  readonly texts: readonly number[];
  /** The longest that this program worked without a pause, in milliseconds of processor time. */
  readonly atOnce: number;
}

/** Opens texts one after the other, as a person does who reads. */
function readingMeanwhile(mine: Opened): { readonly end: () => Promise<Waited> } {
  const { sources } = placesIn(mine);
  const texts: number[] = [];
  let atOnce = 0;
  let before = process.threadCpuUsage();
  const clock = setInterval(() => {
    const { user, system } = process.threadCpuUsage(before);
    atOnce = Math.max(atOnce, (user + system) / 1000);
    before = process.threadCpuUsage();
  }, 2);
  const over = new AbortController();
  const reading = (async () => {
    for (let n = 0; !over.signal.aborted; n += 1) {
      const wanted = performance.now() + 20;
      await pause(20);
      await mine.session.call('sources.text', { id: sources[n % sources.length]!.id });
      texts.push(performance.now() - wanted);
    }
  })();
  return {
    end: async () => {
      over.abort();
      await reading;
      clearInterval(clock);
      return { texts, atOnce };
    },
  };
}

/** The row of who read while something was done. */
function rowOf(what: string, { texts, atOnce }: Waited): Measured {
  return {
    work: `${what}: the longest of ${texts.length} (at most ${atOnce.toFixed(0)} ms of processor time in one piece)`,
    value: Math.max(...texts),
    unit: 'ms',
    budget: { most: 100 },
  };
}

/** The rows of these acts and of their history in a file of its own, committed like parcels; milliseconds. */
function writingBare(bench: Workbench, acts: readonly TeamAct[]): number {
  const sqlite = new Database(placeIn(bench, `${randomUUID()}.db`));
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.exec(`CREATE TABLE coding (id TEXT PRIMARY KEY, source_id TEXT, code_id TEXT, coder_id TEXT, start INTEGER, "end" INTEGER, quote_digest TEXT, created_at TEXT) STRICT;
    CREATE TABLE act (id TEXT PRIMARY KEY, at TEXT, body TEXT) STRICT`);
  const coding = sqlite.prepare('INSERT INTO coding VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const history = sqlite.prepare('INSERT INTO act VALUES (?, ?, ?)');
  const start = performance.now();
  for (let from = 0; from < acts.length; from += PER_PARCEL)
    sqlite
      .transaction(() => {
        for (const { id, at, change } of acts.slice(from, from + PER_PARCEL)) {
          for (const row of Object.values(change.added.coding ?? {}))
            coding.run(
              row.id,
              row.sourceId,
              row.codeId,
              row.coderId,
              row.start,
              row.end,
              row.quoteDigest,
              at,
            );
          history.run(id, at, JSON.stringify(change));
        }
      })
      .immediate();
  const time = performance.now() - start;
  sqlite.close();
  return time;
}
