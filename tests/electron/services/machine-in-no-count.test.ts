// What a program coded is in no answer until its layer is chosen: each method that only answers is asked before and after
// such codings are imported. A method that is in neither list fails here, so that a new one is thought of.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { api as methods } from '#electron/api.ts';
import { methodsOf } from '#electron/rpc/method.ts';
import { testProject, type TestProject } from '../../helpers/project.ts';
import { saved } from './exchange/own-data.ts';
import { codeWords, smallStudy } from '../../helpers/study.ts';

/** Methods whose answer is no count or list of codings, or tells by its nature of everything that is in the file. */
const apart: Readonly<Record<string, string>> = {
  history: 'tells of every act, the import among them',
  desk: 'opens and closes studies',
  snapshots: 'copies of the whole file',
  imports: 'reads files',
  exchange: 'files of the standard: see the test below',
  replication: 'packages: see the test of commands',
  exports: 'write what the counts and lists here hold: see the test of commands',
  printing: 'prints what the exports write',
  codebookImport: 'reads a file',
  codingSheet: 'imports such codings',
  machineCodings: 'shows them, one by one',
  team: 'sends and receives acts, and counts nothing',
  recodings: 'plans of coding again, and the sources drawn for them',
  report: 'names a program with how many codings it made, and says that they are in no count of the report',
  rounds: 'tells how far persons are in blind rounds',
  attributes: 'reads a file',
  ticks: 'reads a file',
  notes: 'texts',
  samples: 'draws sources',
  agreement: 'compares coders, each of whom was chosen by name',
  annex: 'a file of kept tables with the passages that they count',
  submissions: 'kept tables as they were printed, and what their own counts say now',
  'suggestions.proposed': 'shows them, one by one',
  'codings.': 'the rows of one source or of these ids: the reader shows those of people',
  'sources.': 'texts, and what a deletion or another text would touch',
  'comparisons.excerpts': 'the words of pinned codings',
  'duplicates.compare': 'compares two texts',
  'duplicates.moveCodingsPreview': 'tells of everything that an act touches',
  'keptTables.drawings': 'files',
  'keptTables.export': 'a file of what keptTables.open shows',
  'keptTables.look': 'looks at settings',
  'memos.places': 'places of memos',
  'passages.quotes': 'the words of given places',
  'passages.show': 'given rows of a list',
  'passages.split': 'given rows of a list',
  'passages.oneSided': 'sources of a cell: passages.list',
  'passages.respondents': 'people of a cell: passages.list',
  'passages.holding': 'words in a list: passages.list',
  'project.makeSmaller': 'rewrites the file',
  'project.held': 'project.records, for a window',
  'project.records': 'the small tables, coders among them',
  'project.salvaged': 'how a file was salvaged',
  'project.saveCopy': 'copies the whole file',
  'project.size': 'the size of the file',
  'queries.live': 'queries.ask, while typing',
  'queries.liveAside': 'queries.ask, while typing',
  'queries.marks': 'words in a text',
  'respondents.mergePreview': 'tells of everything that an act touches',
  'respondents.removePreview': 'tells of everything that an act touches',
  'respondents.withdrawPreview': 'tells of everything that an act touches',
  'coders.mergePreview': 'tells of everything that an act touches',
  'savedQueries.countsInTexts': 'savedQueries.counts, with words',
  'search.code': 'writes codings',
  'search.export': 'a file of what search.hits shows',
  'search.hitsIn': 'search.hits of one text',
  'search.prepare': 'reads texts',
  'suggestions.refused': 'what a person refused',
  'summaries.passages': 'a cell of summaries.grid',
  'versions.keep': 'keeps the codebook',
  'versions.codings': 'the codings behind versions.compare',
  'versions.worklist': 'the codings behind versions.earlier',
  'tallies.countInUnits': 'tallies.count in each unit',
  'tallies.crosstabInUnits': 'tallies.crosstab in each unit',
  'codes.movePreview': 'tells of everything that an act touches',
  'codes.mergePreview': 'tells of everything that an act touches',
  'codes.removePreview': 'tells of everything that an act touches',
  'sources.removePreview': 'tells of everything that an act touches',
};

