// The sample study as a project: complete, true to its texts, and marked as invented in every export.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { unpackPlaces } from '#core/agreement/packed-places.ts';
import { sampleDesignFrom } from '#core/sampling/sample-design.ts';
import { drawSample } from '#core/triage/draw-sample.ts';
import { notesOf } from '#core/program-origin.ts';
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
    const agreed = await codingsBy('Adjudicated');

    expect(problems).toEqual([]);
    expect(counts).toMatchObject({
      sources: study.sources.length,
      // What the program coded is counted nowhere.
      codings:
        [...study.sources, ...study.secondPass.sources].reduce(
          (sum, { codings }) => sum + codings.length,
          0,
        ) + agreed.length,
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

    expect(coders.map(({ name }) => name)).toEqual([
      'Adjudicated',
      'Ann',
      'Ann, second pass',
      'Lena',
      study.program.name,
    ]);
    expect(coders[1]?.codings).toBeGreaterThan(300);
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
      const ofCoders = new Set(
        tables.coder.filter(({ name }) => study.coders.includes(name)).map(({ id }) => id),
      );

      const quotes = codings
        .filter(({ coderId }) => ofCoders.has(coderId))
        .map(({ start, end }) => (start === null ? '' : text.slice(start, end ?? 0)));
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

  it('has codings of a program, marked as made up, that no tally counts until its layer is chosen', async () => {
    const program = tables.coder.find(({ kind }) => kind === 'machine')!;
    const counted = async (request: object): Promise<number> => {
      const { rows } = await project.api.tallies.count({ of: 'themes', unit: 'codings', ...request });
      return rows.reduce((sum, { total }) => sum + (total.count ?? 0), 0);
    };

    expect(program.name).toContain('invented');
    expect(notesOf(program).join()).toContain('No program and no language model made these codings');
    expect(await counted({})).toBe(await counted({ layer: 'main' }));
    expect(await counted({ layer: 'main', denominator: 'all' })).toBe(codingsOfThemes(['Wei']));
    expect(await counted({ layer: 'union', denominator: 'all' })).toBe(codingsOfThemes(['Wei', 'Lena']));
    expect(await counted({ layer: { coderId: program.id }, denominator: 'all' })).toBe(
      study.programCodings.filter(({ code }) => ofThemes.has(code)).length,
    );
  });

  it('has a second pass of the main coder, finished and unlocked, in a sample that its seed draws again', async () => {
    const [wei, pass] = ['Wei', 'Wei, second pass'].map(
      (name) => tables.coder.find((coder) => coder.name === name)!.id,
    );
    const [plan, ...others] = await project.api.recodings.list({});
    const sample = tables.sample.find(({ id }) => id === plan?.sampleId)!;
    const titleOf = (id: string) => tables.source.find((source) => source.id === id)?.title;
    const expected = study.secondPass.sources.map(
      ({ source: path }) => study.sources.find((source) => source.path === path)?.title,
    );

    expect(others).toEqual([]);
    expect(plan).toMatchObject({ personId: wei, passId: pass, isDue: false, gone: 0, frame: 56 });
    expect(plan?.sources.every(({ firstAt, againAt, isSeen }) => firstAt && againAt && !isSeen)).toBe(true);
    expect(drawSample(sampleDesignFrom(sample.settings), sample.seed)).toEqual(JSON.parse(sample.sourceIds));
    expect(new Set(plan?.sources.map(({ sourceId }) => titleOf(sourceId)))).toEqual(new Set(expected));
    const { rounds } = await project.api.rounds.list({});
    const own = rounds.find(({ coderIds }) => coderIds.includes(pass!))!;
    const { text } = await project.api.rounds.sentence({ id: own.id, language: 'en' });
    expect(own.unlockedAt).not.toBeNull();
    expect(text).toContain('while Concord hid the first pass. It was hidden in');
    expect(text).toContain('47 codings by Wei, second pass, who had finished 9 sources');
  });

  it('has places of which the coders agreed, one left to discuss, and one open again since a coding changed', async () => {
    const coderIds = ['Wei', 'Lena'].map((name) => tables.coder.find((coder) => coder.name === name)!.id);
    const { places, extents } = unpackPlaces(
      await project.api.agreement.places({ coderIds, level: 'paragraph' }),
    );
    const decisions = [...places, ...extents].flatMap(({ decision }) => decision ?? []);

    expect(places).toHaveLength(42);
    expect(decisions).toHaveLength(study.agreed.length);
    expect(decisions.filter(({ isChanged }) => isChanged)).toMatchObject([{ outcome: 'one' }]);
    expect(Map.groupBy(decisions, ({ outcome }) => outcome).get('discuss')).toHaveLength(1);
    expect(tables.memo.filter(({ title }) => title.startsWith('To discuss'))).toHaveLength(1);
    // One coding for each place that coders took, and none for those that have none.
    const taken = study.agreed.filter(({ outcome }) => outcome === 'one' || outcome === 'both');
    expect(await codingsBy('Adjudicated')).toHaveLength(taken.length);
  });

  it('asks nothing of one who decides again about a place', async () => {
    await using other = await testProject();
    other.session.adopt(buildSample(join(other.folder, 'sample.concord'), openOptions));
    const records = await other.api.project.records();
    const coderIds = ['Wei', 'Lena'].map(
      (name) => records.tables.coder.find((coder) => coder.name === name)!.id,
    );
    const request = { coderIds, level: 'paragraph' } as const;
    const { places } = unpackPlaces(await other.api.agreement.places(request));
    const place = places.find(({ decision }) => decision?.outcome === 'one' && !decision.isChanged)!;
    const { sourceId, codeId, span } = place;

    await other.api.agreement.decide({ request, places: [{ sourceId, codeId, span }], outcome: 'neither' });

    const { undo } = await other.api.history.state();
    expect(undo).not.toBeNull();
  });

  it('offers nothing to undo', async () => {
    expect(await project.api.history.state()).toMatchObject({ undo: null, redo: null });
  });
});

async function codingsBy(name: string): Promise<unknown[]> {
  const coder = tables.coder.find((row) => row.name === name);
  const texts = await Promise.all(tables.source.map(({ id }) => project.api.sources.text({ id })));
  return texts.flatMap(({ codings }) => codings.filter(({ coderId }) => coderId === coder?.id));
}

/** The names of the codes that themes count. */
const ofThemes = new Set(
  study.codes.filter(({ isTheme }) => isTheme).flatMap(({ name, gathers }) => [name, ...gathers]),
);

/** How many codings of themes these coders have in the files of the study. */
function codingsOfThemes(coders: readonly string[]): number {
  return study.sources
    .flatMap(({ codings }) => codings)
    .filter(({ code, coder, voice }) => ofThemes.has(code) && coders.includes(coder) && voice !== 'remark')
    .length;
}

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
