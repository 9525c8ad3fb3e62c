// Rows here where the text of a file is taken for the one that they stand on.
import type { LooseRows, Row } from '#core/settling/rows.ts';
import type { Settlement } from '#core/settling/settlement.ts';
import { carriedBy, type OnOneText } from './texts.ts';

/** A coding as both sides knew it, where its words are in a text that is taken. */
export function onTakenText(base: Row | undefined, ours: Row, taken: OnOneText['taken']): Row | undefined {
  const change = base && base !== ours ? taken.get(String(base['sourceId'])) : undefined;
  return base && change && typeof base['start'] === 'number' ? carriedBy(change, base) : base;
}

/** Changes of rows as they are here, where texts are taken; and what only goes where its words are in these. */
export function onTakenTexts(
  { changed }: Settlement,
  taken: OnOneText['taken'],
  asItIs: LooseRows,
  present: LooseRows,
): { readonly changed: Settlement['changed']; readonly onNewTexts: Settlement['changed'] } {
  if (taken.size === 0) return { changed, onNewTexts: [] };
  const moved = new Map<string, Settlement['changed'][number]>(
    (['source', 'coding'] as const).flatMap((table) => {
      const now = new Map((present.get(table) ?? []).map((row) => [row.id, row]));
      return (asItIs.get(table) ?? []).flatMap((ours) => {
        const to = now.get(ours.id);
        return to && to !== ours ? [[`${table} ${ours.id}`, { table, ours, to }] as const] : [];
      });
    }),
  );
  const fromHere = (each: Settlement['changed'][number]): Settlement['changed'][number] => {
    const key = `${each.table} ${each.ours.id}`;
    const before = moved.get(key);
    moved.delete(key);
    return before ? { ...each, ours: before.ours } : each;
  };
  const changes = changed.map(fromHere);
  const rest = [...moved.values()];
  return {
    changed: [...changes, ...rest.filter(({ table }) => table === 'source')],
    onNewTexts: rest.filter(({ table }) => table === 'coding'),
  };
}
