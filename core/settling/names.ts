// Codes beside each other have names of their own, and one key applies one code; coders may be known by their names.
import { freeName as freeLabel } from '../free-name.ts';
import type { CodeRecord } from '../records.ts';
import { tableNames, tables } from '../tables/all.ts';
import type { LooseRows, RowStore } from './rows.ts';

/** The name that the code can have below this parent: its own, or with a number behind where another code has that. */
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

/** Names that programs begin with: Concord in either language, QualCoder, Taguette, and what others call anyone. */
const begunWith = /^(coder|user|researcher|default|admin|编码者|编码员|用户|研究者)\s*\d*$/iu;

/** Whether the name says who somebody is. */
export function isGivenName(name: string): boolean {
  return !begunWith.test(name.trim());
}

/** Tables whose rows are somebody's work. */
export const work = tableNames.filter(
  (table) => tables[table].blind === 'sealed' && 'coderId' in tables[table].columns,
);

/** Ids of those of whom something is here. */
export function codersAtWork(present: LooseRows): Set<string> {
  return new Set(work.flatMap((table) => (present.get(table) ?? []).map((row) => String(row['coderId']))));
}

/** A code that wants a key, and the one that it has. */
export interface WantedPin {
  readonly wanted: number | null;
  readonly own: number | null;
}

/** Which key each gets, in their order. `held`: the keys of all other codes. */
export function dealtPins(held: Iterable<number | null>, wishes: readonly WantedPin[]): (number | null)[] {
  const taken = new Set([...held, ...wishes.flatMap(({ wanted, own }) => (wanted === own ? [own] : []))]);
  taken.delete(null);
  return wishes.map(({ wanted, own }) => {
    if (wanted === own) return own;
    const pin = !taken.has(wanted) ? wanted : taken.has(own) ? null : own;
    if (pin !== null) taken.add(pin);
    return pin;
  });
}
