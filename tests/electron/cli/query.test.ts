import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TallyJson } from '#core/counting/tally-json.ts';
import type { ComparisonJson } from '#core/comparison/comparison-json.ts';
import type { QueryJson } from '#core/query/query-json.ts';
import type { HeldRecords } from '#electron/services/project.ts';
import { terminal, type Terminal } from './concord.ts';

/** A study of two texts that the tests only read. */
let study: Terminal;
/** The sample study. */
let sample: Terminal;

const FAIR = '𠮷 The fair drew suppliers. Prices were high.\nNobody bought.';

beforeAll(async () => {
  study = terminal();
  writeFileSync(join(study.folder, 'fair.txt'), FAIR);
  writeFileSync(join(study.folder, 'report.txt'), 'Prices fell, says the report.');
  await study.concord('new', 'study.concord', '--coder', 'Wei');
  await study.concord('import', 'study.concord', 'fair.txt', '--class', 'news');
  await study.concord('import', 'study.concord', 'report.txt', '--class', 'report');
  const call = <T>(method: string, input: unknown): Promise<T> =>
    study.json<T>('call', 'study.concord', method, JSON.stringify(input));
  const { tables } = await study.json<{ tables: HeldRecords }>('call', 'study.concord', 'project.records');
  const [fair, report] = ['fair', 'report'].map((title) => {
    const { id, textHash } = tables.source.find((source) => source.title === title)!;
    return { sourceId: id, textHash };
  });
  const trade = await call<{ id: string }>('codes.create', { name: 'trade' });
  const price = await call<{ id: string }>('codes.create', { name: 'price', parentId: trade.id });
  const other = await call<{ id: string }>('codes.create', { name: 'price', parentId: null });
  const spanOf = (words: string) => {
    const start = FAIR.indexOf(words);
    return { start, end: start + words.length };
  };
  await call('codings.apply', { ...fair, codeId: trade.id, span: spanOf('The fair drew suppliers.') });
  await call('codings.apply', { ...fair, codeId: price.id, span: spanOf('suppliers. Prices') });
  await call('codings.apply', { ...report, codeId: other.id, span: null });
  sample = terminal();
  await sample.concord('new', 'study.concord', '--sample');
});

afterAll(() => {
  study[Symbol.dispose]();
  sample[Symbol.dispose]();
});

const asked = (...words: string[]) =>
  study.json<QueryJson>('query', 'study.concord', ...words, '--format', 'json');

test('concord query prints the passages in code points, with every unit and how they were found', async () => {
  const json = await asked('( trade DIRECT )  OVERLAPPING "trade > price"');

  expect(Object.keys(json)).toEqual([
    'query',
    'result',
    'layer',
    'denominator',
    'units',
    'reasons',
    'left_out',
    'rows',
    'method',
    'notice',
  ]);
  expect(json).toMatchObject({
    query: '(trade DIRECT) OVERLAPPING "trade > price"',
    result: 'left',
    layer: 'main',
    denominator: 'all',
    units: { sources: 1, respondents: null, passages: 1, codings: 1, characters: 24 },
    reasons: { respondents: 'no_respondents' },
    left_out: 0,
    rows: [{ source: 'fair', start: 2, end: 26, quote: 'The fair drew suppliers.' }],
    notice: null,
  });
  expect(json.method).toBe(
    'Found by the query “(trade DIRECT) OVERLAPPING "trade > price"”. The result is its left side. ' +
      'Codings that share a character form one passage, and a character is counted once; a whole-source coding counts for its source and adds no passage. ' +
      'Only the codings of Wei, the main coder, are counted. Counted in the text of both documents in scope, neither of which is reviewed. By group: news 1 of 1; report 1 of 1.',
  );
});

