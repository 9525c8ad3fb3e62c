import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { spanOf } from '../../helpers/marked.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { codeWords, NOTE, smallStudy } from '../../helpers/study.ts';

async function rowsOf({ api }: TestProject, codeId: string) {
  const { rows } = await api.passages.list({ request: { denominator: 'all' }, cell: { codeId } });
  return rows.map(({ sourceId, span, codingIds }) => ({ sourceId, span, codingIds: [...codingIds] }));
}

describe('the rows of a list of passages', () => {
  it('are shown with their words, the text around them, and their codings', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const coding = await codeWords(project, sources.first, codes.connector, 'a window on policy');

    const [shown] = await project.api.passages.show({ rows: await rowsOf(project, codes.connector.id) });

    expect(shown?.quote).toMatchObject({
      before: 'Sees the association as ',
      quote: 'a window on policy',
    });
    expect(shown?.quote.after).toMatch(/^\.\nFirms meet/);
    expect(shown?.codings).toEqual([coding]);
  });

  it('of a whole source begin with its text', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    await project.api.codings.applyToSources({ sourceIds: [sources.first.id], codeId: codes.guide.id });

    const [shown] = await project.api.passages.show({ rows: await rowsOf(project, codes.guide.id) });

    expect(shown?.quote).toMatchObject({ before: '', quote: '', after: NOTE });
  });

  it('never cut a character at either end of the surrounding text', async () => {
    await using project = await testProject();
    const { codes } = await smallStudy(project);
    const text = `${'😀'.repeat(80)}x${'😀'.repeat(80)}`;
    const made = await project.api.interviews.create({ label: 'N11' });
    const { source } = await project.api.notes.save({
      sourceId: made.id,
      textHash: made.textHash,
      doc: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: `.${text}.` }] }] },
      moved: [],
    });
    await project.api.codings.apply({
      sourceId: source.id,
      textHash: source.textHash,
      codeId: codes.guide.id,
      span: { start: 161, end: 162 },
    });

    const [shown] = await project.api.passages.show({ rows: await rowsOf(project, codes.guide.id) });

    expect(shown?.quote.quote).toBe('x');
    expect(`${shown?.quote.before}${shown?.quote.after}`).toMatch(/^(?:😀)+$/u);
  });

  it('are shown without codings that have been removed meanwhile', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const coding = await codeWords(project, sources.first, codes.connector, 'a window on policy');
    const rows = await rowsOf(project, codes.connector.id);
    await project.api.codings.remove({ ids: [coding.id] });

    const [shown] = await project.api.passages.show({ rows });

    expect(shown?.codings).toEqual([]);
  });
});

describe('the other codes of a row', () => {
  it('are those of the same coder on the same words, the widest first', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    await codeWords(project, sources.first, codes.connector, 'the association as a window on policy');
    const short = await codeWords(project, sources.first, codes.market, 'policy');
    const long = await codeWords(project, sources.first, codes.guide, 'association as a window');
    await codeWords(project, sources.first, codes.standards, 'certificates');
    const lena = await project.api.coders.add({ name: 'Lena' });
    const { id: sourceId, textHash } = sources.first;
    const span = spanOf(NOTE, 'association');
    await project.api.codings.apply(
      { sourceId, textHash, codeId: codes.standards.id, span },
      { as: lena.id },
    );

    const [shown] = await project.api.passages.show({ rows: await rowsOf(project, codes.connector.id) });

    expect(shown?.others).toEqual([
      { codeId: codes.guide.id, codingIds: [long.id], overlap: 'association as a window'.length },
      { codeId: codes.market.id, codingIds: [short.id], overlap: 'policy'.length },
    ]);
  });
});

