// Agreement on the command line: what scripts read, what a person reads, and what is refused.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AgreementJson, DisagreementsJson } from '#core/agreement/agreement-json.ts';
import { measureKeys } from '#core/agreement/measures.ts';
import { levels } from '#core/agreement/request.ts';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;

beforeAll(async () => {
  shell = terminal();
  await shell.concord('new', 'study.concord', '--sample');
});

afterAll(() => {
  shell[Symbol.dispose]();
});

const between = ['study.concord', '--coders', 'Wei,Lena'] as const;
const agree = (...options: string[]) =>
  shell.json<AgreementJson>('agree', ...between, ...options, '--format', 'json');
const differences = (...options: string[]) =>
  shell.json<DisagreementsJson>('disagreements', ...between, ...options, '--format', 'json');

const keys =
  'n used both neither percent cohen scott brennan_prediger fleiss ac1 alpha jaccard dice u_alpha bar_u_alpha cu_alpha ku_alpha coverage intervals reasons';

test.each(levels)(
  'at the level %s every row has the same keys, and each number or its reason',
  async (level) => {
    const { rows, pooled, ...told } = await agree('--level', level);

    expect(Object.keys(told).join(' ')).toBe('level coders threshold denominator q dropped method notice');
    expect(rows.map((row) => Object.keys(row).join(' '))).toEqual(rows.map(() => `path ${keys}`));
    expect(Object.keys(pooled).join(' ')).toBe(keys);
    const unexplained = [...rows, pooled].flatMap((row) =>
      measureKeys.filter((key) => row[key] === null && row.reasons[key] === undefined),
    );
    expect(unexplained).toEqual([]);
    expect(told).toMatchObject({
      level,
      coders: ['Wei', 'Lena'],
      threshold: level === 'segments' ? 0.9 : null,
      denominator: 'reviewed',
      q: 3,
    });
    expect(told.method).toContain(
      level === 'segments' ? 'Level: segments, with a threshold of 90%.' : `Level: ${level}.`,
    );
  },
);

test('codes are named by path or id, sources limited as in other counts, and every source taken as reviewed', async () => {
  const [guide] = (await agree('--level', 'source', '--codes', 'guide')).rows;
  const { code } = (
    await shell.json<{ tables: { code: { id: string; name: string }[] } }>(
      'call',
      'study.concord',
      'project.records',
      '{}',
    )
  ).tables;
  const byId = await agree(
    '--level',
    'source',
    '--codes',
    code.find(({ name }) => name === 'guide')?.id ?? '',
  );
  const all = await agree('--level', 'source', '--codes', 'guide,connector', '--denominator', 'all');
  const interviews = await agree('--level', 'source', '--codes', 'guide', '--kind', 'interview');
  const queried = await agree('--level', 'source', '--codes', 'guide', '--query', 'connector');

  expect(byId.rows).toEqual([guide]);
  expect([byId.q, all.q]).toEqual([1, 2]);
  expect(all.rows.map(({ path, n }) => [path, n])).toEqual([
    ['guide', 82],
    ['connector', 82],
  ]);
  expect(all.method).toContain('All 82 sources in scope count as reviewed by every coder');
  expect(interviews.rows[0]?.n).toBeLessThan(guide?.n ?? 0);
  expect(interviews.method).toContain('The scope is limited to interviews.');
  expect(queried.rows[0]?.n).toBeLessThan(guide?.n ?? 0);
});

test('the same seed gives the same intervals, and the sentence says how they were made', async () => {
  const asked = ['--level', 'paragraph', '--bootstrap', '200', '--seed', '7'];
  const [one, again] = [await agree(...asked), await agree(...asked)];
  const other = await agree('--level', 'paragraph', '--bootstrap', '200', '--seed', '8');

  expect(again).toEqual(one);
  expect(other.pooled.intervals).not.toEqual(one.pooled.intervals);
  const [low = 1, high = 0] = one.pooled.intervals.alpha ?? [];
  expect([low < (one.pooled.alpha ?? 0), (one.pooled.alpha ?? 0) < high]).toEqual([true, true]);
  expect(one.method).toContain('200 draws of 19 sources with replacement (seed 7)');
  expect(one.method).toContain('They are from 19 sources, and therefore rough.');
});

