import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { SearchRequest, TextQuery } from '#core/search/request.ts';
import { Counting } from '#electron/engines/counting.ts';
import { Searching } from '#electron/engines/searching.ts';
import { dump } from '../../helpers/dump.ts';
import { spanOf } from '../../helpers/marked.ts';
import { lines, testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, NOTE, smallStudy } from '../../helpers/study.ts';

const anywhere = (text: string, more: Partial<TextQuery> = {}): SearchRequest => ({
  query: { text, ...more },
});

/** Documents of two classes and years beside the three interviews of the small study. */
async function study(project: TestProject) {
  const made = await smallStudy(project);
  const { api } = project;
  const paste = async (title: string, text: string, className: string, date: string) =>
    api.imports.paste({ title, text, kind: 'document', className, date });
  const fair = await paste(
    'Fair',
    'Suppliers came to the fair.\n供应商很多；供应不足。',
    'news',
    '2019-12-05',
  );
  const report = await paste('Report', '標準與供應。 The Fair was small.', 'report', '2020');
  return { ...made, fair, report };
}

async function words(
  { api }: TestProject,
  request: SearchRequest,
  order: 'source' | 'date' | 'left' | 'right' = 'source',
) {
  const { rows } = await api.search.hits({ request, order });
  return rows.map(({ left, hit, right }) => `${left}[${hit}]${right}`);
}

