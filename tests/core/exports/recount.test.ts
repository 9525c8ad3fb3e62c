import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { codebookDocument } from '#core/exports/codebook-document.ts';
import { codebookTable } from '#core/exports/codebook-rows.ts';
import { codingTable } from '#core/exports/coding-rows.ts';
import { sourceTable } from '#core/exports/source-rows.ts';
import { tally } from '#core/counting/tally.ts';
import type { LayerRequest, TallyRequest } from '#core/counting/request.ts';
import type { SourceKind, Voice } from '#core/records.ts';
import { writeCsv } from '#formats/writing/csv.ts';
import { recount, type ExportedFiles, type Question } from './recount.ts';
import { study, type Study, type StudyRows } from './study.ts';

const text = '0123456789😀abcdefghij中文字符0123456789𠮷end; of > text\\';

/** Names that would break a careless separator; two codes and two coders with the same name. */
const coders: StudyRows['coders'] = [
  { id: 'wen', name: 'Wen; Li' },
  { id: 'ada', name: 'Ada' },
  { id: 'max', name: 'Max > M\\' },
  { id: 'wen2', name: 'Wen; Li', kind: 'second-pass', personId: 'wen' },
  { id: 'judge', name: 'Panel', kind: 'adjudication' },
];
const codes: StudyRows['codes'] = [
  { id: 'root', name: 'function' },
  { id: 'connector', name: 'connector', parentId: 'root', isTheme: true },
  { id: 'sub', name: 'ties; > weak', parentId: 'connector' },
  { id: 'guide', name: 'guide', parentId: 'root', isTheme: true },
  { id: 'twin', name: 'guide', parentId: 'root', isTheme: true },
  { id: 'area', name: '> areas;' },
  { id: 'area-a', name: 'standards', parentId: 'area' },
  { id: 'area-b', name: 'training\\', parentId: 'area' },
];
const gathered: StudyRows['gathered'] = { connector: ['area-a'], guide: ['area'], sub: ['area-b'] };
const attributes: StudyRows['attributes'] = [
  { id: 'region', name: 'region' },
  { id: 'class-attribute', name: 'class' },
  { id: 'work', name: 'workplace', owner: 'respondent' },
];
const respondents: StudyRows['respondents'] = [{ id: 'N9' }, { id: 'N10' }, { id: 'N;x', name: 'N; x' }];
const classes: StudyRows['classes'] = [{ id: 'news' }, { id: 'report' }];

function oneOf<const T>(...values: readonly T[]): fc.Arbitrary<T> {
  return fc.constantFrom(...values);
}

const source = fc.record({
  kind: oneOf<SourceKind>('document', 'interview'),
  classId: oneOf(null, 'news', 'report'),
  date: oneOf(null, '2019', '2019-12-05', '2025-03'),
  status: oneOf('included', 'included', 'included', 'new', 'second-look', 'excluded'),
  isDuplicate: fc.boolean(),
  respondents: fc.subarray(['N9', 'N10', 'N;x']),
  reviewers: fc.subarray(['wen', 'ada', 'max', 'wen2', 'judge'], { minLength: 2 }),
  region: oneOf(null, 'north; east', 'south'),
  origin: oneOf(null, 'People, Daily', 'read.txt'),
});

const coding = fc.record({
  source: fc.nat(5),
  codeId: oneOf(...codes.map((code) => code.id)),
  coderId: oneOf('wen', 'wen', 'ada', 'max', 'wen2', 'judge'),
  span: fc.option(fc.tuple(fc.nat(12), fc.integer({ min: 1, max: 12 }))),
  voice: oneOf<Voice | null>(null, null, 'paraphrase', 'verbatim-notes', 'remark'),
  speaker: oneOf(null, null, 'N9', 'N10'),
});

