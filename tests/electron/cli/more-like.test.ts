import { afterAll, beforeAll, expect, test } from 'vitest';
import type { suggestionsJson } from '#core/more-like/suggested.ts';
import { terminal, type Terminal } from './concord.ts';

/** The sample study, which the tests only read. */
let sample: Terminal;

beforeAll(async () => {
  sample = terminal();
  await sample.concord('new', 'study.concord', '--sample');
});

afterAll(() => {
  sample[Symbol.dispose]();
});

const asked = (...words: string[]) => sample.concord('more-like', 'study.concord', ...words);

test('concord more-like lists passages with their place and words, then how they were ranked', async () => {
  const { status, stdout } = await asked('guide', '--limit', '3');

  expect(status).toBe(0);
  const lines = stdout.trimEnd().split('\n');
  expect(lines.slice(0, 3).every((line) => /¶\d+ +\S/.test(line))).toBe(true);
  expect(lines[3]).toBe('');
  expect(lines[4]).toMatch(/^Passages without the code “guide”, by their likeness to the \d+ with it\./);
  expect(stdout).toContain('A suggestion is not a coding.');
});

test('its json has full precision, code points and the words that matched', async () => {
  const json = JSON.parse(
    (await asked('guide', '--limit', '5', '--language', 'zh-CN', '--format', 'json')).stdout,
  ) as ReturnType<typeof suggestionsJson>;

  expect(Object.keys(json)).toEqual([
    'code',
    'examples',
    'refused',
    'looked',
    'alike',
    'rows',
    'method',
    'notice',
  ]);
  expect(json.rows.length).toBeLessThanOrEqual(5);
  expect(json.rows.length).toBeGreaterThan(0);
  for (const row of json.rows) {
    expect([...row.quote]).toHaveLength(row.end - row.start);
    expect(row.words.length).toBeGreaterThan(0);
    expect(row.score).toBeGreaterThan(0);
  }
  expect(json.rows.map(({ score }) => score)).toEqual(
    json.rows.map(({ score }) => score).toSorted((a, b) => b - a),
  );
});

test('its csv has one row a passage', async () => {
  const { stdout } = await asked('guide', '--limit', '2', '--format', 'csv');

  const [head, ...rows] = stdout.trimEnd().split(/\r?\n(?=[0-9a-f]{8}-)/);
  expect(head?.trim()).toBe('source_id,source,paragraph,start,end,score,words,quote,respondent,consent');
  expect(rows).toHaveLength(2);
});

test('a code that is not there ends with 1, a limit that is no number with 2', async () => {
  expect((await asked('nothing of the kind')).status).toBe(1);
  expect((await asked('guide', '--limit', 'many')).status).toBe(2);
});

test('a code with too few passages says how many there must be', async () => {
  const { stdout, status } = await asked('guide', '--coder', 'nobody');

  expect(status).toBe(1);
  expect(stdout).toBe('');
});
