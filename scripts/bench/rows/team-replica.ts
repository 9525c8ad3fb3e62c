// A file that receives what its team did while it was away, and settles its own acts onto it, beside the same acts applied
// to a copy of the file without a history. The log is in memory. Other work on the machine does not lengthen processor time.
import { createHash, randomUUID } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Change, ChangeRecorder, emptyChange, invert } from '#core/change.ts';
import type { CodeRecord } from '#core/records.ts';
import { type TeamAct, tablesOfActs } from '#core/team/act.ts';
import type { Transport } from '#core/team/transport.ts';
import type { Store } from '#db/store.ts';
import { all, applyChange, getText, insert } from '#db/write.ts';
import { packActs } from '#electron/team/packing.ts';
import type { Measured } from '../budget.ts';
import type { Workbench } from '../workbench.ts';

/** What this needs of the tests' replicas, which do not belong to the programs. */
interface Project extends AsyncDisposable {
  readonly store: () => Store;
  readonly folder: string;
}
interface Receiver {
  hello(): Promise<unknown>;
  receive(): Promise<number>;
}
interface Replicas {
  readonly replicaOf: (
    from: string,
    personId: string,
    transport: Transport,
  ) => Promise<AsyncDisposable & { project: Project; replica: Receiver }>;
  readonly fileOf: (project: Project) => string;
}
interface Log {
  transportOf(personId: string): Transport;
}

const RECEIVED = 100_000;
const UNSENT = 10_000;
const PER_PARCEL = 500;

/** Rows of one file of a team. */
export async function* teamReplica({ size }: Workbench): AsyncGenerator<Measured> {
  const place = (name: string): string => new URL(`../../../tests/helpers/${name}.ts`, import.meta.url).href;
  const { begunStudy } = (await import(place('team-histories'))) as {
    begunStudy: () => Promise<{ project: Project; people: readonly string[] }>;
  };
  const { replicaOf, fileOf } = (await import(place('replicas'))) as Replicas;
  const { TeamInMemory } = (await import(place('team-in-memory'))) as { TeamInMemory: new () => Log };
  const begun = await begunStudy();
  await using project = begun.project;
  const file = fileOf(project);
  const [me = '', other = ''] = begun.people;
  const count = Math.max(1_000, RECEIVED * size.scale);

  {
    const log = new TeamInMemory();
    await using mine = await replicaOf(file, me, log.transportOf(me));
    const study = studyIn(mine.project.store());
    const acts = Array.from({ length: count }, (_each, n) => codingAct(study, n, other));
    await send(log.transportOf(other), acts);
    await mine.replica.hello();
    const pauses = watchPauses();
    const receiving = await processorTime(() => mine.replica.receive());
    const longest = pauses.longest();
    await using bare = await replicaOf(file, me, log.transportOf(me));
    const applying = await processorTime(() =>
      applyBare(
        bare.project.store(),
        acts.map(({ change }) => change),
      ),
    );
    yield {
      work: `receiving ${count.toLocaleString('en')} acts of others, processor time`,
      value: receiving,
      unit: 'ms',
      floor: { what: 'the same acts applied bare', value: applying },
      budget: { most: 15_000 },
    };
    yield {
      work: 'the longest that other work waits meanwhile',
      value: longest,
      unit: 'ms',
      budget: { most: 100 },
    };
  }
  {
    const log = new TeamInMemory();
    await using mine = await replicaOf(file, me, log.transportOf(me));
    const store = mine.project.store();
    const study = studyIn(store);
    const unsent = Math.max(500, UNSENT * size.scale);
    const acts = Array.from({ length: unsent }, (_each, n) => codingAct(study, n, me, 0));
    for (const { change, at, method, group } of acts)
      store.transact({ method, coderId: me, at, group }, (db) => {
        for (const row of Object.values(change.added.coding ?? {})) insert(db, 'coding', row);
      });
    await send(log.transportOf(other), [mergeAct(study, other)]);
    await mine.replica.hello();
    const settling = await processorTime(() => mine.replica.receive());
    await using bare = await replicaOf(file, me, log.transportOf(me));
    const changes = acts.map(({ change }) => change);
    applyBare(bare.project.store(), changes);
    const applying = await processorTime(() => {
      applyBare(bare.project.store(), changes.toReversed().map(invert));
      applyBare(bare.project.store(), changes);
    });
    yield {
      work: `settling ${unsent.toLocaleString('en')} own acts onto one that all of them meet, processor time`,
      value: settling,
      unit: 'ms',
      floor: { what: 'the same acts taken back and applied bare', value: applying },
      budget: { most: 3_000 },
    };
  }
}