describe('a search', () => {
  test('finds one Chinese character and counts hits and sources by class and year', async () => {
    await using project = await testProject();
    const { fair, report } = await study(project);

    const { counts } = await project.api.search.run({ request: anywhere('供') });

    expect(counts.listed).toEqual({ hits: 6, sources: 5, of: 5 });
    expect(counts.documents).toEqual({ hits: 3, sources: 2, of: 2 });
    expect(counts.byClass).toEqual([
      { kind: 'document', classId: fair.classId, hits: 2, sources: 1, of: 1 },
      { kind: 'document', classId: report.classId, hits: 1, sources: 1, of: 1 },
      { kind: 'interview', classId: null, hits: 3, sources: 3, of: 3 },
    ]);
    expect(counts.byYear.map(({ year, hits }) => [year, hits])).toEqual([
      ['2019', 2],
      ['2020', 1],
      ['2024', 3],
    ]);
  });

  test('shows each hit in its paragraph, in the order of the sources', async () => {
    await using project = await testProject();
    await study(project);

    expect(await words(project, anywhere('fair'))).toEqual([
      'Suppliers came to the [fair].',
      '標準與供應。 The [Fair] was small.',
    ]);
    expect(await words(project, anywhere('标准与'))).toEqual(['[標準與]供應。 The Fair was small.']);
    expect(await words(project, anywhere('标准与', { exactForms: true }))).toEqual([]);
  });

  test('sorts by the words on either side, and by date', async () => {
    await using project = await testProject();
    await study(project);
    const documents = { ...anywhere('供应'), scope: { kind: 'document' as const } };

    expect(await words(project, documents, 'right')).toEqual([
      '供应商很多；[供应]不足。',
      '[供应]商很多；供应不足。',
      '標準與[供應]。 The Fair was small.',
    ]);
    expect(await words(project, documents, 'left')).toEqual([
      '[供应]商很多；供应不足。',
      '供应商很多；[供应]不足。',
      '標準與[供應]。 The Fair was small.',
    ]);
    expect((await words(project, documents, 'date')).at(-1)).toContain('標準');
  });

  test('narrows the list and keeps the other counts visible', async () => {
    await using project = await testProject();
    const { fair } = await study(project);
    const request = {
      ...anywhere('供应'),
      narrow: { classes: [{ kind: 'document' as const, classId: fair.classId }] },
    };

    const { counts } = await project.api.search.run({ request });
    const { total, rows } = await project.api.search.hits({ request });

    expect(counts.listed).toEqual({ hits: 2, sources: 1, of: 1 });
    expect(counts.byClass.map(({ hits }) => hits)).toEqual([2, 1, 3]);
    expect(total).toBe(2);
    expect(new Set(rows.map(({ sourceId }) => sourceId))).toEqual(new Set([fair.id]));
  });

  test('gives the paragraph number of a hit, and so does the list of passages', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, sources } = await study(project);
    const coding = await codeWords(project, sources.first, codes.market, 'certificates help little');
    const span = { start: coding.start ?? 0, end: coding.end ?? 0 };

    const { rows } = await api.search.hits({ request: anywhere('certificates help') });
    const [quote] = await api.passages.quotes({ places: [{ sourceId: sources.first.id, ...span }] });
    const [whole] = await api.passages.show({
      rows: [{ sourceId: sources.first.id, span: null, codingIds: [] }],
    });

    expect(rows.map(({ paragraph, pages }) => [paragraph, pages])).toEqual(rows.map(() => [3, null]));
    expect(rows).toHaveLength(3);
    expect([quote?.paragraph, whole?.quote.paragraph]).toEqual([3, null]);
  });

  test('leaves out excluded sources and duplicates unless asked', async () => {
    await using project = await testProject();
    const { fair } = await study(project);
    await project.api.sources.update({ ids: [fair.id], status: 'excluded' });

    const without = await project.api.search.run({ request: anywhere('供应商') });
    const within = await project.api.search.run({
      request: { ...anywhere('供应商'), scope: { withExcluded: true } },
    });

    expect([without.counts.listed.hits, without.excluded]).toEqual([3, 1]);
    expect([within.counts.listed.hits, within.excluded]).toEqual([4, 0]);
  });

  test('knows what the acting coder has coded, hit by hit and source by source', async () => {
    await using project = await testProject();
    const { codes, sources } = await study(project);
    await codeWords(project, sources.first, codes.standards, '两家供应商后来成了客户');
    const lena = await project.api.coders.add({ name: 'Lena' });
    const count = async (request: SearchRequest, as?: string) =>
      (await project.api.search.run({ request }, as === undefined ? {} : { as })).counts.listed.hits;
    const coded = (level: 'hits' | 'sources', is: boolean, codeIds?: string[]) => ({
      ...anywhere('供应商'),
      coded: { level, coded: is, ...(codeIds ? { codeIds } : {}) },
    });

    expect(await count(coded('hits', true))).toBe(1);
    expect(await count(coded('hits', false))).toBe(3);
    // A theme counts its sub-codes.
    expect(await count(coded('hits', true, [codes.guide.id]))).toBe(1);
    expect(await count(coded('hits', true, [codes.connector.id]))).toBe(0);
    expect(await count(coded('sources', true))).toBe(1);
    expect(await count(coded('sources', false))).toBe(3);
    expect(await count(coded('hits', true), lena.id)).toBe(0);
    const { rows } = await project.api.search.hits({ request: coded('hits', true) });
    expect(rows.map(({ codeIds }) => codeIds)).toEqual([[codes.standards.id]]);
  });

  test('sees a text as it is now: changed, undone, deleted', async () => {
    await using project = await testProject();
    const { sources } = await study(project);
    const count = async () =>
      (await project.api.search.run({ request: anywhere('zebra') })).counts.listed.hits;
    const counted = [await count()];

    await project.api.notes.save({
      sourceId: sources.first.id,
      textHash: sources.first.textHash,
      doc: lines('A zebra and a Zebra.'),
      moved: [],
    });
    counted.push(await count());
    await project.api.history.undo();
    counted.push(await count());
    await project.api.history.redo();
    await project.api.sources.remove({ ids: [sources.first.id] });
    counted.push(await count());

    expect(counted).toEqual([0, 2, 0, 0]);
  });

  test('by regular expression sees the text as it is written', async () => {
    await using project = await testProject();
    await study(project);

    expect(await words(project, anywhere('^supp\\w+', { matching: 'pattern' }))).toEqual([
      '[Suppliers] came to the fair.',
    ]);
    expect(await words(project, anywhere('供[应應](?!商)', { matching: 'pattern' }))).toEqual([
      '供应商很多；[供应]不足。',
      '標準與[供應]。 The Fair was small.',
    ]);
  });

  test('refuses an invalid pattern, with the place of its error, and an empty search', async () => {
    await using project = await testProject();
    await study(project);
    const refused = (text: string, more: Partial<TextQuery> = {}) =>
      project.api.search.run({ request: anywhere(text, more) }).catch((error: unknown) => error);

    expect(await refused('a(b', { matching: 'pattern' })).toMatchObject({
      code: 'invalid',
      key: 'errors:pattern_open_group',
      parameters: { position: 2 },
    });
    expect(await refused('  ')).toMatchObject({ code: 'invalid', key: 'errors:search_what' });
    expect(project.faults).toEqual([]);
  });

  test('by a pattern that would run for ever is stopped, and reports what it has found so far', async () => {
    await using project = await testProject();
    await smallStudy(project);
    const last = `${'a'.repeat(60)}!`;
    await project.api.interviews.create({ label: 'N99', date: '2025', outline: [last] });
    const { db } = project.store();
    const counting = new Counting(db);
    const searching = new Searching(db, counting, 1000);
    const request = anywhere('(certificates)|^(a+)+$', { matching: 'pattern' });

    const found = await searching.found({ request, coderId: '', counting });
    const next = await searching.found({ request: anywhere('certificates'), coderId: '', counting });
    searching.close();

    expect([found.total, found.stoppedAfter]).toEqual([3, 1]);
    expect([next.total, next.stoppedAfter]).toEqual([3, null]);
  });

  test('by a pattern that was stopped can code chosen hits, but never all', async () => {
    await using project = await testProject();
    await smallStudy(project);
    await project.api.interviews.create({ label: 'N99', date: '2025', outline: [`${'a'.repeat(60)}!`] });
    const { id: codeId } = await project.api.codes.create({ name: 'standards' });
    const request = anywhere('(certificates)|^(a+)+$', { matching: 'pattern' });

    const all = await project.api.search.code({ request, codeId }).catch((error: unknown) => error);
    const { stamp } = await project.api.search.hits({ request });
    const some = await project.api.search.code({ request, codeId, chosen: { stamp, ranges: [[0, 1]] } });

    expect(all).toMatchObject({
      code: 'invalid',
      key: 'errors:search_stopped',
      parameters: { seconds: 5 },
    });
    expect(some).toMatchObject({ added: 1, hits: 1 });
  });

  test('is stopped when nobody waits for it any more', async () => {
    await using project = await testProject();
    await study(project);
    const gone = new AbortController();

    const answer = project.api.search
      .run({ request: anywhere('(\\w+\\s?)+#', { matching: 'pattern' }) }, { signal: gone.signal })
      .catch((error: unknown) => error);
    gone.abort();

    expect(await answer).toMatchObject({ code: 'cancelled' });
    expect((await project.api.search.run({ request: anywhere('供应') })).counts.listed.hits).toBe(6);
  });

  test('marks the hits in one source', async () => {
    await using project = await testProject();
    const { fair } = await study(project);

    const { textHash, spans } = await project.api.search.hitsIn({
      request: anywhere('供应'),
      sourceId: fair.id,
    });

    expect(textHash).toBe(fair.textHash);
    expect(spans).toEqual([
      { start: 28, end: 30 },
      { start: 34, end: 36 },
    ]);
  });

  test('releases the project when that is closed', async () => {
    await using project = await testProject();
    await study(project);
    await project.api.search.prepare();

    project.session.close();
    // An open reader would prevent the log from being folded.
    const isLeft = existsSync(`${project.path}-wal`);
    project.reopen();
    const { counts } = await project.api.search.run({ request: anywhere('供应') });

    expect(isLeft).toBe(false);
    expect(counts.listed.hits).toBe(6);
  });
});

