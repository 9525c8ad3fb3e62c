// Lists of tables, for those who go through several of them.
import type { TableName } from './records.ts';

/** Every recorded table but the codings, the pages and what came of exchange: what a window holds whole. */
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

/** The tables that decide what a coding counts for: those of a count but the codings. */
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
