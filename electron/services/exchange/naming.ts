// Rows by the names that an analyst knows them by.
import type { LooseRows, Row } from '#core/settling/rows.ts';
import type { TableName } from '#core/records.ts';

/** So many characters of a text that stands for a row. */
export const WORDS = 80;

/** Names a row, and what it stands in. */
export type Naming = (
  table: TableName,
  row: Row,
) => { readonly name: string; readonly within: string | null };

/** Rows by their names, and what names them. */
export function namesIn(...tables: readonly LooseRows[]): Naming {
  const found = new Map<string, Row>();
  for (const rows of tables) for (const list of rows.values()) for (const row of list) found.set(row.id, row);
  const bare = (id: Row[string] | undefined): string => {
    const row = typeof id === 'string' ? found.get(id) : undefined;
    return row ? textOf(row['label'] ?? row['name'] ?? row['title'] ?? '') : '';
  };
  return (table, row) => {
    const within = (id: Row[string] | undefined): string | null => bare(id) || null;
    switch (table) {
      case 'coding':
        return { name: bare(row['codeId']), within: within(row['sourceId']) };
      case 'attributeValue':
        return {
          name: `${bare(row['attributeId'])}: ${textOf(row['value'])}`,
          within: within(row['sourceId'] ?? row['respondentId']),
        };
      case 'review':
        return { name: bare(row['sourceId']), within: within(row['coderId']) };
      case 'themeCode':
        return { name: bare(row['codeId']), within: within(row['themeId']) };
      case 'ownPin':
        return { name: bare(row['codeId']), within: within(row['personId']) };
      case 'codeExample':
        return { name: bare(row['codeId']), within: null };
      case 'verdict':
        return { name: bare(row['themeId']), within: within(row['comparisonId']) };
      case 'memo':
        return {
          name: textOf(row['title'] || row['body']).slice(0, WORDS),
          within: within(row['sourceId'] ?? row['codeId'] ?? row['respondentId']),
        };
      case 'code':
        return { name: textOf(row['name']) || bare(row.id), within: within(row['parentId']) };
      default:
        return { name: bare(row.id), within: null };
    }
  };
}

function textOf(value: Row[string] | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
