// The summary grid on the command line: what scripts read, what a person reads, and what is refused.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { GridJson } from '#core/summary-grid/grid-json.ts';
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
  shell.json<GridJson>('grid', 'study.concord', ...words, '--format', 'json');

describe('concord grid', () => {
  test('has a row for each respondent, a cell for each theme, and how many carry passages', async () => {
    const made = await json('--of', 'respondents', '--group', 'member');

    expect(Object.keys(made)).toEqual(
      'of n cells without_respondent basis rollup layer denominator not_reviewed scope_dates themes rows method notice'.split(
        ' ',
      ),
    );
    expect(made.themes.map(({ code, rows }) => [code, rows])).toEqual([
      ['connector', 16],
      ['guide', 13],
      ['marketplace', 15],
    ]);
    expect(made.cells).toEqual({ cells: 51, carrying: 44, summarised: 0, changed: 0, apart: 0 });
    expect(made.rows.slice(0, 4).map(({ name, group, sources }) => [name, group, sources])).toEqual([
      ['N9', ['true'], 2],
      ['N11', ['true'], 2],
      ['N12', ['true'], 1],
      ['N17', ['true'], 1],
    ]);
    expect(made.rows[2]!.cells.map(({ passages, empty }) => [passages, empty])).toEqual([
      [0, 'no_passages'],
      [1, null],
      [4, null],
    ]);
    expect(made.method).toContain('Each row is a respondent.');
  });

  test('takes the scope, the themes and the order that every count takes', async () => {
    const made = await json(
      '--of',
      'respondents',
      '--themes',
      'guide',
      '--sort',
      'passages',
      '--attribute',
      'member=yes',
    );

    expect(made.themes.map(({ code }) => code)).toEqual(['guide']);
    expect(made.rows.map(({ name, cells }) => [name, cells[0]!.passages])).toEqual([
      ['N11', 4],
      ['N9', 2],
      ['N12', 1],
      ['N17', 0],
    ]);
  });

  test('has a row for each source, and one line of csv for each cell', async () => {
    const made = await json('--of', 'sources', '--kind', 'document', '--class', 'policy');
    const csv = await shell.concord(
      'grid',
      'study.concord',
      '--of',
      'sources',
      '--kind',
      'document',
      '--class',
      'policy',
      '--format',
      'csv',
    );

    const lines = csv.stdout.trim().split('\n');
    expect(lines[0]).toMatch(
      /^row,row_id,group,sources,reviewed,consent,path,code_id,passages,empty,pinned,summary/,
    );
    expect(lines.length).toBe(1 + made.rows.length * 3);
  });

  test('reads as a table for people', async () => {
    const { stdout } = await shell.concord(
      'grid',
      'study.concord',
      '--of',
      'respondents',
      '--group',
      'member',
    );

    expect(stdout).toContain('17 respondents · 44 of 51 cells carry passages · 0 of 44 summarised');
    expect(stdout).toContain('connector (16 of 17)');
    expect(stdout).toContain('member: yes · 4 respondents, 6 interviews');
  });

  test('needs to know its rows, and refuses a theme that is not there', async () => {
    expect((await shell.concord('grid', 'study.concord')).status).toBe(2);
    const missing = await shell.concord(
      'grid',
      'study.concord',
      '--of',
      'respondents',
      '--themes',
      'nothing',
    );
    expect([missing.status, missing.stderr]).toEqual([1, expect.stringContaining('nothing')]);
  });

  test('refuses an order of rows that is neither a word for one nor an attribute, instead of ordering otherwise', async () => {
    const sorted = (by: string) =>
      shell.concord('grid', 'study.concord', '--of', 'respondents', '--sort', by);

    expect((await sorted('member')).status).toBe(0);
    for (const by of ['class', 'salary'])
      expect(await sorted(by)).toMatchObject({ status: 1, stderr: expect.stringContaining(`“${by}”`) });
  });
});
