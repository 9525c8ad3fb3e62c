// New codes one source after the other, on the command line.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { saturationUnits } from '#core/saturation/request.ts';
import type { SaturationJson } from '#core/saturation/saturation-json.ts';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;

beforeAll(async () => {
  shell = terminal();
  await shell.concord('new', 'study.concord', '--sample');
});

afterAll(() => {
  shell[Symbol.dispose]();
});

const saturation = (...options: string[]) =>
  shell.json<SaturationJson>('saturation', 'study.concord', ...options, '--format', 'json');

test.each(saturationUnits)(
  'new codes by %s add up to all codes found, and the caution is said',
  async (by) => {
    const { rows, units, codes, grid, method } = await saturation('--by', by);

    expect(rows).toHaveLength(units);
    expect(rows.reduce((sum, row) => sum + row.new, 0)).toBe(codes);
    expect(rows.at(-1)?.observed).toBe(codes);
    expect(rows.at(-1)?.expected).toBeCloseTo(codes, 9);
    expect(new Set(rows.flatMap((row) => row.new_codes)).size).toBe(codes);
    expect(grid.map(({ base, run, threshold }) => `${base} ${run} ${threshold}`)).toEqual([
      '4 2 0.05',
      '4 2 0',
      '4 3 0.05',
      '4 3 0',
      '5 2 0.05',
      '5 2 0',
      '5 3 0.05',
      '5 3 0',
      '6 2 0.05',
      '6 2 0',
      '6 3 0.05',
      '6 3 0',
    ]);
    expect(method).toContain('What this does not show:');
    expect(method).toContain('The codes are those without sub-codes');
  },
);

test('a code that is asked for twice is one code, as in every other count', async () => {
  const once = await saturation('--by', 'interview', '--codes', 'learning');
  const twice = await saturation('--by', 'interview', '--codes', 'learning,learning');
  const agreed = ['agree', 'study.concord', '--coders', 'Wei,Lena', '--level', 'source', '--format', 'json'];
  const alone = await shell.json<{ pooled: object }>(...agreed, '--codes', 'guide');
  const doubled = await shell.json<{ pooled: object }>(...agreed, '--codes', 'guide,guide');

  expect(once.codes).toBe(1);
  expect(twice.rows).toEqual(once.rows);
  expect(doubled.pooled).toEqual(alone.pooled);
});

test('it is limited as other counts are, says which codes count, and counts no documents by interview', async () => {
  const themes = await saturation('--by', 'source', '--of', 'themes', '--kind', 'document');
  const lena = await saturation('--by', 'interview', '--coder', 'Lena', '--order', 'date');
  const none = await saturation('--by', 'interview', '--kind', 'document');

  expect(themes.method).toContain('The codes are the themes');
  expect(themes.method).toContain('limited to documents');
  expect(lena.layer).toBe('Lena');
  expect(lena.method).toContain('Order of dates');
  expect([none.units, none.codes, none.grid[0]?.reason]).toEqual([0, 0, 'too_few_sources']);
});

test('it is printed as csv, and as tables in either language that never say that a study is saturated', async () => {
  const csv = await shell.concord('saturation', 'study.concord', '--by', 'interview', '--format', 'csv');
  const table = await shell.concord('saturation', 'study.concord', '--by', 'interview');
  const chinese = await shell.concordIn('zh_CN.UTF-8', 'saturation', 'study.concord', '--by', 'respondent');
  const missing = await shell.concord('saturation', 'study.concord');

  expect(csv.stdout.split('\r\n')[0]).toBe(
    'place,name,id,new,observed,expected,new_codes,by,of,order,layer,denominator,not_reviewed,method,notice',
  );
  expect(table.stdout).toContain('When new codes stopped coming');
  expect(table.stdout).not.toMatch(/saturat/i);
  expect(chinese.stdout).toContain('这不能说明什么');
  expect(chinese.stdout).not.toContain('饱和');
  expect(missing.status).toBe(2);
});

test('single codes are counted by name, and said; they take the place of a kind of codes', async () => {
  const chosen = await saturation('--by', 'interview', '--codes', 'guide,connector');

  expect(chosen.of).toBe('chosen');
  expect(chosen.codes).toBe(2);
  expect(new Set(chosen.rows.flatMap((row) => row.new_codes))).toEqual(new Set(['guide', 'connector']));
  expect(chosen.method).toContain('each without its sub-codes: guide and connector. Of these 2 occur.');
  const both = ['saturation', 'study.concord', '--by', 'source', '--of', 'themes', '--codes', 'guide'];
  expect((await shell.concord(...both)).status).toBe(2);
});

test('the figure is written as it is drawn on the screen, in the formats of other figures', async () => {
  const to = (name: string) => ['saturation', 'study.concord', '--by', 'respondent', '--figure', name];

  expect(await shell.concord(...to('new.svg'), '--figure-title', 'New codes')).toMatchObject({
    status: 0,
    stdout: '',
  });
  expect(readFileSync(join(shell.folder, 'new.svg'), 'utf8')).toContain('New codes');
  const png = await shell.concord(...to('new.png'));
  expect([png.status, png.stderr.length > 0]).toEqual([1, true]);
  expect((await shell.concord(...to('new.svg'), '--format', 'json')).status).toBe(2);
  // An option of a figure without one is wrong usage.
  expect(
    (await shell.concord('saturation', 'study.concord', '--by', 'source', '--figure-greys')).status,
  ).toBe(2);
});
