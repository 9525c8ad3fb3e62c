// Exports sources as rows and codes as columns on the command line, from the sample study.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readCsv } from '../../core/exports/recount.ts';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;

beforeAll(async () => {
  shell = terminal();
  await shell.concord('new', 'study.concord', '--sample');
});

afterAll(() => {
  shell[Symbol.dispose]();
});

function at(name: string): string {
  return join(shell.folder, name);
}

function table(name: string): Record<string, string>[] {
  return readCsv(readFileSync(at(name), 'utf8'));
}

interface Tallied {
  readonly rows: { readonly code: string; readonly total: number }[];
}

describe('concord export --matrix', () => {
  it.each(['sources', 'characters'])('adds up to the tally: %s', async (unit) => {
    const asked = `--unit ${unit} --layer union --with-duplicates`.split(' ');
    await shell.concord('export', 'study.concord', '--matrix', `${unit}.csv`, ...asked);

    const tally = await shell.json<Tallied>(
      'tally',
      'study.concord',
      '--of',
      'codes',
      '--format',
      'json',
      ...asked,
    );
    const sources = table(`${unit}.csv`);
    const codes = table(`${unit}-columns.csv`).filter(({ type }) => type === 'count');

    const sums = codes.map(({ column = '' }) =>
      sources
        .map((source) => source[column] ?? '')
        .filter((cell) => cell !== 'NA')
        .reduce((sum, cell) => sum + Number(cell), 0),
    );
    expect(codes).toHaveLength(25);
    expect(sums).toEqual(tally.rows.map(({ total }) => total));
    expect(codes.map(({ total }) => Number(total))).toEqual(sums);
  });

  it('has each source in scope once, and no 0 where nobody has reviewed', async () => {
    await shell.concord(...'export study.concord --matrix all.csv --denominator all'.split(' '));

    const sources = table('all.csv');

    const codes = Object.keys(sources[0] ?? {}).filter((column) => column.startsWith('code_'));
    const unread = sources.filter(({ reviewed }) => reviewed === 'false');
    expect(new Set(sources.map((source) => source['source_id'])).size).toBe(82);
    expect(unread).toHaveLength(26);
    for (const source of sources) {
      const cells = codes.map((column) => source[column]);
      expect(cells).not.toContain(source['reviewed'] === 'true' ? 'NA' : '0');
    }
    expect(unread.filter((source) => codes.some((column) => source[column] === '1'))).toHaveLength(2);
  });

  it('writes scripts beside the matrix when asked', async () => {
    await shell.concord(...'export study.concord --matrix plain.csv'.split(' '));
    await shell.concord(...'export study.concord --matrix kept.csv --with-scripts --of themes'.split(' '));

    expect(['plain-columns.csv', 'plain.R', 'plain.py'].map((name) => existsSync(at(name)))).toEqual([
      true,
      false,
      false,
    ]);
    expect(['kept-columns.csv', 'kept.R', 'kept.py'].map((name) => existsSync(at(name)))).toEqual([
      true,
      true,
      true,
    ]);
  });

  it.skipIf(spawnSync('python3', ['--version']).status !== 0)(
    'writes scripts that compute the same sums (left out where python3 is not there)',
    async () => {
      await shell.concord(...'export study.concord --matrix sums.csv --with-scripts --of themes'.split(' '));

      const python = spawnSync('python3', ['-B', 'sums.py'], { cwd: shell.folder, encoding: 'utf8' });
      const { rows } = await shell.json<Tallied>(...'tally study.concord --format json'.split(' '));
      expect([python.status, python.stdout.trim().split('\n')]).toEqual([
        0,
        rows.map(({ code, total }) => `code_${code} ${total} 56`),
      ]);
    },
  );

  it('refuses scripts that would have nothing to read', async () => {
    const ran = await shell.concord(...'export study.concord --sources s.csv --with-scripts'.split(' '));

    expect([ran.status, ran.stdout]).toEqual([2, '']);
    expect(ran.stderr).toMatch(
      /^--with-scripts is used with --matrix\. Leave it out, or name the file to export\.\n/,
    );
    expect(existsSync(at('s.csv'))).toBe(false);
  });

  it('refuses another ending with a sentence', async () => {
    const ran = await shell.concord(...'export study.concord --matrix matrix.xlsx'.split(' '));

    expect(ran).toEqual({
      status: 1,
      stdout: '',
      stderr: 'The file name “matrix.xlsx” does not end in a known format. Use one of: csv, zip.\n',
    });
    expect(existsSync(at('matrix-columns.csv'))).toBe(false);
  });
});
