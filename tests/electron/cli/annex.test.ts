// An evidence annex on the command line: written, reported, refused.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { openOptions } from '../../helpers/project.ts';
import { readAnnex } from '../services/annex-study.ts';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;

beforeAll(async () => {
  shell = terminal();
  // Without the tables that it has submitted.
  buildSample(at('study.concord'), openOptions).close();
  for (const [name, unit] of [
    ['Themes by class', 'sources'],
    ['Passages, by class', 'passages'],
  ]) {
    const settings = { by: 'class', unit, shown: { as: 'table' } };
    await shell.json(
      'call',
      'study.concord',
      'keptTables.keep',
      JSON.stringify({ kind: 'tally', name, settings }),
    );
  }
});

afterAll(() => {
  shell[Symbol.dispose]();
});

const at = (name: string): string => join(shell.folder, name);
const run = (line: string) => shell.concord(...line.split(' '));

describe('concord export --annex', () => {
  it('writes all kept tables, and says how many numbers open how many passages', async () => {
    const { status, stdout, stderr } = await run('export study.concord --annex all.html --report all.json');

    expect([status, stderr]).toEqual([0, '']);
    const { data } = readAnnex(at('all.html'));
    const { annex } = JSON.parse(readFileSync(at('all.json'), 'utf8')) as { annex: { numbers: number } };
    expect(annex.numbers).toBe(data.cells.length);
    expect(stdout).toMatch(new RegExp(`^Tables: 2. Numbers that open passages: ${data.cells.length}.`));
    expect(stdout).toContain('passages whole.');
  });

  it('writes the tables that are named, by title or by number', async () => {
    await shell.concord('export', 'study.concord', '--annex', 'one.html', '--tables', 'Passages, by class');
    await shell.concord('export', 'study.concord', '--annex', 'two.html', '--tables', 'Table 2, Table 1');

    expect(readAnnex(at('one.html')).data.tables).toHaveLength(1);
    expect(readAnnex(at('one.html')).html).toContain('Table 2. Passages, by class');
    expect(readAnnex(at('two.html')).data.tables).toHaveLength(2);
  });

  it('leaves out kinds and classes, and shortens passages, by its options', async () => {
    const { stdout } = await run(
      'export study.concord --annex short.html --without-kind interview --without-class news,report --passages 40',
    );

    const { data, html } = readAnnex(at('short.html'));
    expect(stdout).toContain('passages cut at 40 characters.');
    expect(data.sources).toEqual([]);
    expect(html).toContain('All sources of the class news');
    expect(data.cells.length).toBeGreaterThan(0);
  });

  it('leaves out both kinds, and keeps the numbers', async () => {
    const { status } = await run(
      'export study.concord --annex bare.html --without-kind interview --without-kind document',
    );

    const { data } = readAnnex(at('bare.html'));
    expect([status, data.sources]).toEqual([0, []]);
    expect(data.cells.length).toBeGreaterThan(0);
    expect(data.cells.every(([, count, units]) => units === count)).toBe(true);
  });

  it('lists where names remain, and what it could not look for', async () => {
    const { tables } = await shell.json<{ tables: { respondent: { id: string; name: string }[] } }>(
      'call',
      'study.concord',
      'project.records',
      '{}',
    );
    const { id } = tables.respondent.find(({ name }) => name === 'N1')!;
    const renamed = JSON.stringify({ id, name: 'Ada Supplier' });
    await shell.json('call', 'study.concord', 'respondents.rename', renamed);
    const { status, stdout } = await run('export study.concord --annex hidden.html --pseudonyms');

    expect(status).toBe(0);
    expect(stdout).toMatch(/are still in these places of the annex\. Check them:\n( {2}.+: \d+ places?\n)+/);
    expect(readAnnex(at('hidden.html')).everything).not.toContain('Ada Supplier');
    expect(stdout).toContain('Names of anybody else are not found.');
  });

  it.each([
    ['--annex a.pdf', 1, /can be exported|ending|html/],
    ['--annex a.html --tables Nothing', 1, /The study keeps no table or figure “Nothing”/],
    ['--annex a.html --tables ,', 1, /^--tables names no table\./],
    ['--annex a.html --without-kind people', 2, /Write document or interview\./],
    ['--annex a.html --without-class gone', 1, /gone/],
    ['--annex a.html --without-respondent nobody', 1, /nobody/],
    ['--codebook a.docx --without-respondent N1', 2, /^--without-respondent is used with --annex\./],
    ['--annex a.html --passages 0', 1, /^A passage may be cut at 1 to 1,000,000 characters\./],
    ['--annex nowhere/a.html', 1, /nowhere/],
    ['--codebook a.docx --without-kind interview', 2, /^--without-kind is used with --annex\./],
    ['--codebook a.docx --tables Table', 2, /^--tables is used with --annex\./],
  ])('refuses %s, and writes nothing', async (options, expected, reason) => {
    writeFileSync(at('a.html'), 'earlier');

    const { status, stderr } = await run(`export study.concord ${options}`);

    expect([status, stderr]).toEqual([expected, expect.stringMatching(reason)]);
    expect(readFileSync(at('a.html'), 'utf8')).toBe('earlier');
    expect(existsSync(at('a.docx'))).toBe(false);
  });

  it('writes passages to a file of their own beside it, if --passages names one', async () => {
    const { status } = await run('export study.concord --annex beside.html --passages beside.csv');

    expect(status).toBe(0);
    expect(existsSync(at('beside.csv'))).toBe(true);
  });
});
