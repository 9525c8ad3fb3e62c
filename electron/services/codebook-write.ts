// Writes the rows of an imported codebook, in one transaction.
import { initial } from '#core/tables/all.ts';
import type { CodebookWrites } from '#core/codebook-import/writes.ts';
import { codeColours } from '#core/codes/colours.ts';
import type { CodeRecord } from '#core/records.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, count, get, insert, remove, update } from '#db/write.ts';
import type { CommandContext } from './context.ts';
import { givePin } from './own-pins.ts';

/**
 * Writes a plan; keys of codes are set for the person who works. Returns the ids of added codes by their keys in the
 * plan.
 */
export function writeCodebook(context: CommandContext, writes: CodebookWrites): ReadonlyMap<string, string> {
  const { db, newId, now } = context;
  const ids = new Map<string, string>();
  const idOf = (key: string): string => ids.get(key) ?? key;
  const time = now();
  const colours = colourUses(db);
  // Links first: a code that stops being a theme must not gather anything.
  for (const { theme, code } of writes.unlinked)
    for (const link of all(db, 'themeCode', { themeId: theme, codeId: code }))
      remove(db, 'themeCode', link.id);
  for (const { key, id, parent, name, position, values } of writes.added) {
    const above = parent === null ? null : get(db, 'code', idOf(parent));
    const { createdAt, pin, ...stated } = values;
    const row: CodeRecord = {
      ...initial.code,
      id: id ?? newId(),
      parentId: above?.id ?? null,
      position,
      name,
      colour: stated.colour ?? above?.colour ?? leastUsed(colours),
      ...stated,
      createdAt: birthOf(db, createdAt, time),
    };
    if (above === null) colours[row.colour] = (colours[row.colour] ?? 0) + 1;
    ids.set(key, insert(db, 'code', row).id);
    if (pin !== undefined) givePin(context, row.id, pin);
  }
  for (const {
    id,
    parent,
    values: { pin, ...values },
  } of writes.changed) {
    const place = parent === undefined ? {} : { parentId: parent === null ? null : idOf(parent) };
    update(db, 'code', id, { ...values, ...place });
    if (pin !== undefined) givePin(context, id, pin);
  }
  for (const { theme, code } of writes.linked)
    insert(db, 'themeCode', { id: newId(), themeId: idOf(theme), codeId: idOf(code) });
  return ids;
}

/**
 * A code's creation time decides which reviews it postdates, so an older time from the file is accepted only if there
 * are no reviews.
 */
function birthOf(db: ReadDb, stated: string | undefined, time: string): string {
  const isTime = stated !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(stated);
  return isTime && stated <= time && count(db, 'review', {}) === 0 ? stated : time;
}

/** How many top-level codes have each colour. */
function colourUses(db: ReadDb): number[] {
  const uses = codeColours.map(() => 0);
  for (const { colour } of all(db, 'code', { parentId: null })) uses[colour] = (uses[colour] ?? 0) + 1;
  return uses;
}

function leastUsed(uses: readonly number[]): number {
  return uses.indexOf(Math.min(...uses));
}
