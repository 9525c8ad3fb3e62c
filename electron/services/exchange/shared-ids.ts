// Strings that rows have in common, each held once: hundreds of thousands of codings refer to a few thousand rows.
import { references, tableNames } from '#core/settling/references.ts';
import type { Row } from '#core/settling/rows.ts';
import type { TableName } from '#core/records.ts';

type Writable = { -readonly [Field in keyof Row]: Row[Field] };

/** Ids that rows refer to. */
export class SharedIds {
  readonly #ids = new Map<string, string>();

  /** Changes the row to share the ids that it refers to with the rows before it; returns it. */
  sharedIn(table: TableName, row: Row): Row {
    const writable = row as Writable;
    for (const field of namingFields[table]) {
      const id = row[field];
      if (typeof id !== 'string') continue;
      const known = this.#ids.get(id);
      if (known === undefined) this.#ids.set(id, id);
      else writable[field] = known;
    }
    return row;
  }
}

const namingFields = Object.fromEntries(
  tableNames.map((table) => [table, Object.keys(references[table])]),
) as unknown as Readonly<Record<TableName, readonly string[]>>;

/** Changes `row` to share each string that it has in the same field as `other`; returns whether the two are the same. */
export function sharesWith(other: Row, row: Row): boolean {
  const writable = row as Writable;
  let isSame = true;
  for (const [field, value] of Object.entries(row))
    if (other[field] !== value) isSame = false;
    else if (typeof value === 'string') writable[field] = other[field] ?? value;
  return isSame;
}