test('disagreements are as many as the table has units on which coders differ', async () => {
  for (const level of ['source', 'paragraph', 'sentence']) {
    const { rows } = await agree('--level', level);
    const found = await differences('--level', level);
    for (const { path, used, both } of rows)
      expect(found.rows.filter(({ code }) => code === path)).toHaveLength(
        (used['Wei'] ?? 0) + (used['Lena'] ?? 0) - 2 * both,
      );
    expect(new Set(found.rows.map((row) => Object.keys(row).join(' ')))).toEqual(
      new Set(['source_id code start end present']),
    );
  }
  const [pooled, matched] = [
    (await agree('--level', 'segments', '--threshold', '0.7')).pooled,
    await differences('--level', 'segments', '--threshold', '0.7'),
  ];
  expect(matched.rows).toHaveLength(pooled.n - pooled.both);
  expect(matched.threshold).toBe(0.7);
});

test('agreement is printed as csv, and as a table in either language', async () => {
  const csv = await shell.concord('agree', ...between, '--level', 'source', '--format', 'csv');
  const table = await shell.concord('agree', ...between, '--level', 'segments', '--threshold', '0.7');
  const chinese = await shell.concordIn('zh_CN.UTF-8', 'agree', ...between, '--level', 'paragraph');
  const listed = await shell.concord('disagreements', ...between, '--level', 'paragraph', '--format', 'csv');

  expect(csv.stdout.split('\r\n')[0]).toBe(
    'row,path,n,used Wei,used Lena,both,neither,percent,cohen,scott,brennan_prediger,fleiss,ac1,alpha,jaccard,dice,u_alpha,bar_u_alpha,cu_alpha,ku_alpha,coverage,reasons,level,coders,denominator,q,method,notice',
  );
  expect(csv.stdout).toContain('all codes,');
  expect(table.stdout).toContain('all codes together');
  expect(table.stdout).toContain('threshold of 70%');
  expect(chinese.stdout).toContain('层级：段落。');
  expect(listed.stdout.split('\r\n')[0]).toBe(
    'source_id,code,start,end,present,level,coders,denominator,notice',
  );
});

test('agreement refuses one coder, unknown names, settings without use, and cuts that overlap', async () => {
  const failed = async (...options: string[]) => {
    const { status, stderr } = await shell.concord('agree', 'study.concord', ...options);
    return [status, stderr] as const;
  };
  const [one, same] = [
    await failed('--coders', 'Wei', '--level', 'source'),
    await failed('--coders', 'Wei,Wei', '--level', 'source'),
  ];
  const nobody = await failed('--coders', 'Wei,Nobody', '--level', 'source');
  const idle = await failed('--coders', 'Wei,Lena', '--level', 'source', '--threshold', '0.5');
  const seed = await failed('--coders', 'Wei,Lena', '--level', 'source', '--seed', '5');
  const high = await failed('--coders', 'Wei,Lena', '--level', 'segments', '--threshold', '1.5');
  const missing = await failed('--coders', 'Wei,Lena');
  const overlap = await failed('--coders', 'Wei,Lena', '--level', 'unitizing', '--of', 'codes');

  expect([one[0], same[0], nobody[0], overlap[0]]).toEqual([1, 1, 1, 1]);
  expect([idle[0], seed[0], high[0], missing[0]]).toEqual([2, 2, 2, 2]);
  expect(one[1]).toContain('Choose at least two different ones.');
  expect(nobody[1]).toContain('There is no coder “Nobody” in this project.');
  expect(idle[1]).toContain('--threshold is used with --level segments only.');
  expect(overlap[1]).toMatch(
    /^A passage of .+ in “.+” counts under both “.+” and “.+”, .+ without its sub-codes\.$/m,
  );
});

test('two passes of one person are compared by their names, which hold a comma, on the screen’s numbers', async () => {
  const passes = ['study.concord', '--coders', 'Wei,Wei, second pass', '--level', 'paragraph'];
  const { coders, pooled } = await shell.json<AgreementJson>('agree', ...passes, '--format', 'json');
  const { rows } = await shell.json<DisagreementsJson>('disagreements', ...passes, '--format', 'json');
  const unknown = await shell.concord(
    'agree',
    'study.concord',
    '--coders',
    'Wei, Nobody',
    '--level',
    'source',
  );

  expect(coders).toEqual(['Wei', 'Wei, second pass']);
  expect(pooled).toMatchObject({
    n: 369,
    used: { Wei: 33, 'Wei, second pass': 33 },
    both: 27,
    neither: 330,
  });
  // What one of the passes coded and the other did not.
  expect(rows).toHaveLength(369 - 27 - 330);
  expect([unknown.status, unknown.stderr]).toEqual([1, expect.stringContaining('“Nobody”')]);
});
