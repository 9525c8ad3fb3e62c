// What a person's own acts cost with a team open, beside the same acts in the same study without one: while others' parcels
// arrive, and while none do. Each act is timed from when the person wanted it, so that what holds it up counts as well.
import { fork, type ChildProcess } from 'node:child_process';
import { once as event } from 'node:events';
import { copyFileSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Measured } from '../../budget.ts';
import { opened, placeIn, type Opened, type Workbench } from '../../workbench.ts';
import { beginTeam, pause, percentile, placesIn, type BegunTeam, type Server } from './people.ts';
import type { Sending } from './sending-child.ts';

const child = fileURLToPath(new URL('sending-child.ts', import.meta.url));

/** Runs of each setting in turn, so that other work of the machine affects all alike: enough that a 95th of 100 is steady. */
const ROUNDS = { quick: 2, whole: 12 };
const ACTS_A_ROUND = 60;
/** Acts of a round before those that count, which find what the round before left behind. */
const FIRST_ACTS = 5;

const settings = [
  'alone',
  'with a team open',
  'with a team open, as ten acts of others arrive five times a second',
] as const;

/** What a person does, with the name that it has in a row. */
type Doing = (project: Opened, n: number) => Promise<unknown>;

export async function* acting(bench: Workbench, server: Server): AsyncGenerator<Measured> {
  const { path, reportId } = bench.study;
  const alonePath = placeIn(bench, 'acting-alone.concord');
  copyFileSync(path, alonePath);
  await using alone = opened(alonePath);
  await using team = await beginTeam(bench, server, path);
  const invitation = await team.invite('lena', 'Lena');
  if (invitation === '') throw new Error('Nobody was invited.');
  await team.owner.api.team.keep({});
  const sender = await startSender(team);
  const rounds = bench.size.scale < 1 ? ROUNDS.quick : ROUNDS.whole;
  try {
    const kinds: readonly (readonly [string, Doing])[] = [
      ['apply a code', applying(reportId)],
      ['write in a memo', writing(new Map())],
      ['save a note that is typed', noting(new Map())],
    ];
    for (const [name, act] of kinds) yield* rowsOf(name, act, { alone, team: team.owner, sender, rounds });
  } finally {
    sender.kill();
    await event(sender, 'exit');
  }
}

/** Starts a program that puts acts of Lena into the log when it is told to. */
async function startSender({ server, database, projectId, owner }: BegunTeam): Promise<ChildProcess> {
  const { folder, port } = server;
  const sending: Sending = { folder, port, database, projectId, places: placesIn(owner) };
  const sender = fork(child, [], { serialization: 'advanced' });
  sender.send(sending);
  await event(sender, 'message');
  return sender;
}

async function* rowsOf(
  name: string,
  act: Doing,
  {
    alone,
    team,
    sender,
    rounds,
  }: {
    readonly alone: Opened;
    readonly team: Opened;
    readonly sender: ChildProcess;
    readonly rounds: number;
  },
): AsyncGenerator<Measured> {
  const times: [number[], number[], number[]] = [[], [], []];
  let n = 0;
  // The first run of all settings does not count: the program has to warm to what is done.
  for (let run = -1; run < rounds; run += 1)
    for (const [setting, taken] of times.entries()) {
      const project = setting === 0 ? alone : team;
      if (setting === 2) await toggled(sender, 'send');
      for (let k = -FIRST_ACTS; k < ACTS_A_ROUND; k += 1) {
        const wanted = performance.now() + 15 + Math.random() * 20;
        while (performance.now() < wanted) await nextTurn();
        // No act is done twice in a file: the second time it would change nothing.
        await act(project, (n += 1));
        if (run >= 0 && k >= 0) taken.push(performance.now() - wanted);
      }
      if (setting === 2) {
        await toggled(sender, 'rest');
        await team.api.team.sync({});
        await pause(100);
      }
      // Each file begins its next round with an empty log, and folds none in the round of another.
      await project.session.study!.store.foldAside();
    }
  const [floor, ...inTeam] = times.map((taken) => percentile(taken, 95));
  for (const [index, value] of inTeam.entries())
    yield {
      work: `${name} ${settings[index + 1]}: 95th of 100`,
      value,
      unit: 'ms',
      floor: { what: 'alone', value: floor ?? Number.NaN },
      budget: { times: 1.2 },
    };
}

async function toggled(sender: ChildProcess, what: 'send' | 'rest'): Promise<void> {
  const answered = event(sender, 'message');
  sender.send(what);
  await answered;
}

function applying(reportId: string): Doing {
  const hashes = new Map<Opened, string>();
  return async (project, n) => {
    const { codeIds } = placesOf(project);
    if (!hashes.has(project)) {
      const { source } = await project.api.sources.text({ id: reportId });
      hashes.set(project, source.textHash);
    }
    const place = { sourceId: reportId, textHash: hashes.get(project), codeId: codeIds[n % codeIds.length] };
    await called(project, 'codings.apply', { ...place, span: { start: n * 7, end: n * 7 + 41 + (n % 5) } });
  };
}

const known = new WeakMap<Opened, ReturnType<typeof placesIn>>();

function placesOf(project: Opened): ReturnType<typeof placesIn> {
  const places = known.get(project) ?? placesIn(project);
  known.set(project, places);
  return places;
}

function writing(memos: Map<Opened, string>): Doing {
  return async (project, n) => {
    let id = memos.get(project);
    if (id === undefined) {
      id = (await project.api.memos.add({ body: 'Begun.' })).id;
      memos.set(project, id);
    }
    await called(project, 'memos.update', {
      id,
      body: `What the association answers, thought of ${n} times.`,
    });
  };
}

function noting(notes: Map<Opened, { readonly id: string; textHash: string }>): Doing {
  return async (project, n) => {
    let note = notes.get(project);
    if (!note) {
      note = await project.api.interviews.create({ label: 'Field note', date: '2026-03' });
      notes.set(project, { id: note.id, textHash: note.textHash });
    }
    const text = `Field note, ${n} times gone over, about what the association answers. `.repeat(20);
    const doc = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] };
    const { id: sourceId, textHash } = note;
    const saved = await called<{ source: { textHash: string } }>(project, 'notes.save', {
      sourceId,
      textHash,
      doc,
      moved: [],
    });
    notes.set(project, { id: sourceId, textHash: saved.source.textHash });
  };
}

async function called<T>({ session }: Opened, method: string, input: object): Promise<T> {
  const outcome = await session.call(method, input);
  if (!outcome.ok) throw new Error(`${method} was refused: ${outcome.error.key}`);
  return outcome.value as T;
}
