// Near-duplicates of the whole corpus, with and without stored sketches, beside reading all texts once and hashing
// their shingles once; and how long the main thread is blocked meanwhile.
import { once as onceEvent } from 'node:events';
import { Worker } from 'node:worker_threads';
import { shingled } from '#core/likeness/shingles.ts';
import { openStore } from '#db/open.ts';
import type { Measured } from '../budget.ts';
import { NOW } from '../corpus.ts';
import { median, once } from '../timing.ts';
import { opened, type Workbench } from '../workbench.ts';

const RUNS = 3;

export async function duplicates({ study }: Workbench): Promise<Measured[]> {
  const hashing: number[] = [];
  const first: number[] = [];
  const again: number[] = [];
  const held: number[] = [];
  const idle: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    // One after another, or they would take each other's time.
    hashing.push(await hashingOnce(study.path));
    forgetSketches(study.path);
    await using project = opened(study.path);
    const find = async (): Promise<void> => {
      const outcome = await project.session.call('duplicates.find', {});
      if (!outcome.ok) throw new Error(`duplicates.find: ${outcome.error.key}`);
    };
    held.push(
      await longestWait(async () => {
        first.push(await once(find));
      }),
    );
    again.push(await once(find));
    idle.push(await longestWait(() => counting(first.at(-1) ?? 0)));
  }
  forgetSketches(study.path);
  const floor = { what: 'reading all texts, hashing their shingles', value: median(hashing) };
  return [
    {
      work: 'find near-duplicates of the corpus, first time',
      value: median(first),
      unit: 'ms',
      floor,
      budget: { times: 3 },
    },
    {
      work: 'find near-duplicates of the corpus, again',
      value: median(again),
      unit: 'ms',
      floor,
      budget: { times: 2 },
    },
    {
      work: 'longest wait of the main thread while they are looked for',
      value: median(held),
      unit: 'ms',
      floor: { what: 'beside a thread that only counts', value: median(idle) },
      budget: { more: 50 },
    },
  ];
}

function forgetSketches(path: string): void {
  const store = openStore(path, { who: 'bench', now: NOW });
  store.db.sqlite.exec('DELETE FROM text_sketch');
  store.close();
}

/** The most by which a timer of one millisecond was late. */
async function longestWait(act: () => Promise<void>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 1);
    last = now;
  }, 1);
  await act();
  clearInterval(timer);
  return longest;
}

/** A thread that is busy for this many milliseconds and needs nothing of the main thread. */
async function counting(milliseconds: number): Promise<void> {
  const busy = `for (const end = Date.now() + ${milliseconds}; Date.now() < end;);`;
  await onceEvent(new Worker(busy, { eval: true }), 'exit');
}

function hashingOnce(path: string): Promise<number> {
  const store = openStore(path, { who: 'bench', now: NOW, readOnly: true });
  const texts = store.db.sqlite
    .prepare('SELECT bytes FROM blob WHERE hash IN (SELECT text_hash FROM source)')
    .pluck();
  return once(() => {
    for (const bytes of texts.iterate()) if (Buffer.isBuffer(bytes)) shingled(bytes.toString('utf8'));
  }).finally(() => store.close());
}
