import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { terminal, type Terminal } from './concord.ts';

/** A study of two texts that the tests only read. */
let study: Terminal;

beforeAll(async () => {
  study = terminal();
  writeFileSync(join(study.folder, 'fair.txt'), 'The Fair drew suppliers.\n供应商很多；標準不多。');
  writeFileSync(join(study.folder, 'report.txt'), 'A fairly small fair, says the report. 标准');
  await study.concord('new', 'study.concord');
  await study.concord('import', 'study.concord', 'fair.txt', '--class', 'news');
  await study.concord('import', 'study.concord', 'report.txt', '--class', 'report');
});

afterAll(() => {
  study[Symbol.dispose]();
});

test('concord search prints every hit in its context, then the counts with their base', async () => {
  const { status, stdout } = await study.concord('search', 'study.concord', '标准');

  expect(status).toBe(0);
  expect(stdout.split('\n')).toEqual([
    'fair: 供应商很多；[標準]不多。',
    'report: A fairly small fair, says the report. [标准]',
    'Documents: 2 hits in 2 of 2.',
    'Interviews: 0 hits in 0 of 0.',
    '',
  ]);
});

test('its options narrow, distinguish and sort hits', async () => {
  const lines = async (...words: string[]) =>
    (await study.concord('search', 'study.concord', ...words, '--context', '4')).stdout
      .split('\n')
      .slice(0, -3);

  expect(await lines('fair', '--word', '--sort', 'right')).toEqual([
    'fair: The [Fair] dre',
    'report: all [fair], sa',
  ]);
  expect(await lines('Fair', '--case')).toEqual(['fair: The [Fair] dre']);
  expect(await lines('fair', '--class', 'report')).toEqual([
    'report: A [fair]ly s',
    'report: all [fair], sa',
  ]);
  expect(await lines('标准', '--exact-forms')).toEqual(['report: rt. [标准]']);
  expect(await lines('^a \\w+', '--regex')).toEqual(['report: [A fairly] sma']);
});

test('it refuses impossible dates, and a misspelled script name, with a sentence', async () => {
  using shell = terminal();
  await shell.concord('new', 'study.concord');
  const said = async (...words: string[]) => {
    const { status, stdout, stderr } = await shell.concord('search', 'study.concord', ...words);
    return [status, stdout, stderr];
  };

  expect(await said('fair', '--from', '2019-02-30')).toEqual([
    1,
    '',
    '“2019-02-30” is not a valid date. Write a year, a month or a day: 2019, 2019-12 or 2019-12-05.\n',
  ]);
  expect(await said('fair', '--from', '2020', '--to', '2019')).toEqual([
    1,
    '',
    'The dates end (2019) before they begin (2020). Swap the two.\n',
  ]);
  expect(await said('\\p{Han}', '--regex')).toEqual([
    1,
    '',
    expect.stringMatching(/ Write “\\p\{Script=Han\}” instead of “\\p\{Han\}”\.\n$/),
  ]);
});

test('control characters that a terminal would obey are shown as symbols', async () => {
  using shell = terminal();
  await shell.concord('new', 'study.concord');
  writeFileSync(join(shell.folder, 'escapes.txt'), 'The \u001B[31mFair\u001B]0;gone\u0007 \u009B2J.');
  await shell.concord('import', 'study.concord', 'escapes.txt');

  const { stdout } = await shell.concord('search', 'study.concord', 'Fair');

  expect(stdout.split('\n')[0]).toBe('escapes: The ␛[31m[Fair]␛]0;gone␇ �2J.');
});

test('as csv, a pattern that was stopped is reported and the exit status is not 0', async () => {
  using shell = terminal();
  await shell.concord('new', 'study.concord');
  writeFileSync(join(shell.folder, 'long.txt'), `The Fair.\n${'a'.repeat(60)}!`);
  await shell.concord('import', 'study.concord', 'long.txt');

  const ran = await shell.concord('search', 'study.concord', 'Fair|^(a+)+$', '--regex', '--format', 'csv');

  expect(ran.status).toBe(1);
  expect(ran.stdout.split('\r\n')[0]).toMatch(/^source_id,/);
  expect(ran.stderr).toBe(
    'The pattern search was stopped after 5 s, so there may be more hits. Simplify the pattern or narrow the search.\n',
  );
});

test('as JSON and csv it gives the same hits with positions in characters', async () => {
  const json = await study.json<{ counts: { byClass: object[] }; hits: Record<string, unknown>[] }>(
    'search',
    'study.concord',
    '供应',
    '--format',
    'json',
  );
  const csv = await study.concord('search', 'study.concord', '供应', '--format', 'csv');

  expect(json.counts.byClass).toEqual([
    { class: 'news', kind: 'document', hits: 1, sources: 1, of: 1 },
    { class: 'report', kind: 'document', hits: 0, sources: 0, of: 1 },
  ]);
  expect(json.hits).toMatchObject([
    { source: 'fair', class: 'news', start: 25, end: 27, left: '', hit: '供应', sentence: '供应商很多；' },
  ]);
  expect(csv.stdout.split('\r\n')[1]?.split(',').slice(6, 10)).toEqual(['25', '27', '', '供应']);
});

test('a broken pattern gives one sentence that names the place', async () => {
  const { status, stderr } = await study.concord('search', 'study.concord', 'fair(', '--regex');

  expect([status, stderr]).toEqual([1, 'The bracket “(” at character 5 of the pattern is never closed.\n']);
});
