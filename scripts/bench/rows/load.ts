// The largest study that Concord is tested with: opening, reading, counting, searching, snapshots, checking and
// exporting; and the peak memory of the main process. Other processes, which make snapshots, do not count.
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { copyFileSync, createWriteStream, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { readMigrations } from '#db/migrations.ts';
import { CHUNK_BYTES, chunkName, pack } from '#db/snapshots/chunks.ts';
import { readHead } from '#db/snapshots/head.ts';
import { lastWritten, makeSnapshot } from '#db/snapshots/make.ts';
import type { Measured } from '../budget.ts';
import { loadStudyAt, type LoadStudy } from '../load-study.ts';
import { startServed, type Answered, type ServedProgram } from '../served-program.ts';
import { once } from '../timing.ts';
import { placeIn, type Workbench } from '../workbench.ts';
import { loadWindow } from './load-window.ts';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../../', import.meta.url));
const command = join(root, 'dist', 'cli.js');

/** The budgets for the largest study; a program that does not answer for longer seems to hang. */
const MAX_MEMORY_MB = 600;
const MAX_BLOCKED_MS = 200;
const MAX_ADDED_MB = 5;
const MAX_SNAPSHOT_MS = 2000;

/** One row after another: all of them take long. */
export async function* load(bench: Workbench): AsyncGenerator<Measured> {
  const { scale } = bench.size;
  const file = `load-${scale}-${readMigrations().length}.concord`;
  const kept = await loadStudyAt(join(root, '.cache', 'bench', file), scale);
  const study = { ...kept, path: placeIn(bench, 'load.concord') };
  copyFileSync(kept.path, study.path);
  const barePath = placeIn(bench, 'load-bare.concord');
  yield await firstSnapshot(study.path, placeIn(bench, 'load-snapshots'));
  {
    await using program = await startServed(study.path);
    yield* await loadWindow({ study, program, barePath, emptyPath: bench.emptyPath });
    yield* await counting(program, study);
    yield* await searching(program, study);
    yield* await writing(program, study, placeIn(bench, 'load-rows.txt'));
    yield* await snapshots(program, study);
    yield* memory(program);
  }
  yield await checking(study.path);
}

async function counting(program: ServedProgram, { path, codeId }: LoadStudy): Promise<Measured[]> {
  const fetching = {
    what: 'fetching all codings once',
    value: await reading(path, (db) =>
      once(
        () =>
          [
            ...db
              .prepare(
                'SELECT source_id, code_id, coder_id, start, "end" FROM coding ORDER BY source_id, start',
              )
              .raw()
              .iterate(),
          ].length,
      ),
    ),
  };
  // The window has loaded all codings into memory by now.
  const ask = { by: 'class', unit: 'sources' };
  const themes = await program.call('tallies.count', ask);
  const codes = await program.call('tallies.count', { ...ask, of: 'codes' });
  const passages = await program.call('passages.list', { request: {}, cell: { codeId } });
  return [
    row('tally all themes × classes of it', themes, fetching, { times: 1 }),
    row('tally all its codes × classes', codes, fetching, { times: 1 }),
    row('list all passages of one of its codes', passages, undefined, { most: 400 }),
  ];
}

async function searching(program: ServedProgram, { path }: LoadStudy): Promise<Measured[]> {
  const texts = await reading(path, async (db) => {
    const read = db
      .prepare('SELECT blob.bytes FROM source JOIN blob ON blob.hash = source.text_hash')
      .pluck();
    return (read.all() as Buffer[]).map((bytes) => bytes.toString('utf8'));
  });
  await program.call('search.prepare');
  const found = await program.call('search.run', { request: { query: { text: '一是' } } });
  const floor = await once(() => texts.filter((text) => text.includes('一是')).length);
  return [
    row(
      'search two Chinese characters in it',
      found,
      { what: 'includes in the bare texts', value: floor },
      { most: 300 },
    ),
    stood('search', found),
  ];
}

/** Made by the keeper before the program opens the study, which would soon make one itself. */
async function firstSnapshot(path: string, folder: string): Promise<Measured> {
  // Most of the time is hashing and compressing, which any program that compresses needs.
  const packing = await once(() => pipeline(() => piecesOf(path), createWriteStream(`${path}.packed`)));
  const study = await reading(path, async (db) => ({
    head: { ...readHead(db), at: new Date().toISOString(), why: 'hand', about: '', kept: false } as const,
    length:
      Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true })),
  }));
  const file = { id: randomUUID(), path, name: 'Load study' };
  const making = { ...study, folder, file, path, writtenAt: lastWritten(path) };
  return {
    work: 'first snapshot of it, without the check',
    value: await once(() => makeSnapshot(making)),
    unit: 'ms',
    floor: { what: 'hashing, packing, writing it', value: packing },
    budget: { times: 3 },
  };
}

