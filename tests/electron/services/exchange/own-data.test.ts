// Data that only Concord understands is part of the exported file. It is used whole if the file is unchanged, and not
// at all otherwise.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildSample } from '#electron/sample.ts';
import { join, resolve } from 'node:path';
import { all } from '#db/write.ts';
import { expectCommand } from '../../../helpers/laws.ts';
import { put } from '../../../helpers/exchange-files.ts';
import { openOptions, testProject, type TestProject } from '../../../helpers/project.ts';
import { act, acts, type Act } from '../../../helpers/random-acts.ts';
import { lawOf, tries } from '../../../helpers/seeded-ids.ts';
import { codeWords, smallStudy } from '../../../helpers/study.ts';
import { zip } from '../../../../scripts/fuzz/raw-zip.ts';
import { bring, changed, keys, rowsIn, saved, withoutOwn } from './own-data.ts';

async function sampleStudy(): Promise<TestProject> {
  const project = await testProject();
  const store = buildSample(join(project.folder, 'sample.concord'), openOptions);
  project.session.adopt(store);
  return { ...project, store: () => store };
}

describe('a file that Concord wrote', () => {
  test('brings the sample study back in every row, with its originals', async () => {
    await using first = await sampleStudy();
    const { bytes } = await saved(first);
    await using second = await testProject();

    const report = await bring(second, bytes);

    expect(keys(report)).toEqual(['exchange:own_whole']);
    expect(rowsIn(second)).toEqual(rowsIn(first));
    expect((await second.api.project.check()).problems).toEqual([]);
    expect((await second.api.project.records()).tables.project[0]?.notice).toMatch(/^Invented text/);
  });

  test('brings back documents of every kind: pages, layouts, tables, reports of imports', async () => {
    await using first = await testProject();
    const documents = resolve(import.meta.dirname, '../../../../fixtures/documents');
    const files = [{ reference: documents, name: 'documents' }];
    const { imported } = await first.api.imports.run({ files });
    const { tables } = await first.api.project.records();
    const { bytes } = await saved(first);
    await using second = await testProject();

    const report = await bring(second, bytes);

    expect(imported).toBeGreaterThan(25);
    expect(all(first.store().db, 'sourcePages').length).toBeGreaterThan(5);
    expect(keys(report)).toEqual(['exchange:own_whole']);
    expect(rowsIn(second)).toEqual(rowsIn(first));
    const pdf = tables.source.find(({ originalName }) => originalName === 'interview.pdf');
    const layout = { id: pdf?.id ?? '' };
    expect(await second.api.sources.layout(layout)).toEqual(await first.api.sources.layout(layout));
  });

  test('is imported as one act that undo reverts and redo repeats', async () => {
    await using first = await testProject();
    await smallStudy(first);
    const { bytes } = await saved(first);
    await using second = await testProject();
    const file = put(second.folder, 'study.qdpx', bytes);

    const { made } = await expectCommand(second, () => second.api.exchange.bringIn({ file }));

    expect(made).toMatchObject({ source: 3, code: 4, respondent: 2 });
  });

  test('is added beside what is here if that is chosen, with ids of its own', async () => {
    await using project = await testProject();
    const { codes, sources } = await smallStudy(project);
    await codeWords(project, sources.first, codes.guide, 'association');
    const sample = await project.api.samples.draw({
      name: 'Pilot',
      seed: 1,
      settings: { size: 1, strata: { by: 'none' }, allocation: 'equal' },
      fromIds: [sources.first.id],
    });
    const { bytes } = await saved(project);

    const report = await bring(project, bytes, { merge: false });

    expect(report.made).toMatchObject({ source: 3, code: 4, coding: 1, sample: 1 });
    const { tables } = await project.api.project.records();
    const copies = tables.sample.filter(({ id }) => id !== sample.id);
    const [drawn] = JSON.parse(copies[0]?.sourceIds ?? '[]') as string[];
    expect(tables.source.find(({ id }) => id === drawn)).toMatchObject({ label: 'N9' });
    expect(drawn).not.toBe(sources.first.id);
    // Of what is added beside what is here, both keep their names.
    const { problems } = await project.api.project.check();
    expect(problems.map(({ key }) => key)).toEqual(['check_code_name', 'check_code_name', 'check_code_name']);
  });
});

