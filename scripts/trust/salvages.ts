// Damages a study as disks and copies do, salvages it with and without snapshots, and compares every recovered row with
// the original.
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { readMigrations } from '#db/migrations.ts';
import { layoutOf, rootsIn } from '#db/salvage/layout.ts';
import { RawPages } from '#db/salvage/pages.ts';
import { payloadOf } from '#db/salvage/records.ts';
import { salvage } from '#db/salvage/salvage.ts';
import { walk } from '#db/salvage/walk.ts';
import type { SalvageReport } from '#db/salvage/report.ts';
import { readHead } from '#db/snapshots/head.ts';
import { lastWritten, makeSnapshot } from '#db/snapshots/make.ts';
import { buildSample } from '#electron/sample.ts';
import { chance } from '../chance.ts';
import { damagedBytes, damageKinds, type DamageKind } from './damages.ts';
import { countIn, type Found, type Trials } from './found.ts';
import { compareRows, uncomparedTables, rowsIn } from './rows.ts';
import { withStudy } from './with-study.ts';

const PAGE_BYTES = 4096;

const options = { who: 'trust', now: '2026-03-14T09:00:00.000Z' };

/** How many codings, with some memos and undone acts between them, are newer than the newest snapshot. */
const LATER_CODINGS = 12;

/** Makes the sample study at `path`, closed, with a snapshot in `snapshots` and some later work. */
async function sampleInUse(folder: string, path: string, snapshots: string): Promise<void> {
  buildSample(path, options).close();
  snapshotOf(path, snapshots);
  const by = chance(11);
  await withStudy(path, join(folder, 'home'), async ({ api }) => {
    const { tables } = await api.project.records();
    const sources = tables.source.filter(({ length }) => length > 100);
    const codes = tables.code.filter(({ codable }) => codable);
    for (let number = 0; number < LATER_CODINGS; number += 1) {
      const { id: sourceId, textHash, length } = by.of(sources);
      const start = by.below(length - 40);
      const span = { start, end: start + 40 };
      // One after another, as a person works.
      await api.codings.apply({ sourceId, textHash, codeId: by.of(codes).id, span });
      if (number % 3 === 1)
        await api.memos.add({
          about: 'free',
          title: `Thought ${number}`,
          body: 'why '.repeat(by.below(400)),
        });
      if (number % 6 === 5) await api.history.undo();
    }
  });
}

/** Makes a snapshot of a closed study. */
export function snapshotOf(path: string, folder: string): void {
  const sqlite = new Database(path, { readonly: true });
  const read = readHead(sqlite);
  const id = String(sqlite.prepare('SELECT id FROM file').pluck().get());
  sqlite.close();
  makeSnapshot({
    folder,
    file: { id, path, name: 'Sample' },
    path,
    length: statSync(path).size,
    writtenAt: lastWritten(path),
    head: { at: options.now, why: 'hour', about: '', kept: false, ...read },
  });
}

/** The result of salvaging one damaged file. */
export interface Salvaged {
  readonly state: SalvageReport['state'] | 'refused';
  /** How many rows were recovered as they were. */
  readonly back: number;
  /** Rows that the study never had, or had with other content. */
  readonly wrong: readonly string[];
  /** Rows that are lost without being listed, and rows that are listed though they were recovered or never existed. */
  readonly misnamed: readonly string[];
}

export interface SalvageTrial {
  readonly number: number;
  readonly kind: DamageKind;
  readonly rows: number;
  /** How many rows have all their pages intact somewhere in the damaged file. */
  readonly untouched: number;
  readonly alone: Salvaged;
  readonly withSnapshot: Salvaged;
}

/**
 * Damages the sample study this many times from this seed and salvages each, with the newest snapshot and without any.
 */