test('its options choose the side, the layer, the base and the sources', async () => {
  const relation = '(trade DIRECT) OVERLAPPING "trade > price"';
  const quotes = async (...words: string[]) => (await asked(...words)).rows.map(({ quote }) => quote);

  expect(await quotes(relation, '--result', 'right')).toEqual(['suppliers. Prices']);
  expect(await quotes(relation, '--result', 'whole')).toEqual(['The fair drew suppliers. Prices']);
  expect(await quotes('trade AND "trade > price"')).toEqual(['suppliers. Prices']);
  expect(await quotes("'prices'", '--class', 'report')).toEqual(['Prices']);
  expect(await quotes("'prices'", '--query', 'trade')).toEqual(['Prices']);
  expect(await quotes("'prices'", '--coder', 'Wei', '--denominator', 'any')).toEqual(['Prices', 'Prices']);
});

test('a table lists them for people, a csv file for scripts', async () => {
  const { stdout } = await study.concord('query', 'study.concord', "trade OR 'fell' OR 'nobody'");
  const csv = await study.concord('query', 'study.concord', "'nobody'", '--format', 'csv');
  const none = await study.concord('query', 'study.concord', "'never'");

  expect(stdout.split('\n').slice(0, 5)).toEqual([
    'fair     2–33  The fair drew suppliers. Prices',
    'fair    45–51  Nobody',
    'report   7–11  fell',
    '',
    'Sources: 2  Respondents: –  Passages: 3  Codings: 2  Characters: 41',
  ]);
  expect(csv.stdout.split('\r\n').map((line) => line.replace(/^[0-9a-f-]{36}/, 'ID'))).toEqual([
    'source_id,source,start,end,quote,respondent,consent',
    'ID,fair,45,51,Nobody,,',
    '',
  ]);
  expect(none.stdout).toMatch(/^No passage fits\.\n/);
});

test('a query that cannot be read is wrong usage, with its position; an unknown or ambiguous name is an error', async () => {
  const said = async (...words: string[]) => {
    const { status, stdout, stderr } = await study.concord(...words);
    return [status, stdout, stderr.split('\n')[0]];
  };

  expect(await said('query', 'study.concord', 'trade AND')).toEqual([
    2,
    '',
    'The query cannot be read at position 9, counted from 0: expected a code, a text or (.',
  ]);
  expect(await said('tally', 'study.concord', '--query', 'trade IN colour:red')).toEqual([
    2,
    '',
    'The query cannot be read at position 9, counted from 0: expected SOURCES, RESPONDENTS or a filter such as class:news.',
  ]);
  expect(await said('query', 'study.concord', 'trades')).toEqual([
    1,
    '',
    'There is no code “trades” in this project. Write its name or its path in double quotes: "report areas > security".',
  ]);
  expect(await said('query', 'study.concord', 'price')).toEqual([
    1,
    '',
    'Several codes are called “price”. Write the path of the one that is meant: "trade > price", "> price".',
  ]);
  expect(await said('query', 'study.concord', 'trade', '--result', 'right')).toEqual([
    1,
    '',
    'This query has a single result, so “right” cannot be chosen.',
  ]);
});

test('a tally and a comparison count only the sources in which a query finds something', async () => {
  const scope = ['--query', 'connector AND NOT guide'];
  const found = await sample.json<QueryJson>('query', 'study.concord', scope[1]!, '--format', 'json');
  const tally = await sample.json<TallyJson>(
    'tally',
    'study.concord',
    ...scope,
    '--denominator',
    'all',
    '--format',
    'json',
  );
  const compared = await sample.json<ComparisonJson>(
    'compare',
    'study.concord',
    ...scope,
    '--denominator',
    'all',
    '--from',
    '2016',
    '--format',
    'json',
  );

  expect(tally.columns.map(({ n }) => n)).toEqual([found.units.sources]);
  expect(tally.rows.find(({ code }) => code === 'connector')?.total).toBe(found.units.sources);
  expect(tally.method).toContain(
    `${found.units.sources} sources in which the query “connector NOT OVERLAPPING guide” finds something`,
  );
  expect((compared.documents?.n ?? 0) + (compared.interviews?.n ?? 0)).toBe(found.units.sources);
});