test('own data of an earlier version works like that of today', async () => {
  await using project = await testProject();
  await smallStudy(project);
  await project.api.classes.add({ name: 'news' });
  const { entries } = await saved(project);
  const earlier = changed(entries, (name, content) => {
    if (name !== 'concord.json') return content;
    const data = JSON.parse(content.toString('utf8')) as { schema: number; rows: Record<string, object[]> };
    const { exchangeFile: _, ...rows } = data.rows;
    const withoutFrames = (rows['class'] ?? []).map((row) => ({ ...row, frameSize: undefined }));
    return JSON.stringify({ ...data, schema: 3, rows: { ...rows, class: withoutFrames } });
  });
  await using other = await testProject();

  const report = await bring(other, earlier);

  expect(report.remarks[0]?.key).toBe('exchange:own_whole');
  expect(rowsIn(other)).toEqual(rowsIn(project));
});

describe('invalid own data is ignored, with a remark', () => {
  async function study() {
    const project = await testProject();
    const { codes, sources } = await smallStudy(project);
    await codeWords(project, sources.first, codes.guide, 'association');
    await project.api.comparisons.create({ name: 'Both' });
    return { project, ...(await saved(project)) };
  }

  test('when another program changed the project', async () => {
    const { project, entries } = await study();
    await using _ = project;
    await using second = await testProject();
    const bytes = changed(entries, (name, content) =>
      name === 'project.qde' ? content.toString('utf8').replace('name="guide"', 'name="guidance"') : content,
    );

    const report = await bring(second, bytes);

    expect(keys(report)[0]).toBe('exchange:own_changed');
    const { tables } = await second.api.project.records();
    expect(tables.code.map(({ name }) => name).toSorted()).toEqual([
      'connector',
      'guidance',
      'market',
      'standards',
    ]);
    expect(tables.comparison).toEqual([]);
  });

  type Own = Record<string, unknown> & {
    rows: Record<string, Record<string, unknown>[]>;
    blobs: Record<string, string>;
  };
  const own = (change: (data: Own) => void) => (name: string, content: Buffer) => {
    if (name !== 'concord.json') return content;
    const data = JSON.parse(content.toString('utf8')) as Own;
    change(data);
    return JSON.stringify(data);
  };
  const first = (data: Own, table: string) => data.rows[table]?.[0] ?? {};

  test.each<[string, string, (name: string, content: Buffer) => Buffer | string | null]>([
    ['of a newer form', 'own_newer', own((data) => Object.assign(data, { version: 3 }))],
    ['of a newer schema', 'own_newer', own((data) => Object.assign(data, { schema: 99 }))],
    [
      'that is no JSON',
      'own_damaged',
      (name, content) => (name === 'concord.json' ? content.subarray(0, 200) : content),
    ],
    [
      'that is endlessly nested',
      'own_damaged',
      (name, content) =>
        name === 'concord.json'
          ? content
              .toString('utf8')
              .replace('"project": [', `"project": [${'['.repeat(1e5)}${']'.repeat(1e5)},`)
          : content,
    ],
    ['of another kind', 'own_damaged', (name, content) => (name === 'concord.json' ? '[1, 2]' : content)],
    ['with an unknown column', 'own_damaged', own((data) => Object.assign(first(data, 'code'), { evil: 1 }))],
    ['with an unknown table', 'own_damaged', own((data) => Object.assign(data.rows, { change: [] }))],
    ['without a column', 'own_damaged', own((data) => delete first(data, 'code')['name'])],
    [
      'with a number in place of a name',
      'own_damaged',
      own((data) => Object.assign(first(data, 'code'), { name: 7 })),
    ],
    [
      'with an invalid colour',
      'own_damaged',
      own((data) => Object.assign(first(data, 'code'), { colour: 99 })),
    ],
    [
      'with a dangling reference',
      'own_damaged',
      own((data) => Object.assign(first(data, 'coding'), { codeId: 'gone' })),
    ],
    ['with two rows with one id', 'own_damaged', own((data) => data.rows['code']?.push(first(data, 'code')))],
    [
      'with codings that do not stand on their words',
      'own_damaged',
      own((data) => Object.assign(first(data, 'coding'), { start: 3 })),
    ],
    [
      'with a coding beyond the end of its text',
      'own_damaged',
      own((data) => Object.assign(first(data, 'coding'), { end: 9e9 })),
    ],
    [
      'with invalid settings',
      'own_damaged',
      own((data) => Object.assign(first(data, 'comparison'), { settings: '{"x":1}' })),
    ],
    [
      'with an invalid time',
      'own_damaged',
      own((data) => Object.assign(first(data, 'code'), { createdAt: 'now' })),
    ],
    [
      'with codes below each other',
      'own_damaged',
      own((data) => {
        const [one, other] = data.rows['code'] ?? [];
        Object.assign(one ?? {}, { parentId: other?.['id'] });
        Object.assign(other ?? {}, { parentId: one?.['id'] });
      }),
    ],
    ['without the file of a text', 'own_damaged', own((data) => Object.assign(data, { blobs: {} }))],
    [
      'with another text',
      'own_damaged',
      own((data) => {
        for (const hash of Object.keys(data.blobs)) data.blobs[hash] = 'concord.json';
      }),
    ],
    [
      'with two projects',
      'own_damaged',
      own((data) => data.rows['project']?.push({ ...first(data, 'project'), id: 'b' })),
    ],
  ])('%s', async (_name, key, change) => {
    const { project, entries } = await study();
    await using _ = project;
    await using second = await testProject();

    const report = await bring(second, changed(entries, change));

    expect(keys(report)[0]).toBe(`exchange:${key}`);
    const { tables } = await second.api.project.records();
    expect([tables.source.length, tables.code.length, tables.comparison.length]).toEqual([3, 4, 0]);
    expect((await second.api.project.check()).problems).toEqual([]);
    expect(second.faults).toEqual([]);
  });
});