interface Study {
  readonly codes: readonly CodeRecord[];
  readonly places: readonly {
    readonly sourceId: string;
    readonly textHash: string;
    readonly start: number;
    readonly end: number;
    readonly quoteDigest: string;
  }[];
}

/** The codes without one above them, and every span of every text. */
function studyIn({ db }: Store): Study {
  const places = all(db, 'source').flatMap(({ id: sourceId, textHash }) => {
    const text = getText(db, textHash);
    return Array.from({ length: text.length }, (_start, start) =>
      Array.from({ length: text.length - start }, (_end, more) => {
        const end = start + more + 1;
        const quoteDigest = createHash('sha256').update(text.slice(start, end)).digest('hex').slice(0, 16);
        return { sourceId, textHash, start, end, quoteDigest };
      }),
    ).flat();
  });
  return { codes: all(db, 'code'), places };
}

/** The n-th coding of a person, as an act. */
function codingAct(
  { codes, places }: Study,
  n: number,
  coderId: string,
  ofCode = Math.floor(n / places.length),
): TeamAct {
  const { textHash, ...place } = places[n % places.length]!;
  const at = new Date(1_764_300_000_000 + n * 9_000).toISOString();
  const id = randomUUID();
  const code = codes[ofCode]!;
  const row = { id, codeId: code.id, coderId, ...place, weight: null, stance: null, voice: null, respondentId: null, translation: null, createdAt: at, suggestedBy: null, rationale: null, confidence: null }; // prettier-ignore
  return {
    ...act(at, coderId, 'codings.apply', { ...emptyChange, added: { coding: { [id]: row } } }),
    texts: { [place.sourceId]: textHash },
  };
}

/** The first code is merged into the second. */
function mergeAct({ codes: [from, into] }: Study, coderId: string): TeamAct {
  const merged = { ...from!, status: 'merged', mergedInto: into!.id } as const;
  return act('2026-03-14T09:00:00.000Z', coderId, 'codes.merge', {
    ...emptyChange,
    updated: { code: { [merged.id]: [from!, merged] } },
  });
}

function act(at: string, coderId: string, method: string, change: Change): TeamAct {
  return {
    id: randomUUID(),
    at,
    coderId,
    method,
    group: randomUUID(),
    undoes: null,
    redoes: null,
    texts: {},
    change,
    told: {},
  };
}

/** Sends the acts of another person, as many in a parcel as a program sends. */
async function send(log: Transport, acts: readonly TeamAct[]): Promise<void> {
  const replicaId = randomUUID();
  await log.hello({ replicaId, machine: 'bench', program: 'bench', schema: 1, head: 0 });
  for (let from = 0; from < acts.length; from += PER_PARCEL) {
    const some = acts.slice(from, from + PER_PARCEL);
    await log.push(
      {
        id: randomUUID(),
        replicaId,
        n: from / PER_PARCEL + 1,
        count: some.length,
        schema: 1,
        tables: tablesOfActs(some),
        coderIds: [...new Set(some.map(({ coderId }) => coderId))],
        blobs: [],
        bytes: packActs(some),
      },
      from,
      { writes: [], reads: [] },
    );
  }
}

/** Applies changes as a parcel brings them, without settling and without a history. */
function applyBare({ db: { sqlite } }: Store, changes: readonly Change[]): void {
  for (let from = 0; from < changes.length; from += PER_PARCEL)
    sqlite.transaction(() => {
      for (const change of changes.slice(from, from + PER_PARCEL))
        applyChange({ sqlite, recorder: new ChangeRecorder() }, change);
    })();
}

/** The processor time of this thread while it does this, in milliseconds. */
async function processorTime(run: () => unknown): Promise<number> {
  const before = process.threadCpuUsage();
  await run();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/** Watches how long other work of this process has to wait, in milliseconds. */
function watchPauses(): { longest: () => number } {
  const pauses = monitorEventLoopDelay({ resolution: 1 });
  pauses.enable();
  return {
    longest: () => {
      pauses.disable();
      return pauses.max / 1e6;
    },
  };
}