describe('coding hits', () => {
  test('codes their sentences in one act that one undo reverts', async () => {
    await using project = await testProject();
    const { codes, fair } = await study(project);
    const request = { ...anywhere('供应'), scope: { kind: 'document' as const } };
    const before = dump(project.store());

    const done = await project.api.search.code({ request, codeId: codes.market.id, extent: 'sentence' });
    const coded = await project.api.codings.of({ sourceId: fair.id });
    await project.api.history.undo();

    expect(done).toEqual({ added: 3, already: 0, hits: 3, sources: 2 });
    expect(coded.map(({ start, end }) => fairText.slice(start ?? 0, end ?? 0)).toSorted()).toEqual(
      ['供应不足。', '供应商很多；'].toSorted(),
    );
    expect(dump(project.store())).toEqual(before);
  });

  test('codes the paragraph once for two hits in it, and skips what is coded already', async () => {
    await using project = await testProject();
    const { codes, fair } = await study(project);
    const request = { ...anywhere('供应'), scope: { sourceIds: [fair.id] } };
    const code = { request, codeId: codes.market.id, extent: 'paragraph' as const };

    const first = await project.api.search.code(code);
    const again = await project.api.search.code(code);

    expect(first).toEqual({ added: 1, already: 0, hits: 2, sources: 1 });
    expect(again).toEqual({ added: 0, already: 1, hits: 2, sources: 1 });
    expect(await project.api.codings.of({ sourceId: fair.id })).toMatchObject([
      spanOf(fairText, '供应商很多；供应不足。'),
    ]);
  });

  test('codes chosen rows of the list in its order', async () => {
    await using project = await testProject();
    const { codes } = await study(project);
    const list = {
      request: { ...anywhere('供应'), scope: { kind: 'document' as const } },
      order: 'right' as const,
    };
    const { stamp, rows } = await project.api.search.hits(list);

    await project.api.search.code({
      ...list,
      codeId: codes.market.id,
      chosen: {
        stamp,
        ranges: [
          [0, 1],
          [2, 3],
        ],
      },
    });
    const coded = await Promise.all(rows.map(({ sourceId }) => project.api.codings.of({ sourceId })));

    expect(new Set(coded.flat().map(({ sourceId, start }) => `${sourceId} ${start}`))).toEqual(
      new Set([rows[0], rows[2]].map((row) => `${row?.sourceId} ${row?.start}`)),
    );
  });

  test('refuses rows of a list that has changed since it was read', async () => {
    await using project = await testProject();
    const { codes, sources } = await study(project);
    const list = { request: anywhere('window') };
    const { stamp } = await project.api.search.hits(list);
    await project.api.notes.save({
      sourceId: sources.first.id,
      textHash: sources.first.textHash,
      doc: lines(`Another window.\n${NOTE}`),
      moved: [],
    });

    const refused = await project.api.search
      .code({ ...list, codeId: codes.market.id, chosen: { stamp, ranges: [[0, 1]] } })
      .catch((error: unknown) => error);

    expect(refused).toMatchObject({ code: 'conflict', key: 'errors:search_changed' });
  });
});

const fairText = 'Suppliers came to the fair.\n供应商很多；供应不足。';

test('exports the list as csv, with positions in code points', async () => {
  await using project = await testProject();
  await study(project);
  const to = join(project.folder, 'hits.csv');

  await project.api.search.export({ request: anywhere('certificates'), to, format: 'csv' });

  const [head, first] = readFileSync(to, 'utf8').split('\r\n');
  expect(head).toBe(
    'source_id,source,kind,class,date,language,start,end,left,hit,right,sentence,respondent,consent',
  );
  const start = Array.from(NOTE.slice(0, NOTE.indexOf('certificates'))).length;
  expect(first?.split(',').slice(6)).toEqual([
    String(start),
    String(start + 'certificates'.length),
    '"Says 😀 that "',
    'certificates',
    '" help little."',
    'Says 😀 that certificates help little.',
    'N9',
    '',
  ]);
});
