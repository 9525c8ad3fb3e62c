// What the tables themselves do not hold their rows to, since later versions add to these lists: of which kind a coder is, and
// what a memo is about.
import type { Database } from 'better-sqlite3';
import { coder, memo } from './schema.ts';

/** Rows of one table that are of no kind that is known, or stand on something else than they say. */
export interface RowsOfNoKind {
  readonly table: 'coder' | 'memo';
  readonly count: number;
}

/** What a memo is about, when it is about a row, and the column that names the row. */
const LINKS = {
  source: 'source_id',
  code: 'code_id',
  coding: 'coding_id',
  respondent: 'respondent_id',
} as const;

const oneOf = (values: readonly string[]): string => values.map((value) => `'${value}'`).join(', ');

const amiss = {
  coder: `kind NOT IN (${oneOf(coder.kind.enumValues)})`,
  memo: [
    `about NOT IN (${oneOf(memo.about.enumValues)})`,
    ...Object.entries(LINKS).map(([about, column]) => `(${column} IS NOT NULL) <> (about = '${about}')`),
  ].join(' OR '),
} as const satisfies Record<RowsOfNoKind['table'], string>;

/** The tables with such rows; empty for a sound study. */
export function rowsOfNoKind(sqlite: Database): RowsOfNoKind[] {
  return (['coder', 'memo'] as const).flatMap((table) => {
    const count = Number(
      sqlite.prepare(`SELECT count(*) FROM "${table}" WHERE ${amiss[table]}`).pluck().get(),
    );
    return count > 0 ? [{ table, count }] : [];
  });
}
