// The initial values of rows.
import { type TableName, tableNames, tables } from './all.ts';
import type { Column, RowOf, Table } from './description.ts';
import type { SourceKind, SourceStatus } from '../records.ts';

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

/** The triage status of a new source: interviews were made for the study, documents have yet to be screened. */
export function statusOnArrival(kind: SourceKind): SourceStatus {
  return kind === 'interview' ? 'included' : 'new';
}
