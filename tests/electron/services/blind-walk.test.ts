// Walks every method as a coder in a blind round, over two copies of one study: in one of them the other coder has worked
// since, in the other not. Whatever is answered must be the same, so that nothing of it leaves a trace: no word, no name, no
// count, no error.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TableName } from '#core/records.ts';
import { sealedShapes, type SealedShape } from '#core/sealing/seen-rows.ts';
import type { Standing } from './blind-calls.ts';
import { inputs } from './blind-calls.ts';
import { openStore } from '#db/open.ts';
import { api } from '#electron/api.ts';
import { clientOf } from '#electron/hosts/commands/open-project.ts';
import { createReading } from '#electron/reading.ts';
import { methodsOf } from '#electron/rpc/method.ts';
import type { News } from '#electron/rpc/transport.ts';
import { Session } from '#electron/session.ts';
import { Settings } from '#electron/settings.ts';
import { openOptions, testFolder, testProject, type TestProject } from '../../helpers/project.ts';
import { studyBefore, workOfWei } from './blind-study.ts';

/** A copy of the study, opened by a program of its own. */
interface Copy extends AsyncDisposable {
  readonly folder: string;
  readonly session: Session;
  readonly as: (coderId: string) => TestProject['api'];
  readonly heard: News[];
}

const readers = createReading();
let seconds = 0;

function openCopy(path: string, folder: string, viewer: string): Copy {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const place = join(folder, 'study.concord');
  copyFileSync(path, place);
  let at = 0;
  const session = new Session({
    settings: new Settings(join(folder, 'home')),
    files: { input: (reference) => reference, output: (reference) => reference },
    reading: { reader: readers.reader, close: () => Promise.resolve() },
    log: (_name, error) => {
      throw error;
    },
    language: 'en',
    browsesFolders: true,
    now: () => new Date(Date.UTC(2026, 3, 1, 9, 0, seconds + (at += 1))).toISOString(),
  });
  session.adopt(openStore(place, openOptions));
  const heard: News[] = [];
  session.subscribe(
    (news) => heard.push(news),
    () => ({ as: viewer }),
  );
  return {
    folder,
    session,
    heard,
    as: (coderId) => clientOf(session, coderId),
    [Symbol.asyncDispose]: async () => {
      await session.end();
    },
  };
}

let home: { path: string } & Disposable;
let before: Standing;
const paths = { with: '', without: '' };

beforeAll(async () => {
  home = testFolder();
  const project = await testProject();
  before = await studyBefore(project);
  project.session.close();
  paths.without = join(home.path, 'without.concord');
  paths.with = join(home.path, 'with.concord');
  copyFileSync(project.path, paths.without);
  {
    await using copy = openCopy(paths.without, join(home.path, 'work'), before.weiId);
    const foreign = await workOfWei(copy.as(before.weiId), before);
    before = { ...before, ids: { ...before.ids, foreign } };
    copy.session.close();
    copyFileSync(join(copy.folder, 'study.concord'), paths.with);
  }
  seconds = 3600;
  const files: Readonly<Record<string, string>> = {
    'facts.csv': 'label,title,text,outlet\nN9,One,A text.,press\nN10,Two,Another.,radio\n',
    'codebook.csv': 'name,definition\nguide,Shows the way\nprices,What it costs\n',
    'codings.csv': 'source,code,quote\nN9,guide,suppliers\nN10,market,nowhere\n',
    'articles.txt': 'Document 1\nA first article.\nDocument 2\nA second one.\n',
    'references.ris': 'TY  - NEWS\nTI  - A title\nAB  - An abstract.\nER  - \n',
    'ticks.csv': 'title,connector,guide\nFair,1,0\n',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(home.path, name), content);
  {
    await using copy = openCopy(paths.without, join(home.path, 'work'), before.weiId);
    await copy.as(before.lenaId).exchange.write({ to: join(home.path, 'study.qdpx') });
  }
  await project[Symbol.asyncDispose]();
}, 60_000);

afterAll(() => home[Symbol.dispose]());

const GUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** The content of a written file; of a packed one, of all that is in it. */
function contentOf(path: string): string {
  const bytes = readFileSync(path);
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return bytes.toString('utf8');
  return Object.entries(unzipSync(bytes))
    .map(
      ([name, part]) =>
        `${name}\n${part[0] === 0x50 && part[1] === 0x4b ? '' : Buffer.from(part).toString('utf8')}`,
    )
    .join('\n');
}