async function study() {
  const project = await testProject();
  const { api } = project;
  const made = await smallStudy(project);
  const { codes, sources } = made;
  const lena = await api.coders.add({ name: 'Lena' });
  await api.coders.add({ name: 'Both', kind: 'adjudication' });
  await codeWords(project, sources.first, codes.connector, 'window on policy');
  await codeWords(project, sources.other, codes.guide, 'certificates help little');
  await api.codings.apply(
    {
      sourceId: sources.first.id,
      textHash: sources.first.textHash,
      codeId: codes.market.id,
      span: { start: 0, end: 9 },
    },
    { as: lena.id },
  );
  await api.triage.decide({ ids: Object.values(sources).map(({ id }) => id), reviewed: true });
  const comparison = await api.comparisons.create({ name: 'Both sides' });
  const kept = await api.keptTables.keep({
    kind: 'tally',
    name: 'Themes',
    settings: { shown: { as: 'table' } },
  });
  const query = await api.savedQueries.add({ name: 'seen', text: 'connector OR guide' });
  const version = await api.versions.keep({ name: 'first reading' });
  await api.codes.update({ id: codes.guide.id, whenToUse: 'Someone shows the way.' });
  return { project, ...made, lena, comparison, kept, query, version };
}
type Studied = Awaited<ReturnType<typeof study>>;

/** Codings of a program on the same words, on others, and on whole sources, with every code. */
async function importProgram({ folder, api }: TestProject): Promise<void> {
  const codes = ['connector', 'guide', 'guide > standards', 'market'];
  const places = ['window on policy', 'Firms meet suppliers', 'certificates help little', ''];
  const rows = ['N9', 'N9.2', 'N10'].flatMap((source) =>
    codes.flatMap((code) => places.map((quote) => `${source},${code},${quote},0.9`)),
  );
  const reference = join(folder, 'codings.csv');
  writeFileSync(reference, ['source,code,quote,confidence', ...rows].join('\n'));
  const told = await api.codingSheet.run({
    file: { reference, name: 'codings.csv' },
    coder: 'reader 1',
    machine: true,
  });
  expect([told.added, told.refused]).toEqual([rows.length, []]);
}

type Call = (api: TestProject['api'], study: Studied) => Promise<unknown>;
const layers = ['main', 'union', 'majority', 'adjudicated', undefined] as const;
const units = ['sources', 'respondents', 'passages', 'codings', 'characters'] as const;

/** Asks in every layer that is no coder's. */
const inLayers =
  (
    ask: (api: TestProject['api'], layer: (typeof layers)[number], study: Studied) => Promise<unknown>,
  ): Call =>
  async (api, made) =>
    await Promise.all(
      layers.map(async (layer) => {
        try {
          return await ask(api, layer, made);
        } catch (error) {
          // What cannot be answered has the same reason before and after.
          return String(error);
        }
      }),
    );

const term = (text: string) => ({ query: { text, matching: 'anywhere' as const } });

