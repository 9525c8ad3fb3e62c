// Twenty people who each send ten acts every two seconds, all behind the others: how long a sending takes, how often it is
// refused, how soon the others hear of it, and how much memory the server and their connections take.
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { connect, type PostgresTeam } from '#electron/team/postgres/connect.ts';
import type { Measured } from '../../budget.ts';
import { median } from '../../timing.ts';
import type { Workbench } from '../../workbench.ts';
import { bareTeam, footprintOf, parcelOf } from './log.ts';
import { accessOf, pause, percentile, type Server } from './people.ts';

const PEOPLE = 20;
const CODES = 20;
const MIB = 2 ** 20;
/** As long as a program takes to settle what came before it sends, in milliseconds. */
const SETTLING_MS = 30;
/** After so many refusals a sending waits for its turn, as a program's does. */
const REFUSALS_BEFORE_TURN = 3;

interface Person {
  readonly team: PostgresTeam;
  readonly replicaId: string;
  sent: number;
}

/** What came of the sendings of a while. */
interface Sent {
  /** Milliseconds that each took, receiving first, until the log had it. */
  readonly waits: readonly number[];
  /** How often each was tried. */
  readonly tries: readonly number[];
  /** Milliseconds from the sending of a parcel until another heard of it. */
  readonly heard: readonly number[];
}

export async function* crowd({ size }: Workbench, server: Server): AsyncGenerator<Measured> {
  const { owner, database, projectId } = await bareTeam(server);
  const people: Person[] = [];
  for (let n = 1; n <= PEOPLE; n += 1) {
    const login = `person${n}`;
    await server.logins(login);
    await owner.members.invite(login, 'coder');
    await server.asked('postgres', `GRANT concord_member TO ${login}`);
    const team = await connect(accessOf(server, database, login), projectId);
    const replicaId = randomUUID();
    await team.hello({ replicaId, machine: 'bench', program: 'bench', schema: 1, head: 0 });
    people.push({ team, replicaId, sent: 0 });
  }
  const lasting = size.scale < 1 ? 4_000 : 20_000;
  try {
    const few = await sendings(people, lasting, 0.02);
    yield* rowsOf('one in fifty', few);
    yield {
      work: 'a notice that the log has grown, at another: median',
      value: median(few.heard),
      unit: 'ms',
      budget: { most: 500 },
    };
    yield* rowsOf('one in five', await sendings(people, lasting, 0.2));
    yield {
      work: `memory of the server’s processes, what they share once, and of the process of its ${PEOPLE} clients`,
      value: memoryOf(server.folder) + process.memoryUsage().rss / MIB,
      unit: 'MB',
      budget: { most: 512 },
    };
  } finally {
    for (const { team } of people) await team.close();
    await owner.close();
  }
}

function* rowsOf(share: string, { waits, tries }: Sent): Generator<Measured> {
  const refused = tries.reduce((sum, each) => sum + each - 1, 0);
  const who = `ten acts among ${PEOPLE} people, ${share} of whose sendings changes a code`;
  yield {
    work: `sending ${who}: 95th of 100 (median ${median(waits).toFixed(0)} ms)`,
    value: percentile(waits, 95),
    unit: 'ms',
    budget: { most: 1_000 },
  };
  yield {
    work: `tries of one sending, at most, where ${share} changes a code (${tries.length} sent, ${refused} refused)`,
    value: Math.max(...tries),
    unit: 'tries',
    budget: { most: REFUSALS_BEFORE_TURN + 1 },
  };
}

/** Has everybody send for a while; `changing` is the share of the sendings that change one of the codes with which others code. */
async function sendings(people: readonly Person[], lasting: number, changing: number): Promise<Sent> {
  const codes = footprintOf(CODES).writes;
  const waits: number[] = [];
  const tries: number[] = [];
  const heardAt = new Map<number, number>();
  const sentAt = new Map<number, number>();
  const [first] = people;
  const stop = await first?.team.listen((head) => heardAt.set(head, performance.now()));
  const before =
    (
      await first?.team.hello({
        replicaId: first.replicaId,
        machine: 'bench',
        program: 'bench',
        schema: 1,
        head: 0,
      })
    )?.head ?? 0;
  const end = performance.now() + lasting;
  await Promise.all(
    people.map(async (person) => {
      const { team, replicaId } = person;
      let head = before;
      await pause(Math.random() * 2_000);
      while (performance.now() < end) {
        person.sent += 1;
        const parcel = parcelOf(replicaId, person.sent, 10);
        const plain = footprintOf(10);
        const code = codes[Math.floor(Math.random() * CODES)] ?? 0n;
        const footprint =
          Math.random() < changing
            ? { ...plain, writes: [...plain.writes, code] }
            : { ...plain, reads: [...plain.reads, code] };
        const start = performance.now();
        const tried = async (): Promise<boolean> => {
          head = (await team.pull(head)).at(-1)?.last ?? head;
          await pause(SETTLING_MS);
          const asked = performance.now();
          const answer = await team.push(parcel, head, footprint);
          if (answer.accepted) sentAt.set(answer.last, asked);
          return answer.accepted;
        };
        for (let count = 1; ; count += 1) {
          const isIn = count > REFUSALS_BEFORE_TURN ? await team.turn(tried) : await tried();
          if (!isIn) continue;
          tries.push(count);
          break;
        }
        waits.push(performance.now() - start);
        await pause(1_500 + Math.random() * 1_000);
      }
    }),
  );
  await stop?.();
  const heard = [...sentAt].map(([head, at]) => (heardAt.get(head) ?? Number.NaN) - at);
  return { waits, tries, heard: heard.filter(Number.isFinite) };
}

/** MB of the server's processes, what they share counted once. */
export function memoryOf(folder: string): number {
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
