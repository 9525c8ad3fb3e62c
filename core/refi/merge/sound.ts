// What was done on two sides may be sound on each and none together: two codes below each other, two merged into each
// other, one key for two. Then it stays as it is here.
import type { TableName } from '#core/records.ts';
import type { LooseRows, Row } from './links.ts';
import type { Settlement } from './settle.ts';

type Changed = Settlement['changed'];

/** Fields that place a row among others of its table. */
const placing: Partial<Record<TableName, readonly (readonly string[])[]>> = {
  code: [['parentId'], ['status', 'mergedInto']],
  source: [['duplicateOf']],
};

/** The changes without those that cannot stand beside what is here. */
export function soundChanges(
  changed: Changed,
  added: LooseRows,
  present: LooseRows,
): Pick<Settlement, 'changed' | 'carried'> {
  const last = new Map<Changed[number], Row>();
  const codes = placed('code', changed, added, present, last);
  placed('source', changed, added, present, last);
  return withFollowers(changed, last, codes, present);
}

/** Does what can be done, one thing after another and again as long as there is any; returns the table as it is then. */
function placed(
  table: 'code' | 'source',
  changed: Changed,
  added: LooseRows,
  present: LooseRows,
  last: Map<Changed[number], Row>,
): Map<string, Row> {
  const rows = new Map(
    [...(present.get(table) ?? []), ...(added.get(table) ?? [])].map((row) => [row.id, row]),
  );
  const units = placing[table] ?? [];
  let pending = changed.flatMap((each) => {
    if (each.table !== table) return [];
    rows.set(each.to.id, withFields(each.to, each.ours, units.flat()));
    return units
      .filter((unit) => unit.some((field) => each.to[field] !== each.ours[field]))
      .map((unit) => ({ each, unit }));
  });
  for (let isMoving = true; isMoving;) {
    const waiting = pending.filter(({ each, unit }) => {
      const row = withFields(rows.get(each.to.id) ?? each.to, each.to, unit);
      const isSound = unit.includes('parentId') ? !isBelowItself(row, rows) : isLast(row, rows);
      if (isSound) rows.set(row.id, row);
      return !isSound;
    });
    isMoving = waiting.length < pending.length;
    pending = waiting;
  }
  for (const each of changed) if (each.table === table) last.set(each, rows.get(each.to.id) ?? each.to);
  return rows;
}

function withFields(row: Row, from: Row, fields: readonly string[]): Row {
  return { ...row, ...Object.fromEntries(fields.map((field) => [field, from[field] ?? null])) };
}

/** Whether what a row went into, or is a duplicate of, went nowhere itself. */
function isLast(row: Row, rows: ReadonlyMap<string, Row>): boolean {
  const target = row['mergedInto'] ?? row['duplicateOf'];
  if (typeof target !== 'string') return true;
  const found = rows.get(target);
  return target !== row.id && typeof (found?.['mergedInto'] ?? found?.['duplicateOf']) !== 'string';
}

function isBelowItself(row: Row, codes: ReadonlyMap<string, Row>): boolean {
  const seen = new Set<string>();
  for (let above = row['parentId']; typeof above === 'string'; above = codes.get(above)?.['parentId']) {
    if (above === row.id) return true;
    if (seen.has(above)) return false;
    seen.add(above);
  }
  return false;
}

/** The changes, and what here stood with a code that is merged by them: it goes where that goes. */
function withFollowers(
  changed: Changed,
  last: ReadonlyMap<Changed[number], Row>,
  codes: ReadonlyMap<string, Row>,
  present: LooseRows,
): Pick<Settlement, 'changed' | 'carried'> {
  const into = new Map<Row[string] | undefined, string>();
  const done = new Set<string>();
  for (const each of changed) {
    const target = last.get(each)?.['mergedInto'];
    if (each.table === 'code' && typeof target === 'string' && each.ours['status'] !== 'merged')
      into.set(each.to.id, target);
  }
  const followed = (table: 'code' | 'coding', row: Row): Row => {
    const field = table === 'coding' ? 'codeId' : row['status'] === 'merged' ? 'mergedInto' : 'parentId';
    const target = into.get(row[field]);
    if (target === undefined || target === row.id) return row;
    const moved = { ...row, [field]: target };
    return field === 'parentId' && isBelowItself(moved, codes) ? row : moved;
  };
  const carried: Changed[number][] = [];
  const sound = changed.flatMap((each) => {
    const { table, ours, to } = each;
    done.add(`${table} ${to.id}`);
    const row = last.get(each) ?? to;
    const now = table === 'code' || table === 'coding' ? followed(table, row) : row;
    if (now !== row) carried.push({ table, ours: row, to: now });
    const isChanged = Object.entries(row).some(([field, value]) => value !== (ours[field] ?? null));
    return isChanged ? [{ table, ours, to: row }] : [];
  });
  if (into.size === 0) return { changed: sound, carried };
  for (const table of ['code', 'coding'] as const)
    for (const row of present.get(table) ?? []) {
      const moved = done.has(`${table} ${row.id}`) ? row : followed(table, row);
      if (moved !== row) carried.push({ table, ours: row, to: moved });
    }
  return { changed: sound, carried };
}

/** Codes with the keys that are free: a code that is here keeps its own, and two never have one. */
export function freePins(
  changed: Changed,
  added: LooseRows,
  present: LooseRows,
): { changed: Changed; codes: Row[] } {
  const moving = new Set(
    changed.flatMap(({ table, ours, to }) => (table === 'code' && ours['pin'] !== to['pin'] ? [to.id] : [])),
  );
  const taken = new Set<Row[string] | undefined>(
    (present.get('code') ?? []).flatMap((row) => (moving.has(row.id) ? [] : [row['pin'] ?? null])),
  );
  taken.delete(null);
  const freed = (row: Row, own: Row[string]): Row => {
    const wanted = row['pin'] ?? null;
    const pin = !taken.has(wanted) ? wanted : taken.has(own) ? null : own;
    if (pin !== null) taken.add(pin);
    return pin === wanted ? row : { ...row, pin };
  };
  return {
    changed: changed.flatMap((each) => {
      if (!moving.has(each.to.id)) return [each];
      const to = freed(each.to, each.ours['pin'] ?? null);
      return Object.entries(to).some(([field, value]) => value !== each.ours[field]) ? [{ ...each, to }] : [];
    }),
    codes: (added.get('code') ?? []).map((row) => freed(row, null)),
  };
}
