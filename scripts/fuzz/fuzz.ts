// npm run fuzz: reads thousands of damaged files of each format as an import would. A file may be read, or refused with
// one of our messages; faults are a crash, a result that breaks its promises, and a small file that takes all the time or
// memory it may.
//   --formats docx,pdf   some formats instead of all
//   --files 2000         files for each format
//   --seed 1             the same seed makes the same files
//   --keep FOLDER        the folder that keeps faulty files
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AppError } from '#core/errors.ts';
import { openReader, type Reader } from '#formats/reading/reader-process.ts';
import { chance, type Chance } from '../chance.ts';
import { mutated, mutatedArchive } from './mutations.ts';
import { brokenPromises } from './promises.ts';
import { findSeeds, type Seed } from './seeds.ts';

/** The results for the damaged files of one format. */
export interface Fuzzed {
  readonly format: string;
  readonly files: number;
  readonly read: number;
  /** How many were refused, by the key of the message. */
  readonly refused: ReadonlyMap<string, number>;
  readonly faults: readonly { readonly name: string; readonly what: string }[];
}

export interface FuzzOptions {
  readonly formats?: readonly string[];
  readonly files: number;
  readonly seed: number;
  readonly keep?: string;
}

/** The longest time for a damaged file, in milliseconds. */
const MAX_TIME_MS = 20_000;
/** The most memory for reading a file, in bytes. */
const MAX_MEMORY_BYTES = 768 * 1024 * 1024;

/** The messages that count as our own fault: the good files need a hundredth of these limits. */
const FAULTS: ReadonlySet<string> = new Set(['reading:failed', 'reading:too_slow', 'reading:too_heavy']);

/** Reads `files` damaged files of each format. */
export async function fuzz({ formats, files, seed, keep }: FuzzOptions): Promise<Fuzzed[]> {
  const seeds = await findSeeds();
  const unknown = (formats ?? []).filter((format) => !seeds.has(format));
  if (unknown.length > 0)
    throw new RangeError(
      `No document ends in “${unknown.join(', ')}”. Formats: ${[...seeds.keys()].join(', ')}.`,
    );
  const folder = mkdtempSync(join(tmpdir(), 'concord-fuzz-'));
  const reader = openReader({ timeLimit: MAX_TIME_MS, memoryLimit: MAX_MEMORY_BYTES });
  try {
    const results: Fuzzed[] = [];
    for (const format of formats ?? seeds.keys()) {
      const found = await fuzzFormat(reader, folder, format, seeds.get(format)!, files, chance(seed));
      for (const { name } of keep === undefined ? [] : found.faults) {
        mkdirSync(keep!, { recursive: true });
        writeFileSync(join(keep!, name), fileOf(name, seeds.get(format)!, files, chance(seed)));
      }
      results.push(found);
    }
    return results;
  } finally {
    await reader.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function fuzzFormat(
  reader: Reader,
  folder: string,
  format: string,
  seeds: readonly Seed[],
  files: number,
  by: Chance,
): Promise<Fuzzed> {
  let read = 0;
  const refused = new Map<string, number>();
  const faults: { name: string; what: string }[] = [];
  for (let number = 0; number < files; number += 1) {
    const { name, bytes } = nextFile(number, format, seeds, by);
    const path = join(folder, name);
    writeFileSync(path, bytes);
    try {
      const broken = brokenPromises(await reader.read(path, name));
      read += 1;
      for (const what of broken.slice(0, 1)) faults.push({ name, what });
    } catch (error) {
      if (!(error instanceof AppError)) faults.push({ name, what: String(error) });
      else if (FAULTS.has(error.key))
        faults.push({ name, what: `${error.key} ${JSON.stringify(error.parameters)}` });
      else refused.set(error.key, (refused.get(error.key) ?? 0) + 1);
    }
    rmSync(path, { force: true });
  }
  return { format, files, read, refused, faults };
}

function nextFile(
  number: number,
  format: string,
  seeds: readonly Seed[],
  by: Chance,
): { name: string; bytes: Buffer } {
  const seed = by.of(seeds);
  // Damage to the compressed bytes rarely gets past the checksums, so most of it is done to unpacked parts.
  const inside = seed.parts !== null && by.below(4) > 0;
  const bytes = inside ? mutatedArchive(seed.parts, by) : mutated(seed.bytes, by.of(seeds).bytes, by);
  return { name: `${number}.${format}`, bytes };
}

/** Makes one of the files again. */
function fileOf(name: string, seeds: readonly Seed[], files: number, by: Chance): Buffer {
  const format = name.slice(name.indexOf('.') + 1);
  for (let number = 0; number < files; number += 1) {
    const file = nextFile(number, format, seeds, by);
    if (file.name === name) return file.bytes;
  }
  throw new RangeError(`There is no file “${name}”.`);
}

/** The command: prints a line for each format; resolves to whether there was no fault. */
export async function main(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      formats: { type: 'string' },
      files: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      keep: { type: 'string' },
    },
  });
  const wanted = values.formats?.split(',') ?? [...(await findSeeds()).keys()];
  let isSound = true;
  for (const format of wanted) {
    const start = performance.now();
    const [found] = await fuzz({
      formats: [format],
      files: Number(values.files),
      seed: Number(values.seed),
      ...(values.keep === undefined ? {} : { keep: values.keep }),
    });
    if (!found) continue;
    const refusals = [...found.refused]
      .sort(([, a], [, b]) => b - a)
      .map(([key, count]) => `${key} ${count}`);
    const seconds = Math.round((performance.now() - start) / 1000);
    console.log(
      `${format.padEnd(6)} ${found.files} files, ${found.read} read, ${found.faults.length} faults, ${seconds} s; refused: ${refusals.join(', ') || 'none'}`,
    );
    for (const { name, what } of found.faults.slice(0, 20)) console.log(`       ${name}: ${what}`);
    isSound &&= found.faults.length === 0;
  }
  return isSound;
}
