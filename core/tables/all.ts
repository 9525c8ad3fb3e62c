// Every table whose rows a Change may carry, each after the tables that it refers to; and the values that new rows start with.
import {
  keptTable,
  refusedPassage,
  savedQuery,
  summary,
  summaryQuote,
  tableExport,
  timelineEvent,
  wordRule,
} from './analysis.ts';
import { attribute, attributeValue } from './attribute.ts';
import { blindRound, blindRoundCoder, blindRoundEvent } from './blind-round.ts';
import { code, codeExample, ownPin, themeCode } from './code.ts';
import { codebookVersion, rereading, submission, versionCodings } from './codebook-version.ts';
import { coder } from './coder.ts';
import { adjudication, coding } from './coding.ts';
import { comparison, verdict, verdictEvidence } from './comparison.ts';
import type { Column, Memory, RowOf, Table } from './description.ts';
import { exchange, exchangeFile, exchangeParts, importRun } from './imports.ts';
import { memo } from './memo.ts';
import { project } from './project.ts';
import { reportNumber, reportParagraph, reportSection } from './report.ts';
import { respondent, sourceRespondent } from './respondent.ts';
import { recoding, sample } from './sample.ts';
import { classTable, distinctPair, exclusionReason, review, source, sourcePages } from './source.ts';

export const tables = {
  coder,
  project,
  class: classTable,
  source,
  attribute,
  respondent,
  attributeValue,
  sourceRespondent,
  review,
  code,
  themeCode,
  ownPin,
  coding,
  codeExample,
  memo,
  comparison,
  verdict,
  verdictEvidence,
  sourcePages,
  importRun,
  exclusionReason,
  distinctPair,
  sample,
  savedQuery,
  keptTable,
  tableExport,
  timelineEvent,
  summary,
  summaryQuote,
  wordRule,
  refusedPassage,
  adjudication,
  codebookVersion,
  versionCodings,
  rereading,
  blindRound,
  blindRoundCoder,
  blindRoundEvent,
  recoding,
  reportSection,
  reportParagraph,
  reportNumber,
  submission,
  exchange,
  exchangeParts,
  exchangeFile,
} as const;

export type TableName = keyof typeof tables;

/** Every table, each after the tables that it refers to. Within a table, see `parentsFirst`. */
// The keys of the object are the table names.
export const tableNames = Object.keys(tables) as readonly TableName[];

/** The tables that are part of the study itself; the others belong to one person or one file. */
export const studyTables = tableNames.filter((table) => tables[table].part === 'study');

type TableIn<M extends Memory> = {
  [T in TableName]: (typeof tables)[T]['memory'] extends M ? T : never;
}[TableName];

/** A table that decides, apart from codings, what a coding counts for. */
export type CorpusTable = TableIn<'corpus'>;

/** A table that a window holds as a whole. */
export type HeldTable = TableIn<'corpus' | 'window'>;

export const corpusTables = tableNames.filter(
  (table): table is CorpusTable => tables[table].memory === 'corpus',
);

export const heldTables = tableNames.filter((table): table is HeldTable => tables[table].memory !== 'none');

type InitialOf<T extends Table> = Pick<
  RowOf<T>,
  {
    [F in keyof T['columns']]: T['columns'][F] extends { isNullable: true } | { initially: unknown }
      ? F
      : never;
  }[keyof T['columns']]
>;

/**
 * For each table, the fields that have a default: null where allowed, else as described. A new row starts
 * with them.
 */
export const initial = Object.fromEntries(
  tableNames.map((table) => [
    table,
    Object.fromEntries(
      Object.entries<Column>(tables[table].columns)
        .filter(([, { isNullable, initially }]) => isNullable || initially !== undefined)
        .map(([field, { initially = null }]) => [field, initially]),
    ),
  ]),
  // This loop does what the type describes.
) as { readonly [T in TableName]: Readonly<InitialOf<(typeof tables)[T]>> };
