// Damages a project's file as disks and copies do, and finds out whether anybody could take the result for the original
// study.
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import type { OpenOptions } from '#db/open-options.ts';
import { openStore } from '#db/open.ts';
import { insert } from '#db/write.ts';
import { buildSample } from '#electron/sample.ts';
import { chance, type Chance } from '../chance.ts';
import { shortened } from './rows.ts';

/** The kinds of single damages by a disk or a copy. */
export const damageKinds = ['bit', 'sector', 'page', 'swap', 'cut', 'header'] as const;
export type OneDamage = (typeof damageKinds)[number];
/** `cut and bit`: two damages of one file. */
export type DamageKind = OneDamage | 'cut and bit';

const SECTOR_BYTES = 512;

/** The bytes with one damage of this kind at a random place. */
export function damagedBytes(bytes: Buffer, kind: DamageKind, { below }: Chance): Buffer {
  const copy = Buffer.from(bytes);
  const pageSize = copy.readUInt16BE(16);
  const flip = (at: number): void => void copy.writeUInt8(copy.readUInt8(at) ^ (1 << below(8)), at);
  switch (kind) {
    case 'bit':
      flip(below(copy.length));
      return copy;
    case 'sector': {
      // The disk returns the sector empty.
      const at = below(copy.length / SECTOR_BYTES) * SECTOR_BYTES;
      return copy.fill(0, at, at + SECTOR_BYTES);
    }
    case 'page': {
      const at = below(copy.length / pageSize) * pageSize;
      for (let index = at; index < Math.min(copy.length, at + pageSize); index += 1) copy[index] = below(256);
      return copy;
    }
    case 'swap': {
      const pages = Math.floor(copy.length / pageSize);
      const [one, other] = [below(pages) * pageSize, below(pages) * pageSize];
      bytes.copy(copy, one, other, other + pageSize);
      bytes.copy(copy, other, one, one + pageSize);
      return copy;
    }
    case 'cut':
      return copy.subarray(0, below(copy.length));
    case 'cut and bit': {
      const left = copy.subarray(0, 1 + below(copy.length));
      flip(below(left.length));
      return left;
    }
    case 'header':
      flip(below(100));
      return copy;
  }
}

/** The content of a study as one hash: every row of every table that contributes to a number or a text. */
export function contentOf(sqlite: Database.Database): string {
  const hash = createHash('sha256');
  const tables = sqlite
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('file', 'text_sketch', 'row_act') ORDER BY name",
    )
    .pluck()
    .all() as string[];
  for (const table of tables)
    for (const row of sqlite
      .prepare(`SELECT * FROM "${table}" ORDER BY 1`)
      .raw()
      .iterate() as IterableIterator<unknown[]>)
      hash.update(JSON.stringify([table, ...row.map(shortened)]));
  return hash.digest('hex');
}

/** The states in which a program leaves the study that is damaged: a killed one leaves its last act in the log. */
export const leftStates = ['closed', 'killed'] as const;
export type LeftState = (typeof leftStates)[number];

/** Makes the sample study in `folder`, as a program leaves it. Returns its path. */
export function sampleLeft(left: LeftState, folder: string, options: OpenOptions): string {
  const path = join(folder, `${left}.concord`);
  if (left === 'closed') {
    buildSample(path, options).close();
    return path;
  }
  const open = join(folder, 'open.concord');
  const store = buildSample(open, options);
  store.fold();
  store.transact({ method: 'classes.add', coderId: 'c', at: '2026', group: 'g' }, (db) =>
    insert(db, 'class', { id: 'x', name: 'charter', coverage: 'complete', position: 9, frameSize: null }),
  );
  for (const suffix of ['', '-wal']) copyFileSync(`${open}${suffix}`, `${path}${suffix}`);
  store.close();
  return path;
}

export interface DamageTrial {
  readonly number: number;
  readonly kind: DamageKind;
  /** `other`: opened as whole, but with other content than before. */
  readonly outcome: 'refused' | 'told' | 'harmless' | 'other';
}

/**
 * Damages copies of the project at `path`, and its log if there is one, `count` times from this seed, and opens each as
 * a command that counts does.
 */
export function* tryDamages(
  path: string,
  scratch: string,
  options: OpenOptions,
  { count, seed }: { readonly count: number; readonly seed: number },
): Generator<DamageTrial> {
  const bytes = readFileSync(path);
  const before = contentOfBytes(path, scratch, bytes, options);
  const drawn = chance(seed);
  for (let number = 0; number < count; number += 1) {
    const kind = damageKinds[number % damageKinds.length] ?? 'bit';
    const damaged = damagedBytes(bytes, kind, drawn);
    const after = contentOfBytes(path, scratch, damaged, options);
    const outcome = after === before ? 'harmless' : after === 'refused' || after === 'told' ? after : 'other';
    yield { number, kind, outcome };
  }
}

/**
 * What a command that counts finds in the project at `path`: its content, or that it is refused or reported as damaged.
 */
export function contentAt(path: string, options: OpenOptions): string {
  try {
    const store = openStore(path, { ...options, readOnly: true });
    try {
      return store.health.state === 'whole' ? contentOf(store.db.sqlite) : 'told';
    } finally {
      store.close();
    }
  } catch (error) {
    if (error instanceof AppError) return 'refused';
    throw error;
  }
}

function contentOfBytes(path: string, scratch: string, bytes: Buffer, options: OpenOptions): string {
  for (const suffix of ['', '-wal', '-shm', '-journal', '-lock'])
    rmSync(`${scratch}${suffix}`, { force: true });
  writeFileSync(scratch, bytes);
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${scratch}-wal`);
  return contentAt(scratch, options);
}