/** Numbers and proofs of acts, which are counted and chained over everybody’s. */
const DIFFERING = ['seq', 'bytes', 'link', 'digest', 'reportHash'];

/** What is told of others on purpose: how far they are. */
const TOLD: Readonly<Record<string, readonly string[]>> = { 'rounds.list': ['reviewed', 'lastAt'] };

/** An answer without what differs between any two runs: new ids, numbers and proofs of acts, and the folder. */
function plain(
  value: unknown,
  known: ReadonlySet<string>,
  folder: string,
  told: readonly string[] = [],
): unknown {
  const text = JSON.stringify(value, (key, each: unknown) =>
    [...DIFFERING, ...told].includes(key) ? undefined : each,
  );
  return (text ?? 'null')
    .replaceAll(GUID, (id) => (known.has(id) ? id : '#'))
    .replaceAll(folder, '')
    .replaceAll(/\\?"(?:id|act)\\?":\\?"[0-9a-f]{32,64}\\?"/g, '');
}

/** Methods that no round can seal, and why. */
const OUTSIDE: Readonly<Record<string, string>> = {
  'project.makeSmaller': 'gives free pages back, and tells only how many',
  'project.size': 'tells the size of the file, which any program can see',
  'project.saveCopy': 'copies the file, which other programs can read as well',
};
/** Nouns of the program, not of the open study. */
const OUTSIDE_NOUNS = ['desk', 'snapshots'];

async function outcomeOf(copy: Copy, name: string, known: ReadonlySet<string>): Promise<unknown[]> {
  const written: string[] = [];
  const input = inputs[name]!(before, {
    file: (file) => ({ reference: join(home.path, file), name: file }),
    to: (file) => {
      written.push(join(copy.folder, file));
      return join(copy.folder, file);
    },
  });
  const outcome = await copy.session.call(name, input, { as: before.lenaId });
  if (!outcome.ok && ['errors:invalid_input', 'errors:internal'].includes(outcome.error.key))
    throw new Error(`${name} cannot be asked like this: ${JSON.stringify(outcome.error)}`);
  const files = written.filter((path) => existsSync(path)).map(contentOf);
  const heard = copy.heard.filter(({ type }) => type === 'change');
  return [outcome, files, heard].map((each) => plain(each, known, copy.folder, TOLD[name]));
}

describe('a coder in a blind round finds no trace of another’s work in', () => {
  const methods = methodsOf(api).filter(
    ({ name }) => !(name in OUTSIDE) && !OUTSIDE_NOUNS.includes(name.split('.')[0]!),
  );
  test.each(methods.map(({ name }) => name))('%s', async (name) => {
    expect(inputs[name], `${name} has no input in blind-calls.ts`).toBeDefined();
    const known = new Set(JSON.stringify(before).match(GUID) ?? []);
    await using one = openCopy(paths.with, join(home.path, 'one'), before.lenaId);
    await using other = openCopy(paths.without, join(home.path, 'other'), before.lenaId);

    const seen = await outcomeOf(one, name, known);
    const unseen = await outcomeOf(other, name, known);

    expect(seen).toEqual(unseen);
    expect(JSON.stringify(seen)).not.toContain('WEIMARK');
  });
});

/** For each table, a method in whose answer its rows would show. */
const WITNESSES: Readonly<Partial<Record<TableName, string>>> = {
  coding: 'codings.of',
  review: 'project.records',
  memo: 'project.records',
  codeExample: 'project.records',
  summary: 'project.records',
  summaryQuote: 'project.records',
  refusedPassage: 'project.records',
  rereading: 'exchange.losses',
};

describe('the walk finds a trace as soon as one table is not sealed:', () => {
  test.each(Object.entries(WITNESSES))('%s', async (table, name) => {
    const shapes = sealedShapes as Map<TableName, SealedShape>;
    const whole = [...shapes];
    const known = new Set<string>();
    const outcomes: unknown[] = [];
    shapes.delete(table as TableName);
    // Rows that name rows of this table are hidden with them otherwise.
    for (const [other, { names, ...rest }] of whole)
      if (other !== table)
        shapes.set(other, { ...rest, names: names.filter(([, named]) => named !== table) });
    try {
      for (const path of [paths.with, paths.without]) {
        await using copy = openCopy(path, join(home.path, 'mutant'), before.lenaId);
        outcomes.push(await outcomeOf(copy, name, known));
      }
    } finally {
      shapes.clear();
      for (const [each, shape] of whole) shapes.set(each, shape);
    }

    expect(outcomes[0]).not.toEqual(outcomes[1]);
  });
});
