// By what one knows the same thing again where two sides made it under two ids.
import type { TableName } from '../records.ts';

interface Likeness {
  /** Sets of fields, the closest first: rows that have all of one set alike are the same thing. */
  readonly alike: readonly (readonly string[])[];
  /** Whether there can be no two such rows: then the id says nothing. */
  readonly isOnlyOne?: true;
}

/** By what a thing is known where its id is another. Fields that name rows are compared by what they name. */
export const likeness: Readonly<Record<TableName, Likeness>> = {
  project: { alike: [[]], isOnlyOne: true },
  coder: { alike: [['name', 'kind']] },
  class: { alike: [['name']] },
  source: { alike: [['textHash', 'title'], ['textHash']] },
  attribute: { alike: [['owner', 'name']] },
  attributeValue: { alike: [['attributeId', 'sourceId', 'respondentId']], isOnlyOne: true },
  respondent: { alike: [['name']] },
  sourceRespondent: { alike: [['sourceId', 'respondentId']], isOnlyOne: true },
  review: { alike: [['sourceId', 'coderId']], isOnlyOne: true },
  code: { alike: [['parentId', 'name']] },
  themeCode: { alike: [['themeId', 'codeId']], isOnlyOne: true },
  codeExample: { alike: [['codeId', 'codingId']], isOnlyOne: true },
  coding: { alike: [['sourceId', 'codeId', 'coderId', 'start', 'end']] },
  memo: {
    alike: [['about', 'sourceId', 'codeId', 'codingId', 'respondentId', 'coderId', 'title', 'body']],
  },
  comparison: { alike: [['name']] },
  verdict: { alike: [['comparisonId', 'themeId']], isOnlyOne: true },
  verdictEvidence: { alike: [['verdictId', 'codingId']], isOnlyOne: true },
  sourcePages: { alike: [['sourceId']], isOnlyOne: true },
  importRun: { alike: [['name', 'at']] },
  exclusionReason: { alike: [['name']] },
  distinctPair: { alike: [['sourceId', 'otherId']], isOnlyOne: true },
  sample: { alike: [['name', 'seed', 'createdAt']] },
  exchange: { alike: [['name', 'at']] },
  exchangeParts: { alike: [['exchangeId', 'sourceId', 'partsHash']] },
  exchangeFile: { alike: [['exchangeId', 'entry', 'piece', 'fileHash']] },
};
