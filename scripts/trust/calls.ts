// Calls, which no screen would make, to every method that works on an open project. Whatever is sent: no row changes
// without an act in the history, a refused call changes nothing, a query changes nothing, no act is announced that was
// not done, and no call is answered with “a fault inside Concord”.
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProblems } from '#db/check.ts';
import { digestOfRows } from '#db/digest.ts';
import { openStore } from '#db/open.ts';
import type { Store } from '#db/store.ts';
import { api } from '#electron/api.ts';
import { createReading, type Reading } from '#electron/reading.ts';
import { methodsOf } from '#electron/rpc/method.ts';
import { buildSample } from '#electron/sample.ts';
import { Session } from '#electron/session.ts';
import { Settings } from '#electron/settings.ts';
import { chance, type Chance } from '../chance.ts';
import { countIn, type Found, type Trials } from './found.ts';
import { inventedInput, type Known } from './invented-input.ts';

/** After this many calls a new copy of the study is taken: calls that remove things would leave little to call on. */
const CALLS_OF_ONE_STUDY = 250;

/** The desk opens other files, and snapshots have their own store: neither is an act on the open project. */
const methods = methodsOf(api).filter(({ name }) => !/^(?:desk|snapshots)\./.test(name));
const quick = methods.filter(({ method }) => method.kind !== 'job');
const jobs = methods.filter(({ method }) => method.kind === 'job');

/** Calls `count` methods of the sample study with invented input. */
export async function tryCalls({ count, seed }: Trials): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), 'concord-calls-'));
  const reading = createReading();
  const came: Record<string, number> = {};
  const faults: string[] = [];
  try {
    const sample = join(folder, 'sample.concord');
    buildSample(sample, { who: 'trust', now: '2026-03-14T09:00:00.000Z' }).close();
    for (let done = 0; done < count; done += CALLS_OF_ONE_STUDY) {
      const path = join(folder, `study ${done}.concord`);
      copyFileSync(sample, path);
      const calls = Math.min(CALLS_OF_ONE_STUDY, count - done);
      // One study after another: a call's effects are attributed by the file it was made on.
      const found = await callOn(path, reading, calls, chance(seed + done));
      for (const [name, times] of Object.entries(found.came)) countIn(came, name, times);
      faults.push(...found.faults.map((what) => `study ${seed + done}: ${what}`));
      rmSync(path, { force: true });
    }
  } finally {
    await reading.close();
    rmSync(folder, { recursive: true, force: true });
  }
  return { tried: count, came, faults };
}

async function callOn(path: string, reading: Reading, calls: number, by: Chance): Promise<Found> {
  const outside = `${path} files`;
  mkdirSync(outside);
  const faults: string[] = [];
  const came: Record<string, number> = {};
  let outputs = 0;
  const session = new Session({
    settings: new Settings(join(outside, 'home')),
    files: {
      input: (reference) => join(outside, reference.replaceAll(/[^\w.]/g, '_') || 'none'),
      output: () => join(outside, `written ${(outputs += 1)}`),
    },
    reading,
    log: (name, error) => faults.push(`${name}: ${error instanceof Error ? error.stack : String(error)}`),
    language: 'en',
    browsesFolders: false,
  });
  const store = openStore(path, { who: 'trust', now: '2026-03-14T09:00:00.000Z' });
  session.adopt(store);
  let heard = 0;
  session.subscribe((news) => {
    if (news.type === 'change') heard += 1;
  });
  const known = knownOf(store, handedFiles(outside));
  let before = stateOf(store, null);
  for (let number = 0; number < calls; number += 1) {
    const { name, method } = by.of(by.below(6) === 0 ? jobs : quick);
    const input = inventedInput(method.input, known.about(name), by);
    heard = 0;
    // One call after another, so that the effects of each can be told.
    const outcome = await session.call(name, input, {});
    const after = stateOf(store, method.kind === 'job' ? null : before);
    const acts = after.seq - before.seq;
    const isDone = outcome.ok;
    countIn(came, isDone ? 'done' : outcome.error.code === 'invalid' ? 'invalid' : 'refused');
    if (acts > 0) countIn(came, 'acts', acts);
    const broken = [
      [!isDone && outcome.error.code === 'internal', 'a fault inside Concord'],
      [after.rows !== after.digest && before.rows === before.digest, 'rows changed without an act'],
      [method.kind !== 'job' && !isDone && acts !== 0, 'a refused call left an act'],
      [method.kind === 'query' && acts !== 0, 'a query left an act'],
      [method.kind === 'command' && acts > 1, 'a command left more than one act'],
      [heard !== acts, `${heard} acts were told of, ${acts} are there`],
    ] as const;
    for (const [is, what] of broken)
      if (is) faults.push(`call ${number}, ${what}: ${name} ${JSON.stringify(input).slice(0, 400)}`);
    before = after;
  }
  faults.push(...findProblems(store.db).map((problem) => `at the end: ${JSON.stringify(problem)}`));
  session.close();
  rmSync(outside, { recursive: true, force: true });
  return { tried: calls, came, faults };
}

