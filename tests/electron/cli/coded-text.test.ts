// Exports one text of the sample study with its codings on the command line.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;

beforeAll(async () => {
  shell = terminal();
  await shell.concord('new', 'study.concord', '--sample');
});

afterAll(() => {
  shell[Symbol.dispose]();
});

const at = (name: string): string => join(shell.folder, name);
const write = (file: string, ...source: string[]) =>
  shell.concord('export', 'study.concord', '--coded-text', file, ...source);

describe('concord export --coded-text', () => {
  it('writes one interview with its codings as docx, html and pdf', async () => {
    for (const file of ['n3.docx', 'n3.html', 'n3.pdf'])
      // One export after the other.
      expect(await write(file, '--source', 'N3')).toEqual({ status: 0, stdout: '', stderr: '' });

    const word = (await mammoth.extractRawText({ path: at('n3.docx') })).value;
    const page = readFileSync(at('n3.html'), 'utf8');
    expect(word).toContain('N3');
    expect(page).toContain('class="coding"');
    expect(readFileSync(at('n3.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it.each([
    [['x.pdf'], 1, 'Name it with --source'],
    [['x.pdf', '--source', 'N99'], 1, 'There is no source “N99”'],
    [['x.txt', '--source', 'N3'], 1, 'docx, html, pdf'],
  ] as const)('refuses %j and writes nothing', async ([file, ...source], status, words) => {
    const refused = await write(file, ...source);

    expect([refused.status, refused.stderr]).toEqual([status, expect.stringContaining(words)]);
    expect(existsSync(at(file))).toBe(false);
  });

  it.each(['--estimate', '--draw=x'])('says that %s has no effect without a count', async (option) => {
    const idle = await shell.concord('export', 'study.concord', '--sources', 'x.csv', option);

    expect([idle.status, idle.stderr]).toEqual([2, expect.stringContaining('is used with one of --tally')]);
  });

  it.each(['--figure-width=85', '--no-figure-title', '--figure-greys'])(
    'says that %s has no effect for a file that is no figure',
    async (option) => {
      const idle = await shell.concord('export', 'study.concord', '--tally', 'x.csv', option);

      expect([idle.status, idle.stderr]).toEqual([
        2,
        expect.stringContaining(`${option.split('=')[0]} sets how a figure looks, and x.csv is not a figure`),
      ]);
      expect(existsSync(at('x.csv'))).toBe(false);
    },
  );

  it('says that --source alone has no effect', async () => {
    const idle = await shell.concord('export', 'study.concord', '--tally', 'x.csv', '--source', 'N3');

    expect([idle.status, idle.stderr]).toEqual([
      2,
      expect.stringContaining('--source is used with --coded-text'),
    ]);
  });
});