describe('a split of a code', () => {
  it('does not list codings of another coder, which stay when codings are moved', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const { id: parentId } = codes.connector;
    await project.api.codes.create({ name: 'opens doors', parentId });
    const own = await codeWords(project, sources.first, codes.connector, 'policy');
    const lena = await project.api.coders.add({ name: 'Lena' });
    const { id: sourceId, textHash } = sources.first;
    const span = spanOf(NOTE, 'Firms meet');
    const theirs = await project.api.codings.apply(
      { sourceId, textHash, codeId: parentId, span },
      { as: lena.id },
    );
    const split = await project.api.passages.split({
      request: { denominator: 'all', layer: 'union' },
      codeId: parentId,
      moving: [own.id, theirs.id],
    });

    expect(split.still).toEqual({ now: 2, after: 1 });
    expect(split.parts.at(-1)).toMatchObject({ now: 0, after: 1 });
  });
});

describe('a list of passages', () => {
  it('can be limited to sources classified under the code that have no passage, or the other way round', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    await project.api.codings.applyToSources({
      sourceIds: [sources.first.id, sources.second.id],
      codeId: codes.guide.id,
    });
    await codeWords(project, sources.first, codes.guide, 'policy');
    await codeWords(project, sources.other, codes.guide, 'policy');
    const list = async (sided: 'any' | 'classified' | 'referring') => {
      const request = { denominator: 'all' } as const;
      const { rows } = await project.api.passages.list({ request, cell: { codeId: codes.guide.id }, sided });
      return [...new Set(rows.map(({ sourceId }) => sourceId))];
    };

    expect(await list('any')).toHaveLength(3);
    expect(await list('classified')).toEqual([sources.second.id]);
    expect(await list('referring')).toEqual([sources.other.id]);
  });
});

describe('the people behind a cell', () => {
  it('are counted once, however often interviewed', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    await codeWords(project, sources.first, codes.connector, 'window');
    await codeWords(project, sources.second, codes.connector, 'window');

    const people = await project.api.passages.respondents({
      request: { denominator: 'all' },
      cell: { codeId: codes.connector.id },
    });

    const { respondent } = (await project.api.project.records()).tables;
    expect(people.map((id) => respondent.find((row) => row.id === id)?.name)).toEqual(['N9']);
  });
});

describe('passages that contain words', () => {
  it('are those whose text contains them, in any case, and whole sources whose text does', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const wanted = await codeWords(project, sources.first, codes.connector, 'a window on policy');
    await codeWords(project, sources.first, codes.connector, 'certificates');
    await project.api.codings.applyToSources({
      sourceIds: [sources.first.id],
      codeId: codes.connector.id,
    });
    const asked = { request: { denominator: 'all' }, cell: { codeId: codes.connector.id } } as const;

    const held = await project.api.passages.holding({ ...asked, words: ' WINDOW ' });
    const none = await project.api.passages.holding({ ...asked, words: 'windowsill' });

    expect(held.rows.flatMap(({ codingIds }) => codingIds)).toContain(wanted.id);
    expect(held).toMatchObject({ passages: 1, wholeSources: 1, sources: 1, all: 3 });
    expect(none).toMatchObject({ rows: [], passages: 0, wholeSources: 0, sources: 0, all: 3 });
    expect(await project.api.passages.holding({ ...asked, words: ' ' })).toEqual(
      await project.api.passages.list(asked),
    );
  });

  it('are listed in the order of any list', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    await codeWords(project, sources.first, codes.connector, 'window');
    await codeWords(project, sources.second, codes.connector, 'window');
    const asked = { request: { denominator: 'all' }, cell: { codeId: codes.connector.id } } as const;
    const sourcesIn = (rows: readonly { readonly sourceId: string }[]) => rows.map((row) => row.sourceId);

    const { rows } = await project.api.passages.list({ ...asked, order: 'length' });
    const held = await project.api.passages.holding({ ...asked, order: 'length', words: 'window' });

    expect(sourcesIn(held.rows)).toEqual(sourcesIn(rows));
  });
});

describe('an exported list of passages', () => {
  it('holds the codings it shows and no others', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const wanted = await codeWords(project, sources.first, codes.connector, 'a window on policy');
    await codeWords(project, sources.first, codes.connector, 'certificates');
    await codeWords(project, sources.first, codes.guide, 'window');
    const to = join(project.folder, 'passages.csv');

    await project.api.exports.passages({
      to,
      format: 'csv',
      listed: { request: { denominator: 'all' }, cell: { codeId: codes.connector.id }, words: 'WINDOW' },
    });

    const [head = '', ...rows] = readFileSync(to, 'utf8').trim().split(/\r?\n/);
    expect(rows).toHaveLength(1);
    expect(rows[0]?.split(',')[head.split(',').indexOf('coding_id')]).toBe(wanted.id);
  });
});