test('own data whose bytes differ from its own list is ignored too', async () => {
  await using first = await testProject();
  await smallStudy(first);
  const { entries } = await saved(first);
  const size = entries.get('concord.json')?.length;
  const parts = [...entries].map(([name, content]) => ({ name, content }));
  await using second = await testProject();

  const report = await bring(
    second,
    zip(parts, (entry) => {
      if (entry.size === size) entry.crc += 1;
    }),
  );

  expect(keys(report)[0]).toBe('exchange:own_damaged');
  expect(report.made).toMatchObject({ source: 3, code: 4 });
});

/** For each reported loss, the tables and fields that a file without Concord's own data may lose. */
const losses: Readonly<Record<string, { tables?: string[]; fields?: Record<string, string[]> }>> = {
  statuses: { fields: { source: ['status', 'exclusionReason'] } },
  structure: { fields: { source: ['docHash'] } },
  originals: { fields: { source: ['originalHash', 'originalName', 'encoding'] } },
  attributes: { fields: { attribute: ['owner', 'type'] } },
  consents: { fields: { respondent: ['consent'] } },
  reviews: { tables: ['review'] },
  names2: { fields: { code: ['name2', 'aliases'] } },
  themes: { fields: { code: ['isTheme'] }, tables: ['themeCode'] },
  weights: { fields: { coding: ['weight', 'stance', 'voice', 'respondentId', 'translation'] } },
  suggestions: { fields: { coding: ['suggestedBy'] }, tables: ['refusedPassage'] },
  adjudications: { tables: ['adjudication'] },
  versions: { tables: ['codebookVersion', 'versionCodings'] },
  submissions: { tables: ['submission'] },
  rereadings: { tables: ['rereading'] },
  rounds: { tables: ['blindRound', 'blindRoundCoder', 'blindRoundEvent'] },
  recodings: { tables: ['recoding'] },
  report: { tables: ['reportSection', 'reportParagraph', 'reportNumber'] },
  comparisons: { tables: ['comparison', 'verdict', 'verdictEvidence'] },
  samples: { tables: ['sample'] },
  queries: { tables: ['savedQuery'] },
  kept_tables: { tables: ['keptTable'] },
  events: { tables: ['timelineEvent'] },
  summaries: { tables: ['summary'] },
  quotes: { tables: ['summaryQuote'] },
  word_rules: { tables: ['wordRule'] },
  reasons: { tables: ['exclusionReason'] },
  examples: { tables: ['codeExample'] },
  code_fields: {
    fields: { code: ['status', 'pin', 'prompted', 'origin', 'onePerSource'] },
    tables: ['ownPin'],
  },
  facts: {
    fields: {
      source: ['origin', 'place', 'mode', 'durationMinutes', 'interviewer', 'title', 'label', 'kind'],
    },
  },
  memos: { fields: { memo: ['about', 'respondentId'] } },
};

