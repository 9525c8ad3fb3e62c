// While a blind round lasts, what a verb prints depends on who asks: without --as it does not guess, and with it the work of
// others leaves no trace. Each verb is run over two copies of one study, with and without the other's work.
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientOf } from '#electron/hosts/commands/open-project.ts';
import { openStore } from '#db/open.ts';
import { openOptions, testProject } from '../../helpers/project.ts';
import type { Standing } from '../services/blind-calls.ts';
import { studyBefore, workOfWei } from '../services/blind-study.ts';
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
  'methods',
  'serve',
  'help',
];

let shell: Terminal;
let study: Standing;

beforeAll(async () => {
  shell = terminal();
  const project = await testProject();
  study = await studyBefore(project);
  project.session.close();
  copyFileSync(project.path, join(shell.folder, 'without.concord'));
  project.session.adopt(openStore(project.path, openOptions));
  await workOfWei(clientOf(project.session, study.weiId), study);
  project.session.close();
  copyFileSync(project.path, join(shell.folder, 'with.concord'));
  await project[Symbol.asyncDispose]();
}, 120_000);

afterAll(() => shell[Symbol.dispose]());

async function run(
  line: string,
  path: string,
  as: readonly string[],
  file?: string,
): Promise<Ran & { file: string }> {
  copyFileSync(join(shell.folder, path), join(shell.folder, 'study.concord'));
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

test.each(LINES.map(([line, file]) => ({ line, file })))(
  'concord $line asks who asks, and tells them nothing of others',
  async ({ line, file }) => {
    const asked = await run(line, 'with.concord', ['--as', 'Lena'], file);
    const unworked = await run(line, 'without.concord', ['--as', 'Lena'], file);

    expect(asked).toEqual(unworked);
    expect(asked.stdout + asked.file).not.toContain('WEIMARK');
    if (line.startsWith('call')) return;
    const unnamed = await run(line, 'with.concord', [], file);
    expect([unnamed.status, unnamed.stdout]).toEqual([2, '']);
    expect(unnamed.stderr).toContain('Round 1');
    expect(unnamed.stderr).toContain('--as');
  },
);

test('a name that no coder has is refused, whether a round lasts or not', async () => {
  expect(await run('tally', 'with.concord', ['--as', 'Nobody'])).toMatchObject({ status: 1 });
});

test('rounds are listed for everybody, by their reviews alone', async () => {
  copyFileSync(join(shell.folder, 'with.concord'), join(shell.folder, 'study.concord'));
  const rounds = await shell.json<{ name: string; unlocked: null; coders: { name: string }[] }[]>(
    'rounds',
    'study.concord',
    '--format',
    'json',
  );

  expect(rounds).toMatchObject([{ name: 'Round 1', unlocked: null }]);
  expect(rounds[0]!.coders.map((coder) => Object.keys(coder).join()).at(0)).toBe('name,reviewed,of');
});
