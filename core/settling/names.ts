// Sibling codes have different names, and one key applies one code; coders may be recognised by name.
import { freeName as freeLabel } from '../free-name.ts';
import type { CodeRecord } from '../records.ts';
import { type TableName, tableNames, tables } from '../tables/all.ts';
import type { LooseRows, RowStore } from './rows.ts';

/** Tables of which no two rows have one name, besides codes; of sources, no two one label. */
export const namedOnce = [
  'class',
  'attribute',
  'coder',
  'source',
  'savedQuery',
  'codebookVersion',
  'submission',
] as const satisfies readonly TableName[];

/** The field by which people name a row of these tables. */
export function nameField(table: (typeof namedOnce)[number]): 'name' | 'label' {
  return table === 'source' ? 'label' : 'name';
}

/**
 * The name that the code can have below its parent: its own, with a number behind it where another code has
 * that name.
 */
export function freeName(
  store: RowStore,
  { id, name: wanted }: Pick<CodeRecord, 'id' | 'name'>,
  parentId: string | null,
): string {
  const taken = new Set(
    store
      .all('code', { parentId })
      .flatMap((other) => (other.id === id || other.status === 'merged' ? [] : [other.name])),
  );
  return freeLabel(wanted, taken);
}

/** A name for a coder that nobody has: `Coder 2` after `Coder 1`, and `Lena 2` beside `Lena`. */
export function freeCoderName(name: string, taken: ReadonlySet<string>): string {
  if (!taken.has(name)) return name;
  const [, stem = name, last] = /^(.*?)\s*(\d+)$/u.exec(name) ?? [];
  for (let number = last === undefined ? 2 : Number(last) + 1; ; number += 1)
    if (!taken.has(`${stem} ${number}`)) return `${stem} ${number}`;
}

/** Default names of programs: of Concord in either language, QualCoder, Taguette, and generic ones. */
const begunWith = /^(coder|user|researcher|default|admin|编码者|编码员|用户|研究者)\s*\d*$/iu;

/** Whether the name identifies a person. */
export function isGivenName(name: string): boolean {
  return !begunWith.test(name.trim());
}

/** Tables whose rows are somebody's work. */
export const work = tableNames.filter(
  (table) => tables[table].blind === 'sealed' && 'coderId' in tables[table].columns,
);

/** Ids of the coders who have any work here. */
export function codersAtWork(present: LooseRows): Set<string> {
  return new Set(work.flatMap((table) => (present.get(table) ?? []).map((row) => String(row['coderId']))));
}

/** The key that a code should get, and the key that it has. */
export interface WantedPin {
  readonly wanted: number | null;
  readonly own: number | null;
}

/** The key that each code gets, in order. `held`: the keys of all other codes. */
export function assignedPins(held: Iterable<number | null>, wishes: readonly WantedPin[]): (number | null)[] {
  const taken = new Set([...held, ...wishes.flatMap(({ wanted, own }) => (wanted === own ? [own] : []))]);
  taken.delete(null);
  return wishes.map(({ wanted, own }) => {
    if (wanted === own) return own;
    const pin = !taken.has(wanted) ? wanted : taken.has(own) ? null : own;
    if (pin !== null) taken.add(pin);
    return pin;
  });
}
