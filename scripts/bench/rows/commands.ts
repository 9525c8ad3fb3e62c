// What the command line writes of a whole study: as a process of its own, beside writing the same bytes as plainly as can
// be. Needs the programs built.
import { spawn } from 'node:child_process';
import { once as event } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createDeflateRaw } from 'node:zlib';
import type { Measured } from '../budget.ts';
import { once } from '../timing.ts';
import { placeIn, type Workbench } from '../workbench.ts';

const program = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));
const peak = new URL('../told-peak.ts', import.meta.url).href;

/** For a study of the reference's size, and for one of five times its codings. */
interface Most {
  readonly seconds: readonly [number, number];
  readonly megabytes: number;
}

const files: Readonly<Record<'passages.csv' | 'study.qdpx', Most>> = {
  'passages.csv': { seconds: [4, 4], megabytes: 400 },
  'study.qdpx': { seconds: [5, 15], megabytes: 500 },
};

export async function* commands(bench: Workbench): AsyncGenerator<Measured> {
  const { study, size } = bench;
  for (const [name, { seconds, megabytes }] of Object.entries(files)) {
    const to = placeIn(bench, name);
    const option = name.endsWith('.qdpx') ? '--qdpx' : '--passages';
    // One after the other: both would have half of the machine.
    const { time, held } = await written([program, 'export', study.path, option, to]);
    const floor = await once(() => plainly(study.path, to, name.endsWith('.qdpx')));
    const [one, five] = seconds;
    yield {
      work: `write ${name} of the study, as a command`,
      value: time,
      unit: 'ms',
      floor: { what: 'its bytes, copied or packed', value: floor },
      budget: { most: 1000 * (size.codings > 1 ? five : one) },
    };
    yield {
      work: `most memory while it writes ${name}`,
      value: held,
      unit: 'MB',
      budget: { most: megabytes },
    };
  }
}

/** Runs the command; how long it took, in milliseconds, and the most that it held at once, in MB. Throws where it fails. */
async function written(words: readonly string[]): Promise<{ time: number; held: number }> {
  const start = performance.now();
  const child = spawn(process.execPath, ['--import', peak, ...words], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let held = Number.NaN;
  child.on('message', (megabytes) => (held = Number(megabytes)));
  const [status] = (await event(child, 'close')) as [number | null];
  if (status !== 0) throw new Error(`The command ended with ${status}: ${words.slice(1).join(' ')}`);
  return { time: performance.now() - start, held };
}

/** A csv is copied; an archive is little else than the study's own bytes, packed. */
function plainly(study: string, to: string, isPacked: boolean): Promise<void> {
  const out = createWriteStream(`${to}.floor`);
  return isPacked
    ? pipeline(createReadStream(study), createDeflateRaw(), out)
    : pipeline(createReadStream(to), out);
}
