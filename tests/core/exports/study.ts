// Builds whole rows from the few fields that a test names, and a project from such rows.
import { corpusOf, type Corpus } from '#core/counting/corpus.ts';
import { CodingTable } from '#core/counting/coding-table.ts';
import { codingsAtHand, exportedProject, type ExportedProject } from '#core/exports/exported-project.ts';
import { pageStartsJson, type PageStart } from '#core/text/pages.ts';
import { astralPositions } from '#core/text/plain-text.ts';
import type {
  AttributeRecord,
  AttributeValueRecord,
  ClassRecord,
  CodeExampleRecord,
  CoderRecord,
  CodeRecord,
  CodingRecord,
  MemoRecord,
  ProjectRecord,
  RespondentRecord,
  ReviewRecord,
  SourceRecord,
} from '#core/records.ts';
import { initial } from '#core/tables/all.ts';
import { codeRecord } from '../../helpers/records.ts';

const createdAt = '2026-01-05T09:00:00.000Z';

/** A row for which a test gives the id and the fields that matter. */
type Some<T> = Partial<T> & { readonly id: string };

export type StudySource = Some<SourceRecord> & {
  readonly text?: string;
  readonly respondents?: readonly string[];
};

export interface StudyRows {
  readonly project?: Partial<ProjectRecord>;
  readonly coders?: readonly Some<CoderRecord>[];
  readonly classes?: readonly Some<ClassRecord>[];
  /** Sources with their texts and the ids of their respondents. */
  readonly sources?: readonly StudySource[];
  readonly attributes?: readonly Some<AttributeRecord>[];
  readonly values?: readonly (Pick<AttributeValueRecord, 'attributeId' | 'value'> & {
    readonly of: string;
  })[];
  readonly respondents?: readonly Some<RespondentRecord>[];
  readonly reviews?: readonly (Pick<ReviewRecord, 'sourceId' | 'coderId'> & { readonly at?: string })[];
  readonly codes?: readonly Some<CodeRecord>[];
  /** By theme, the codes that it counts from elsewhere. */
  readonly gathered?: Readonly<Record<string, readonly string[]>>;
  readonly codings?: readonly (Partial<CodingRecord> & Pick<CodingRecord, 'sourceId' | 'codeId'>)[];
  /** By code, the ids of the codings pinned as examples. */
  readonly examples?: Readonly<Record<string, readonly string[]>>;
  readonly memos?: readonly Some<MemoRecord>[];
  /** By source, the positions where its pages begin. */
  readonly pages?: Readonly<Record<string, readonly PageStart[]>>;
}

export interface Study {
  readonly corpus: Corpus;
  readonly table: CodingTable;
  readonly exported: ExportedProject;
  readonly quoteOf: (coding: CodingRecord) => string;
}

/** A project with these rows. The main coder is `wen` unless the rows say otherwise. */
export function study(rows: StudyRows): Study {
  const project = projectRow(rows.project ?? {});
  const texts = new Map((rows.sources ?? []).map(({ id, text }) => [id, text ?? '']));
  const codings = (rows.codings ?? []).map((coding, index) => codingRow(coding, index));
  const corpus = corpusOf({
    project: [project],
    coder: (rows.coders ?? [{ id: 'wen', name: 'Wen' }]).map(coderRow),
    class: (rows.classes ?? []).map(classRow),
    source: (rows.sources ?? []).map(sourceRow),
    attribute: (rows.attributes ?? []).map(attributeRow),
    attributeValue: (rows.values ?? []).map(({ attributeId, of, value }, index) => ({
      id: `value-${index}`,
      attributeId,
      sourceId: texts.has(of) ? of : null,
      respondentId: texts.has(of) ? null : of,
      value,
    })),
    respondent: (rows.respondents ?? []).map((row, position) => ({
      name: row.id,
      position,
      consent: null,
      ...row,
    })),
    sourceRespondent: (rows.sources ?? []).flatMap((source) =>
      (source.respondents ?? []).map((respondentId) => ({
        id: `${source.id}-${respondentId}`,
        sourceId: source.id,
        respondentId,
      })),
    ),
    review: (rows.reviews ?? []).map(({ at, ...review }, index) => ({
      id: `review-${index}`,
      at: at ?? '2026-02-01T09:00:00.000Z',
      ...review,
    })),
    code: (rows.codes ?? []).map(codeRow),
    themeCode: Object.entries(rows.gathered ?? {}).flatMap(([themeId, codeIds]) =>
      codeIds.map((codeId) => ({ id: `${themeId}-${codeId}`, themeId, codeId })),
    ),
  });
  const table = new CodingTable();
  table.load(codings);
  const exported = exportedProject(project, corpus, {
    ...codingsAtHand(codings),
    codeExamples: Object.entries(rows.examples ?? {}).flatMap(([codeId, codingIds]) =>
      codingIds.map((codingId, position): CodeExampleRecord => ({
        id: `${codeId}-${codingId}`,
        codeId,
        codingId,
        position,
      })),
    ),
    memos: (rows.memos ?? []).map(memoRow),
    sourcePages: Object.entries(rows.pages ?? {}).map(([sourceId, starts]) => ({
      id: `${sourceId}-pages`,
      sourceId,
      starts: pageStartsJson(starts),
      layoutHash: null,
      layoutTextHash: null,
    })),
  });
  const quoteOf = ({ sourceId, start, end }: CodingRecord): string =>
    (texts.get(sourceId) ?? '').slice(start ?? 0, end ?? 0);
  return { corpus, table, exported, quoteOf };
}

function projectRow(fields: Partial<ProjectRecord>): ProjectRecord {
  return {
    id: 'project',
    name: 'Study',
    description: '',
    notice: null,
    mainCoderId: 'wen',
    createdAt,
    ...fields,
  };
}

function coderRow(fields: Some<CoderRecord>): CoderRecord {
  return { name: fields.id, kind: 'person', personId: null, program: null, createdAt, ...fields };
}

function classRow(fields: Some<ClassRecord>, position: number): ClassRecord {
  return { name: fields.id, coverage: 'complete', frameSize: null, position, ...fields };
}

function attributeRow(fields: Some<AttributeRecord>, position: number): AttributeRecord {
  return { name: fields.id, owner: 'source', type: 'text', position, ...fields };
}

/** Beside its own fields the row keeps the text and respondents given by the test; nothing reads them. */
function sourceRow(source: StudySource): SourceRecord {
  const text = source.text ?? '';
  return {
    ...initial.source,
    kind: 'document',
    title: source.id,
    status: 'included',
    textHash: 'hash',
    length: text.length,
    codePoints: [...text].length,
    astral: JSON.stringify(astralPositions(text)),
    createdAt,
    ...source,
  };
}

function codeRow(fields: Some<CodeRecord>, position: number): CodeRecord {
  return codeRecord({ position, colour: position, createdAt, ...fields });
}

function codingRow(
  fields: Partial<CodingRecord> & Pick<CodingRecord, 'sourceId' | 'codeId'>,
  index: number,
): CodingRecord {
  return {
    ...initial.coding,
    id: `coding-${String(index).padStart(3, '0')}`,
    coderId: 'wen',
    createdAt,
    ...fields,
  };
}

function memoRow(fields: Some<MemoRecord>): MemoRecord {
  return {
    ...initial.memo,
    title: '',
    body: '',
    about: 'free',
    coderId: 'wen',
    createdAt,
    updatedAt: createdAt,
    ...fields,
  };
}
