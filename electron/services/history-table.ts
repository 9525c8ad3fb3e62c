// The history as a table: one row for each act, for people and for scripts.
import type { Cell, Table } from '#core/exports/table.ts';
import type { Words } from '#words/words.ts';
import { actAside, actWithMark } from '#words/act-sentence.ts';
import type { HistoryRow } from './history-row.ts';

const COLUMNS = [
  { key: 'number', kind: 'number' },
  { key: 'time', kind: 'text' },
  { key: 'coder', kind: 'text' },
  { key: 'act', kind: 'text' },
  { key: 'from_to', kind: 'text' },
  { key: 'method', kind: 'text' },
  { key: 'subject', kind: 'text' },
  { key: 'added', kind: 'text' },
  { key: 'changed', kind: 'text' },
  { key: 'removed', kind: 'text' },
  { key: 'group', kind: 'text' },
  { key: 'undoes', kind: 'text' },
  { key: 'redoes', kind: 'text' },
  { key: 'undone', kind: 'flag' },
  { key: 'partly_undone', kind: 'flag' },
] as const satisfies Table['columns'];

/**
 * The history as a table. `act` is a sentence, `from_to` says which values became which, and `added` and the like read
 * `coding 12; memo 1`.
 */
export function historyTable(
  rows: Iterable<HistoryRow>,
  coders: ReadonlyMap<string, string>,
  words: Words,
): Table {
  return { columns: COLUMNS, rows: cellsOfAll(rows, coders, words) };
}

function* cellsOfAll(
  rows: Iterable<HistoryRow>,
  coders: ReadonlyMap<string, string>,
  words: Words,
): Generator<Cell[]> {
  for (const row of rows) yield cellsOf(row, coders, words);
}

function cellsOf(row: HistoryRow, coders: ReadonlyMap<string, string>, words: Words): Cell[] {
  const act = { ...row, method: row.ofMethod ?? row.method };
  return [
    row.seq,
    row.at,
    coders.get(row.coderId) ?? row.coderName ?? row.coderId,
    actWithMark(words, act),
    actAside(words, act),
    row.method,
    Object.values(row.facts?.things ?? {})
      .flatMap(({ name }) => name ?? [])
      .join('; '),
    counted(row, 'added'),
    counted(row, 'updated'),
    counted(row, 'removed'),
    row.group ?? '',
    row.undoes ?? '',
    row.redoes ?? '',
    row.undone === 'wholly',
    row.undone === 'partly',
  ];
}

function counted({ counts }: HistoryRow, part: 'added' | 'updated' | 'removed'): string {
  return Object.entries(counts)
    .flatMap(([table, count]) => (count[part] === undefined ? [] : [`${table} ${count[part]}`]))
    .join('; ');
}
