// The codebook as a table, one row for each code in tree order. Its first three columns, with the tables of
// sources and codings, are enough to count codes with their sub-codes, and themes with all their codes.
import {
  filledFieldsOf,
  type CodebookDocument,
  type CodebookEntry,
  type CodeMemo,
  type CodeReference,
} from './codebook-document.ts';
import type { Excerpt } from './excerpt.ts';
import type { Cell, Column, Table } from './table.ts';
import { writtenList, writtenPaths } from './written-names.ts';

interface EntryColumn extends Column {
  readonly of: (entry: CodebookEntry) => Cell;
}

/** The wording of the table, supplied by the caller in the user's language. */
export interface CodebookWording {
  readonly excerpt: (excerpt: Excerpt) => string;
  /** The sentence in place of `count` excerpts that are left out. */
  readonly withheld: (count: number) => string;
  readonly memo: (memo: CodeMemo) => string;
  /** A term of the program: csv keeps it for scripts (`inductive`), a workbook translates it (`归纳`). */
  readonly term: (term: Term) => string;
  /** Unit, layer and scope of the counts; null without counts. */
  readonly counting: string | null;
  /** The kept version; null without one. */
  readonly version: string | null;
}

type Term = CodebookEntry['origin'] | CodebookEntry['status'] | NonNullable<CodebookEntry['prompted']>;

/** The codes with their fields and counts: the sheet of a workbook, whose cover says everything else. */
export function codebookFields(document: CodebookDocument, wording: CodebookWording): Table {
  return tableOf(document, fieldColumns(document, wording));
}

/**
 * The codes with their fields and counts, and on every row the project, the date, the people and how it was
 * counted: for a table on its own.
 */
export function codebookTable(document: CodebookDocument, wording: CodebookWording): Table {
  return tableOf(document, [...fieldColumns(document, wording), ...about(document, wording)]);
}

function tableOf(document: CodebookDocument, columns: readonly EntryColumn[]): Table {
  return {
    columns: columns.map(({ key, kind }) => ({ key, kind })),
    rows: document.codes.map((entry) => columns.map((column) => column.of(entry))),
  };
}

function fieldColumns(document: CodebookDocument, wording: CodebookWording): EntryColumn[] {
  return [
    ...identity,
    ...definitions(wording),
    ...(document.codes.some(({ memos }) => memos.length > 0) ? [memoColumn(wording)] : []),
    ...standing(wording),
    ...(document.asOf === null ? [] : [asOfColumn(document.asOf)]),
    ...(document.counting === null ? [] : counts),
  ];
}

const identity: readonly EntryColumn[] = [
  { key: 'path', kind: 'text', of: (entry) => entry.path },
  { key: 'theme', kind: 'flag', of: (entry) => entry.isTheme },
  { key: 'gathered_by', kind: 'text', of: (entry) => writtenReferences(entry.gatheredBy) },
  { key: 'gathers', kind: 'text', of: (entry) => writtenReferences(entry.gathers) },
  { key: 'level', kind: 'number', of: (entry) => entry.level },
  { key: 'name', kind: 'text', of: (entry) => entry.name },
  { key: 'name_2', kind: 'text', of: (entry) => entry.name2 },
  { key: 'aliases', kind: 'text', of: (entry) => writtenList(entry.aliases) },
];

function definitions(wording: CodebookWording): EntryColumn[] {
  return [
    { key: 'short_definition', kind: 'long', of: (entry) => entry.shortDefinition },
    { key: 'full_definition', kind: 'long', of: (entry) => entry.fullDefinition },
    { key: 'when_to_use', kind: 'long', of: (entry) => entry.whenToUse },
    { key: 'when_not_to_use', kind: 'long', of: (entry) => entry.whenNotToUse },
    { key: 'examples', kind: 'long', of: (entry) => writtenExamples(entry, wording) },
    { key: 'definition_2', kind: 'long', of: (entry) => entry.definition2 },
  ];
}

function memoColumn({ memo }: CodebookWording): EntryColumn {
  return { key: 'memos', kind: 'long', of: ({ memos }) => memos.map(memo).join('\n\n') };
}

function standing({ term }: CodebookWording): EntryColumn[] {
  return [
    { key: 'origin', kind: 'text', of: (entry) => term(entry.origin) },
    { key: 'prompted', kind: 'text', of: (entry) => (entry.prompted === null ? null : term(entry.prompted)) },
    { key: 'status', kind: 'text', of: (entry) => term(entry.status) },
    { key: 'codable', kind: 'flag', of: (entry) => entry.codable },
    { key: 'one_per_source', kind: 'flag', of: (entry) => entry.onePerSource },
    { key: 'merged', kind: 'text', of: (entry) => writtenList(entry.merged) },
    { key: 'colour', kind: 'text', of: (entry) => entry.colour },
    { key: 'pin', kind: 'number', of: (entry) => entry.pin },
    { key: 'created_at', kind: 'text', of: (entry) => entry.createdAt },
    { key: 'filled_fields', kind: 'number', of: filledFieldsOf },
    { key: 'code_id', kind: 'text', of: (entry) => entry.id },
  ];
}

/** On every row, since rows get sorted and copied into other tables. */
function asOfColumn(asOf: string): EntryColumn {
  return { key: 'as_of', kind: 'text', of: () => asOf };
}

const counts: readonly EntryColumn[] = [
  { key: 'documents', kind: 'number', of: (entry) => entry.counts?.documents ?? null },
  { key: 'document_passages', kind: 'number', of: (entry) => entry.counts?.documentPassages ?? null },
  { key: 'respondents', kind: 'number', of: (entry) => entry.counts?.respondents ?? null },
  { key: 'interviews', kind: 'number', of: (entry) => entry.counts?.interviews ?? null },
  { key: 'interview_passages', kind: 'number', of: (entry) => entry.counts?.interviewPassages ?? null },
  { key: 'codings_documents', kind: 'number', of: (entry) => entry.counts?.codingsDocuments ?? null },
  { key: 'codings_interviews', kind: 'number', of: (entry) => entry.counts?.codingsInterviews ?? null },
];

/** What a table on its own repeats on every row about itself. */
export const aboutColumns = [
  'counted',
  'project',
  'program',
  'exported_at',
  'codebook_version',
  'coders',
  'notice',
] as const;

function about(document: CodebookDocument, wording: CodebookWording): EntryColumn[] {
  const sentences: Record<(typeof aboutColumns)[number], string | null> = {
    counted: wording.counting,
    project: document.project,
    program: document.program,
    exported_at: document.date,
    codebook_version: wording.version,
    coders: writtenList(document.coders.map((coder) => coder.name)),
    notice: document.notice,
  };
  return aboutColumns
    .filter((key) => sentences[key] !== null)
    .map((key) => ({ key, kind: 'text' as const, of: () => sentences[key] }));
}

function writtenReferences(references: readonly CodeReference[]): string {
  return writtenPaths(references.map((reference) => reference.path));
}

function writtenExamples(entry: CodebookEntry, wording: CodebookWording): string {
  const shown = entry.examples.map(wording.excerpt);
  return [...shown, ...(entry.withheld > 0 ? [wording.withheld(entry.withheld)] : [])].join('\n\n');
}
