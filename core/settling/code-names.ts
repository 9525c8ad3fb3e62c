// Codes beside each other have names of their own.
import type { CodeRecord } from '../records.ts';
import type { RowStore } from './row-store.ts';

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
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) name = `${wanted} (${number})`;
  return name;
}
