// Saved queries on the command line: saved, listed, asked, and as scope and rows of whatever counts.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ComparisonJson } from '#core/comparison/comparison-json.ts';
import type { TallyJson } from '#core/counting/tally-json.ts';
import type { CrosstabJson } from '#core/crosstab/crosstab-json.ts';
import type { QueryJson } from '#core/query/query-json.ts';
import type { HeldRecords } from '#electron/services/project.ts';
import { terminal, type Terminal } from './concord.ts';

let sample: Terminal;

const NEAR = '"orders and funding" IN PARAGRAPHS WITH recognition';

beforeAll(async () => {
  sample = terminal();
  await sample.concord('new', 'study.concord', '--sample');
  await sample.concord('query', 'study.concord', NEAR, '--save', 'orders where seen', '--result', 'whole');
  await sample.concord('query', 'study.concord', 'connector', '--save', 'Connector');
});

afterAll(() => sample[Symbol.dispose]());

const json = <T>(...words: string[]) => sample.json<T>(...words, '--format', 'json');
const records = async () =>
  (await sample.json<{ tables: HeldRecords }>('call', 'study.concord', 'project.records')).tables;

test('a query is saved with its result, is listed, and is asked by its name in any capitals', async () => {
  const typed = await json<QueryJson>('query', 'study.concord', NEAR, '--result', 'whole');
  const saved = await json<QueryJson>('query', 'study.concord', '--saved', 'ORDERS where seen');
  const left = await json<QueryJson>('query', 'study.concord', '--saved', 'Connector');

  expect(typed.rows.length).toBeGreaterThan(0);
  expect(saved).toEqual(typed);
  expect(left.query).toBe('connector');
  expect(await json('queries', 'study.concord')).toMatchObject([
    { name: 'orders where seen', query: NEAR, result: 'whole', layer: null, can_be_asked: true },
    { name: 'Connector', query: 'connector', result: null, can_be_asked: true },
  ]);
});

test('saving refuses what a saved query does not keep, and keeps layer and denominator', async () => {
  const text = 'guide IN kind:interview';
  const limits = ['--kind', 'interview', '--attribute', 'member=yes', '--without-suggested'];
  const refused = await sample.concord('query', 'study.concord', text, '--save', 'kept', ...limits);
  const typed = ['query', 'study.concord', text, '--layer', 'union', '--denominator', 'reviewed'];
  const kept = await json<QueryJson>(...typed, '--save', 'kept');

  expect([refused.status, refused.stdout]).toEqual([2, '']);
  for (const option of ['--kind', '--attribute', '--without-suggested'])
    expect(refused.stderr).toContain(option);
  expect(refused.stderr).not.toContain('--save,');
  expect(await json<QueryJson>('query', 'study.concord', '--saved', 'kept')).toEqual(kept);
  expect([kept.layer, kept.denominator]).toEqual(['union', 'reviewed']);
});

test('in every verb that counts, a saved query limits the scope as one that is typed', async () => {
  const scoped = async <T>(...verb: string[]) => {
    const [typed, saved] = [
      await json<T>(...verb, '--query', NEAR),
      await json<T>(...verb, '--saved', 'orders where seen'),
    ];
    return { typed, saved };
  };

  const tally = await scoped<TallyJson>('tally', 'study.concord', '--by', 'class');
  expect(tally.saved.columns).toEqual(tally.typed.columns);
  expect(tally.saved.rows).toEqual(tally.typed.rows);
  expect(tally.saved.method).toContain(`the saved query “orders where seen” (${NEAR})`);
  const crosstab = await scoped<CrosstabJson>('crosstab', 'study.concord', '--by', 'kind', '--by2', 'year');
  expect(crosstab.saved.themes).toEqual(crosstab.typed.themes);
  const compared = await scoped<ComparisonJson>('compare', 'study.concord');
  expect(compared.saved.rows).toEqual(compared.typed.rows);
  expect(compared.saved.sides.map(({ n }) => n)).toEqual(compared.typed.sides.map(({ n }) => n));
  const relations = await scoped<{ relations: unknown }>('relations', 'study.concord', '--by', 'source');
  expect(relations.saved.relations).toEqual(relations.typed.relations);
});

test('a saved query is a further row of a tally: what it finds there, with its text', async () => {
  const [asked, { rows }] = [
    await json<QueryJson>('query', 'study.concord', 'connector', '--denominator', 'reviewed'),
    await json<TallyJson>('tally', 'study.concord', '--row', 'Connector', '--row', 'orders where seen'),
  ];

  expect(rows.slice(-2)).toMatchObject([
    { code: 'Connector', path: 'Connector', query: 'connector', theme: false, total: asked.units.sources },
    { code: 'orders where seen', query: NEAR },
  ]);
  const own = rows.find(({ code }) => code === 'connector');
  expect(rows.at(-2)?.cells).toEqual(own?.cells);
});

