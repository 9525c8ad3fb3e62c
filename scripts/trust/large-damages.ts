// Damages a study as large as the reference study of the bench. Each damage is made in one file and repaired from
// another, and some of the damaged files are salvaged.
import { execFileSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  ftruncateSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FreshProject } from '#db/salvage/report.ts';
import { makeStudy } from '../bench/study.ts';
import { chance, type Chance } from '../chance.ts';
import { contentAt, damageKinds, type OneDamage } from './damages.ts';
import { countIn, type Found, type Trials } from './found.ts';
import { compareRows, rowsIn } from './rows.ts';
import { snapshotOf } from './salvages.ts';

const PAGE_BYTES = 4096;
const SECTOR_BYTES = 512;
const options = { who: 'trust', now: '2026-03-14T09:00:00.000Z' };
const child = fileURLToPath(new URL('salvage-child.ts', import.meta.url));

/** One of this many damages is salvaged; no multiple of the number of kinds, so that each kind has its turn. */
const SALVAGE_EVERY = 11;

/**
 * The most memory of a salvaging process, in bytes: more than the pages and checksums that it holds, less than a large
 * file.
 */
const MAX_MEMORY_BYTES = 450_000_000;

/** A range of the file that was changed. */
type Stretch = readonly [from: number, to: number];

/** Damages the file in place, at a random place. Returns the ranges to repair. */
function damageFile(path: string, kind: OneDamage, { below }: Chance): Stretch[] {
  const { size } = statSync(path);
  const file = openSync(path, 'r+');
  const read = (from: number, length: number): Buffer => {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(file, bytes, 0, length, from));
  };
  const flip = (at: number): Stretch[] => {
    writeSync(file, Buffer.of(read(at, 1).readUInt8(0) ^ (1 << below(8))), 0, 1, at);
    return [[at, at + 1]];
  };
  const write = (bytes: Buffer, at: number): Stretch => {
    writeSync(file, bytes, 0, bytes.length, at);
    return [at, at + bytes.length];
  };
  try {
    switch (kind) {
      case 'bit':
        return flip(below(size));
      case 'header':
        return flip(below(100));
      case 'sector':
        return [write(Buffer.alloc(SECTOR_BYTES), below(Math.floor(size / SECTOR_BYTES)) * SECTOR_BYTES)];
      case 'page':
        return [
          write(
            Buffer.from(Array.from({ length: PAGE_BYTES }, () => below(256))),
            below(Math.floor(size / PAGE_BYTES)) * PAGE_BYTES,
          ),
        ];
      case 'swap': {
        const [one, other] = [
          below(Math.floor(size / PAGE_BYTES)) * PAGE_BYTES,
          below(Math.floor(size / PAGE_BYTES)) * PAGE_BYTES,
        ];
        const kept = read(one, PAGE_BYTES);
        return [write(read(other, PAGE_BYTES), one), write(kept, other)];
      }
      case 'cut': {
        const end = below(size);
        ftruncateSync(file, end);
        return [[end, size]];
      }
    }
  } finally {
    closeSync(file);
  }
}

/** Copies the ranges from the other file. */
function mend(path: string, from: string, stretches: readonly Stretch[]): void {
  const [file, whole] = [openSync(path, 'r+'), openSync(from, 'r')];
  const bytes = Buffer.alloc(1_048_576);
  for (const [start, end] of stretches)
    for (let at = start; at < end; at += bytes.length) {
      const count = readSync(whole, bytes, 0, Math.min(bytes.length, end - at), at);
      writeSync(file, bytes, 0, count, at);
    }
  closeSync(file);
  closeSync(whole);
}

interface SalvageOfLarge {
  readonly state: string;
  readonly fresh: FreshProject | null;
  readonly missing: readonly string[];
  readonly seconds: number;
  readonly memory: number;
}

/** Tries the damages on a study with this share of the reference study's size. */
export async function tryLargeDamages({ count, seed }: Trials, scale: number): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-large-'));
  try {
    const whole = join(folder, 'whole.concord');
    const path = join(folder, 'study.concord');
    const fresh = join(folder, 'new.concord');
    const snapshots = join(folder, 'snapshots');
    makeStudy(whole, { scale, codings: 1 });
    copyFileSync(whole, path);
    snapshotOf(path, snapshots);
    const before = contentAt(path, options);
    const was = rowsIn(whole);
    const drawn = chance(seed);
    const came: Record<string, number> = {
      megabytes: Math.round(statSync(whole).size / 1e6),
      rows: was.size,
    };
    const faults: string[] = [];
    let [back, most, slowest] = [0, 0, 0];
    for (let number = 0; number < count; number += 1) {
      const kind = damageKinds[number % damageKinds.length] ?? 'bit';
      const fault = (what: string): void =>
        void faults.push(`damage ${number} (${kind}) of seed ${seed}: ${what}`);
      const stretches = damageFile(path, kind, drawn);
      const { mtimeMs } = statSync(path);
      if (number % SALVAGE_EVERY === 0) {
        // Every other one as if there were no snapshot.
        const from = number % 2 === 0 ? snapshots : join(folder, 'none');
        const answer = execFileSync(process.execPath, [child, path, fresh, from], { encoding: 'utf8' });
        const { state, fresh: project, missing, seconds, memory } = JSON.parse(answer) as SalvageOfLarge;
        const is = state === 'refused' ? new Map<string, string>() : rowsIn(fresh);
        const { kept, wrong } = compareRows(was, is, project);
        rmSync(fresh, { force: true });
        const named = new Set(missing);
        if (wrong.length > 0) fault(`salvage gave wrong rows: ${wrong.slice(0, 5).join(', ')}`);
        if (state !== 'proven' && [...was.keys()].some((row) => !is.has(row) && !named.has(row)))
          fault('salvage lost rows without a word');
        if (memory > MAX_MEMORY_BYTES) fault(`salvage held ${Math.round(memory / 1e6)} MB`);
        countIn(came, 'salvaged');
        if (kind !== 'cut' || number % 2 === 0) {
          countIn(came, 'to come back', was.size);
          back += kept;
        }
        [most, slowest] = [Math.max(most, memory), Math.max(slowest, seconds)];
      }
      const after = contentAt(path, options);
      const outcome =
        after === before ? 'harmless' : after === 'refused' || after === 'told' ? after : 'other';
      countIn(came, outcome);
      if (outcome === 'other') fault('other data');
      // A study that could be sealed again was written.
      if (statSync(path).mtimeMs === mtimeMs) mend(path, whole, stretches);
      else copyFileSync(whole, path);
    }
    countIn(came, 'came back', back);
    countIn(came, 'salvage: most MB', Math.round(most / 1e6));
    countIn(came, 'salvage: most seconds of processor', Math.round(slowest * 10) / 10);
    if (back < 0.99 * (came['to come back'] ?? 0)) faults.push('less than 99 of 100 rows came back');
    return { tried: count, came, faults };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