const anyStudy = fc
  .record({
    sources: fc.array(source, { minLength: 3, maxLength: 6, size: 'max' }),
    codings: fc.array(coding, { minLength: 12, maxLength: 40, size: 'max' }),
    workplaces: fc.array(oneOf(null, 'state; own', 'private'), { minLength: 3, maxLength: 3 }),
  })
  .map(({ sources, codings, workplaces }): StudyRows => {
    const ids = sources.map((_, index) => `S${index}`);
    // Spans begin and end between characters, never inside a surrogate pair.
    const edges = [...text].reduce<number[]>((found, one) => [...found, found.at(-1)! + one.length], [0]);
    return {
      coders,
      classes,
      attributes,
      respondents,
      codes,
      gathered,
      sources: sources.map(
        ({ kind, classId, date, status, isDuplicate, respondents: people, origin }, index) => ({
          kind,
          classId,
          date,
          status,
          respondents: people,
          origin,
          // The origin of a text imported from a file is the name of that file.
          originalName: 'read.txt',
          id: ids[index]!,
          text,
          duplicateOf: isDuplicate && index % 3 === 2 ? ids[0]! : null,
        }),
      ),
      reviews: sources.flatMap(({ reviewers }, index) =>
        reviewers.map((coderId) => ({ sourceId: ids[index]!, coderId })),
      ),
      values: [
        ...sources.flatMap(({ region }, index) =>
          region === null ? [] : [{ attributeId: 'region', of: ids[index]!, value: region }],
        ),
        ...workplaces.flatMap((value, index) =>
          value === null ? [] : [{ attributeId: 'work', of: respondents[index]!.id, value }],
        ),
      ],
      codings: codings.map(({ source: place, span, speaker, ...fields }) => ({
        ...fields,
        sourceId: ids[place % ids.length]!,
        respondentId: speaker,
        start: span === null ? null : edges[span[0]]!,
        end: span === null ? null : edges[span[0] + span[1]]!,
      })),
    };
  });

const groupings = [
  { by: undefined, asked: {} },
  { by: 'kind', asked: { by: 'kind' } },
  { by: 'class', asked: { by: 'class' } },
  { by: 'year', asked: { by: 'year' } },
  { by: 'origin', asked: { by: 'origin' } },
  { by: { attributeId: 'region' }, asked: { by: 'region' } },
  { by: { attributeId: 'work' }, asked: { byPeople: 'workplace' } },
] as const;

const layers: readonly (readonly [LayerRequest, string])[] = [
  ['main', 'main'],
  ['union', 'union'],
  ['majority', 'majority'],
  ['adjudicated', 'adjudicated'],
  [{ coderId: 'max' }, 'coder: Max > M\\'],
  [{ coderId: 'wen2' }, 'coder: Wen; Li (second-pass)'],
];

const anyQuestion = fc
  .record({
    of: oneOf('themes', 'codes'),
    unit: oneOf('sources', 'respondents', 'passages', 'codings', 'characters'),
    basis: oneOf('any', 'whole', 'spans'),
    rollup: fc.boolean(),
    denominator: oneOf('reviewed', 'all', 'any'),
    kind: oneOf<SourceKind | undefined>(undefined, undefined, 'document', 'interview'),
    grouping: fc.constantFrom(...groupings),
    layer: fc.constantFrom(...layers),
  })
  // A majority has no passages, codings or characters.
  .filter(({ layer, unit }) => layer[0] !== 'majority' || unit === 'sources' || unit === 'respondents')
  .map(({ grouping, layer, kind, ...same }): { request: TallyRequest; question: Question } => ({
    request: { ...same, by: grouping.by, layer: layer[0], scope: { kind } },
    question: { ...same, ...grouping.asked, layer: layer[1], ...(kind === undefined ? {} : { kind }) },
  }));

function files({ exported, quoteOf }: Study): ExportedFiles {
  const decoded = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
  const document = codebookDocument(exported, {
    program: 'Concord',
    date: '2026-03-01',
    interviewExcerpts: true,
    quoteOf,
  });
  const wording = {
    excerpt: () => '',
    withheld: () => '',
    memo: () => '',
    term: (term: string) => term,
    counting: null,
    version: null,
  };
  return {
    sources: decoded(writeCsv(sourceTable(exported))),
    codings: decoded(writeCsv(codingTable(exported, { quoteOf }))),
    codebook: decoded(writeCsv(codebookTable(document, wording))),
  };
}

