// Exporting a whole study on the command line and importing it again, each in a process of its own, beside writing or
// reading the same bytes as plainly as possible. The programs must be built.
import { spawn } from 'node:child_process';
import { once as event } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createDeflateRaw } from 'node:zlib';
import { SaxesParser } from 'saxes';
import { openPromise } from 'yauzl';
import type { Measured } from '../budget.ts';
import { makeEmpty } from '../study.ts';
import { once } from '../timing.ts';
import { placeIn, type Workbench } from '../workbench.ts';

const program = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));
const peak = new URL('../report-peak.ts', import.meta.url).href;

/** The budgets for the reference study, and for one with five times its codings. */
interface Most {
  readonly seconds: readonly [number, number];
  readonly megabytes: number;
}

const files: Readonly<Record<'passages.csv' | 'study.qdpx', Most>> = {
  'passages.csv': { seconds: [4, 4], megabytes: 400 },
  'study.qdpx': { seconds: [5, 15], megabytes: 500 },
};

const takenIn: Most = { seconds: [6, 20], megabytes: 500 };

export async function* commands(bench: Workbench): AsyncGenerator<Measured> {
  yield* writing(bench);
  yield* takingIn(bench);
}

async function* writing(bench: Workbench): AsyncGenerator<Measured> {
  const { study, size } = bench;
  for (const [name, { seconds, megabytes }] of Object.entries(files)) {
    const to = placeIn(bench, name);
    const option = name.endsWith('.qdpx') ? '--qdpx' : '--passages';
    // One after another: otherwise each would have half of the machine.
    const { time, held } = await ran([program, 'export', study.path, option, to]);
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

/** Importing the exported project file: into an empty project, and as a preview into the study that it came from. */
async function* takingIn(bench: Workbench): AsyncGenerator<Measured> {
  const { study, size } = bench;
  const file = placeIn(bench, 'study.qdpx');
  const empty = placeIn(bench, 'taken-in.concord');
  makeEmpty(empty);
  const floor = { what: 'its bytes, unpacked and parsed', value: await once(() => readPlainly(file)) };
  const [one, five] = takenIn.seconds;
  const commandsByWork = {
    'take study.qdpx into an empty project': ['import', empty, file],
    'look at study.qdpx in the study that it is of': ['import', study.path, file, '--dry-run'],
  };
  for (const [work, words] of Object.entries(commandsByWork)) {
    const { time, held } = await ran([program, ...words]);
    yield {
      work: `${work}, as a command`,
      value: time,
      unit: 'ms',
      floor,
      budget: { most: 1000 * (size.codings > 1 ? five : one) },
    };
    yield {
      work: `most memory to ${work}`,
      value: held,
      unit: 'MB',
      budget: { most: takenIn.megabytes },
    };
  }
}

/** Runs the command; returns its time in milliseconds and its peak memory in MB. Throws if it fails. */
async function ran(words: readonly string[]): Promise<{ time: number; held: number }> {
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

/** A csv is copied; an archive contains little else than the study's own bytes, compressed. */
function plainly(study: string, to: string, isPacked: boolean): Promise<void> {
  const out = createWriteStream(`${to}.floor`);
  return isPacked
    ? pipeline(createReadStream(study), createDeflateRaw(), out)
    : pipeline(createReadStream(to), out);
}

/** Unpacks all entries, and parses those that are XML or JSON. */
async function readPlainly(archive: string): Promise<void> {
  const zip = await openPromise(archive, { lazyEntries: true, autoClose: false });
  try {
    for await (const entry of zip.eachEntry()) {
      const bytes = await buffer(await zip.openReadStreamPromise(entry));
      if (entry.fileName.endsWith('.qde')) new SaxesParser({ xmlns: true }).write(bytes.toString()).close();
      else if (entry.fileName.endsWith('.json')) JSON.parse(bytes.toString());
    }
  } finally {
    zip.close();
  }
}
