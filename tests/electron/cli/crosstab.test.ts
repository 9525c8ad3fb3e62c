// Tables made of several tallies, on the command line: what scripts read, what a person reads, and what is refused.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TallyJson } from '#core/counting/tally-json.ts';
import type { CrosstabJson } from '#core/crosstab/crosstab-json.ts';
import type { TimelineJson } from '#core/timeline/timeline-json.ts';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;

beforeAll(async () => {
  shell = terminal();
  await shell.concord('new', 'study.concord', '--sample');
});

afterAll(() => {
  shell[Symbol.dispose]();
});

const json = <T>(...words: string[]) => shell.json<T>(...words, '--format', 'json');
const ofPeople = ['--by', 'workplace', '--by2', 'member', '--unit', 'respondents'];

describe('concord crosstab', () => {
  test('counts people by two attributes, with the totals of tallies', async () => {
    const made = await json<CrosstabJson>('crosstab', 'study.concord', ...ofPeople);
    const byPlace = await json<TallyJson>(
      'tally',
      'study.concord',
      '--by',
      'workplace',
      '--unit',
      'respondents',
      '--kind',
      'interview',
    );

    expect(Object.keys(made)).toEqual(
      'by by2 unit percent basis rollup layer denominator not_reviewed scope_dates coarse_dates rows columns n themes method notice'.split(
        ' ',
      ),
    );
    expect([made.by, made.by2, made.percent, made.n]).toEqual(['workplace', 'member', 'cell', 17]);
    for (const [place, theme] of made.themes.entries()) {
      const { cells, total } = byPlace.rows[place]!;
      const counts = Object.entries(theme.row_totals).flatMap(([key, { count }]) =>
        key === '(none)' ? [] : [[key, count]],
      );
      expect(Object.fromEntries(counts)).toEqual(
        Object.fromEntries(Object.entries(cells).filter(([key]) => key !== '(none)')),
      );
      expect(theme.total.count).toBe(total);
      expect(Object.keys(theme.total)).toEqual(['count', 'n', 'share', 'reason']);
    }
    expect(made.method).toContain('Rows stand for “workplace”, columns for “member”.');
    expect(made).not.toHaveProperty('statistics');
  });

  test('says what percentages are out of, and tests what may be tested', async () => {
    const made = await json<CrosstabJson>(
      'crosstab',
      'study.concord',
      ...ofPeople,
      '--percent',
      'row',
      '--statistics',
    );
    const [theme] = made.themes;

    expect(made.method).toContain(
      'Each percentage is out of all respondents with the theme in the same row.',
    );
    expect(made.method).not.toContain('do not add up to 100%');
    expect(made.method).toContain('exact test of Fisher, Freeman and Halton');
    expect(theme?.statistics?.by2).toMatchObject({ test: 'fisher-freeman-halton', reason: 'small_expected' });
    expect(made.statistics?.p).toBeGreaterThan(0);
  });

  test('prints a row for each cell as csv, and a table with counts of their bases', async () => {
    const { stdout: csv } = await shell.concord('crosstab', 'study.concord', ...ofPeople, '--format', 'csv');
    const { stdout: table } = await shell.concord('crosstab', 'study.concord', ...ofPeople);
    const chinese = await shell.concordIn('zh_CN.UTF-8', 'crosstab', 'study.concord', ...ofPeople);

    expect(csv.split('\r\n')[0]).toBe(
      'path,theme,code_id,row,column,count,n,share,share_n,reason,by,by2,unit,percent,basis,rollup,layer,denominator,not_reviewed,method,notice',
    );
    expect(table).toMatch(/^ {2}total +\d+ of \d+ +\d+ of \d+/m);
    expect(chinese.stdout).toContain('行为“workplace”，列为“member”。百分比以所在格的分母为准。');
  });

  test('has tests with the totals of themes and residuals with their cells in the csv too', async () => {
    const asked = ['crosstab', 'study.concord', ...ofPeople, '--statistics'];
    const made = await json<CrosstabJson>(...asked);
    const { stdout } = await shell.concord(...asked, '--format', 'csv');
    const [head = [], ...rows] = stdout
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
    const valueIn = (row: readonly string[], name: string): string => row[head.indexOf(name)] ?? '';
    const [theme] = made.themes;
    const ofTheme = rows.filter((row) => valueIn(row, 'code_id') === theme?.code_id);
    const total = ofTheme.find((row) => valueIn(row, 'row') === '' && valueIn(row, 'column') === '') ?? [];
    const inColumn =
      ofTheme.find((row) => valueIn(row, 'row') === '' && valueIn(row, 'column') === 'yes') ?? [];
    const yes = made.columns.findIndex(({ key }) => key === 'yes');

    expect(Number(valueIn(total, 'by2_p'))).toBe(theme?.statistics?.by2.p);
    expect(Number(valueIn(total, 'by_holm'))).toBe(theme?.statistics?.by.holm);
    expect(valueIn(total, 'by2_test')).toBe('fisher-freeman-halton');
    expect(valueIn(inColumn, 'residual')).toBe(
      String(theme?.statistics?.by2.adjusted_residuals?.[0]?.[yes] ?? ''),
    );
    expect(Number(valueIn(total, 'base_p'))).toBe(made.statistics?.p);
    expect(valueIn(inColumn, 'by2_p')).toBe('');
  });

  test('refuses to count people in columns that one person stands in twice, and options that are missing', async () => {
    const twice = await shell.concord(
      'crosstab',
      'study.concord',
      '--by',
      'workplace',
      '--by2',
      'month',
      '--unit',
      'respondents',
    );
    const none = await shell.concord('crosstab', 'study.concord', '--by', 'nothing', '--by2', 'year');
    const one = await shell.concord('crosstab', 'study.concord', '--by', 'class');

    expect([twice.status, none.status, one.status]).toEqual([1, 1, 2]);
    expect(twice.stderr).toContain('2 respondents were interviewed in several of these rows or columns');
    expect(none.stderr).toContain(
      '“nothing” is not a way to group. Choose kind, class, year, quarter, month,',
    );
  });
});

