// What a change writes and what it relies on, as keys. Two changes whose footprints are apart may be done in either order:
// both apply strictly either way, to the same rows, and no law of `core/settling` is broken by the two together. What
// only looks like a meeting costs one more receiving; a meeting that is not seen would part the files of a team for good,
// so that a key too many is better than one too few.
import type { Change, RowChange } from '../change.ts';
import { rowChanges } from '../change.ts';
import { namedOnce, nameField } from '../settling/names.ts';
import { references } from '../settling/references.ts';
import type { Row } from '../settling/rows.ts';
import { keyOf } from '../settling/twins.ts';
import { studyTables, tables, type TableName } from '../tables/all.ts';

/** The keys of a change, each once. */
export interface FootprintKeys {
  readonly writes: ReadonlySet<string>;
  readonly reads: ReadonlySet<string>;
}

/** The id of the code above a code; null at the top, or where the code is not known. */
export type ParentOf = (codeId: string) => string | null;

/**
 * Fields of a row on which rows that refer to it rely, besides that the row is there: what is merged takes nothing, only a
 * theme gathers, an example is of its coding's code, a value of its attribute's type, an original is no copy.
 */
const reliedOn: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  code: ['status', 'mergedInto', 'isTheme'],
  coding: ['codeId', 'sourceId'],
  source: ['duplicateOf'],
  attribute: ['type', 'owner'],
  coder: ['kind', 'personId'],
};

/** The keys of a change that applies strictly; `parentOf` tells the tree of codes around it. */
export function footprintOf(change: Change, parentOf: ParentOf): FootprintKeys {
  const writes = new Set<string>();
  const reads = new Set<string>();
  const parents = new Map<string, string | null>();
  const known: ParentOf = (id) => parents.get(id) ?? parentOf(id);
  for (const { table, id, after } of rowChanges(change))
    if (table === 'code' && after) parents.set(id, (after['parentId'] as string | null) ?? null);
  for (const each of rowChanges(change)) {
    if (!isOfStudy.has(each.table)) continue;
    writes.add(`row ${each.table} ${each.id}`);
    for (const key of taken(each)) writes.add(key);
    for (const row of [each.before, each.after]) {
      if (!row) continue;
      for (const [field, to] of Object.entries(references[each.table]))
        if (typeof row[field] === 'string') reads.add(`there ${to} ${row[field]}`);
      if (each.table === 'code') readAbove(reads, known, row['parentId']);
      if (each.table === 'coding') {
        // Whether a source may have another code of the branch depends on the codes above.
        if (row['start'] === null) readAbove(reads, known, row['codeId']);
        else reads.add(`text ${String(row['sourceId'])}`);
      }
    }
  }
  for (const key of writes) reads.delete(key);
  return { writes, reads };
}

const isOfStudy: ReadonlySet<TableName> = new Set(studyTables);

/** What this row takes or gives up besides itself. */
function* taken({ table, id, before, after }: RowChange): Generator<string> {
  const isChanged = (fields: readonly string[]): boolean =>
    !before || !after || fields.some((field) => before[field] !== after[field]);
  if (isChanged(reliedOn[table] ?? [])) yield `there ${table} ${id}`;
  if (table === 'code' && isChanged(['parentId', 'onePerSource', 'status'])) yield `place ${id}`;
  if (table === 'source' && isChanged(['textHash', 'docHash'])) yield `text ${id}`;
  const keys = [before, after].map((row) => (row ? [...naturalKeys(table, row)] : []));
  for (const [index, key] of (keys[0] ?? []).entries()) if (key !== keys[1]?.[index]) yield key;
  for (const [index, key] of (keys[1] ?? []).entries()) if (key !== keys[0]?.[index]) yield key;
}

/** What only one row may have. */
function* naturalKeys(table: TableName, row: Row): Generator<string> {
  const { rule, alike } = tables[table];
  const [fields = []] = alike;
  if (rule === 'one' || rule === 'link') yield `alike ${table} ${keyOf(table, row, fields)}`;
  if (table === 'code' && row['status'] !== 'merged')
    yield `name ${String(row['parentId'])} ${String(row['name'])}`;
  if (table === 'code' && row['pin'] !== null) yield `pin ${String(row['pin'])}`;
  const name = isNamedOnce(table) ? row[nameField(table)] : null;
  if (typeof name === 'string') yield `name of a ${table} ${name}`;
  if (table === 'codebookVersion') yield `number of a version ${String(row['number'])}`;
  if (table === 'coding' && row['start'] === null)
    yield `whole ${String(row['sourceId'])} ${String(row['coderId'])}`;
}

function isNamedOnce(table: TableName): table is (typeof namedOnce)[number] {
  return (namedOnce as readonly TableName[]).includes(table);
}

/** A code that is placed relies on every code above it: else two moves could close a ring. */
function readAbove(reads: Set<string>, parentOf: ParentOf, from: Row[string] | undefined): void {
  const seen = new Set<string>();
  for (let at = from ?? null; typeof at === 'string' && !seen.has(at); at = parentOf(at)) {
    seen.add(at);
    reads.add(`place ${at}`);
  }
}

/** Many footprints together, to be asked whether another meets any of them. */
export class Footprints {
  readonly #writes = new Set<string>();
  readonly #reads = new Set<string>();

  add({ writes, reads }: FootprintKeys): void {
    for (const key of writes) this.#writes.add(key);
    for (const key of reads) this.#reads.add(key);
  }

  /** Whether one of the two writes what the other writes or relies on. */
  meets({ writes, reads }: FootprintKeys): boolean {
    for (const key of writes) if (this.#writes.has(key) || this.#reads.has(key)) return true;
    for (const key of reads) if (this.#writes.has(key)) return true;
    return false;
  }

  /** Whether the other writes what this writes, or relies on it: it cannot be done without this. */
  isReliedOnBy({ writes, reads }: FootprintKeys): boolean {
    for (const keys of [writes, reads]) for (const key of keys) if (this.#writes.has(key)) return true;
    return false;
  }

  /** All keys together; none is among both. */
  keys(): FootprintKeys {
    return { writes: this.#writes, reads: new Set([...this.#reads].filter((key) => !this.#writes.has(key))) };
  }
}
