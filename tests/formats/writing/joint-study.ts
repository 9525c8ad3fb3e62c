// An invented comparison of documents with interviews: two classes of documents, one respondent interviewed twice, one
// theme that only documents have, one stale verdict.
import { compare } from '#core/comparison/compare.ts';
import { comparisonInput } from '#core/comparison/input.ts';
import { judgedCounts } from '#core/comparison/judged-counts.ts';
import { defaultComparison, rulesOf } from '#core/comparison/settings.ts';
import { tally, type Tally } from '#core/counting/tally.ts';
import type { TallyRequest } from '#core/counting/request.ts';
import { jointDisplay, type JointDisplay } from '#core/exports/joint-display.ts';
import type { VerdictEvidenceRecord, VerdictRecord } from '#core/records.ts';
import { comparisonMethod } from '#words/comparison-method.ts';
import type { Words } from '#words/words.ts';
import { study, type Study, type StudyRows } from '../../core/exports/study.ts';

const news = 'The alliance opened a test bed in Shenzhen and introduced nine firms to a buyer.';
const notes =
  'He had met both partners through the working group.\nTraining, he said, was “for the newspapers”.';

const documents = Array.from({ length: 24 }, (_, index) => ({
  id: `d${index}`,
  classId: index % 2 === 0 ? 'news' : 'report',
  title: index % 2 === 0 ? `News ${index}` : `Report & review ${index}`,
  date: `20${String(16 + (index % 8)).padStart(2, '0')}-0${1 + (index % 9)}`,
  text: news,
}));
const interviews = [
  { label: 'N9.1', person: 'N9', date: '2024-12' },
  { label: 'N9.2', person: 'N9', date: '2025-03-14' },
  { label: 'N10', person: 'N10', date: '2024-12' },
  { label: 'N12', person: 'N12', date: '2024-12' },
].map(({ label, person, date }) => ({
  id: label,
  kind: 'interview' as const,
  title: `Interview ${label}`,
  label,
  date,
  text: notes,
  respondents: [person],
}));

const coded: NonNullable<StudyRows['codings']> = [
  ...documents.slice(0, 13).map(({ id }, index) => ({
    id: `connector-${index}`,
    sourceId: id,
    codeId: 'connector',
    start: news.indexOf('introduced'),
    end: news.length - 1,
  })),
  ...documents.slice(4, 9).map(({ id }) => ({ sourceId: id, codeId: 'training', start: 0, end: 39 })),
  { id: 'said-1', sourceId: 'N9.1', codeId: 'ties', start: 0, end: 50 },
  { id: 'said-2', sourceId: 'N9.2', codeId: 'ties', start: 0, end: 50 },
  {
    id: 'said-3',
    sourceId: 'N10',
    codeId: 'connector',
    start: 0,
    end: 50,
    voice: 'verbatim-notes',
    stance: 'contradicts',
  },
];

export const jointStudy: Study = study({
  project: { name: 'Roles of an alliance', notice: 'Invented text: every source was made up.' },
  classes: [
    { id: 'news', name: 'news' },
    { id: 'report', name: 'report' },
  ],
  respondents: [{ id: 'N9' }, { id: 'N10' }, { id: 'N12' }],
  sources: [...documents, ...interviews],
  reviews: [...documents, ...interviews].map(({ id }) => ({ sourceId: id, coderId: 'wen' })),
  codes: [
    {
      id: 'connector',
      name2: '连接者',
      isTheme: true,
      prompted: 'yes',
      shortDefinition: 'Brings actors together who would not have met.',
    },
    {
      id: 'training',
      name2: '培训',
      isTheme: true,
      shortDefinition: 'Courses & training bases <of any kind>.',
    },
    { id: 'limits', isTheme: true, shortDefinition: 'What the alliance cannot do.' },
    { id: 'notes', codable: false },
    { id: 'ties', name: 'informal ties', parentId: 'notes' },
  ],
  gathered: { connector: ['ties'] },
  codings: coded,
  examples: { connector: ['connector-1', 'connector-2'], ties: ['said-1'] },
});

/** The tally of that study. */
export function tallyOf(request: TallyRequest): Tally {
  return tally(jointStudy.corpus, jointStudy.table, request);
}

/** The comparison of that study on one day; the verdict on `connector` is fresh, that on `training` stale. */
export function joint(
  words: Words,
  options: { readonly interviewExcerpts: boolean; readonly chosen?: ReadonlySet<string> },
): JointDisplay {
  const { corpus, table, exported, quoteOf } = jointStudy;
  const settings = defaultComparison;
  const { counts, facts } = comparisonInput(corpus, table, settings);
  const comparison = compare(counts, rulesOf(settings));
  const [connector, training] = comparison.themes;
  const verdict = (
    fields: Partial<VerdictRecord> & Pick<VerdictRecord, 'id' | 'themeId'>,
  ): VerdictRecord => ({
    comparisonId: 'comparison',
    value: null,
    reasons: '',
    meaning: null,
    examples: null,
    counts: '',
    coderId: 'wen',
    at: '2026-02-20T10:00:00.000Z',
    ...fields,
  });
  const evidence: VerdictEvidenceRecord[] = [
    { id: 'e1', verdictId: 'v1', codingId: 'connector-0' },
    { id: 'e2', verdictId: 'v1', codingId: 'said-2' },
    { id: 'e3', verdictId: 'v1', codingId: 'said-3' },
  ];
  return jointDisplay(exported, table, comparison, {
    name: null,
    program: 'Concord 0.1.0',
    date: '2026-03-01',
    method: comparisonMethod(words, comparison, facts),
    settings,
    facts,
    layer: 'main',
    verdicts: [
      verdict({
        id: 'v1',
        themeId: 'connector',
        value: 'converges',
        reasons: 'Both speak of introductions.\nThe interviews add how they come about.',
        meaning: 'same',
        examples: 'different',
        counts: connector ? JSON.stringify(judgedCounts(connector)) : '',
      }),
      verdict({
        id: 'v2',
        themeId: 'training',
        value: 'silent',
        reasons: 'Nobody was asked <about it>.',
        counts: training
          ? JSON.stringify({
              a: { ...judgedCounts(training).a, count: 1 },
              b: judgedCounts(training).b,
            })
          : '',
      }),
    ],
    pinnedQuotes: [],
    evidence,
    quoteOf,
    ...options,
  });
}
