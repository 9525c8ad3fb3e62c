import { CodingTable, type CodingRow } from '#core/counting/coding-table.ts';
import { corpusOf, type Corpus } from '#core/counting/corpus.ts';
import type {
  CodeRecord,
  CoderRecord,
  Coverage,
  ProjectRecord,
  ReviewRecord,
  SourceKind,
  SourceRecord,
} from '#core/records.ts';
import { codeRecord, sourceRecord } from '../../helpers/records.ts';

const at = '2025-01-01T00:00:00.000Z';

const project: ProjectRecord = {
  id: 'p',
  name: 'Small study',
  description: '',
  notice: null,
  mainCoderId: 'wei',
  createdAt: at,
};

function coder(id: string, kind: CoderRecord['kind'] = 'person'): CoderRecord {
  return { id, name: id, kind, personId: null, program: null, createdAt: at };
}

function source(id: string, kind: SourceKind, classId: string | null): SourceRecord {
  const label = kind === 'interview' ? id : null;
  return sourceRecord({ id, kind, classId, label, language: 'en', status: 'included' });
}

function theme(id: string, position: number, prompted: CodeRecord['prompted'] = null): CodeRecord {
  return codeRecord({ id, position, colour: position, isTheme: true, prompted });
}

const documents = [
  source('D1', 'document', 'news'),
  source('D2', 'document', 'news'),
  source('D3', 'document', 'report'),
  source('D4', 'document', null),
];
const interviews = [
  source('N9.1', 'interview', null),
  source('N9.2', 'interview', null),
  source('N10', 'interview', null),
];

/**
 * Four documents, three interviews of two people, three themes. `reviewedBy` names the reviewed sources of each coder;
 * classes are completely covered unless stated.
 */
export function smallStudy(
  reviewedBy: Readonly<Record<string, readonly string[]>>,
  coverage: { readonly news?: Coverage; readonly report?: Coverage } = {},
): Corpus {
  const reviews: ReviewRecord[] = Object.entries(reviewedBy).flatMap(([coderId, sourceIds]) =>
    sourceIds.map((sourceId) => ({
      id: `${coderId} ${sourceId}`,
      sourceId,
      coderId,
      at: '2025-02-01T00:00:00.000Z',
    })),
  );
  return corpusOf({
    project: [project],
    coder: [coder('wei'), coder('lin'), coder('settled', 'adjudication')],
    class: [
      { id: 'news', name: 'news', coverage: coverage.news ?? 'complete', frameSize: null, position: 0 },
      { id: 'report', name: 'report', coverage: coverage.report ?? 'complete', frameSize: null, position: 1 },
    ],
    source: [...documents, ...interviews],
    respondent: [
      { id: 'N9', name: 'N9', position: 0, consent: null },
      { id: 'N10', name: 'N10', position: 1, consent: null },
    ],
    sourceRespondent: [
      { id: '1', sourceId: 'N9.1', respondentId: 'N9' },
      { id: '2', sourceId: 'N9.2', respondentId: 'N9' },
      { id: '3', sourceId: 'N10', respondentId: 'N10' },
    ],
    review: reviews,
    code: [theme('connector', 0), theme('guide', 1, 'yes'), theme('marketplace', 2)],
  });
}

/**
 * A study with documents `D1`…, interviews `N1`… of one person each, and these themes. The main coder has reviewed
 * everything.
 */
export function studyOf(
  numberOfDocuments: number,
  numberOfPeople: number,
  themes: readonly string[],
): Corpus {
  const numbered = (letter: string, count: number): string[] =>
    Array.from({ length: count }, (_, index) => `${letter}${index + 1}`);
  const names = numbered('N', numberOfPeople);
  const sources = [
    ...numbered('D', numberOfDocuments).map((id) => source(id, 'document', null)),
    ...names.map((id) => source(id, 'interview', null)),
  ];
  return corpusOf({
    project: [project],
    coder: [coder('wei')],
    source: sources,
    respondent: names.map((id, position) => ({ id, name: id, position, consent: null })),
    sourceRespondent: names.map((id) => ({ id, sourceId: id, respondentId: id })),
    review: sources.map(({ id }) => ({ id, sourceId: id, coderId: 'wei', at })),
    code: themes.map((id, position) => theme(id, position)),
  });
}

/** The id of every source of the small study. */
export const everySource = [...documents, ...interviews].map(({ id }) => id);

/** Codings by one coder, written as `source code start end`; without a span, of the whole source. */
export function codings(coderId: string, lines: readonly string[]): CodingRow[] {
  return lines.map((line) => {
    const [sourceId = '', codeId = '', start, end] = line.split(' ');
    return {
      id: `${coderId} ${line}`,
      sourceId,
      codeId,
      coderId,
      start: start === undefined ? null : Number(start),
      end: end === undefined ? null : Number(end),
      weight: null,
      stance: null,
      voice: null,
      respondentId: null,
    };
  });
}

/** A table that holds these codings. */
export function tableOf(...rows: CodingRow[][]): CodingTable {
  const table = new CodingTable();
  table.load(rows.flat());
  return table;
}