describe('a random project', () => {
  async function randomProject(sequence: readonly Act[]) {
    const project = await testProject();
    await smallStudy(project);
    for (const each of sequence) await act(project, each);
    return project;
  }

  test('comes back in every row, and without own data in everything that was not reported as lost', async () => {
    await fc.assert(
      lawOf(acts, async (sequence) => {
        await using first = await randomProject(sequence);
        const { bytes, entries, losses: declared } = await saved(first);
        await using whole = await testProject();
        await using bare = await testProject();

        await bring(whole, bytes);
        await bring(bare, withoutOwn(entries));

        expect(rowsIn(whole)).toEqual(rowsIn(first));
        expect(told(bare, declared)).toEqual(told(first, declared));
        for (const each of [whole, bare]) expect((await each.api.project.check()).problems).toEqual([]);
        expect([...first.faults, ...whole.faults, ...bare.faults]).toEqual([]);
      }),
      tries(25, 20261127),
    );
  });
});

/** Rows without what was reported as lost, and without order and times that a file need not keep. */
function told(project: TestProject, declared: readonly string[]): unknown {
  const gone = declared.map((key) => losses[key.replace('exchange:lost_', '')] ?? {});
  const tables = new Set(['class', ...gone.flatMap((each) => each.tables ?? [])]);
  const merged = declared.includes('exchange:lost_merged');
  const held = rowsIn(project);
  // A variable names a class by its name.
  const classes = new Map((held.class ?? []).map(({ id, name }) => [id, name]));
  return Object.fromEntries(
    Object.entries(held)
      .filter(([table]) => !tables.has(table))
      .map(([table, rows]) => [
        table,
        rows
          .filter((row) => !(merged && table === 'code' && row['status'] === 'merged'))
          // Summaries are read as memos named after their cell.
          .filter((row) => !(table === 'memo' && String(row['title']).includes(' × ')))
          .map((row) => {
            const fields = new Set([
              'createdAt',
              'updatedAt',
              'position',
              ...(['attributeValue', 'sourceRespondent', 'themeCode'].includes(table) ? ['id'] : []),
              // A text without an original becomes its own original, and its language is guessed from its words.
              ...(table === 'source' ? ['originalHash', 'originalName', 'language'] : []),
              ...gone.flatMap((each) => each.fields?.[table] ?? []),
            ]);
            return JSON.stringify(
              Object.entries(row)
                .filter(([field]) => !fields.has(field))
                .map(([field, value]) => [field, field === 'classId' ? (classes.get(value) ?? null) : value]),
            );
          })
          .toSorted(),
      ]),
  );
}
