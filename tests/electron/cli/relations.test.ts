// Where codes meet, on the command line: what scripts read, what a person reads, and what is refused.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RelationsJson } from '#core/relations/relations-json.ts';
import { meetings } from '#core/relations/request.ts';
import { terminal, type Terminal } from './concord.ts';

let shell: Terminal;

beforeAll(async () => {
  shell = terminal();
  await shell.concord('new', 'study.concord', '--sample');
});

afterAll(() => {
  shell[Symbol.dispose]();
});

const relations = (...options: string[]) =>
  shell.json<RelationsJson>('relations', 'study.concord', ...options, '--format', 'json');

test.each(meetings)(
  'relations by %s have the same keys for every pair, and a coefficient or its reason',
  async (by) => {
    const { rows, method } = await relations('--by', by, '--of', 'codes');
    const isByPassages = by === 'overlap' || by === 'within';
    const keys = [
      'a a_id a_path b b_id b_path n_a n_b',
      ...(isByPassages ? ['a_meeting_b b_meeting_a both places'] : ['both either']),
      ...(by === 'source' || by === 'respondent' ? ['neither'] : []),
      'c jaccard',
      ...(by === 'overlap' ? ['shared_characters jaccard_characters'] : []),
      'one_inside_other shared_codes reason kind',
    ];

    expect(new Set(rows.map((row) => Object.keys(row).join(' ')))).toEqual(new Set([keys.join(' ')]));
    expect(rows.filter(({ c, reason }) => c === null && reason === null)).toEqual([]);
    expect(method).toContain('Two codes meet');
  },
);

test('relations are limited as other counts are, and within no paragraph means the same one', async () => {
  const [same, next] = [
    await relations('--by', 'within', '--paragraphs', '0'),
    await relations('--by', 'within', '--kind', 'interview'),
  ];

  const queried = await relations('--by', 'source', '--query', 'guide IN kind:interview');
  const interviews = await relations('--by', 'source', '--kind', 'interview');
  expect(queried.rows.find(({ a, b }) => a === 'connector' && b === 'guide')?.both).toBe(
    interviews.rows.find(({ a, b }) => a === 'connector' && b === 'guide')?.both,
  );
  expect(queried.of).toBe(queried.rows.find(({ a }) => a === 'guide')?.n_a);
  expect([same.paragraphs, next.paragraphs]).toEqual([0, 1]);
  expect(same.method).toContain('touches the same paragraph');
  expect(next.method).toContain('at most 1 paragraph away');
  expect(next.method).toContain('The scope is limited to interviews.');
});

test('relations are printed as csv, and as a table with nested codes apart, in either language', async () => {
  const csv = await shell.concord('relations', 'study.concord', '--by', 'overlap', '--format', 'csv');
  const table = await shell.concord('relations', 'study.concord', '--by', 'source', '--of', 'codes');
  const chinese = await shell.concordIn('zh_CN.UTF-8', 'relations', 'study.concord', '--by', 'overlap');

  expect(csv.stdout.split('\r\n')[0]).toBe(
    'a,b,a_id,b_id,n_a,n_b,a_meeting_b,b_meeting_a,both,places,c,jaccard,shared_characters,jaccard_characters,one_inside_other,shared_codes,reason,kind,by,basis,rollup,layer,denominator,not_reviewed,method,notice',
  );
  const [pairs = '', apart = ''] = table.stdout.split('Set apart, since one code is part of the other:');
  expect(pairs).toContain('connector · guide');
  expect(apart).toContain('interview codes · interview codes > mechanisms');
  expect(chinese.stdout).toContain('即视为两者同现');
});

test('relations refuse paragraphs where none matter, a majority of passages, and a missing kind of meeting', async () => {
  const idle = await shell.concord('relations', 'study.concord', '--by', 'source', '--paragraphs', '2');
  const majority = await shell.concord(
    'relations',
    'study.concord',
    '--by',
    'overlap',
    '--layer',
    'majority',
  );
  const missing = await shell.concord('relations', 'study.concord');

  expect([idle.status, majority.status, missing.status]).toEqual([2, 1, 2]);
  const negative = await shell.concord('relations', 'study.concord', '--by', 'within', '--paragraphs=-1');
  expect([negative.status, negative.stderr.includes("argument '-1' is invalid. 0, 1, 2 …")]).toEqual([
    2,
    true,
  ]);
  expect(idle.stderr).toContain('--paragraphs is used with --by within only.');
});

test('documents and interviews are counted each by itself, and never added', async () => {
  const [both, documents, interviews] = [
    await relations('--by', 'source'),
    await relations('--by', 'source', '--kind', 'document'),
    await relations('--by', 'source', '--kind', 'interview'),
  ];
  const table = await shell.concord('relations', 'study.concord', '--by', 'source');

  expect(both.rows).toEqual([...documents.rows, ...interviews.rows]);
  expect(new Set(both.rows.map(({ kind }) => kind))).toEqual(new Set(['document', 'interview']));
  expect([both.of, both.by_kind.map(({ kind, of }) => [kind, of])]).toEqual([
    null,
    [
      ['document', documents.of],
      ['interview', interviews.of],
    ],
  ]);
  expect(both.method).toBe(`${documents.method}\n${interviews.method}`);
  expect(table.stdout).toMatch(/^Documents\n[^]*\nInterviews\n/);
  const people = await relations('--by', 'respondent');
  expect(people.by_kind.map(({ kind }) => kind)).toEqual(['interview']);
});
