// Two copies of a study in which something differs that is hidden from the one who asks, and what each of them answers.
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { openStore } from '#db/open.ts';
import { api } from '#electron/api.ts';
import { clientOf } from '#electron/hosts/commands/open-project.ts';
import { createReading } from '#electron/reading.ts';
import { methodsOf } from '#electron/rpc/method.ts';
import type { News } from '#electron/rpc/transport.ts';
import { Session } from '#electron/session.ts';
import { Settings } from '#electron/settings.ts';
import { openOptions, type TestProject } from '../../helpers/project.ts';
import { inputs, type Standing } from './blind-calls.ts';

/** A copy of the study, opened by a program of its own. */
export interface Copy extends AsyncDisposable {
  readonly folder: string;
  readonly session: Session;
  readonly as: (coderId: string) => TestProject['api'];
  readonly heard: News[];
}

const readers = createReading();

/** Opens a copy in a folder of its own, at a time so many seconds after a fixed one. */
export function openCopy(path: string, folder: string, viewer: string, seconds = 3600): Copy {
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

/** Writes the files that methods are asked to read. */
export function writeInputs(folder: string): void {
  const files: Readonly<Record<string, string>> = {
    'facts.csv': 'label,title,text,outlet\nN9,One,A text.,press\nN10,Two,Another.,radio\n',
    'codebook.csv': 'name,definition\nguide,Shows the way\nprices,What it costs\n',
    'codings.csv': 'source,code,quote\nN9,guide,suppliers\nN10,market,nowhere\n',
    'articles.txt': 'Document 1\nA first article.\nDocument 2\nA second one.\n',
    'references.ris': 'TY  - NEWS\nTI  - A title\nAB  - An abstract.\nER  - \n',
    'ticks.csv': 'title,connector,guide\nFair,1,0\n',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
}

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
const DIFFERING = ['seq', 'bytes', 'link', 'digest', 'reportHash', 'sha256'];
const NUMBER_OF_ACT = /(?<=\\n)\d+(?=,\d{4}-\d\d-\d\dT)/g;

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
    .replaceAll(NUMBER_OF_ACT, '#')
    .replaceAll(/(?<=sha256[\\": ]{1,12})[0-9a-f]{64}/g, '#')
    .replaceAll(/\\?"(?:id|act)\\?":\\?"[0-9a-f]{32,64}\\?"/g, '');
}

/** Methods that no round can seal, and why. */
const OUTSIDE: Readonly<Record<string, string>> = {
  'project.makeSmaller': 'gives free pages back, and tells only how many',
  'project.size': 'tells the size of the file, which any program can see',
  'project.saveCopy': 'copies the file, which other programs can read as well',
};
/** Nouns of the program, not of the open study. */
const OUTSIDE_NOUNS = ['desk', 'snapshots', 'team'];

/** The methods that a walk asks. */
export const walked = methodsOf(api).filter(
  ({ name }) => !(name in OUTSIDE) && !OUTSIDE_NOUNS.includes(name.split('.')[0]!),
);

/** Who asks what of a study. */
export interface Asking {
  readonly study: Standing;
  readonly viewerId: string;
  /** The folder of the files to read. */
  readonly files: string;
}

/** What a copy answers, writes and tells when a method is asked. */
export async function outcomeOf(
  copy: Copy,
  name: string,
  { study, viewerId, files }: Asking,
): Promise<unknown[]> {
  const known = new Set(JSON.stringify(study).match(GUID) ?? []);
  const written: string[] = [];
  const input = inputs[name]!(study, {
    file: (file) => ({ reference: join(files, file), name: file }),
    to: (file) => {
      written.push(join(copy.folder, file));
      return join(copy.folder, file);
    },
  });
  const outcome = await copy.session.call(name, input, { as: viewerId });
  if (!outcome.ok && ['errors:invalid_input', 'errors:internal'].includes(outcome.error.key))
    throw new Error(`${name} cannot be asked like this: ${JSON.stringify(outcome.error)}`);
  const contents = written.filter((path) => existsSync(path)).map(contentOf);
  const heard = copy.heard.filter(({ type }) => type === 'change');
  return [outcome, contents, heard].map((each) => plain(each, known, copy.folder, TOLD[name]));
}
