import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { terminal, type Terminal } from './concord.ts';

/** A study of two texts that the tests only read. */
let study: Terminal;

beforeAll(async () => {
  study = terminal();
  writeFileSync(join(study.folder, 'fair.txt'), 'The fair is small, and the hall of the fair is cold.');
  writeFileSync(join(study.folder, 'report.txt'), 'It is said that the fair was not for small firms.');
  await study.concord('new', 'study.concord');
  await study.concord('import', 'study.concord', 'fair.txt', '--class', 'news');
  await study.concord('import', 'study.concord', 'report.txt', '--class', 'report');
});

afterAll(() => {
  study[Symbol.dispose]();
});

test('concord words lists the commonest words with their sources, then how they were counted', async () => {
  const { status, stdout } = await study.concord(
    'words',
    'study.concord',
    '--language',
    'en',
    '--limit',
    '3',
    '--with-stop-words',
  );

  expect(status).toBe(0);
  expect(stdout.split('\n').slice(0, 6)).toEqual([
    'word  n  sources  per 10,000    DP',
    'the   4        2     1,739.1  0.23',
    'fair  3        2     1,304.3  0.14',
    'is    3        2     1,304.3  0.14',
    '',
    '12 more words are not listed; raise --limit to see them.',
  ]);
  expect(stdout).toContain('Words of 2 documents in English: 23 in all, in coded passages or not.');
});

test('its json has full precision and names what marks no group, and why', async () => {
  const words = ['words', 'study.concord', '--language', 'en', '--by', 'class', '--format', 'json'];

  const { stdout } = await study.concord(...words);

  expect(JSON.parse(stdout)).toMatchObject({
    language: 'en',
    sources: 2,
    words: 23,
    groups: [
      { key: 'news', sources: 1, words: 12, reason: 'too_small_corpus', marks: [] },
      { key: 'report', sources: 1, words: 11, reason: 'too_small_corpus', marks: [] },
    ],
    rows: [],
    more: 0,
    notice: null,
  });
});

test('stop words are left out unless they are wanted, and others can be', async () => {
  const listed = async (...options: string[]) => {
    const asked = ['words', 'study.concord', '--language', 'en', '--format', 'json', ...options];
    const { stdout } = await study.concord(...asked);
    const { rows, stop_words } = JSON.parse(stdout) as { rows: { word: string }[]; stop_words: number };
    return { words: rows.map(({ word }) => word), stop_words };
  };

  const plain = await listed();
  expect(plain.words).toEqual(['fair', 'small', 'cold', 'firms', 'hall', 'said']);
  expect(plain.stop_words).toBe(9);
  expect((await listed('--stop', 'Fair', '--stop', 'hall')).words).not.toContain('fair');
  expect((await listed('--with-stop-words')).words).toContain('the');
});

test('its csv has a row for each word', async () => {
  const { stdout } = await study.concord(
    'words',
    'study.concord',
    '--language',
    'en',
    '--format',
    'csv',
    '--with-stop-words',
  );
  const [head, first] = stdout.split('\r\n');

  expect(head).toBe(
    'word,count,sources,respondents,per_10000,dp,mostly_by,mostly_by_count,mostly_by_of,forms,method',
  );
  expect(first).toMatch(/^the,4,2,0,1739\.\d+,0\.2\d+,,,,,"Words of 2 documents in English/);
});

test('it says in which language the scope has no source', async () => {
  const { status, stdout } = await study.concord('words', 'study.concord', '--language', 'zh-CN');

  expect(status).toBe(0);
  expect(stdout.trim()).toBe(
    'No source in scope is in Chinese (China). 2 sources in other languages, or of unknown language, are not counted.',
  );
});

test('a language is needed, and must be one', async () => {
  const without = await study.concord('words', 'study.concord');
  const wrong = await study.concord('words', 'study.concord', '--language', 'no language');

  expect(without.status).toBe(2);
  expect(wrong.status).toBe(1);
  expect(wrong.stderr).toContain('“no language” is not the tag of a language.');
});

test('its options join forms and leave out rare words, and the sentence below says so', async () => {
  const { status, stdout } = await study.concord(
    'words',
    'study.concord',
    '--language',
    'en',
    '--form',
    'hall = fair',
    '--min-sources',
    '2',
  );

  expect(status).toBe(0);
  expect(stdout.split('\n').slice(0, 4)).toEqual([
    'word   n  sources  per 10,000    DP',
    'fair   4        2     1,739.1  0.23',
    'small  2        2       869.6  0.02',
    '',
  ]);
  expect(stdout).toContain('1 form counts as another word, as the study lists it: hall as fair.');
  expect(stdout).toContain(
    'Only words that occur at least once and in at least 2 sources are listed; 3 rarer ones',
  );
});

test('a form that names no word, and a number that is none, are refused in a sentence', async () => {
  const words = ['words', 'study.concord', '--language', 'en'];

  const form = await study.concord(...words, '--form', 'hall');
  const least = await study.concord(...words, '--min-count', 'many');

  expect(form.status).not.toBe(0);
  expect(form.stderr).toContain('“hall” does not say which form counts as which word.');
  expect(least.status).toBe(2);
});