/** A snapshot made while a person could work, then another after one act. */
async function snapshots(program: ServedProgram, { codeId, longId }: LoadStudy): Promise<Measured[]> {
  const first = await program.call('snapshots.make');
  await program.call('codings.applyToSources', { sourceIds: [longId], codeId });
  const second = await program.call('snapshots.make');
  // A snapshot is reported as made before it is checked.
  const made = (answer: Answered): Answered => ({ ...answer, time: answer.told ?? answer.time });
  const { added } = second.result as { added: number };
  return [
    row('next snapshot, after one act', made(second), undefined, { most: MAX_SNAPSHOT_MS }),
    { work: 'what the next snapshot added', value: added / 1e6, unit: 'MB', budget: { most: MAX_ADDED_MB } },
    stood('a snapshot and its check', first),
    stood('the next snapshot and its check', second),
  ];
}

/** The file in compressed pieces with their names, as a snapshot has it, whether a piece occurs twice or not. */
function* piecesOf(path: string): Generator<Buffer> {
  const bytes = readFileSync(path);
  for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
    const piece = bytes.subarray(at, at + CHUNK_BYTES);
    yield Buffer.concat([chunkName(piece), pack(piece)]);
  }
}

/** The floor: the same words under the same codings, written as plainly as possible. */
async function writing(program: ServedProgram, { path }: LoadStudy, to: string): Promise<Measured[]> {
  const floor = await once(() => reading(path, (db) => pipeline(() => plainRows(db), createWriteStream(to))));
  const codings = await program.call('exports.passages', { to: 'download:load/codings.csv', format: 'csv' });
  const sources = await program.call('exports.sources', { to: 'download:load/sources.csv', format: 'csv' });
  return [
    row(
      'write all its codings as csv',
      codings,
      { what: 'their words, line by line', value: floor },
      // The floor has three of the 24 columns.
      { times: 8 },
    ),
    row('write all its sources as csv', sources, undefined, { most: 2000 }),
    stood('writing the codings', codings),
  ];
}

function* plainRows(db: Database.Database): Generator<string> {
  const sources = db.prepare(
    'SELECT source.id, blob.bytes FROM source JOIN blob ON blob.hash = source.text_hash',
  );
  const codings = db.prepare('SELECT id, code_id, start, "end" FROM coding WHERE source_id = ?').raw();
  for (const [id, bytes] of sources.raw().all() as [string, Buffer][]) {
    const text = bytes.toString('utf8');
    const lines = codings.all(id) as [string, string, number | null, number | null][];
    yield lines
      .map(([coding, code, start, end]) => `${coding},${code},${text.slice(start ?? 0, end ?? 0)}`)
      .join('\n');
  }
}

async function checking(path: string): Promise<Measured> {
  const floor = await reading(path, (db) => once(() => db.pragma('integrity_check')));
  const value = await once(() => run(process.execPath, [command, 'check', path]));
  return {
    work: 'check it row by row, as a command',
    value,
    unit: 'ms',
    floor: { what: 'integrity_check of SQLite alone', value: floor },
    budget: { times: 4 },
  };
}

function memory(program: ServedProgram): Measured[] {
  const peak = program.peak();
  if (peak === null) return [];
  return [
    {
      work: 'most memory of the main process through all of this',
      value: peak / 1024 / 1024,
      unit: 'MB',
      budget: { most: MAX_MEMORY_MB },
    },
  ];
}

function row(
  work: string,
  { time }: Answered,
  floor: Measured['floor'],
  budget: Measured['budget'],
): Measured {
  return { work, value: time, unit: 'ms', ...(floor ? { floor } : {}), budget };
}

function stood(what: string, answer: Answered): Measured {
  return {
    work: `longest that it stood still for ${what}`,
    value: answer.stood,
    unit: 'ms',
    budget: { most: MAX_BLOCKED_MS },
  };
}

async function reading<T>(path: string, read: (db: Database.Database) => Promise<T>): Promise<T> {
  const db = new Database(path, { readonly: true });
  try {
    return await read(db);
  } finally {
    db.close();
  }
}