const asked: Readonly<Record<string, Call>> = {
  'agreement.measure': (c, { lena }) =>
    c.project.records().then(({ tables }) =>
      c.agreement.measure({
        coderIds: [tables.project[0]!.mainCoderId, lena.id],
        level: 'character',
        of: 'codes',
      }),
    ),
  'agreement.disagreements': (c, { lena }) =>
    c.project.records().then(({ tables }) =>
      c.agreement.disagreements({
        coderIds: [tables.project[0]!.mainCoderId, lena.id],
        level: 'character',
        of: 'codes',
      }),
    ),
  'coders.merged': (c) => c.coders.merged({}),
  'coders.work': async (c, { lena }) => {
    const work = await c.coders.work({});
    const { tables } = await c.project.records();
    return [work[lena.id], work[tables.project[0]!.mainCoderId]];
  },
  'comparisons.count': (c, { comparison }) => c.comparisons.count({ id: comparison.id }),
  'duplicates.find': (c) => c.duplicates.find({}),
  'keptTables.count': (c, { kept }) => c.keptTables.count({ id: kept.id }),
  'keptTables.list': (c) => c.keptTables.list({}),
  'keptTables.open': (c, { kept }) => c.keptTables.open({ id: kept.id }),
  'passages.list': inLayers((c, layer, { codes }) =>
    c.passages.list({
      request: { of: 'codes', by: 'kind', ...(layer && { layer }) },
      cell: { codeId: codes.guide.id },
    }),
  ),
  'project.check': async (c) => (await c.project.check({})).counts.codings,
  'queries.ask': inLayers((c, layer) =>
    c.queries.ask({ text: 'connector OR guide OR market', request: layer ? { layer } : {} }),
  ),
  'queries.sources': inLayers((c, layer) =>
    c.queries.sources({ text: 'connector', request: layer ? { layer } : {} }),
  ),
  'respondents.codings': async (c, { lena }) => [
    await c.respondents.codings({}),
    await c.respondents.codings({ coderId: lena.id }),
  ],
  'savedQueries.list': (c) => c.savedQueries.list({}),
  'savedQueries.counts': (c) => c.savedQueries.counts({ unit: 'codings' }),
  'savedQueries.ask': (c, { query }) => c.savedQueries.ask({ id: query.id }),
  'savedQueries.sources': (c, { query }) => c.savedQueries.sources({ id: query.id }),
  'search.run': (c) =>
    Promise.all(
      [true, false].map((is) =>
        c.search.run({ request: { ...term('certificates'), coded: { level: 'hits', coded: is } } }),
      ),
    ),
  'search.hits': (c) =>
    c.search.hits({
      request: { ...term('certificates'), coded: { level: 'hits', coded: false } },
      from: 0,
      count: 20,
    }),
  'suggestions.find': inLayers((c, layer, { codes }) =>
    c.suggestions.find({ codeId: codes.guide.id, ...(layer && { layer }) }),
  ),
  'summaries.grid': inLayers((c, layer) => c.summaries.grid({ of: 'respondents', ...(layer && { layer }) })),
  'tallies.baseSources': inLayers((c, layer) =>
    c.tallies.baseSources({
      request: { of: 'codes', by: 'kind', ...(layer && { layer }) },
      columnKey: 'interview',
    }),
  ),
  'tallies.codebook': (c) => Promise.all(units.map((unit) => c.tallies.codebook({ unit, request: {} }))),
  'tallies.count': inLayers((c, layer) =>
    Promise.all(
      units.flatMap((unit) =>
        (['reviewed', 'all', 'any'] as const).map((denominator) =>
          c.tallies
            .count({ of: 'codes', by: 'kind', unit, denominator, ...(layer && { layer }) })
            .catch(String),
        ),
      ),
    ),
  ),
  'tallies.crosstab': inLayers((c, layer) =>
    c.tallies.crosstab({ of: 'codes', by: 'class', by2: 'year', ...(layer && { layer }) }),
  ),
  'tallies.lateCodes': inLayers((c, layer, { codes }) =>
    c.tallies.lateCodes({
      request: { of: 'codes', by: 'kind', ...(layer && { layer }) },
      codeId: codes.guide.id,
    }),
  ),
  'tallies.meetings': inLayers((c, layer, { codes }) =>
    c.tallies.meetings({
      request: { by: 'overlap', ...(layer && { layer }) },
      codeIds: [codes.guide.id, codes.connector.id],
    }),
  ),
  'tallies.portraits': inLayers((c, layer) =>
    c.tallies.portraits({ of: 'respondents', ...(layer && { layer }) }),
  ),
  'tallies.relations': inLayers((c, layer) =>
    c.tallies.relations({ of: 'codes', by: 'overlap', ...(layer && { layer }) }),
  ),
  'tallies.saturation': inLayers((c, layer) =>
    c.tallies.saturation({ by: 'interview', ...(layer && { layer }) }),
  ),
  'tallies.timeline': inLayers((c, layer) =>
    c.tallies.timeline({ of: 'codes', by: 'month', ...(layer && { layer }) }),
  ),
  'tallies.unreviewed': inLayers((c, layer) =>
    c.tallies.unreviewed({ request: { of: 'codes', by: 'kind', ...(layer && { layer }) } }),
  ),
  'triage.flow': (c) => c.triage.flow({}),
  'versions.list': (c) => c.versions.list({}),
  'versions.compare': (c, { version }) => c.versions.compare({ fromId: version.id }),
  'versions.earlier': (c) => c.versions.earlier({}),
  'versions.madeUnder': (c, { codes }) => c.versions.madeUnder({ codeId: codes.guide.id }),
  'versions.completeness': (c) => c.versions.completeness({}),
  'wordlists.count': (c) => c.wordlists.count({ language: 'en' }),
};

