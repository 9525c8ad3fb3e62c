// What rows are before anything is said of them.
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

/** Of each table, the fields that need not be said: null where that may be, else as described. A new row begins with them. */
export const initial = Object.fromEntries(
  tableNames.map((table) => [
    table,
    Object.fromEntries(
      Object.entries<Column>(tables[table].columns)
        .filter(([, { isNullable, initially }]) => isNullable || initially !== undefined)
        .map(([field, { initially = null }]) => [field, initially]),
    ),
  ]),
  // The same walk over the columns as that of the type.
) as { readonly [T in TableName]: Readonly<InitialOf<(typeof tables)[T]>> };

/** How a source stands in triage when it comes in: interviews were made for the study, documents are to be screened. */
export function statusOnArrival(kind: SourceKind): SourceStatus {
  return kind === 'interview' ? 'included' : 'new';
}