test('a search and the draw of a sample keep to the sources that it finds', async () => {
  const { units, rows } = await json<QueryJson>('query', 'study.concord', '--saved', 'orders where seen');
  const there = new Set(rows.map(({ source_id: id }) => id));

  const hits = await json<{ hits: readonly { source_id: string }[] }>(
    'search',
    'study.concord',
    '的',
    '--saved',
    'orders where seen',
  );
  const drawn = await sample.concord(
    'sample',
    'study.concord',
    '--kind',
    'interview',
    '--saved',
    'orders where seen',
    '--size',
    String(units.sources),
    '--name',
    'Those with orders',
    '--format',
    'json',
  );

  expect(hits.hits.length).toBeGreaterThan(0);
  expect(hits.hits.every(({ source_id: id }) => there.has(id))).toBe(true);
  expect(drawn.status).toBe(0);
  const ids = JSON.parse(
    (await records()).sample.find(({ name }) => name === 'Those with orders')!.sourceIds,
  ) as string[];
  expect(new Set(ids)).toEqual(there);
});

test('a comparison by a saved query is counted in a package as in the study', async () => {
  const { savedQuery } = await records();
  const queryId = savedQuery.find(({ name }) => name === 'orders where seen')!.id;
  const settings = { b: { kind: 'interview', queryId } };
  const input = JSON.stringify({ name: 'By query', settings });
  await sample.concord('call', 'study.concord', 'comparisons.create', input);

  const { status, stderr } = await sample.concord('export', 'study.concord', '--package', 'package');
  const here = await json<ComparisonJson>('compare', 'study.concord', '--comparison', 'By query');

  expect([status, stderr]).toEqual([0, '']);
  const file = readdirSync(join(sample.folder, 'package', 'comparisons')).find((each) => /query/i.test(each));
  const there = JSON.parse(
    readFileSync(join(sample.folder, 'package', 'comparisons', file!), 'utf8'),
  ) as ComparisonJson;
  expect(there.sides.map(({ n }) => n)).toEqual(here.sides.map(({ n }) => n));
  expect(here.sides[1].n).toBeLessThan(17);
});

test('a name that is not there ends with 1 and the nearest names, as does one that two have', async () => {
  const wrong = await sample.concord('tally', 'study.concord', '--saved', 'conector');

  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toContain('Connector');
  const taken = await sample.concord('query', 'study.concord', 'guide', '--save', 'Connector');
  expect([taken.status, taken.stderr.includes('Connector'), taken.stdout]).toEqual([1, true, '']);
  const neither = await sample.concord('query', 'study.concord');
  expect(neither.status).toBe(2);
});

test('one that names a deleted code stays, is listed with what is gone, and is not asked', async () => {
  using study = terminal();
  await study.concord('new', 'lost.concord', '--coder', 'Wei');
  const code = await study.json<{ id: string }>(
    'call',
    'lost.concord',
    'codes.create',
    JSON.stringify({ name: 'trade' }),
  );
  await study.concord('query', 'lost.concord', 'trade', '--save', 'on trade');
  await study.concord('call', 'lost.concord', 'codes.remove', JSON.stringify({ id: code.id }));

  const listed = await study.json('queries', 'lost.concord', '--format', 'json');
  const asked = await study.concord('query', 'lost.concord', '--saved', 'on trade');

  expect(listed).toMatchObject([{ name: 'on trade', query: '"deleted code"', can_be_asked: false }]);
  expect([asked.status, asked.stdout]).toEqual([1, '']);
  expect(asked.stderr).toContain('names a code that was deleted');
});

test('a row of a query is told from a code of the same name, and stands once however often it is asked for', async () => {
  const rows = ['--row', 'connector', '--row', 'Connector'];
  const { stdout } = await sample.concord('tally', 'study.concord', ...rows);
  const chinese = await sample.concordIn('zh_CN.UTF-8', 'tally', 'study.concord', ...rows);
  const crosstab = ['crosstab', 'study.concord', '--by', 'class', '--by2', 'year'];

  expect(stdout.match(/^connector /gim)).toHaveLength(2);
  expect(stdout.match(/^Connector \(query\) /gm)).toHaveLength(1);
  expect(chinese.stdout).toContain('Connector（查询）');
  expect((await sample.concord(...crosstab, ...rows)).stdout).toContain('\nConnector (query)');
});

test('a name without quotation marks, and the text of a query in place of a name, are told apart', async () => {
  const bare = await sample.concord('tally', 'study.concord', '--row', 'orders', 'where', 'seen');
  const text = await sample.concord('tally', 'study.concord', '--row', 'connector OR guide');
  const chinese = await sample.concordIn('zh_CN.UTF-8', 'tally', 'study.concord', '--row', "'供需'");

  expect([bare.status, text.status, chinese.status]).toEqual([2, 1, 1]);
  expect(bare.stderr).toContain('A name or text of several words stands in quotation marks');
  expect(text.stderr).toContain('is the text of a query, not the name of a saved one. Save it first');
  expect(chinese.stderr).toContain('请先保存');
});
