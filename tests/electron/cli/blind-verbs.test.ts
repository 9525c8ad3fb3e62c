// While a blind round lasts, what a verb prints depends on who asks: without --as it does not guess, and with it the work of
// others leaves no trace. Each verb is run over two copies of one study, with and without the other's work.
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOf } from '#electron/hosts/commands/open-project.ts';
import { openStore } from '#db/open.ts';
import { openOptions, testProject, type TestProject } from '../../helpers/project.ts';
import type { Standing } from '../services/blind-calls.ts';
import { kindsApart, studyBefore, workInDocuments, workOfWei } from '../services/blind-study.ts';
import { terminal, type Ran, type Terminal } from './concord.ts';

/** Each verb with its line; the study and who asks are added. Of those that write a file, its name. */
const LINES: readonly (readonly [string] | readonly [line: string, file: string])[] = [
  ['tally'],
  ['tally --of codes --format json'],
  ['crosstab --by kind --by2 year'],
  ['timeline --by year'],
  ['grid --of respondents'],
  ['portraits --of sources'],
  ['relations --by source --of codes'],
  ['compare'],
  ['agree --coders Wei,Lena --level paragraph'],
  ['disagreements --coders Wei,Lena --level source'],
  ['saturation --by source --coder Lena'],
  ['tables'],
  ['table Themes'],
  ['query guide'],
  ['queries'],
  ['recodings'],
  ['submissions'],
  ['report report.md', 'report.md'],
  ['facts'],
  ['versions'],
  ['search association'],
  ['words --language en'],
  ['more-like connector'],
  ['duplicates'],
  ['flow'],
  ['export --passages passages.csv', 'passages.csv'],
  ['export --codebook codebook.csv', 'codebook.csv'],
  ['export --annex annex.html', 'annex.html'],
  ['call codings.of'],
];

/** Verbs that tell everybody the same, or nothing of what coders do. */
const OPEN = [
  'new',
  'check',
  'copy',
  'size',
  'sample',
  'import',
  'original',
  'check-package',
  'rounds',
  'salvage',
  'snapshots',
  'restore',
  'team',
  'methods',
  'serve',
  'help',
];

let shell: Terminal;

/** Who asks, and what was done in the copy that holds more. */
interface Walk {
  readonly as: string;
  readonly mark: string;
  study: Standing;
}

const persons: Walk = { as: 'Lena', mark: 'WEIMARK', study: {} as Standing };
const kinds: Walk = { as: 'Wei', mark: 'DOCMARK', study: {} as Standing };

/** Makes the two copies; `work` is done in one of them. */
async function copiesOf(
  walk: Walk,
  made: (project: TestProject) => Promise<Standing>,
  work: (as: (coderId: string) => TestProject['api'], study: Standing) => Promise<unknown>,
): Promise<void> {
  await using project = await testProject();
  walk.study = await made(project);
  const as = (coderId: string) => clientOf(project.session, coderId);
  project.session.close();
  copyFileSync(project.path, join(shell.folder, `${walk.mark}-without.concord`));
  project.session.adopt(openStore(project.path, openOptions));
  await work(as, walk.study);
  project.session.close();
  copyFileSync(project.path, join(shell.folder, `${walk.mark}-with.concord`));
}

beforeAll(async () => {
  shell = terminal();
  await copiesOf(persons, studyBefore, async (as, study) => workOfWei(as(study.weiId), study));
  await copiesOf(kinds, kindsApart, workInDocuments);
});

afterAll(() => shell[Symbol.dispose]());

async function run(
  line: string,
  path: string,
  as: readonly string[],
  { study, mark }: Walk,
  file?: string,
): Promise<Ran & { file: string }> {
  copyFileSync(join(shell.folder, `${mark}-${path}.concord`), join(shell.folder, 'study.concord'));
  const [verb = '', ...rest] = line.split(' ');
  const place = file === undefined ? null : join(shell.folder, file);
  if (place !== null) rmSync(place, { force: true });
  const input = verb === 'call' ? [JSON.stringify({ sourceId: study.sources.first.id })] : [];
  const ran = await shell.concord(verb, 'study.concord', ...rest, ...input, ...as);
  const written = place !== null && existsSync(place) ? readFileSync(place, 'utf8') : '';
  // The time of the export.
  return { ...ran, file: written.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME') };
}

test('these lines cover every verb that counts or exports', async () => {
  const { stdout } = await shell.concord('--help');
  const named = [...stdout.matchAll(/^ {2}([a-z][a-z-]*) /gm)].flatMap(([, verb]) => verb ?? []);

  expect(new Set([...LINES.map(([line]) => line.split(' ')[0]), ...OPEN])).toEqual(
    new Set([...named, 'help']),
  );
});

test.each([persons, kinds])(
  'concord check asks nobody, and tells everybody the same of $mark',
  async (walk) => {
    for (const line of ['check', 'check --format json']) {
      const worked = await run(line, 'with', [], walk);
      expect(worked).toEqual(await run(line, 'without', [], walk));
      expect(worked.status).toBe(0);
    }
    const { stdout } = await run('check', 'with', [], walk);
    expect(stdout).toContain('How much was coded is hidden while blind work lasts.');
  },
);

const ASKED = [persons, kinds].flatMap((walk) =>
  LINES.map(([line, file]) => ({ line, file, walk, of: walk === persons ? 'others' : 'documents' })),
);

test.each(ASKED)(
  'concord $line asks who asks, and tells them nothing of $of',
  async ({ line, file, walk }) => {
    const asked = await run(line, 'with', ['--as', walk.as], walk, file);
    const unworked = await run(line, 'without', ['--as', walk.as], walk, file);

    expect(asked).toEqual(unworked);
    expect(asked.stdout + asked.file).not.toContain(walk.mark);
    if (line.startsWith('call')) return;
    const unnamed = await run(line, 'with', [], walk, file);
    expect([unnamed.status, unnamed.stdout]).toEqual([2, '']);
    expect(unnamed.stderr).toContain('Round 1');
    expect(unnamed.stderr).toContain('--as');
  },
);

test('a name that no coder has is refused, whether a round lasts or not', async () => {
  expect(await run('tally', 'with', ['--as', 'Nobody'], persons)).toMatchObject({ status: 1 });
});

test('rounds are listed for everybody, by their reviews alone', async () => {
  copyFileSync(join(shell.folder, `${persons.mark}-with.concord`), join(shell.folder, 'study.concord'));
  const rounds = await shell.json<{ name: string; unlocked: null; coders: { name: string }[] }[]>(
    'rounds',
    'study.concord',
    '--format',
    'json',
  );

  expect(rounds).toMatchObject([{ name: 'Round 1', unlocked: null }]);
  expect(rounds[0]!.coders.map((coder) => Object.keys(coder).join()).at(0)).toBe('name,reviewed,of');
});
