// What the builder asks of the program: counts of the whole and of each line, the list in groups, the marks in a row's
// text, and files of what a query finds.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';
import { defaultComparison } from '#core/comparison/settings.ts';
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
  });

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

  it('is written into files with every passage that its list shows, coded or not', async () => {
    const text = "'list' AND recognition";
    for (const query of [
      { text, side: null },
      { text: "'供应商'", side: null },
    ]) {
      const listed = { request: { denominator: 'all' as const }, cell: { codeId: '' }, query };
      const { rows } = await project.api.passages.list(listed);
      const quotes = await project.api.queries.ask({ text: query.text });
      const table = join(project.folder, 'shown.csv');
      await project.api.exports.passages({ to: table, format: 'csv', listed });
      const reading = join(project.folder, 'shown.md');
      await project.api.exports.passages({ to: reading, format: 'md', listed, interviewExcerpts: true });

      expect(rows.length).toBeGreaterThan(0);
      const [head, ...lines] = readFileSync(table, 'utf8').trimEnd().split('\r\n');
      expect(head).toMatch(/^source_id,source,kind,class,date,respondent,start,end,quote,codes,coders,/);
      expect(lines).toHaveLength(rows.length);
      expect(lines.map((line, at) => line.includes(`,${quotes.quotes[at]},`))).not.toContain(false);
      const read = readFileSync(reading, 'utf8');
      expect(read).toContain(`${rows.length} passages on`);
      expect(read).toContain('# Passages that the query finds');
    }
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

describe('a second pass', () => {
  /** Wei has coded one of three interviews, and is now in a second pass, in which another was coded. */
  async function secondPass(own: TestProject) {
    const { api } = own;
    const made = await smallStudy(own);
    await codeWords(own, made.sources.first, made.codes.guide, 'window');
    const { coder } = (await api.project.records()).tables;
    const personId = coder[0]?.id ?? '';
    const pass = await api.coders.add({ name: 'Wei (2)', kind: 'second-pass', personId });
    const { id: sourceId, textHash } = made.sources.other;
    const span = { start: 0, end: 4 };
    await api.codings.apply({ sourceId, textHash, codeId: made.codes.guide.id, span }, { as: pass.id });
    return { ...made, pass, as: { as: pass.id }, layer: { coderId: pass.id } };
  }

  const keyOf = (asked: Promise<unknown>) =>
    asked.then(
      () => null,
      (error: { key?: string }) => error.key,
    );

  test('counts nobody else’s codings by a saved query as scope, row, side or kept table', async () => {
    await using own = await testProject();
    const { as, layer } = await secondPass(own);
    const { api } = own;
    const { id } = await api.savedQueries.add({ name: 'first pass', text: 'guide BY Wei' });
    const scope = { queryId: id };
    const settings = { ...defaultComparison, layer, a: { kind: 'mixed' as const, queryId: id } };
    const kept = await api.keptTables.keep({
      kind: 'tally',
      name: 'scoped',
      settings: { scope, layer },
    });
    const asked = { layer, denominator: 'all' as const };

    const blind = [
      api.tallies.count({ ...asked, scope }, as),
      api.tallies.count({ ...asked, of: [], queryIds: [id] }, as),
      api.tallies.relations({ ...asked, scope, of: 'codes', by: 'source' }, as),
      api.comparisons.count({ settings }, as),
      api.search.run({ request: { query: { text: 'policy' }, scope } }, as),
      api.savedQueries.sources({ id }, as),
      api.keptTables.count({ id: kept.id }, as),
      api.passages.list(
        { request: asked, cell: { codeId: '' }, query: { text: 'guide BY Wei', side: null } },
        as,
      ),
    ];
    expect(await Promise.all(blind.map(keyOf))).toEqual(blind.map(() => 'errors:query_blind'));
    expect(await keyOf(api.tallies.count({ ...asked, scope }))).toBe(null);
  });

  test('is asked only of its own codings by queries that name nobody', async () => {
    await using own = await testProject();
    const { as, sources } = await secondPass(own);
    const { api } = own;
    const { id } = await api.savedQueries.add({ name: 'guide', text: 'guide', layer: 'main' });
    const scope = { queryId: id };

    expect(await api.savedQueries.sources({ id }, as)).toEqual([sources.other.id]);
    expect((await api.savedQueries.ask({ id }, as)).rows).toMatchObject([{ sourceId: sources.other.id }]);
    const hits = await api.search.run({ request: { query: { text: 'policy' }, scope } }, as);
    expect(hits.counts).toEqual(
      (await api.search.run({ request: { query: { text: 'policy' }, scope } })).counts,
    );
    expect(await api.savedQueries.sources({ id })).toEqual([sources.first.id]);
  });

  test('makes no kept table that counts another layer, and says so', async () => {
    await using own = await testProject();
    const { as, layer } = await secondPass(own);
    const { api } = own;
    const keep = (name: string, asked: object) =>
      api.keptTables.keep({ kind: 'tally', name, settings: { ...asked } });
    const main = await keep('main', {});
    const mine = await keep('mine', { layer });

    expect(await keyOf(api.keptTables.count({ id: main.id }, as))).toBe('errors:kept_blind');
    expect(await keyOf(api.keptTables.count({ id: mine.id }, as))).toBe(null);
    expect((await api.keptTables.list({}, as)).map(({ state }) => state.what)).toEqual(['cannot', 'never']);
    expect(await keyOf(api.keptTables.count({ id: main.id }))).toBe(null);
  });
});
