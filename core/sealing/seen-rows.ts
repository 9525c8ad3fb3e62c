// Which rows one who asks may see. The rule follows from the descriptions of the tables alone, so that a new table that is
// sealed is hidden without a line here.
import type { Change } from '../change.ts';
import type { TableName } from '../records.ts';
import { tableNames, tables } from '../tables/all.ts';
import type { Column } from '../tables/description.ts';
import { seesCoder, type Sight } from './sight.ts';

/** What tells whose the rows of a sealed table are, and what they are about. */
export interface SealedShape {
  /** Whether the row has an author, in `coderId`. */
  readonly hasAuthor: boolean;
  /** Whether it may be about a source, in `sourceId`. */
  readonly hasSource: boolean;
  /** Whether it may be about a respondent, in `respondentId`: what respondents say is said in interviews. */
  readonly hasRespondent: boolean;
  /** Fields that name rows of other sealed tables. */
  readonly names: readonly (readonly [field: string, table: TableName])[];
}

function shapeOf(table: TableName): SealedShape {
  const columns = Object.entries<Column>(tables[table].columns);
  const has = (field: string): boolean => columns.some(([name]) => name === field);
  return {
    hasAuthor: has('coderId'),
    hasSource: has('sourceId'),
    hasRespondent: has('respondentId'),
    names: columns.flatMap(([field, { names }]) => {
      const named = tableNames.find((each) => each === names);
      return named !== undefined && tables[named].blind === 'sealed' ? [[field, named] as const] : [];
    }),
  };
}

/** The sealed tables, each after those that its rows name. */
export const sealedShapes: ReadonlyMap<TableName, SealedShape> = new Map(
  tableNames.filter((table) => tables[table].blind === 'sealed').map((table) => [table, shapeOf(table)]),
);

/** The fields that name a code, by table; a row that names a hidden code is hidden with it. */
export const codeFields: ReadonlyMap<TableName, readonly string[]> = new Map(
  tableNames.flatMap((table) => {
    const fields = Object.entries<Column>(tables[table].columns).flatMap(([field, { names }]) =>
      names === 'code' || (table === 'code' && field === 'id') ? [field] : [],
    );
    return fields.length === 0 ? [] : [[table, fields] as const];
  }),
);

/** Whether the authors of rows matter to a sight. */
export function limitsPersons({ ownIds, hiddenIds }: Sight): boolean {
  return ownIds !== null || hiddenIds.length > 0;
}

/** Looks up what a row refers to. */
export interface SeenLook {
  /** The kind of a source; null if it is not there. */
  readonly kindOf: (sourceId: string) => string | null;
  readonly find: (table: TableName, id: string) => object | undefined;
}

/** Tells of a row whether it is seen. */
export type SeesRow = (table: TableName, row: object) => boolean;

/** Whether a row is seen. */
export function seesRow(sight: Sight, look: SeenLook, table: TableName, row: object): boolean {
  const fields = row as Readonly<Record<string, unknown>>;
  if (sight.hiddenCodeIds.length > 0) {
    const isHidden = (id: unknown): boolean => typeof id === 'string' && sight.hiddenCodeIds.includes(id);
    if (codeFields.get(table)?.some((field) => isHidden(fields[field]))) return false;
  }
  const shape = sealedShapes.get(table);
  if (!shape) return true;
  const { hasAuthor, hasSource, hasRespondent, names } = shape;
  const idIn = (field: string): string | null => {
    const value = fields[field];
    return typeof value === 'string' ? value : null;
  };
  if (limitsPersons(sight)) {
    if (hasAuthor ? !seesCoder(sight, idIn('coderId') ?? '') : names.length === 0) return false;
  }
  if (sight.openKind !== null) {
    const sourceId = hasSource ? idIn('sourceId') : null;
    if (sourceId !== null) {
      if (look.kindOf(sourceId) !== sight.openKind) return false;
    } else if (hasRespondent && idIn('respondentId') !== null) {
      if (sight.openKind !== 'interview') return false;
    } else if (!hasSource && names.length === 0) return false;
  }
  return names.every(([field, named]) => {
    const id = idIn(field);
    if (id === null) return true;
    const found = look.find(named, id);
    return found !== undefined && seesRow(sight, look, named, found);
  });
}

type LooseRows = Readonly<Record<string, object>>;

/** The part of a change that is seen. A row that comes into sight is added, and one that leaves it is removed. */
export function seenChange(change: Change, sight: Sight, look: SeenLook): Change {
  const parts: Record<'added' | 'updated' | 'removed', Record<string, Record<string, unknown>>> = {
    added: {},
    updated: {},
    removed: {},
  };
  const put = (part: keyof typeof parts, table: string, id: string, row: unknown): void => {
    (parts[part][table] ??= {})[id] = row;
  };
  const within: SeenLook = {
    // A source may have left the study with what was coded on it.
    kindOf: (sourceId) =>
      change.added.source?.[sourceId]?.kind ??
      change.removed.source?.[sourceId]?.kind ??
      look.kindOf(sourceId),
    find: (table, id) => inChange(change, table, id) ?? look.find(table, id),
  };
  const sees = (table: string, row: object): boolean => seesRow(sight, within, table as TableName, row);
  for (const part of ['added', 'removed'] as const)
    for (const [table, rows] of Object.entries<LooseRows>(change[part]))
      for (const [id, row] of Object.entries(rows)) if (sees(table, row)) put(part, table, id, row);
  for (const [table, rows] of Object.entries(change.updated))
    for (const [id, [from, to]] of Object.entries<readonly [object, object]>(rows)) {
      const [before, after] = [sees(table, from), sees(table, to)];
      if (before && after) put('updated', table, id, [from, to]);
      else if (after) put('added', table, id, to);
      else if (before) put('removed', table, id, from);
    }
  return { added: inOrder(parts.added), updated: inOrder(parts.updated), removed: inOrder(parts.removed) };
}

/** Always in the same order: the order in which an act wrote to tables may tell that it also wrote to hidden rows. */
function inOrder<T>(part: Readonly<Record<string, T>>): Record<string, T> {
  const written = Object.keys(part);
  if (written.length < 2) return part;
  return Object.fromEntries(tableNames.flatMap((table) => (part[table] ? [[table, part[table]]] : [])));
}

function inChange({ added, updated, removed }: Change, table: TableName, id: string): object | undefined {
  return added[table]?.[id] ?? updated[table]?.[id]?.[1] ?? removed[table]?.[id];
}
