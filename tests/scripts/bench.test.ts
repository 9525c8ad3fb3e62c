// The bench at a tiny scale: its corpus matches the budgets, and its rows come with their floors.
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { openStore } from '#db/open.ts';
import { findProblems } from '#db/check.ts';
import { bench } from '../../scripts/bench/bench.ts';
import { judged, line, type Measured } from '../../scripts/bench/budget.ts';
import { corpusTexts } from '../../scripts/bench/corpus.ts';
import { loadStudyAt } from '../../scripts/bench/load-study.ts';
import { pageWith } from '../../scripts/bench/page.ts';
import { makeStudy } from '../../scripts/bench/study.ts';
import { openOptions, testFolder } from '../helpers/project.ts';

const size = { scale: 0.004, codings: 1 };

describe('the corpus of the bench', () => {
  it('is the same in every run, with the lengths and languages of the reference study', () => {
    const texts = [...corpusTexts(size)];

    expect([...corpusTexts(size)]).toEqual(texts);
    const lengths = texts.map(({ className, text }) => `${className} ${text.length}`);
    expect(new Set(lengths)).toEqual(new Set(['news 3000', 'report 60000', 'interview 12000']));
    expect(new Set(texts.map(({ text }) => text)).size).toBe(texts.length);
    expect(new Set(texts.map(({ language }) => language))).toEqual(new Set(['en', 'zh-CN']));
  });

  it('becomes a whole project with 33 codes and about the codings asked for', () => {
    using folder = testFolder();

    const { path, reportId } = makeStudy(join(folder.path, 'study.concord'), { ...size, codings: 5 });

    const store = openStore(path, openOptions);
    const count = (sql: string): number => Number(store.db.sqlite.prepare(sql).pluck().get());
    expect(findProblems(store.db)).toEqual([]);
    expect(count('SELECT count(*) FROM code')).toBe(33);
    expect(count('SELECT count(*) FROM coding')).toBeGreaterThan(500);
    expect(count('SELECT count(*) FROM coding')).toBeLessThan(1500);
    expect(count(`SELECT length FROM source WHERE id = '${reportId}'`)).toBe(60_000);
    store.close();
  });
});

describe('the largest study of the bench', () => {
  it('is whole, with the requested codings, codes and acts, and is written once', async () => {
    using folder = testFolder();
    const path = join(folder.path, 'load.concord');

    const made = await loadStudyAt(path, 0.004);
    const again = await loadStudyAt(path, 0.004);

    const store = openStore(path, openOptions);
    const count = (sql: string): number => Number(store.db.sqlite.prepare(sql).pluck().get());
    expect(findProblems(store.db)).toEqual([]);
    expect(again).toEqual(made);
    expect(made).toMatchObject({
      acts: 400,
      longLength: 50_000,
      codings: count('SELECT count(*) FROM coding'),
    });
    expect(made.codings).toBeGreaterThan(3500);
    expect(count('SELECT count(*) FROM change')).toBe(400);
    expect(count(`SELECT length FROM source WHERE id = '${made.longId}'`)).toBe(50_000);
    store.close();
  });
});

describe('a row of the bench', () => {
  const row: Measured = { work: 'work', value: 30, unit: 'ms', budget: { most: 40 } };
  const floor = { what: 'the floor', value: 10 };

  it.each<[Measured, boolean, string]>([
    [row, true, '30 ms'],
    [{ ...row, value: 41 }, false, '41 ms'],
    [{ ...row, floor, budget: { times: 3 } }, true, '3.00 ×'],
    [{ ...row, floor, budget: { times: 2.9 } }, false, '3.00 ×'],
    [{ ...row, floor, budget: { least: 3 } }, true, '3.00 ×'],
    [{ ...row, floor, budget: { least: 3.1 } }, false, '3.00 ×'],
    [{ ...row, floor, budget: { more: 20 } }, true, '+20.0 ms'],
    [{ ...row, floor, budget: { more: 19 } }, false, '+20.0 ms'],
  ])('says whether it is within its budget: %o', (measured, within, found) => {
    expect(judged(measured)).toMatchObject({ within, found });
    expect(line(measured)).toMatch(within ? /within$/ : /OVER$/);
  });
});

describe('npm run bench', () => {
  it('measures the rows that need no browser', async () => {
    const printed = vi.spyOn(console, 'log').mockImplementation(() => undefined);

    const measured = await bench([
      '--scale',
      '0.004',
      '--only',
      'applying,tallying,importing,duplicates,searching',
    ]);

    expect(measured.length).toBeGreaterThanOrEqual(7);
    for (const { value, floor } of measured) {
      expect(value).toBeGreaterThan(0);
      expect(floor?.value ?? 1).toBeGreaterThan(0);
    }
    expect(printed.mock.calls.flat().join('\n')).toContain('apply a code');
    printed.mockRestore();
  });

  it.each([['--scale', '0'], ['--scale', '2'], ['--only', 'dancing'], ['--fast']])(
    'refuses %s %s',
    async (...args) => {
      await expect(bench(args)).rejects.toThrow(/scale|dancing|fast/);
    },
  );
});

describe('the page of measurements', () => {
  const when = { date: '2026-03-14', machine: 'Linux' };
  const row: Measured = {
    work: 'open a study',
    value: 120,
    unit: 'ms',
    floor: { what: 'by SQLite alone', value: 100 },
    budget: { times: 1.5 },
  };
  const names = ['opening', 'growing'];
  const titles = (page: string): string[] => page.split('\n').filter((text) => text.startsWith('## '));

  it('replaces the rows of a group, keeps the order of the groups, and keeps the others', () => {
    const growing = pageWith('', names, { name: 'growing', times: 1 }, [row], when);
    const five = pageWith(growing, names, { name: 'opening', times: 5 }, [row], when);
    const all = pageWith(five, names, { name: 'opening', times: 1 }, [row], when);

    const again = pageWith(all, names, { name: 'growing', times: 1 }, [{ ...row, value: 200 }], when);

    expect(titles(again)).toEqual(['## `opening`', '## `opening`, 5 times the codings', '## `growing`']);
    expect(again).toContain('| open a study | 120 ms | 100 ms by SQLite alone | 1.20 × | ≤ 1.5 × | within |');
    expect(
      again.endsWith('| open a study | 200 ms | 100 ms by SQLite alone | 2.00 × | ≤ 1.5 × | OVER |\n'),
    ).toBe(true);
    expect(again.slice(0, again.indexOf('## `growing`'))).toBe(all.slice(0, all.indexOf('## `growing`')));
  });

  it('is written only for the whole corpus', async () => {
    await expect(bench(['--scale', '0.01', '--write'])).rejects.toThrow('--write is for the whole corpus');
  });
});
