import type { ExchangeReport } from '#electron/services/exchange-import.ts';
import type { Words } from '#words/words.ts';

/** What an analyst asks for first; all else is told where there is none of these. */
const first = ['source', 'code', 'coding', 'memo', 'respondent', 'coder'];

/** What became of an exchange file, in a sentence or two. */
export function outcomeInWords({ t }: Words, { exchangeId, made, changed }: ExchangeReport): string {
  const inWords = (rows: readonly (readonly [table: string, count: number])[]): string =>
    rows.map(([table, count]) => t(`history:rows_${table}`, { count })).join(t('history:and'));
  const rows = Object.entries(made).toSorted(([a], [b]) => first.indexOf(a) - first.indexOf(b));
  const looked = rows.filter(([table]) => first.includes(table));
  const added = looked.length > 0 ? looked : rows;
  // Reports of earlier versions say nothing of changes, for there were none.
  const altered = Object.entries(changed ?? {}).filter(([table]) => table !== 'project');
  if (exchangeId === null) return t('exchange:brought_nothing');
  return [
    ...(added.length > 0 || altered.length === 0
      ? [t('exchange:brought_in', { what: inWords(added) || '–' })]
      : []),
    ...(altered.length > 0 ? [t('exchange:brought_changed', { what: inWords(altered) })] : []),
  ].join(' ');
}
