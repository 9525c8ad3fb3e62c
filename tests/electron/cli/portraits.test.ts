// Portraits on the command line: what scripts read, what a person reads in both languages, and what is refused.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GridJson } from '#core/summary-grid/grid-json.ts';
import type { PortraitsJson } from '#core/portraits/portraits-json.ts';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;

beforeAll(async () => {
  shell = terminal();
  await shell.concord('new', 'study.concord', '--sample');
});

afterAll(() => {
  shell[Symbol.dispose]();
});

const json = (...words: string[]) =>
  shell.json<PortraitsJson>('portraits', 'study.concord', ...words, '--format', 'json');

const four = ['--themes', 'connector,guide,marketplace,challenges'];

describe('concord portraits', () => {
  test('counts the passages of the sample study, and who carries each theme', async () => {
    const made = await json('--of', 'respondents', ...four);

    expect(Object.keys(made)).toEqual(
      'of n without_respondent without_place basis rollup layer denominator not_reviewed scope_dates themes carriers lines method notice'.split(
        ' ',
      ),
    );
    expect([made.n, made.lines.length]).toEqual([17, 19]);
    expect(made.themes.map(({ code, passages }) => [code, passages])).toEqual([
      ['connector', 55],
      ['guide', 35],
      ['marketplace', 45],
      ['challenges', 40],
    ]);
    const [connector] = made.themes;
    expect(connector).toMatchObject({ carriers: 16, largest: ['N9'], largest_passages: 10, carried: 55 });
    expect(connector!.largest_share).toBeCloseTo(10 / 55, 12);
    expect(connector!.effective_number!.toFixed(1)).toBe('11.1');
    for (const [theme, { passages }] of made.themes.entries())
      expect(made.lines.reduce((sum, { places }) => sum + places[theme]!.length, 0)).toBe(passages);
    expect(made.method).toContain('the interviews of one person joined');
  });

  test('has the numbers, the order and the groups of the summary grid', async () => {
    const options = [
      '--of',
      'respondents',
      '--group',
      'member',
      '--sort',
      'name',
      '--attribute',
      'member=yes',
    ];
    const made = await json(...options);
    const grid = await shell.json<GridJson>('grid', 'study.concord', ...options, '--format', 'json');

    expect(made.carriers.map(({ name, group, passages }) => [name, group, passages])).toEqual(
      grid.rows.map(({ name, group, cells }) => [name, group, cells.map(({ passages }) => passages)]),
    );
    expect(made.themes[0]!.passages).toBe(22);
  });

  test('has one line of csv for each theme and source, each with its share', async () => {
    const { stdout } = await shell.concord(
      'portraits',
      'study.concord',
      '--of',
      'sources',
      '--kind',
      'interview',
      ...four,
      '--format',
      'csv',
    );
    const lines = stdout.trim().split('\r\n');

    expect(lines).toHaveLength(1 + 4 * 19);
    expect(lines[0]).toMatch(
      /^path,code_id,carrier,carrier_id,group,sources,reviewed,passages,carried,share,/,
    );
  });

  test('says who carries a theme in words, and counts no percentage out of fewer than twenty', async () => {
    const all = await shell.concord('portraits', 'study.concord', '--of', 'respondents', ...four);
    const few = await shell.concord(
      'portraits',
      'study.concord',
      '--of',
      'respondents',
      '--themes',
      'guide',
      '--attribute',
      'member=yes',
    );

    expect(all.stdout).toContain(
      'connector: 55 passages, 16 of 17 respondents. The largest, N9, has 10 of 55; as if 11.1 respondents had spoken equally often.',
    );
    expect(all.stdout).toContain('10 of 55 (18%)');
    expect(few.stdout).toContain('4 of 7');
    expect(few.stdout).not.toContain('%');
  });

  test('speaks Chinese', async () => {
    const { stdout } = await shell.concordIn(
      'zh_CN.UTF-8',
      'portraits',
      'study.concord',
      '--of',
      'respondents',
      ...four,
    );

    expect(stdout).toContain('最多者 N9 占 55 个中的 10 个；相当于 11.1 位受访者均等发言。');
  });

  test('refuses a majority and a code that is not there, and needs to know whose passages', async () => {
    const ran = await Promise.all([
      shell.concord('portraits', 'study.concord', '--of', 'respondents', '--layer', 'majority'),
      shell.concord('portraits', 'study.concord', '--of', 'sources', '--themes', 'nothing'),
      shell.concord('portraits', 'study.concord'),
    ]);

    expect(ran.map(({ status }) => status)).toEqual([1, 1, 2]);
    expect(ran[1].stderr).toContain('nothing');
  });

  test('draws its lines into a file, with the lanes, the view and the codes asked for', async () => {
    const drawn = ['portraits', 'study.concord', '--of', 'respondents', '--sort', 'workplace', '--figure'];
    const ran = [
      await shell.concord(...drawn, 'lines.svg', '--lanes', 'guide,connector'),
      await shell.concord(...drawn, 'codes.svg', '--all-codes', '--view', 'tiles'),
      await shell.concord('portraits', 'study.concord', '--of', 'respondents', '--view', 'tiles'),
      await shell.concord(...drawn, 'both.svg', '--all-codes', ...four),
    ];
    const said = (name: string): string =>
      readFileSync(join(shell.folder, name), 'utf8')
        .replaceAll(/<[^>]*>/g, ' ')
        .replaceAll(/\s+/g, ' ');

    expect(ran.map(({ status }) => status)).toEqual([0, 0, 2, 2]);
    expect(said('lines.svg')).toContain('1 connector 2 guide');
    expect(said('lines.svg')).toContain('Of 3 codes 2 are drawn.');
    expect(said('lines.svg')).toMatch(/ N5 University 2023-12 2 8 /);
    expect(said('codes.svg')).toContain('Each tile is one passage');
    expect(said('codes.svg')).toContain('the 8 with the most passages are drawn.');
  });
});