async function* trySalvages(
  { count, seed }: Trials,
  kinds: readonly DamageKind[],
): AsyncGenerator<SalvageTrial> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-salvage-'));
  try {
    const path = join(folder, 'study.concord');
    const snapshots = join(folder, 'snapshots');
    await sampleInUse(folder, path, snapshots);
    const bytes = readFileSync(path);
    const was = rowsIn(path);
    const places = pagesOfRows(path);
    const drawn = chance(seed);
    for (let number = 0; number < count; number += 1) {
      const kind = kinds[number % kinds.length] ?? 'bit';
      const damaged = damagedBytes(bytes, kind, drawn);
      writeFileSync(path, damaged);
      const from = (where: string): Salvaged => salvaged(path, join(folder, 'new.concord'), where, was);
      const isThere = (page: number): boolean =>
        kind === 'swap' || isSame(bytes, damaged, (page - 1) * PAGE_BYTES, page * PAGE_BYTES);
      yield {
        number,
        kind,
        rows: was.size,
        untouched: places.filter((pages) => pages.every(isThere)).length,
        alone: from(join(folder, 'none')),
        withSnapshot: from(snapshots),
      };
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The pages that contain each row that `rowsIn` returns. */
function pagesOfRows(path: string): number[][] {
  const layout = layoutOf(readMigrations());
  using pages = new RawPages(path, false);
  const found: number[][] = [];
  for (const { table, cell } of walk(pages, rootsIn(pages, layout)))
    if (table !== null && cell && !uncomparedTables.has(table))
      found.push([cell.page, ...(payloadOf(pages, cell)?.further ?? [])]);
  return found;
}

function isSame(one: Buffer, other: Buffer, from: number, end: number): boolean {
  return end <= other.length && one.subarray(from, end).equals(other.subarray(from, end));
}

function salvaged(
  path: string,
  fresh: string,
  snapshots: string,
  was: ReadonlyMap<string, string>,
): Salvaged {
  try {
    const {
      state,
      missing,
      fresh: project,
    } = salvage(path, fresh, { snapshots, now: options.now, coderName: 'Wei' });
    const is = rowsIn(fresh);
    const { kept, wrong } = compareRows(was, is, project);
    const named = new Set(missing.map(({ table, id }) => `${table} ${id}`));
    const misnamed = [
      ...[...named].filter((row) => is.has(row)),
      // If only proven rows were taken, more may be missing than is known, and what is listed may itself be damaged.
      ...(state === 'proven' ? [] : [...was.keys()].filter((row) => !is.has(row) && !named.has(row))),
      ...(state === 'proven' ? [] : [...named].filter((row) => !was.has(row))),
    ];
    return { state, back: kept, wrong, misnamed };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { state: 'refused', back: 0, wrong: [], misnamed: [] };
  } finally {
    rmSync(fresh, { force: true });
  }
}

/**
 * Counts what was recovered, by kind of damage. Faults are a wrong row, a wrong list, or fewer than 99 of 100 rows. One
 * further trial for every four cuts the file off and changes one bit of the rest; no least number of rows is required
 * of those.
 */
export async function salvages(trials: Trials): Promise<Found> {
  const came: Record<string, number> = {};
  const faults: string[] = [];
  const all = { rows: 0, withSnapshot: 0 };
  const notCut = { untouched: 0, alone: 0 };
  const note = ({ number, kind, rows, untouched, alone, withSnapshot }: SalvageTrial): void => {
    const counts = { rows, untouched, alone: alone.back, withSnapshot: withSnapshot.back };
    for (const what of ['rows', 'untouched', 'alone', 'withSnapshot'] as const)
      countIn(came, `${kind}: ${words[what]}`, counts[what]);
    for (const { wrong, misnamed } of [alone, withSnapshot])
      for (const [what, found] of Object.entries({ wrong, misnamed }))
        if (found.length > 0)
          faults.push(`damage ${number} (${kind}) of seed ${trials.seed}: ${what}: ${found.join(', ')}`);
  };
  for await (const trial of trySalvages(trials, damageKinds)) {
    note(trial);
    all.rows += trial.rows;
    all.withSnapshot += trial.withSnapshot.back;
    // A file without its end has lost the checksums of its pages, which prove most of its rows.
    if (trial.kind === 'cut') continue;
    notCut.untouched += trial.untouched;
    notCut.alone += trial.alone.back;
  }
  const more = Math.ceil(trials.count / 4);
  for await (const trial of trySalvages({ ...trials, count: more }, ['cut and bit'])) note(trial);
  if (all.withSnapshot < 0.99 * all.rows) faults.push('less than 99 of 100 rows came back with a snapshot');
  if (notCut.alone < 0.99 * notCut.untouched)
    faults.push('less than 99 of 100 rows that are there came back without one');
  return { tried: trials.count + more, came, faults };
}

const words = {
  rows: 'rows',
  untouched: 'on pages untouched',
  alone: 'back without a snapshot',
  withSnapshot: 'back with one',
} as const;
