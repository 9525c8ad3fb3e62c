// What the builder asks of the program: counts of the whole and of each line, the list in groups, the marks in a row's
// text, and files of what a query finds.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { openOptions, testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';

let project: TestProject;

beforeAll(async () => {
  project = await testProject();
  project.session.adopt(buildSample(join(project.folder, 'sample.concord'), openOptions));
});

afterAll(async () => {
  await project[Symbol.asyncDispose]();
});

const DRAWN = '(recognition IN PARAGRAPHS WITH "orders and funding") IN kind:interview';
const PARTS = ['recognition IN kind:interview', '"orders and funding" IN kind:interview'];

describe('a query that is being built', () => {
  it('is counted with each of its lines, beside the program as in it', async () => {
    const asked = { text: DRAWN, parts: PARTS };
    const live = await project.api.queries.live(asked);

    expect(live.units).toEqual({ sources: 5, respondents: 5, passages: 5, codings: 5, characters: 265 });
    expect(live.base).toEqual({ sources: 19, respondents: 17, kind: 'interview' });
    expect(live.parts.map(({ passages, respondents }) => [passages, respondents])).toEqual([
      [19, 14],
      [16, 11],
    ]);
    expect(live.listed).toBeNull();
    const { listed, ...aside } = await project.api.queries.liveAside({
      ...asked,
      list: { grouped: 'respondent' },
    });
    expect({ ...aside, listed: null }).toEqual(live);
    expect(listed?.rows).toHaveLength(5);
    expect(new Set(listed?.groups).size).toBe(5);
  });

  it('counts as many passages as it lists, on every side', async () => {
    for (const side of ['left', 'right', 'whole'] as const) {
      const text = 'recognition IN PARAGRAPHS WITH "orders and funding"';
      const { units } = await project.api.queries.live({ text, side });
      const list = await project.api.passages.list({
        request: { denominator: 'all' },
        cell: { codeId: '' },
        query: { text, side },
      });
      const asked = await project.api.queries.ask({ text, side });

      expect(list.rows).toEqual(asked.rows);
      expect(list.passages).toBe(units.passages);
    }
  });

  it('refuses a pattern that would never end, and says what to do', async () => {
    const { tables } = await project.api.project.records();
    const [source] = tables.source.filter(({ kind }) => kind === 'interview');
    const { text } = await project.api.sources.text({ id: source?.id ?? '' });
    const [longest = ''] = text.match(/\w+/g)?.toSorted((a, b) => b.length - a.length) ?? [];
    // Every way to cut a long line into words is tried before it fails.
    const slow = `regex:'((\\w+\\W*)+)+${longest.length}§'`;

    await expect(project.api.queries.ask({ text: slow })).rejects.toMatchObject({
      code: 'invalid',
      key: 'errors:query_pattern_slow',
    });
  }, 30_000);

  it('shows for each row the text in which its parts meet, with a mark for each', async () => {
    const { rows } = await project.api.queries.ask({ text: DRAWN });
    const marked = await project.api.queries.marks({
      text: DRAWN,
      parts: PARTS,
      rows: rows.map(({ sourceId, span }) => ({ sourceId, span })),
    });

    expect(marked).toHaveLength(5);
    for (const [at, row] of marked.entries()) {
      expect(new Set(row?.marks.map(({ part }) => part))).toEqual(new Set([0, 1]));
      expect(row?.marks).toContainEqual({ part: 0, ...rows[at]?.span });
      expect(row?.text).not.toContain('\n');
    }
  });

  it('is written into files with its method, and only what it finds', async () => {
    const listed = {
      request: { denominator: 'all' as const },
      cell: { codeId: '' },
      query: { text: DRAWN, side: 'left' as const },
    };
    const table = join(project.folder, 'found.csv');
    await project.api.exports.passages({ to: table, format: 'csv', listed });
    const reading = join(project.folder, 'found.md');
    await project.api.exports.passages({ to: reading, format: 'md', listed });

    expect(readFileSync(table, 'utf8').trimEnd().split('\r\n')).toHaveLength(1 + 5);
    expect(readFileSync(reading, 'utf8')).toContain(`Found by the query “${DRAWN}”.`);
  });
});

test('a second pass is answered no query about the codings of anybody else', async () => {
  await using own = await testProject();
  const { codes, sources } = await smallStudy(own);
  const { api } = own;
  await codeWords(own, sources.first, codes.guide, 'window');
  const { coder } = (await api.project.records()).tables;
  const pass = await api.coders.add({ name: 'Wei (2)', kind: 'second-pass', personId: coder[0]?.id ?? '' });
  const saved = await api.savedQueries.add({ name: 'first pass', text: 'guide BY Wei' });
  const as = { as: pass.id };
  const key = (asked: Promise<unknown>) =>
    asked.then(
      () => null,
      (error: { key?: string }) => error.key,
    );

  expect(await key(api.queries.ask({ text: 'guide BY Wei' }))).toBe(null);
  expect(await key(api.queries.ask({ text: 'guide BY "Wei (2)"' }, as))).toBe(null);
  expect(await key(api.queries.ask({ text: 'guide BY Wei' }, as))).toBe('errors:query_blind');
  expect(await key(api.queries.live({ text: 'guide BY Wei' }, as))).toBe('errors:query_blind');
  expect(await key(api.queries.sources({ text: 'guide BY Wei' }, as))).toBe('errors:query_blind');
  expect(await key(api.savedQueries.ask({ id: saved.id }, as))).toBe('errors:query_blind');
  expect(await api.savedQueries.counts({ unit: 'passages' }, as)).toEqual({ [saved.id]: null });
  expect(await api.savedQueries.counts({ unit: 'passages' })).toEqual({ [saved.id]: 1 });
});