interface State {
  /** How many rows this connection has changed in total. */
  readonly changes: number;
  /** The number of the newest act, and the digest after it. */
  readonly seq: number;
  readonly digest: string;
  /** The digest of the present rows. */
  readonly rows: string;
}

/**
 * The state of the study. Reads the rows only if this connection has changed some since `before`, or if that is null.
 */
function stateOf({ db: { sqlite } }: Store, before: State | null): State {
  const changes = Number(sqlite.prepare('SELECT total_changes()').pluck().get());
  const newest = sqlite.prepare('SELECT seq, digest FROM change ORDER BY seq DESC LIMIT 1').get();
  const rows = before?.changes === changes ? before.rows : digestOfRows(sqlite);
  // The columns of the statement; the history of the sample is not empty.
  return { ...(newest as { seq: number; digest: string }), changes, rows };
}

/** A small project of the exchange standard. */
const exchangeFile = `<?xml version="1.0" encoding="utf-8"?>
<Project xmlns="urn:QDA-XML:project:1.0" name="Theirs" origin="Another program">
<CodeBook><Codes><Code guid="00000000-0000-4000-8000-000000000001" name="guide" isCodable="true"/></Codes></CodeBook>
</Project>
`;

/** Files of several formats, good and bad, with references. */
function handedFiles(folder: string): string[] {
  const files = {
    'note.txt': 'Sees the association as a window on policy.',
    'codes.csv': 'Code,Parent,Short definition\nguide,,Leads\nconnector,guide,Links\n',
    'ticks.csv': 'Source,guide,connector\nN1,1,0\nN2,x,\n',
    'empty.txt': '',
    'bad.qdpx': 'no archive',
    'theirs.qde': exchangeFile,
    'page.html': '<h1>Fair</h1><p>Met suppliers <b>there</b>.',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return Object.keys(files);
}

/** The table of the ids in a property, by its name; by the method if the name is only `id`. */
const TABLES: Readonly<Record<string, string>> = {
  source: 'source',
  sources: 'source',
  interviews: 'source',
  notes: 'source',
  imports: 'source',
  triage: 'source',
  duplicate: 'source',
  code: 'code',
  codes: 'code',
  theme: 'code',
  parent: 'code',
  before: 'code',
  from: 'code',
  into: 'code',
  coding: 'coding',
  codings: 'coding',
  class: 'class',
  classes: 'class',
  respondent: 'respondent',
  respondents: 'respondent',
  coder: 'coder',
  coders: 'coder',
  mainCoder: 'coder',
  person: 'coder',
  attribute: 'attribute',
  attributes: 'attribute',
  comparison: 'comparison',
  comparisons: 'comparison',
  sample: 'sample',
  samples: 'sample',
  memo: 'memo',
  memos: 'memo',
  exclusionReasons: 'exclusion_reason',
  run: 'import_run',
  exchange: 'exchange',
};
const tables = [...new Set(Object.values(TABLES))];

function knownOf({ db: { sqlite } }: Store, files: readonly string[]): { about: (method: string) => Known } {
  const hashOf = sqlite.prepare('SELECT text_hash FROM source WHERE id = ?').pluck();
  const ids = (table: string): string[] =>
    sqlite.prepare(`SELECT id FROM "${table}" LIMIT 40`).pluck().all() as string[];
  const groups = (): string[] =>
    sqlite.prepare('SELECT coalesce(group_id, seq) FROM change').pluck().all().map(String);
  return {
    about: (method) => ({
      files,
      textHashOf: (sourceId) => hashOf.get(sourceId) as string | undefined,
      idFor: (property, by) => {
        if (property === 'group') return by.of(groups());
        const noun = property.replace(/(?:^id|Id)s?$/, '') || (method.split('.')[0] ?? '');
        const found = ids(TABLES[noun] ?? by.of(tables));
        return found.length > 0 ? by.of(found) : `none ${by.below(9)}`;
      },
    }),
  };
}