const reading = methodsOf(methods).filter(({ method }) => method.kind !== 'command');
const isApart = (name: string): boolean =>
  Object.keys(apart).some((each) => name === each || name.startsWith(each.endsWith('.') ? each : `${each}.`));

test('every method that answers is asked here, or does not count', () => {
  const unknown = reading.map(({ name }) => name).filter((name) => !(name in asked) && !isApart(name));

  expect(unknown).toEqual([]);
});

describe('what a program coded changes nothing', () => {
  test('in any answer', async () => {
    const made = await study();
    await using project = made.project;
    const answers = async () => {
      const all: Record<string, unknown> = {};
      // The time of an answer is no part of it.
      for (const [name, call] of Object.entries(asked))
        all[name] = JSON.parse(
          JSON.stringify((await call(project.api, made)) ?? null, (key, value: unknown) =>
            key === 'at' || key === 'milliseconds' ? null : value,
          ),
        );
      return all;
    };
    const before = await answers();
    for (const [name, answer] of Object.entries(before))
      expect(`${name} ${JSON.stringify(answer)}`).not.toContain('invalid_input');

    await importProgram(project);

    expect(await answers()).toEqual(before);
    // The same question finds them as soon as their layer is chosen.
    const { tables } = await project.api.project.records();
    const { id } = tables.coder.find(({ kind }) => kind === 'machine')!;
    const chosen = await project.api.tallies.count({
      of: 'codes',
      by: 'kind',
      unit: 'codings',
      denominator: 'all',
      rollup: false,
      layer: { coderId: id },
    });
    expect(chosen.rows.map(({ total }) => total.count)).toEqual([12, 12, 12, 12]);
  });
});

test('a file of the standard says nothing of a program to others, and brings its layer back to Concord', async () => {
  const made = await study();
  await using project = made.project;
  await importProgram(project);
  const { entries } = await saved(project, 'study.qdpx');
  expect(String(entries.get('project.qde'))).not.toContain('reader 1');
  const to = join(project.folder, 'study.qdpx');
  await using other = await testProject();
  await other.api.exchange.bringIn({ file: { reference: to, name: 'study.qdpx' } });

  const { tables } = await other.api.project.records();
  const coder = tables.coder.find(({ name }) => name === 'reader 1');
  expect(coder?.kind).toBe('machine');
  const first = tables.source.find(({ label }) => label === 'N9');
  const codings = await other.api.codings.of({ sourceId: first!.id });
  expect(codings.filter(({ coderId }) => coderId === coder!.id).map(({ confidence }) => confidence)).toEqual(
    Array.from({ length: 16 }, () => 0.9),
  );
});
