// Joining a team over a line of 100 Mbit a second, beside the time that the same bytes need on it; and what an act weighs on
// the wire, on the server and in a file.
import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { writeInvitation } from '#core/team/invitation.ts';
import type { Measured } from '../../budget.ts';
import { makeStudy } from '../../study.ts';
import { once } from '../../timing.ts';
import { opened, placeIn, type Opened, type Workbench } from '../../workbench.ts';
import { startLine } from './line.ts';
import {
  beginTeam,
  codingAct,
  lenaOf,
  joinBy,
  passwordOf,
  placesIn,
  type BegunTeam,
  type Places,
  type Server,
} from './people.ts';

export const LINE_MBIT = 100;
export const BYTES_A_SECOND = (LINE_MBIT * 1_000_000) / 8;
export const MB = 1_000_000;

export async function* joiningOverALine(bench: Workbench, server: Server): AsyncGenerator<Measured> {
  await using team = await beginTeam(bench, server, bench.study.path);
  await team.invite('chen');
  await using line = await startLine(server.port, { bytesASecond: BYTES_A_SECOND });
  const time = await once(async () => {
    await using joined = await joinOver(bench, team, line.port, 'joined.concord');
    if (placesIn(joined).sources.length === 0) throw new Error('The study that was joined has no sources.');
  });
  const bytes = line.down();
  yield {
    work: `joining a study of ${(bytes / MB).toFixed(0)} MB over a line of ${LINE_MBIT} Mbit a second`,
    value: time,
    unit: 'ms',
    floor: { what: 'its bytes on the line', value: (bytes / BYTES_A_SECOND) * 1000 },
    budget: { times: 1.3 },
  };
}

/** Joins over TCP and TLS with a password, as from another machine. */
async function joinOver(bench: Workbench, team: BegunTeam, port: number, name: string): Promise<Opened> {
  const invitation = invitationOver(team, port);
  return await joinBy(placeIn(bench, name), { invitation, name: 'Chen', password: await passwordOf() });
}

/** An invitation of Chen to come over a line. */
export function invitationOver(
  { server, database, projectId }: Pick<BegunTeam, 'server' | 'database' | 'projectId'>,
  port: number,
): string {
  const pem = readFileSync(server.certificate.authority, 'utf8');
  const address = {
    host: 'localhost',
    port,
    database,
    proof: { by: 'authority', pem },
    tunnel: null,
  } as const;
  return writeInvitation({ projectId, name: 'bench', address, login: 'chen' }, (text) =>
    Buffer.from(text).toString('base64url'),
  );
}

/** As many as the scale on paper has in a parcel, and how many are sent. */
const PER_PARCEL = 20;
const PARCELS = 40;
/** Twenty people who do 5,000 acts a day for a year make 36.5 million; on paper 5 GB of them on the server. */
const ACTS_A_YEAR = 36_500_000;
const ON_PAPER_BYTES = 5_000_000_000 / ACTS_A_YEAR;

