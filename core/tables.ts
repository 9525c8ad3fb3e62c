// Lists of tables for code that goes through several of them.
import type { TableName } from './records.ts';

/**
 * The tables that a window holds as a whole: every recorded table except codings, pages and data from
 * exchange files.
 */
export const heldTables = [
  'project',
  'coder',
  'class',
  'source',
  'attribute',
  'attributeValue',
  'respondent',
  'sourceRespondent',
  'review',
  'code',
  'themeCode',
  'ownPin',
  'codeExample',
  'memo',
  'comparison',
  'verdict',
  'verdictEvidence',
  'importRun',
  'exclusionReason',
  'distinctPair',
  'sample',
] as const satisfies readonly TableName[];

/** Every recorded table. */
export const allTables: readonly TableName[] = [
  ...heldTables,
  'coding',
  'sourcePages',
  'exchange',
  'exchangeParts',
  'exchangeFile',
];

/** The tables, apart from codings, that decide what a coding counts for. */
export const corpusTables = [
  'project',
  'coder',
  'class',
  'source',
  'attribute',
  'attributeValue',
  'respondent',
  'sourceRespondent',
  'review',
  'code',
  'themeCode',
  'sample',
  'exclusionReason',
] as const satisfies readonly TableName[];