describe('the listed passages as a document', () => {
  it('are exported with the question at the top', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    await codeWords(project, sources.first, codes.connector, 'a window on policy');
    await codeWords(project, sources.first, codes.connector, 'certificates');
    const to = join(project.folder, 'passages.md');

    await project.api.exports.passages({
      to,
      format: 'md',
      language: 'en',
      interviewExcerpts: true,
      listed: {
        request: { denominator: 'all', by: 'kind', stances: [null] },
        cell: { codeId: codes.connector.id, columnKey: 'interview' },
        words: 'WINDOW',
      },
    });

    const written = readFileSync(to, 'utf8');
    expect(written).toContain(
      'Which codings: The codings behind a count of “connector” and of what it includes. ' +
        'Only those in the column “interviews”. Only passages that contain “WINDOW”. ',
    );
    expect(written).toContain('Counted in the text of all 3 interviews in scope, none of which is reviewed.');
    expect(written).toContain('1 coding on 1 source.');
    expect(written).toContain('> a window on policy (Interview N9, December 2024; paraphrase)');
    expect(written).not.toContain('certificates');
  });

  it('are refused for a code that no longer exists', async () => {
    await using project = await testProject();
    const to = join(project.folder, 'passages.md');

    await expect(project.api.exports.passages({ to, format: 'md', codeId: 'gone' })).rejects.toMatchObject({
      code: 'not_found',
    });
    expect(existsSync(to)).toBe(false);
  });
});

describe('passages of linked duplicates', () => {
  it('are left out and counted, and are listed when asked for', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    const kept = await codeWords(project, sources.first, codes.connector, 'window');
    const linked = await codeWords(project, sources.second, codes.connector, 'window');
    await project.api.codings.applyToSources({ sourceIds: [sources.second.id], codeId: codes.connector.id });
    await project.api.duplicates.link({ originalId: sources.first.id, copyIds: [sources.second.id] });
    const list = (withDuplicates: boolean) =>
      project.api.passages.list({
        request: { denominator: 'all', scope: { withDuplicates } },
        cell: { codeId: codes.connector.id },
      });

    const without = await list(false);
    const withThem = await list(true);

    expect(without.rows.map(({ codingIds }) => codingIds)).toEqual([[kept.id]]);
    expect(without.inDuplicates).toBe(2);
    expect(withThem.rows).toHaveLength(3);
    expect(withThem.rows.flatMap(({ codingIds }) => codingIds)).toContain(linked.id);
    expect(withThem.inDuplicates).toBe(0);
  });

  it('are those of the layer that is listed', async () => {
    await using project = await testProject();
    const { api } = project;
    const { codes, sources } = await smallStudy(project);
    const layer = await api.coders.add({ name: 'Agreed', kind: 'adjudication' });
    await codeWords(project, sources.second, codes.connector, 'window');
    await api.duplicates.link({ originalId: sources.first.id, copyIds: [sources.second.id] });
    const others = Object.values(sources).flatMap(({ id }) => (id === sources.second.id ? [] : id));
    await api.sources.setReviewed({ ids: others, reviewed: true }, { as: layer.id });

    const { inDuplicates, rows } = await api.passages.list({
      request: { denominator: 'all' },
      cell: { codeId: codes.connector.id },
    });

    // All sources but the duplicate are adjudicated, and the duplicate has a coding of the main coder alone.
    expect([rows.length, inDuplicates]).toEqual([0, 0]);
  });

  it('are none when nothing is linked', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    await codeWords(project, sources.first, codes.connector, 'window');

    const { inDuplicates } = await project.api.passages.list({
      request: { denominator: 'all', by: 'kind' },
      cell: { codeId: codes.connector.id, columnKey: 'interview' },
    });

    expect(inDuplicates).toBe(0);
  });
});