describe('concord timeline', () => {
  test('has every quarter of the documents, with gaps, and the counts of a tally by year', async () => {
    const quarters = await json<TimelineJson>(
      'timeline',
      'study.concord',
      '--kind',
      'document',
      '--class',
      'news',
      '--by',
      'quarter',
    );
    const years = await json<TimelineJson>('timeline', 'study.concord', '--class', 'news', '--by', 'year');
    const tally = await json<TallyJson>('tally', 'study.concord', '--class', 'news', '--by', 'year');

    expect(quarters.periods.filter((key) => key.startsWith('2018'))).toEqual(
      expect.arrayContaining(['2018-Q1', '2018-Q2', '2018-Q3', '2018-Q4']),
    );
    expect(quarters.method).toContain('which are gaps and not zeros');
    const [line] = years.themes[0]!.lines;
    expect(Object.fromEntries(line!.cells.map(({ period, count }) => [period, count]))).toEqual(
      tally.rows[0]!.cells,
    );
    expect(Object.keys(line!.cells[0]!)).toEqual('period in_scope count n share reason'.split(' '));
  });

  test('has no common line of classes that were covered differently, and no shares if counts are enough', async () => {
    const made = await json<TimelineJson>('timeline', 'study.concord', '--by', 'year', '--absolute');
    const lines = made.themes[0]!.lines.map(({ kind, class: name, pooled }) => [kind, name, pooled]);

    expect(lines).toEqual([
      ['document', 'news', false],
      ['document', 'report', false],
      ['document', 'policy', false],
      ['interview', null, true],
    ]);
    expect(made.themes[0]!.lines.flatMap(({ cells }) => cells).filter(({ share }) => share !== null)).toEqual(
      [],
    );
    expect(made.method).toContain('Counts are absolute');
    expect(made.method).not.toContain('do not add up to 100%');
  });

  test('prints the periods as a table and as csv, in either language', async () => {
    const { stdout: csv } = await shell.concord(
      'timeline',
      'study.concord',
      '--by',
      'year',
      '--format',
      'csv',
    );
    const chinese = await shell.concordIn('zh_CN.UTF-8', 'timeline', 'study.concord', '--by', 'quarter');

    expect(csv.split('\r\n')[0]).toContain('period,in_scope,count,n,share,reason,by,unit,absolute');
    expect(chinese.stdout).toContain('2024 年第 4 季度');
    expect(chinese.stdout).toContain('每份材料按其日期归入相应的季度。');
  });

  test('writes its figure with the events of the study, and refuses options that would do nothing', async () => {
    await shell.json('call', 'study.concord', 'events.add', '{"name":"Second charter","date":"2023-09"}');
    const own = ['timeline', 'study.concord', '--by', 'year', '--figure', 'own.svg', '--own-scale'];
    const wrote = await shell.concord('timeline', 'study.concord', '--by', 'year', '--figure', 'time.svg');
    const wroteOwn = await shell.concord(...own);
    const picture = await shell.concord('timeline', 'study.concord', '--by', 'year', '--figure', 'a.png');
    const idle = await shell.concord('timeline', 'study.concord', '--by', 'year', '--own-scale');
    const both = await shell.concord(...own, '--format', 'csv');

    expect([wrote, wroteOwn]).toEqual([
      { status: 0, stdout: '', stderr: '' },
      { status: 0, stdout: '', stderr: '' },
    ]);
    const said = (name: string): string =>
      readFileSync(join(shell.folder, name), 'utf8')
        .replaceAll(/<[^>]*>/g, ' ')
        .replaceAll(/\s+/g, ' ');
    expect(said('time.svg')).toContain('A September 2023, Second charter');
    expect(said('time.svg')).not.toContain('a scale of its own');
    expect(said('own.svg')).toContain('Each row has a scale of its own.');
    expect([picture.status, idle.status, both.status]).toEqual([1, 2, 2]);
    expect(idle.stderr).toContain('--own-scale is used with --figure FILE');
  });
});
