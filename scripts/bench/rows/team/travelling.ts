// A study of 2 GB over a line of 100 Mbit a second that takes 20 ms there and back: made a team's, joined, and joined by somebody who
// stops it and whose line breaks.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Measured } from '../../budget.ts';
import { studyWithOriginals } from '../../study-with-originals.ts';
import { opened, placeIn, type Workbench } from '../../workbench.ts';
import { memoryOf } from './crowd.ts';
import { BYTES_A_SECOND, invitationOver, LINE_MBIT, MB } from './joining.ts';
import { startLine } from './line.ts';
import { passwordOf, teamDatabase, type Server } from './people.ts';
import type { Journey, Travelled } from './travelling-child.ts';

const child = fileURLToPath(new URL('travelling-child.ts', import.meta.url));

const ROUND_TRIP_MS = 20;
/** After which share of the originals it is stopped, and after which the line breaks. */
const [STOPPED, CUT] = [0.1, 0.5];

export async function* travelling(bench: Workbench, server: Server): AsyncGenerator<Measured> {
  const password = await passwordOf();
  const path = placeIn(bench, 'large.concord');
  const originals = studyWithOriginals(bench.study.path, path);
  const database = await teamDatabase(server);
  await server.logins('boss', 'chen');
  await server.asked('postgres', 'GRANT concord_member TO chen');
  await using line = await startLine(server.port, {
    bytesASecond: BYTES_A_SECOND,
    roundTripMs: ROUND_TRIP_MS,
  });
  const authority = encodeURIComponent(server.certificate.authority);
  const url = `postgres://boss@localhost:${line.port}/${database}?sslrootcert=${authority}`;
  const made = await travelled({ does: 'create', path, url, password }, server);
  yield timeOf('making a study a team’s', made, line.up());
  yield* needsOf('making it', made);

  await using owner = opened(path);
  const { projectId } = (await owner.api.team.state({}))!;
  await server.asked(
    database,
    `INSERT INTO concord.member (project, login, person, name, role) VALUES ($1, 'chen', gen_random_uuid(), 'chen', 'coder')`,
    [projectId],
  );
  const invitation = invitationOver({ server, database, projectId }, line.port);
  const joining = { does: 'join', invitation, password } as const;
  const first = placeIn(bench, 'joined.concord');
  const before = line.down();
  let toRead = 0;
  const joined = await travelled({ ...joining, path: first, stopAfter: null }, server, {
    read: () => (toRead = line.down() - before),
  });
  const bytes = line.down() - before;
  rmSync(first);
  yield timeOf('joining a study', joined, bytes);
  yield {
    work: 'until its first text can be read',
    value: joined.readAfter,
    unit: 'ms',
    floor: onTheLine(toRead),
    budget: { times: 1.3 },
  };
  yield* needsOf('joining it', joined);

  const path2 = placeIn(bench, 'broken-off.concord');
  const twice = line.down();
  const broken = await travelled({ ...joining, path: path2, stopAfter: originals * STOPPED }, server, {
    told: (done) => {
      if (done < originals * CUT) return false;
      line.cut();
      return true;
    },
  });
  yield {
    work: 'what goes over the line where that is stopped once and the line breaks at half',
    value: (line.down() - twice) / MB,
    unit: 'MB',
    floor: { what: 'where it is not', value: bytes / MB },
    budget: { times: 1.1 },
  };
  yield { work: 'until it has stopped', value: broken.stopping ?? NaN, unit: 'ms', budget: { most: 1_000 } };
}

function timeOf(what: string, { time }: Travelled, bytes: number): Measured {
  return {
    work: `${what} of ${(bytes / MB).toFixed(0)} MB over a line of ${LINE_MBIT} Mbit a second, ${ROUND_TRIP_MS} ms there and back`,
    value: time,
    unit: 'ms',
    floor: onTheLine(bytes),
    budget: { times: 1.3 },
  };
}

function onTheLine(bytes: number): NonNullable<Measured['floor']> {
  return { what: 'its bytes on the line', value: (bytes / BYTES_A_SECOND) * 1000 };
}

function* needsOf(
  what: string,
  { memory, heap, bytes, silent, busy, server }: Travelled & { readonly server: number },
): Generator<Measured> {
  yield {
    work: `memory of the program, ${what}, at most (heap ${heap.toFixed(0)} MB, bytes beside it ${bytes.toFixed(0)} MB)`,
    value: memory,
    unit: 'MB',
    // The largest original has 67 MB and is held some times over; it does not grow with the study.
    budget: { most: 600 },
  };
  yield { work: `memory of the server, ${what}, at most`, value: server, unit: 'MB', budget: { most: 512 } };
  yield { work: `longest without a word, ${what}`, value: silent, unit: 'ms', budget: { most: 1_000 } };
  yield { work: `longest without a pause, ${what}`, value: busy, unit: 'ms', budget: { most: 1_000 } };
}

/** Who hears how many bytes of originals have come, until it returns true, and that the first text could be read. */
interface Told {
  readonly told?: (done: number) => boolean;
  readonly read?: () => void;
}

/** Runs it in a process of its own. */
async function travelled(
  journey: Journey,
  { folder }: Server,
  { told = () => true, read }: Told = {},
): Promise<Travelled & { readonly server: number }> {
  const program = fork(child, [], { serialization: 'advanced' });
  const came: Travelled[] = [];
  let isTold = false;
  program.on('message', (what: number | 'read' | Travelled) => {
    if (what === 'read') read?.();
    else if (typeof what !== 'number') came.push(what);
    else isTold ||= told(what);
  });
  let server = 0;
  const sampling = setInterval(() => (server = Math.max(server, memoryOf(folder))), 1_000);
  program.send(journey);
  const [status] = (await once(program, 'exit')) as [number];
  clearInterval(sampling);
  const [result] = came;
  if (status !== 0 || !result) throw new Error(`What went over the line ended with ${status}.`);
  return { ...result, server };
}
