// How rows name one another and the blobs of a project: what it takes to put rows of one project into another.
import type { Records, TableName } from '../records.ts';
import type { Row } from './rows.ts';

/** Fields that name a row of another table; every table is here, parents before children. */
export const references: { readonly [T in TableName]: Partial<Record<keyof Records[T], TableName>> } = {
  project: { mainCoderId: 'coder' },
  coder: { personId: 'coder' },
  class: {},
  source: { classId: 'class', duplicateOf: 'source' },
  attribute: {},
  attributeValue: { attributeId: 'attribute', sourceId: 'source', respondentId: 'respondent' },
  respondent: {},
  sourceRespondent: { sourceId: 'source', respondentId: 'respondent' },
  review: { sourceId: 'source', coderId: 'coder' },
  code: { parentId: 'code', mergedInto: 'code' },
  themeCode: { themeId: 'code', codeId: 'code' },
  codeExample: { codeId: 'code', codingId: 'coding' },
  coding: { sourceId: 'source', codeId: 'code', coderId: 'coder', respondentId: 'respondent' },
  memo: {
    sourceId: 'source',
    codeId: 'code',
    codingId: 'coding',
    respondentId: 'respondent',
    coderId: 'coder',
  },
  comparison: {},
  verdict: { comparisonId: 'comparison', themeId: 'code', coderId: 'coder' },
  verdictEvidence: { verdictId: 'verdict', codingId: 'coding' },
  sourcePages: { sourceId: 'source' },
  importRun: { coderId: 'coder' },
  exclusionReason: {},
  distinctPair: { sourceId: 'source', otherId: 'source' },
  sample: {},
  exchange: { coderId: 'coder' },
  exchangeParts: { exchangeId: 'exchange', sourceId: 'source' },
  exchangeFile: { exchangeId: 'exchange' },
};

/** Tables in an order in which every row comes after those that it names; within one, see `parentsFirst`. */
export const tableNames: readonly TableName[] = [
  'coder',
  'project',
  'class',
  'source',
  'attribute',
  'respondent',
  'attributeValue',
  'sourceRespondent',
  'review',
  'code',
  'themeCode',
  'coding',
  'codeExample',
  'memo',
  'comparison',
  'verdict',
  'verdictEvidence',
  'sourcePages',
  'importRun',
  'exclusionReason',
  'distinctPair',
  'sample',
  'exchange',
  'exchangeParts',
  'exchangeFile',
];

/** Fields that name a row which theirs can do without: it stays what it is, where what they name is not here. */
export const dispensable: Partial<Record<TableName, readonly string[]>> = {
  source: ['classId', 'duplicateOf'],
  coding: ['respondentId'],
};

/** Fields that hold the hash of a blob. */
export const blobFields: Partial<Record<TableName, readonly string[]>> = {
  source: ['textHash', 'docHash', 'originalHash'],
  sourcePages: ['layoutHash', 'layoutTextHash'],
  importRun: ['reportHash'],
  exchange: ['reportHash'],
  exchangeParts: ['partsHash'],
  exchangeFile: ['fileHash'],
};

/** Fields whose text is JSON that may name rows by their ids. */
export const jsonFields: Partial<Record<TableName, readonly string[]>> = {
  comparison: ['settings'],
  verdict: ['counts'],
  sample: ['settings', 'sourceIds'],
};

/** What is a record of what happened, and no work on anything. */
export const recordTables: ReadonlySet<TableName> = new Set([
  'importRun',
  'exchange',
  'exchangeParts',
  'exchangeFile',
]);

/** Rows of one table, those that others of it name before these; what names itself in a ring comes last. */
export function parentsFirst(table: TableName, rows: readonly Row[]): readonly Row[] {
  const own = Object.entries(references[table]).flatMap(([field, to]) => (to === table ? [field] : []));
  if (own.length === 0) return rows;
  const here = new Map(rows.map((row) => [row.id, row]));
  const placed = new Set<string>();
  const order: Row[] = [];
  const waiting = new Map<string, Row[]>();
  const place = (first: Row): void => {
    const stack = [first];
    for (let row = stack.pop(); row; row = stack.pop()) {
      if (placed.has(row.id)) continue;
      const missing = own.map((field) => row[field]).find((id) => id !== row.id && isMissing(id));
      if (typeof missing === 'string') {
        waiting.set(missing, [...(waiting.get(missing) ?? []), row]);
        continue;
      }
      placed.add(row.id);
      order.push(row);
      stack.push(...(waiting.get(row.id) ?? []).toReversed());
      waiting.delete(row.id);
    }
  };
  const isMissing = (id: Row[string] | undefined): boolean =>
    typeof id === 'string' && here.has(id) && !placed.has(id);
  for (const row of rows) place(row);
  return [...order, ...rows.filter(({ id }) => !placed.has(id))];
}

/** JSON in which every text that is one of these ids is another; as it was where it is no JSON. */
export function jsonWithIds(json: string, ids: ReadonlyMap<string, string>): string {
  const renamed = (value: unknown): unknown => {
    if (typeof value === 'string') return ids.get(value) ?? value;
    if (Array.isArray(value)) return value.map(renamed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [ids.get(key) ?? key, renamed(each)]),
    );
  };
  try {
    return JSON.stringify(renamed(JSON.parse(json)));
  } catch {
    return json;
  }
}