export async function* weighing(bench: Workbench, server: Server): AsyncGenerator<Measured> {
  const from = makeStudy(placeIn(bench, 'weighing.concord'), { scale: 0.02, codings: 1 });
  await using team = await beginTeam(bench, server, from.path);
  await team.invite('chen');
  await using line = await startLine(server.port);
  await using mine = await joinOver(bench, team, line.port, 'weighed.concord');
  await using alone = opened(from.path);
  const { owner } = team;
  const places = placesIn(mine);
  await owner.api.team.sync({});
  await mine.api.team.sync({});
  const [mine0, owner0, alone0] = [sizeOf(mine), sizeOf(owner), sizeOf(alone)];
  const [up0, down0] = [line.up(), line.down()];
  for (let n = 0; n < PARCELS * PER_PARCEL; n += PER_PARCEL) {
    for (let k = n; k < n + PER_PARCEL; k += 1) await code(mine, places, k);
    await mine.api.team.sync({});
  }
  const acts = PARCELS * PER_PARCEL;
  const [up, down] = [line.up() - up0, line.down() - down0];
  await owner.api.team.sync({});
  for (let n = 0; n < acts; n += 1) await code(alone, places, n);
  const ofOthers = (sizeOf(owner) - owner0) / acts;
  const aloneEach = (sizeOf(alone) - alone0) / acts;
  const packed = packedAlone(mine, acts);
  const onServer = await growthOfServer(team, places);
  yield {
    work: `an act on the wire, both ways, in exchanges of ${PER_PARCEL} (${(up / acts).toFixed(0)} B up, ${(down / acts).toFixed(0)} B down)`,
    value: (up + down) / acts,
    unit: 'B',
    floor: { what: 'their JSON, deflated together', value: packed },
    budget: { most: 1_000 },
  };
  yield {
    work: `an act on the server’s disk, in parcels of ${PER_PARCEL} (${gigabytesAYear(onServer)} a year of the scale on paper)`,
    value: onServer,
    unit: 'B',
    floor: { what: 'on paper', value: ON_PAPER_BYTES },
    budget: { times: 1.25 },
  };
  yield {
    work: 'an own act in the file of a team',
    value: (sizeOf(mine) - mine0) / acts,
    unit: 'B',
    floor: { what: 'in a file without a team', value: aloneEach },
    budget: { times: 1.2 },
  };
  yield {
    work: `an act of others in a file (${gigabytesAYear(ofOthers)} a year of the scale on paper)`,
    value: ofOthers,
    unit: 'B',
    floor: { what: 'an own act in a file without a team', value: aloneEach },
    budget: { times: 1.2 },
  };
}

/** How many parcels tell what one weighs on a disk that is written page by page. */
const MANY_PARCELS = 500;

/** How many bytes the log on the server grows by with an act. */
async function growthOfServer(team: BegunTeam, places: Places): Promise<number> {
  const { server, database } = team;
  await using lena = await lenaOf(team);
  const size = async (): Promise<number> => {
    // Without the maps of free space, which a log does not need.
    const [row] = await server.asked(
      database,
      `WITH held AS (SELECT oid, reltoastrelid FROM pg_class WHERE oid = 'concord.parcel'::regclass),
         tables AS (SELECT oid FROM held UNION SELECT reltoastrelid FROM held)
       SELECT sum(pg_relation_size(oid)) + (SELECT sum(pg_relation_size(indexrelid)) FROM pg_index WHERE indrelid IN (SELECT oid FROM tables)) AS bytes
       FROM tables`,
    );
    return Number(row?.['bytes']);
  };
  const before = await size();
  for (let parcel = 0; parcel < MANY_PARCELS; parcel += 1) {
    const inOneText = { ...places, sources: [places.sources[parcel % places.sources.length]!] };
    const acts = Array.from({ length: PER_PARCEL }, (_each, n) =>
      codingAct(inOneText, parcel * PER_PARCEL + n * 37, lena.personId),
    );
    await lena.send(acts, PER_PARCEL);
  }
  return ((await size()) - before) / (MANY_PARCELS * PER_PARCEL);
}

async function code({ api }: Opened, { sources, codeIds }: Places, n: number): Promise<void> {
  // One text after the other, as people code.
  const { id: sourceId, textHash } = sources[Math.floor(n / PER_PARCEL) % sources.length]!;
  const start = n * 3;
  await api.codings.apply({
    sourceId,
    textHash,
    codeId: codeIds[n % codeIds.length]!,
    span: { start, end: start + 91 },
  });
}

function gigabytesAYear(bytes: number): string {
  return `${((bytes * ACTS_A_YEAR) / 1e9).toFixed(1)} GB`;
}

/** The bytes of an open file that hold something. */
function sizeOf({ session }: Opened): number {
  const { sqlite } = session.study!.store.db;
  const asked = (what: string): number => Number(sqlite.pragma(what, { simple: true }));
  return (asked('page_count') - asked('freelist_count')) * asked('page_size');
}

/** The bytes of the last acts of a file, as JSON without what a parcel says of them, deflated together; each. */
function packedAlone({ session }: Opened, acts: number): number {
  const bodies = session
    .study!.store.db.sqlite.prepare(
      `SELECT body FROM change WHERE method = 'codings.apply' ORDER BY seq DESC LIMIT ?`,
    )
    .pluck()
    .all(acts) as string[];
  return deflateRawSync(bodies.join('\n')).length / acts;
}
