// The sample study as a project: complete, true to its texts, and marked as invented in every export.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { loadSample } from '#fixtures/sample/load-sample.ts';
import { buildSample } from '#electron/sample.ts';
import type { HeldRecords } from '#electron/services/project.ts';
import { openOptions, testProject, type TestProject } from '../helpers/project.ts';

const study = loadSample(join(import.meta.dirname, '../../fixtures/sample'));

let project: TestProject;
let tables: HeldRecords;

beforeAll(async () => {
  project = await testProject();
  project.session.adopt(buildSample(join(project.folder, 'sample.concord'), openOptions));
  ({ tables } = await project.api.project.records());
});

afterAll(async () => {
  await project[Symbol.asyncDispose]();
});

describe('the sample study as a project', () => {
  it('is whole', async () => {
    const { problems, counts } = await project.api.project.check();

    expect(problems).toEqual([]);
    expect(counts).toMatchObject({
      sources: study.sources.length,
      codings: study.sources.reduce((sum, { codings }) => sum + codings.length, 0),
      codes: study.codes.length,
      respondents: study.respondents.length,
    });
  });

  it('has the requested main coder with all their work, unless another coder has that name', () => {
    const store = buildSample(join(project.folder, 'ann.concord'), openOptions, 'Ann');
    const coders = store.db.sqlite
      .prepare(
        `SELECT name, (SELECT count(*) FROM coding WHERE coder_id = coder.id) AS codings FROM coder ORDER BY name`,
      )
      .all() as { name: string; codings: number }[];
    store.close();

    expect(coders.map(({ name }) => name)).toEqual(['Ann', 'Lena']);
    expect(coders[0]?.codings).toBeGreaterThan(300);
    expect(() => buildSample(join(project.folder, 'lena.concord'), openOptions, 'Lena')).toThrow(
      expect.objectContaining({ key: 'errors:coder_name_taken' }),
    );
  });

  it('has the interviews, respondents and policy documents of the paper it follows', () => {
    const policy = tables.class.find(({ name }) => name === 'policy');

    expect(tables.source.filter(({ kind }) => kind === 'interview')).toHaveLength(19);
    expect(tables.respondent).toHaveLength(17);
    const papers = tables.source.filter(({ classId }) => classId === policy?.id);
    expect(papers).toHaveLength(23);
    expect(papers.every(({ length, origin, date }) => length === 0 && origin !== null && date !== null)).toBe(
      true,
    );
  });

  it('keeps every coding on the words its file quotes', async () => {
    for (const source of study.sources.filter(({ codings }) => codings.length > 0)) {
      const row = tables.source.find(({ title }) => title === source.title);
      const { text, codings } = await project.api.sources.text({ id: row?.id ?? '' });

      const quotes = codings.map(({ start, end }) => (start === null ? '' : text.slice(start, end ?? 0)));
      const expected = source.codings.map(({ span }) =>
        span === null ? '' : source.text.slice(span.start, span.end),
      );
      expect(quotes.sort()).toEqual(expected.sort());
    }
  });

  it('is reviewed by the second coder for a third of its sources, and by the main coder except policy documents and three more', () => {
    const reviewedBy = (name: string): number => {
      const coder = tables.coder.find((row) => row.name === name);
      return tables.review.filter(({ coderId }) => coderId === coder?.id).length;
    };
    const withText = tables.source.filter(({ length }) => length > 0).length;

    expect(tables.project[0]?.mainCoderId).toBe(tables.coder.find(({ name }) => name === 'Wei')?.id);
    expect(reviewedBy('Wei')).toBe(withText - 3);
    expect(reviewedBy('Lena')).toBeGreaterThanOrEqual(Math.floor(withText / 3) - 1);
    expect(reviewedBy('Lena')).toBeLessThan(withText / 2);
  });

  it('has three themes, on the first keys, that count codes of both branches', () => {
    const themes = tables.code.filter(({ isTheme }) => isTheme);

    expect(Object.fromEntries(themes.map(({ name, pin }) => [name, pin]))).toEqual({
      connector: 1,
      guide: 2,
      marketplace: 3,
    });
    for (const { id } of themes) {
      expect(tables.themeCode.filter(({ themeId }) => themeId === id).length).toBeGreaterThan(1);
    }
  });

  it('offers nothing to undo', async () => {
    expect(await project.api.history.state()).toMatchObject({ undo: null, redo: null });
  });
});

/** The text of all parts of a zip archive. */
async function unpacked(path: string): Promise<string> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true });
  let all = '';
  for await (const entry of zip.eachEntry()) all += await textOf(await zip.openReadStreamPromise(entry));
  return all;
}

describe('an export of the sample study', () => {
  const formats = {
    codebook: ['docx', 'xlsx', 'csv', 'md', 'html', 'qdc'],
    tally: ['csv', 'xlsx', 'json', 'svg'],
    comparison: ['docx', 'html', 'xlsx', 'json', 'svg'],
    passages: ['csv', 'xlsx'],
    sources: ['csv', 'xlsx'],
  } as const;
  const cases = Object.entries(formats).flatMap(([what, each]) =>
    each.map((format) => [what, format] as const),
  );

  it.each(cases)('says that its texts are invented: %s as %s', async (what, format) => {
    const to = join(project.folder, `${what}.${format}`);

    const outcome = await project.session.call(`exports.${what}`, { to, format });

    const isPacked = format === 'docx' || format === 'xlsx';
    const written = isPacked ? await unpacked(to) : readFileSync(to, 'utf8');
    expect(outcome.ok).toBe(true);
    expect(written).toContain('Invented text, for illustration');
  });

  it.each(['codebook', 'passages', 'sources', 'tally'] as const)(
    'repeats that on every row of a csv, in a column of its own: %s',
    async (what) => {
      const to = join(project.folder, `${what}-rows.csv`);

      await project.session.call(`exports.${what}`, { to, format: 'csv' });

      const [head = ''] = readFileSync(to, 'utf8').split(/\r?\n/, 1);
      expect(head.split(',')).toContain('notice');
    },
  );
});