/** The tally in the shape that the recount returns. */
function counted({ corpus, table, exported }: Study, request: TallyRequest) {
  const { columns, rows, notReviewed } = tally(corpus, table, request);
  return {
    not_reviewed: notReviewed,
    columns: columns.map(({ key, n }) => ({ key, n })),
    rows: rows.map((row) => ({
      path: exported.paths.get(row.codeId),
      cells: Object.fromEntries(columns.map(({ key }, place) => [key, row.cells[place]?.count])),
      total: row.total.count,
    })),
  };
}

describe('the exported sources, codings and codebook', () => {
  it('are enough to recount any tally', () => {
    fc.assert(
      fc.property(anyStudy, anyQuestion, (rows, { request, question }) => {
        const made = study(rows);

        const again = recount(files(made), question);

        const inOrder = (columns: readonly { key: string; n: number }[]) =>
          columns.toSorted((a, b) => (a.key < b.key ? -1 : 1));
        const { columns, ...rest } = counted(made, request);
        expect({ ...again, columns: inOrder(again.columns) }).toEqual({ ...rest, columns: inOrder(columns) });
      }),
      { numRuns: 300, seed: 20_261_125 },
    );
  });
});

interface CountingFixture {
  sources: { id: string; kind: string; length: number; respondent: string | null }[];
  codes: Record<string, string | null>;
  segments: { source: string; coder: string; code: string; start: number; end: number }[];
  expected: {
    code: string;
    coders: string;
    rollup: boolean;
    codings: number;
    passages: number;
    chars_union: number;
    sources: number;
    documents: number;
    interviews: number;
    respondents: number;
  }[];
}

describe('the worked example of the counting rules', () => {
  const file = new URL('../../../fixtures/methods/counting.json', import.meta.url);
  const example = JSON.parse(readFileSync(file, 'utf8')) as CountingFixture;
  const made = study(rowsOf(example));

  it.each(example.expected)('gives the same numbers: $coders $code, roll-up $rollup', (row) => {
    const layer = row.coders === 'AB' ? 'union' : `coder: ${row.coders}`;
    const value = (unit: Question['unit'], kind?: string): number | null | undefined =>
      recount(files(made), {
        of: 'codes',
        unit,
        rollup: row.rollup,
        layer,
        denominator: 'all',
        ...(kind === undefined ? {} : { kind }),
      }).rows.find(({ path }) => path.split(' > ').at(-1) === row.code)?.total;

    expect({
      codings: value('codings'),
      passages: value('passages'),
      chars_union: value('characters'),
      sources: value('sources'),
      documents: value('sources', 'document'),
      interviews: value('sources', 'interview'),
      respondents: value('respondents', 'interview'),
    }).toEqual({
      codings: row.codings,
      passages: row.passages,
      chars_union: row.chars_union,
      sources: row.sources,
      documents: row.documents,
      interviews: row.interviews,
      respondents: row.respondents,
    });
  });
});

function rowsOf({ sources, codes: parents, segments }: CountingFixture): StudyRows {
  return {
    project: { mainCoderId: 'A' },
    coders: [{ id: 'A' }, { id: 'B' }],
    respondents: [...new Set(sources.flatMap(({ respondent }) => respondent ?? []))].map((id) => ({ id })),
    sources: sources.map(({ id, kind, length, respondent }) => ({
      id,
      kind: kind === 'interview' ? 'interview' : 'document',
      text: 'x'.repeat(length),
      respondents: respondent === null ? [] : [respondent],
    })),
    codes: Object.entries(parents).map(([id, parentId]) => ({ id, parentId })),
    codings: segments.map(({ source: sourceId, coder: coderId, code: codeId, start, end }) => ({
      sourceId,
      coderId,
      codeId,
      start,
      end,
    })),
  };
}
