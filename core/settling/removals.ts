// What a change removes. Nothing is removed that others have changed or worked on since, unless a respondent withdraws.
import { type Change, rowsIn } from '../change.ts';
import type { TableName } from '../records.ts';
import { tables } from '../tables/all.ts';
import { freeName, work } from './names.ts';
import { dispensable, parentsFirst, references, tableNames } from './references.ts';
import type { SettlingRemark } from './remark.ts';
import type { Row, RowStore } from './rows.ts';
import { isOrderOnly } from './units.ts';

/** Rows that are to be removed, by `table id`. */
type Going = Map<string, { readonly table: TableName; readonly row: Row }>;

/** How a change removes. */
interface Removing {
  /** Whose change it is. */
  readonly coderId: string;
  /** Whether what others have done on the rows goes with them. */
  readonly takesAll: boolean;
  /** Returns a row of the change as it would be now if nobody had changed it; null for a row that stays. */
  readonly known: (table: TableName, row: Row) => Row | null;
}

/** Removes what the change removes, as far as that is allowed; what stays is remarked, and what others did that goes with it. */
export function removeIntended(
  store: RowStore,
  intended: Change,
  { coderId, takesAll, known }: Removing,
  remarks: SettlingRemark[],
): void {
  if (Object.keys(intended.removed).length === 0) return;
  const going: Going = new Map();
  /** Codes that others have moved below another code: they decide about its place. */
  const moved = new Set<string>();
  const stay = (table: TableName, { id }: Row): void => {
    going.delete(`${table} ${id}`);
    remarks.push({ kind: 'stays', table, id });
  };
  for (const table of tableNames)
    for (const removed of Object.values(rowsIn(intended, table).removed)) {
      const row: Row | undefined = store.find(table, removed.id);
      const was = known(table, removed);
      if (!row || !was) continue;
      going.set(`${table} ${row.id}`, { table, row });
      const isOwn = work.includes(table) && row['coderId'] === coderId;
      const changed = Object.keys(was).filter((field) => row[field] !== was[field]);
      if (table === 'code' && changed.includes('parentId')) moved.add(row.id);
      if (takesAll) continue;
      if (!isOwn && !isOrderOnly(changed)) stay(table, row);
    }
  if (takesAll) takeAlong(store, going, remarks);
  // A row that stays keeps the rows it refers to, so those are checked again.
  const namedByStaying = new Set(going.keys());
  while (namedByStaying.size > 0) {
    const open = [...going].toReversed().filter(([key]) => namedByStaying.has(key));
    namedByStaying.clear();
    for (const [, { table, row }] of open) {
      const naming = namedBy(store, table, row.id).filter(({ table: by, id }) => !going.has(`${by} ${id}`));
      if (naming.every(({ table: by, field, id }) => isLoose(by, field) && !moved.has(id))) continue;
      stay(table, row);
      for (const [field, to] of Object.entries(references[table]))
        namedByStaying.add(`${to} ${String(row[field])}`);
    }
  }
  for (const table of tableNames.toReversed()) {
    const rows = [...going.values()].flatMap((each) => (each.table === table ? [each.row] : []));
    for (const row of parentsFirst(table, rows).toReversed()) {
      const naming = namedLoosely.has(table) ? namedBy(store, table, row.id) : [];
      for (const { table: by, id, field } of naming) {
        if (isPersonal(by)) {
          store.remove(by, id);
          continue;
        }
        const child = field === 'parentId' ? store.find('code', id) : undefined;
        const parentId = above(row, going);
        const name = child && freeName(store, child, parentId);
        store.update(by, id, child ? { parentId, name } : { [field]: null });
      }
      store.remove(table, row.id);
    }
  }
}

/**
 * Has all go that names what goes: of a respondent, also what they said in interviews with others, and interviews that are theirs
 * alone; of an interview, its copies too. An interview that somebody shares who does not go stays. What people have done there is
 * remarked.
 */
function takeAlong(store: RowStore, going: Going, remarks: SettlingRemark[]): void {
  const isShared = (sourceId: string): boolean =>
    store
      .all('sourceRespondent', { sourceId })
      .some(({ respondentId }) => !going.has(`respondent ${respondentId}`));
  const take = (table: TableName, id: string): void => {
    const row: Row | undefined = going.has(`${table} ${id}`) ? undefined : store.find(table, id);
    if (!row || (table === 'source' && isShared(id))) return;
    going.set(`${table} ${id}`, { table, row });
    if (work.includes(table)) remarks.push({ kind: 'link_gone', table, id, ours: row });
  };
  // A map is walked to its end, with what is added meanwhile.
  for (const [key, { table, row }] of going) {
    if (table === 'source' && isShared(row.id)) {
      going.delete(key);
      remarks.push({ kind: 'stays', table, id: row.id });
      continue;
    }
    for (const { table: by, id, field } of namedBy(store, table, row.id))
      if (!isLoose(by, field) || holdsWords.has(`${by} ${field}`)) take(by, id);
    if (table === 'sourceRespondent') take('source', String(row['sourceId']));
  }
}

/** References that a row can do without, and that say whose words it holds. */
const holdsWords: ReadonlySet<string> = new Set(['coding respondentId', 'source duplicateOf']);

interface Naming {
  readonly table: TableName;
  readonly id: string;
  readonly field: string;
}

/** The rows that refer to this one. */
function namedBy(store: RowStore, table: TableName, id: string): Naming[] {
  return tableNames.flatMap((by) =>
    Object.entries(references[by]).flatMap(([field, to]) =>
      to === table ? store.all(by, { [field]: id }).map((row) => ({ table: by, id: row.id, field })) : [],
    ),
  );
}

/**
 * Whether a row can do without what this field refers to: a code moves up, a source loses its class; one
 * person's own rows are removed.
 */
function isLoose(table: TableName, field: string): boolean {
  return (
    (table === 'code' && field === 'parentId') ||
    dispensable[table]?.includes(field) === true ||
    isPersonal(table)
  );
}

/** Whether its rows belong to one person and are no work on what they refer to. */
function isPersonal(table: TableName): boolean {
  return tables[table].part === 'own';
}

/** Tables whose rows others can do without. */
const namedLoosely: ReadonlySet<TableName> = new Set(
  tableNames.flatMap((by) =>
    Object.entries(references[by]).flatMap(([field, to]) => (isLoose(by, field) ? [to] : [])),
  ),
);

/** The new parent of the codes below a code that is removed. */
function above(row: Row, going: ReadonlyMap<string, { readonly row: Row }>): string | null {
  let parent = row['parentId'] ?? null;
  for (let next = going.get(`code ${String(parent)}`); next; next = going.get(`code ${String(parent)}`))
    parent = next.row['parentId'] ?? null;
  return typeof parent === 'string' ? parent : null;
}
