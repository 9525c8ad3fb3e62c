import { chmodSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openStore } from '#db/open.ts';
import { RawPages } from '#db/salvage/pages.ts';
import type { Salvaged } from '#db/salvage/report.ts';
import { salvage } from '#db/salvage/salvage.ts';
import { buildSample } from '#electron/sample.ts';
import { chance } from '../../../scripts/chance.ts';
import { damagedBytes, damageKinds } from '../../../scripts/trust/damages.ts';
import { newStudy, remember } from '../../helpers/memo-acts.ts';
import { asOrdinaryUser } from '../../helpers/ordinary-user.ts';
import { openOptions, testFolder } from '../../helpers/project.ts';
import { compareRows, rowsIn } from '../../../scripts/trust/rows.ts';

const PAGE = 4096;

let folder: ReturnType<typeof testFolder>;
/** The sample study, closed and sealed. */
let whole: Buffer;
let unsealed: Buffer;
let was: ReadonlyMap<string, string>;
let path: string;
let fresh: string;

beforeAll(() => {
  folder = testFolder();
  const sample = join(folder.path, 'sample.concord');
  buildSample(sample, openOptions).close();
  whole = readFileSync(sample);
  unsealed = whole.subarray(0, whole.readUInt32BE(28) * PAGE);
  was = rowsIn(sample);
});

afterAll(() => folder[Symbol.dispose]());

beforeEach(() => {
  path = join(folder.path, 'study.concord');
  fresh = join(folder.path, 'new.concord');
});

/** Salvages these bytes and compares the result with the rows of the study. */
function salvaged(bytes: Buffer): { report: Salvaged } & ReturnType<typeof compareRows> {
  for (const file of [path, fresh]) rmSync(file, { force: true });
  writeFileSync(path, bytes);
  const report = salvage(path, fresh, {
    snapshots: join(folder.path, 'snapshots'),
    now: openOptions.now,
    coderName: 'Wei',
  });
  return { report, ...compareRows(was, rowsIn(fresh), report.fresh) };
}

/** The pages of a table of the sample that have these types. */
function pagesOf(table: string, types: readonly string[]): number[] {
  const sqlite = new Database(join(folder.path, 'sample.concord'), { readonly: true });
  const pages = sqlite
    .prepare(
      'SELECT pageno FROM dbstat WHERE name = ? AND pagetype IN (SELECT value FROM json_each(?)) ORDER BY pageno',
    )
    .pluck()
    .all(table, JSON.stringify(types)) as number[];
  sqlite.close();
  return pages;
}

function pseudonymKeyIn(file: string): unknown {
  const sqlite = new Database(file, { readonly: true });
  const key = sqlite.prepare('SELECT pseudonym_key FROM file').pluck().get();
  sqlite.close();
  return key;
}

test('the sample study is closed with a seal', () => {
  expect(whole.length).toBeGreaterThan(unsealed.length);
});

describe.each([
  ['sealed', () => whole],
  ['without a seal', () => unsealed],
] as const)('a closed study, %s,', (_how, bytes) => {
  test('is salvaged whole when nothing is damaged, and stays as it is', () => {
    const { report, kept, wrong } = salvaged(bytes());

    expect(report.missing).toEqual([]);
    expect(report.state).toBe('whole');
    // Its packages use the same pseudonyms as those of the study.
    expect(pseudonymKeyIn(fresh)).toEqual(pseudonymKeyIn(path));
    expect({ kept, wrong }).toEqual({ kept: was.size, wrong: [] });
    expect(report.tables.coding).toEqual({ found: 459, missing: 0 });
    expect(readFileSync(path)).toEqual(bytes());
    const store = openStore(fresh, openOptions);
    expect(store.health.state).toBe('whole');
    store.close();
  });

  test('gives no wrong row and 99 of 100 right ones, whatever is damaged in it', () => {
    const drawn = chance(19);
    let kept = 0;
    let all = 0;
    for (const kind of damageKinds.filter((each) => each !== 'cut')) {
      for (let number = 0; number < 6; number += 1) {
        const found = salvaged(damagedBytes(bytes(), kind, drawn));
        expect(found.wrong, `${kind} ${number}`).toEqual([]);
        const { state, missing } = found.report;
        const isTold = state === 'proven' || missing.length === was.size - found.kept;
        expect(isTold, `${kind} ${number}: whatever is not there is named, and nothing else`).toBe(true);
        kept += found.kept;
        all += was.size;
      }
    }
    expect(kept / all).toBeGreaterThan(0.99);
  });
});

test('a study whose first page is lost is salvaged whole', () => {
  const { report, kept, wrong } = salvaged(Buffer.from(whole).fill(0, 0, PAGE));

  expect({ kept, wrong, state: report.state }).toEqual({ kept: was.size, wrong: [], state: 'whole' });
});

/** How many tables and indexes the study has. */
function roots(): number {
  const sqlite = new Database(join(folder.path, 'sample.concord'), { readonly: true });
  const count = sqlite
    .prepare('SELECT count(*) FROM sqlite_master WHERE rootpage > 0')
    .pluck()
    .get() as number;
  sqlite.close();
  return count;
}

