// Writes the rows of an imported codebook, in one transaction.
import { initial } from '#core/tables/all.ts';
import type { CodebookWrites } from '#core/codebook-import/writes.ts';
import { freeName, namesOf } from '#core/free-name.ts';
import { codeColours } from '#core/codes/colours.ts';
import type { CodeRecord } from '#core/records.ts';
import { sealsNewCodes } from '#core/sealing/sight.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, count, get, insert, remove, update } from '#db/write.ts';
import type { CommandContext } from './context.ts';
import { givePin } from './own-pins.ts';
import { roundRows } from './rounds/round-rows.ts';

/**
 * Writes a plan; keys of codes are set for the person who works. Where a code that a round hides from them has the name or
 * the id of one in the plan, theirs gets a number behind its name or another id. Returns the ids of added codes by their
 * keys in the plan.
 */
export function writeCodebook(context: CommandContext, writes: CodebookWrites): ReadonlyMap<string, string> {
  const { db, newId, now } = context;
  const ids = new Map<string, string>();
  const idOf = (key: string): string => ids.get(key) ?? key;
  const time = now();
  const colours = colourUses(db);
  const hidden = hiddenCodes(context);
  const planned = new Set([
    ...writes.added.map(({ name }) => name),
    ...writes.changed.flatMap(({ values }) => values.name ?? []),
  ]);
  // A code's creation time decides which reviews it postdates, and from whom a round hides it.
  const areBirthsKept = count(db, 'review', {}) === 0 && !roundRows(db).rounds.some(sealsNewCodes);
  // Links first: a code that stops being a theme must not gather anything.
  for (const { theme, code } of writes.unlinked)
    for (const link of all(db, 'themeCode', { themeId: theme, codeId: code }))
      remove(db, 'themeCode', link.id);
  for (const { key, id, parent, name, position, values } of writes.added) {
    const above = parent === null ? null : get(db, 'code', idOf(parent));
    const { createdAt, pin, ...stated } = values;
    const row: CodeRecord = {
      ...initial.code,
      id: id === null || hidden.some((code) => code.id === id) ? newId() : id,
      parentId: above?.id ?? null,
      position,
      name: nameBeside(db, hidden, planned, above?.id ?? null, name),
      colour: stated.colour ?? above?.colour ?? leastUsed(colours),
      ...stated,
      createdAt: areBirthsKept ? birthOf(createdAt, time) : time,
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
    const { parentId: under, name: called } = get(db, 'code', id);
    const parentId = parent === undefined ? under : parent === null ? null : idOf(parent);
    const name = nameBeside(db, hidden, planned, parentId, values.name ?? called);
    update(db, 'code', id, { ...values, parentId, name });
    if (pin !== undefined) givePin(context, id, pin);
  }
  for (const { theme, code } of writes.linked)
    insert(db, 'themeCode', { id: newId(), themeId: idOf(theme), codeId: idOf(code) });
  return ids;
}

/** The codes that a round hides from the person who works, who planned without them. */
function hiddenCodes({ db, seen }: CommandContext): CodeRecord[] {
  const visible = new Set(all(seen, 'code').map(({ id }) => id));
  return all(db, 'code').filter(({ id }) => !visible.has(id));
}

/** The name that a code can have below this parent, where a hidden code may have it already; a number makes none that is planned. */
function nameBeside(
  db: ReadDb,
  hidden: readonly CodeRecord[],
  planned: ReadonlySet<string>,
  parentId: string | null,
  name: string,
): string {
  if (!hidden.some((code) => code.parentId === parentId && code.name === name)) return name;
  return freeName(name, new Set([...namesOf(all(db, 'code', { parentId })), ...planned]));
}

/** The creation time that a file states, if it is one that has passed. */
function birthOf(stated: string | undefined, time: string): string {
  const isTime = stated !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(stated);
  return isTime && stated <= time ? stated : time;
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
