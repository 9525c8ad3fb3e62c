// npm run fuzz -- team: lets files of a team go through thousands of histories, with real files and a log in memory, and
// compares what they hold in the end. A table says how often everything happened.
//   --histories 1000     how many
//   --seed 1             the seed of the first; a seed determines its history, so that one that fails can be run again
//   --steps 25           how many things each file does
//   --workers 2          how many processes; one for each processor by default
//   --stop 5             how many histories may go wrong before it stops
//   --over log           log: in memory, by the rules of the server; link: the same, and files keep themselves in step as programs do;
//                        folder: a shared folder, and what the team moves to from there: other folders, and a log in memory
//   --without-rules      removes one rule of convergence after another; the histories must detect each
import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { folderInMemory } from '../../folder-in-memory.ts';
import { type Outcome, OVER, type Over } from './histories.ts';
import { missingRules } from './without-rules.ts';

/** How often the progress is printed, in milliseconds. */
const PROGRESS_MS = 60_000;

/** What many histories came to. */
export interface Histories {
  readonly first: number;
  readonly histories: number;
  readonly steps: number;
  readonly over: Over;
  readonly workers: number;
  /** How many histories may go wrong before the rest is left. */
  readonly stop: number;
  /** The folder of the engine, where it is not this one. */
  readonly root?: string;
  readonly log?: (line: string) => void;
}

/** How often each thing happened, and in how many histories. */
type Counts = Map<string, { times: number; histories: number }>;

/** Runs histories in several processes. Returns what went wrong by its seed, how many ended alike, and what happened in them. */
export async function runHistories({
  first,
  histories,
  steps,
  over,
  workers,
  stop,
  root = resolve(import.meta.dirname, '../../..'),
  log = () => undefined,
}: Histories): Promise<{ alike: number; wrong: Map<number, readonly string[]>; counts: Counts }> {
  const wrong = new Map<number, readonly string[]>();
  const counts: Counts = new Map();
  const began = performance.now();
  let alike = 0;
  // Each worker runs every n-th seed: all before the slowest one are done.
  const next = Array.from({ length: workers }, (_, index) => first + index);
  const progress = setInterval(() => {
    const perMinute = Math.round(((alike + wrong.size) / (performance.now() - began)) * 60_000);
    log(
      `${alike} alike, ${wrong.size} not; ${perMinute} a minute; to go on from here: --seed ${Math.min(...next)}`,
    );
  }, PROGRESS_MS);
  const children: ChildProcess[] = [];
  const temporary = folderInMemory();
  const run = (index: number): Promise<void> =>
    new Promise((done, fail) => {
      const child = fork(
        resolve(root, 'scripts/fuzz/team/histories-child.ts'),
        [over, ...[first + index, first + histories, workers, steps].map(String)],
        { cwd: root, env: { ...process.env, ...(temporary === null ? {} : { TMPDIR: temporary }) } },
      );
      children.push(child);
      child.on('message', (message) => {
        const { seed, outcome } = message as { seed: number; outcome: Outcome };
        next[index] = seed + workers;
        for (const [what, times] of Object.entries(outcome.happened)) {
          const before = counts.get(what) ?? { times: 0, histories: 0 };
          counts.set(what, {
            times: before.times + times,
            histories: before.histories + (times > 0 ? 1 : 0),
          });
        }
        if (outcome.faults.length === 0) {
          alike += 1;
          return;
        }
        wrong.set(seed, outcome.faults);
        log(`history ${seed}: ${outcome.faults.slice(0, 3).join('\n')}`);
        if (wrong.size >= stop) for (const each of children) each.kill();
      });
      child.on('error', fail);
      child.on('exit', (status) => {
        if (status === 0 || wrong.size >= stop) done();
        else fail(new Error(`The histories stopped at seed ${next[index]}.`));
      });
    });
  try {
    await Promise.all(Array.from({ length: Math.min(workers, histories) }, (_, index) => run(index)));
  } finally {
    clearInterval(progress);
    for (const each of children) each.kill();
  }
  return { alike, wrong, counts };
}

/** The command; resolves to whether the files of every team became the same study. */
export async function main(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: args.filter((each) => each !== 'team'),
    options: {
      histories: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      steps: { type: 'string', default: '25' },
      over: { type: 'string', default: 'log' },
      workers: { type: 'string', default: String(availableParallelism()) },
      stop: { type: 'string', default: '5' },
      'without-rules': { type: 'boolean', default: false },
    },
  });
  const log = (line: string): void => console.log(`team: ${line}`);
  const over = OVER.find((each) => each === values.over);
  if (!over) throw new RangeError(`--over is one of ${OVER.join(', ')}`);
  const wanted = {
    first: Number(values.seed),
    histories: Number(values.histories),
    steps: Number(values.steps),
    over,
    workers: Number(values.workers),
    stop: Number(values.stop),
  };
  if (values['without-rules']) return await missingRules(wanted, log);
  const { alike, wrong, counts } = await runHistories({ ...wanted, log });
  const all = alike + wrong.size;
  for (const [what, { times, histories }] of [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    log(`${what.padEnd(28)} ${String(times).padStart(10)} in ${histories} of ${all} histories`);
  log(`${alike} of ${all} histories ended alike, from seed ${wanted.first}, ${wanted.steps} steps a file`);
  return wrong.size === 0;
}