test.each([0.95, 0.7, 0.4])(
  'when %f of a study is left, without its history or a snapshot, the texts come back in a new project',
  (left) => {
    // A new study begins with a page for each table and index; the share is of the pages after these.
    const begun = roots() * PAGE;
    const cut = Buffer.from(whole.subarray(0, Math.floor(begun + left * (unsealed.length - begun))));
    for (const page of pagesOf('change', ['leaf', 'internal']))
      if (page * PAGE <= cut.length) cut.fill(0, (page - 1) * PAGE, page * PAGE);

    const { report, kept, wrong } = salvaged(cut);

    expect([report.state, report.isCutOff, wrong]).toEqual(['proven', true, []]);
    expect(kept).toBeGreaterThan(left * 30);
    const store = openStore(fresh, openOptions);
    const titled = store.db.sqlite.prepare('SELECT title FROM source').pluck().all();
    expect(store.health.state).toBe('whole');
    store.close();
    expect(report.fresh?.made.map(({ table }) => table)).toContain('project');
    expect(titled.length).toBeGreaterThan(left * 20);
    expect(new Set(titled.map((title) => typeof title === 'string' && title.length))).not.toContain(0);
  },
);

test('a title with a changed letter does not come back from a study that is cut off', () => {
  const sqlite = new Database(join(folder.path, 'sample.concord'), { readonly: true });
  const [id, title] = sqlite.prepare('SELECT id, title FROM source ORDER BY rowid').raw().get() as string[];
  const leaf = sqlite
    .prepare("SELECT min(pageno) FROM dbstat WHERE name = 'source' AND pagetype = 'leaf'")
    .pluck()
    .get() as number;
  sqlite.close();
  const cut = Buffer.from(whole.subarray(0, Math.floor(unsealed.length * 0.95)));
  const at = cut.indexOf(title ?? '', (leaf - 1) * PAGE);
  cut.writeUInt8(cut.readUInt8(at) ^ 2, at);

  const { wrong } = salvaged(cut);

  expect(wrong).toEqual([]);
  expect(rowsIn(fresh).has(`source ${id}`)).toBe(false);
});

test('acts whose pages lie in the tree of another table are found there, and none is lost unreported', () => {
  const sqlite = new Database(join(folder.path, 'sample.concord'), { readonly: true });
  const pageOf = (name: string, type: string): number =>
    Number(
      sqlite
        .prepare('SELECT max(pageno) FROM dbstat WHERE name = ? AND pagetype = ?')
        .pluck()
        .get(name, type),
    );
  const bytes = Buffer.from(whole);
  // The sample has a history of two acts, in one page.
  const root = pageOf('change', 'leaf');
  const leaf = pageOf('coding', 'leaf');
  whole.copy(bytes, (root - 1) * PAGE, (leaf - 1) * PAGE, leaf * PAGE);
  whole.copy(bytes, (leaf - 1) * PAGE, (root - 1) * PAGE, root * PAGE);
  sqlite.close();

  const { report, kept, wrong } = salvaged(bytes);

  expect(wrong).toEqual([]);
  expect(report.tables['change']?.found).toBeGreaterThan(1);
  const isTold = report.state === 'proven' || report.missing.length === was.size - kept;
  expect(isTold).toBe(true);
});

test('a lost text is reported by the title of its source, whose codings stay', () => {
  const sqlite = new Database(join(folder.path, 'sample.concord'), { readonly: true });
  const [title, text] = sqlite
    .prepare(
      'SELECT title, bytes FROM source JOIN blob ON hash = text_hash WHERE doc_hash IS NOT NULL ORDER BY title LIMIT 1',
    )
    .raw()
    .get() as [string, Buffer];
  sqlite.close();
  const bytes = Buffer.from(unsealed);
  // Within one paragraph, so that the words stand together in the rich text too.
  const longest = text
    .toString('utf8')
    .split('\n')
    .reduce((long, line) => (line.length > long.length ? line : long));
  const words = Buffer.from(longest.slice(10, 40));
  // A page that was written again may still hold its earlier contents.
  for (let at = bytes.indexOf(words); at >= 0; at = bytes.indexOf(words))
    bytes.fill(0x23, at, at + words.length);

  const { report, wrong } = salvaged(bytes);

  expect(wrong).toEqual([]);
  expect(report.state).toBe('but-for');
  // The words stand in the plain text and in the rich text.
  expect(report.missing.map(({ table, name }) => [table, name])).toEqual([
    ['blob', title],
    ['blob', title],
  ]);
  expect(report.tables.coding).toEqual({ found: 459, missing: 0 });
});

test.each(['0001', '0003', '0004'])(
  'a closed study of an earlier version (%s) is salvaged except its history',
  (version) => {
    // A copy: SQLite creates files beside the file it reads, and other tests list that folder.
    const old = join(folder.path, `${version}.concord`);
    copyFileSync(join(import.meta.dirname, `../../../fixtures/projects/${version}.concord`), old);
    const { report } = salvaged(readFileSync(old));
    const sqlite = new Database(old, { readonly: true });
    const codings = sqlite.prepare('SELECT count(*) FROM coding').pluck().get();
    sqlite.close();

    // It was written before the history had links, so nothing proves it.
    expect(new Set(report.missing.map(({ table }) => table))).toEqual(new Set(['change']));
    expect(report.tables.coding).toEqual({ found: codings, missing: 0 });
  },
);

test('a file that may not be read is reported as such', async () => {
  writeFileSync(path, whole);
  chmodSync(path, 0);
  chmodSync(folder.path, 0o755);

  await asOrdinaryUser(() => expect(() => new RawPages(path, false)).toThrow('errors:file_not_readable'));
});

test('a file that was copied without the log that has its newest acts is not reported as the whole study', () => {
  for (const file of [path, fresh]) rmSync(file, { force: true });
  const other = join(folder.path, 'open.concord');
  newStudy(other).close();
  const store = openStore(other, openOptions);
  remember(store, 'in the log');
  copyFileSync(other, path);

  const { state, missing } = salvage(path, fresh, {
    snapshots: join(folder.path, 'snapshots'),
    now: openOptions.now,
    coderName: 'Wei',
  });

  expect([state, missing]).toEqual(['proven', []]);
  store.close();
});
