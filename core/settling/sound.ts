// Changes of two sides may each be sound, but not together: two codes below each other, two merged into each
// other, one key for two codes. The present rows then stay as they are.
import { attributeValue } from '../attribute-value.ts';
import type { AttributeType } from '../records.ts';
import { tables } from '../tables/all.ts';
import { assignedPins } from './names.ts';
import type { LooseRows, Row } from './rows.ts';
import type { Settlement } from './settlement.ts';
import { withFields } from './units.ts';

type Changed = Settlement['changed'];

/** Leaves out rows that cannot stand beside the present ones, and what would have changed through them. */
export function soundChanges(
  settled: Changed,
  arriving: LooseRows,
  present: LooseRows,
): Pick<Settlement, 'changed' | 'added' | 'unsound'> {
  const { changed, added, unsound: untyped } = ofTheirTypes(settled, arriving, present);
  const last = new Map<Changed[number], Row>();
  const unsound = (['code', 'source'] as const).flatMap((table) =>
    placed(table, changed, added, present, last),
  );
  const sound = changed.flatMap((each) => {
    const to = last.get(each) ?? each.to;
    const isChanged = Object.entries(to).some(([field, value]) => value !== (each.ours[field] ?? null));
    return isChanged ? [{ ...each, to }] : [];
  });
  return { changed: sound, added, unsound: [...untyped, ...unsound] };
}

/**
 * Changes an attribute's type only if all its values, from the file and from here, are of the new type; takes
 * a value over only if it is of the type that its attribute then has.
 */
function ofTheirTypes(
  changed: Changed,
  added: LooseRows,
  present: LooseRows,
): Pick<Settlement, 'changed' | 'added' | 'unsound'> {
  const attributes = new Map(
    [...(present.get('attribute') ?? []), ...(added.get('attribute') ?? [])].map((row) => [row.id, row]),
  );
  const retyped = changed.filter(
    ({ table, ours, to }) => table === 'attribute' && ours['type'] !== to['type'],
  );
  const coming = [
    ...(added.get('attributeValue') ?? []),
    ...changed.flatMap(({ table, to }) => (table === 'attributeValue' ? [to] : [])),
  ];
  if (retyped.length === 0 && coming.length === 0) return { changed, added, unsound: [] };
  const isOf = ({ value }: Row, type: Row[string] | undefined): boolean =>
    attributeValue(String(value), String(type) as AttributeType) === value;
  const ids = new Set(coming.map(({ id }) => id));
  const all = [...coming, ...(present.get('attributeValue') ?? []).filter(({ id }) => !ids.has(id))];
  const kept = new Set<Changed[number]>();
  for (const each of retyped) {
    const own = all.filter((row) => row['attributeId'] === each.to.id);
    if (own.every((row) => isOf(row, each.to['type']))) attributes.set(each.to.id, each.to);
    else kept.add(each);
  }
  const isUntyped = (row: Row): boolean => {
    const attribute = attributes.get(String(row['attributeId']));
    return attribute !== undefined && !isOf(row, attribute['type']);
  };
  const away = coming.filter(isUntyped);
  const awayIds = new Set(away.map(({ id }) => id));
  const names = new Set(away.map((row) => attributes.get(String(row['attributeId']))));
  return {
    changed: changed.flatMap((each) => {
      if (each.table === 'attributeValue' && awayIds.has(each.to.id)) return [];
      return kept.has(each) ? [{ ...each, to: { ...each.to, type: each.ours['type'] ?? null } }] : [each];
    }),
    added: new Map(added).set(
      'attributeValue',
      (added.get('attributeValue') ?? []).filter(({ id }) => !awayIds.has(id)),
    ),
    unsound: [
      ...new Set([...[...kept].map(({ ours }) => ours), ...[...names].filter((row) => row !== undefined)]),
    ],
  };
}

/**
 * Applies what can be applied, one row after another, repeating as long as any can be. Returns the rows of
 * which something could not.
 */
function placed(
  table: 'code' | 'source',
  changed: Changed,
  added: LooseRows,
  present: LooseRows,
  last: Map<Changed[number], Row>,
): Row[] {
  const rows = new Map(
    [...(present.get(table) ?? []), ...(added.get(table) ?? [])].map((row) => [row.id, row]),
  );
  const { placing: units = [] } = tables[table];
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
      const isSound = unit.includes('mergedInto')
        ? isLast(row, rows) && !isBelow(row['mergedInto'] ?? null, row.id, rows)
        : table === 'source'
          ? isLast(row, rows)
          : !isBelowItself(row, rows) && !hasNamesake(row, rows);
      if (isSound) rows.set(row.id, row);
      return !isSound;
    });
    isMoving = waiting.length < pending.length;
    pending = waiting;
  }
  for (const each of changed) if (each.table === table) last.set(each, rows.get(each.to.id) ?? each.to);
  return [...new Set(pending.map(({ each }) => each.ours))];
}

/** Whether the target of a row's merge or duplicate link has itself no target. */
function isLast(row: Row, rows: ReadonlyMap<string, Row>): boolean {
  const target = row['mergedInto'] ?? row['duplicateOf'];
  if (typeof target !== 'string') return true;
  const found = rows.get(target);
  return target !== row.id && typeof (found?.['mergedInto'] ?? found?.['duplicateOf']) !== 'string';
}

function isBelowItself(row: Row, codes: ReadonlyMap<string, Row>): boolean {
  return isBelow(row['parentId'] ?? null, row.id, codes);
}

/** Whether the code is this one, or lies somewhere below it. */
function isBelow(code: Row[string], id: string, codes: ReadonlyMap<string, Row>): boolean {
  const seen = new Set<string>();
  for (let at = code; typeof at === 'string'; at = codes.get(at)?.['parentId'] ?? null) {
    if (at === id) return true;
    if (seen.has(at)) return false;
    seen.add(at);
  }
  return false;
}

/** Whether a sibling code has the same name. */
function hasNamesake(row: Row, codes: ReadonlyMap<string, Row>): boolean {
  if (row['status'] === 'merged') return false;
  return [...codes.values()].some(
    (other) =>
      other.id !== row.id &&
      other['name'] === row['name'] &&
      (other['parentId'] ?? null) === (row['parentId'] ?? null) &&
      other['status'] !== 'merged',
  );
}

/** The codes with the keys that are free: an existing code keeps its own, and no two codes have the same. */
export function freePins(
  changed: Changed,
  added: LooseRows,
  present: LooseRows,
): { changed: Changed; codes: Row[] } {
  const moving = new Map(
    changed.flatMap((each) =>
      each.table === 'code' && each.ours['pin'] !== each.to['pin'] ? [[each.to.id, each] as const] : [],
    ),
  );
  const codes = added.get('code') ?? [];
  const held = (present.get('code') ?? []).flatMap((row) => (moving.has(row.id) ? [] : [pinOf(row)]));
  const dealt = assignedPins(held, [
    ...[...moving.values()].map(({ ours, to }) => ({ wanted: pinOf(to), own: pinOf(ours) })),
    ...codes.map((row) => ({ wanted: pinOf(row), own: null })),
  ]);
  const pins = new Map(
    [...moving.keys(), ...codes.map(({ id }) => id)].map((id, at) => [id, dealt[at] ?? null]),
  );
  const withPin = (row: Row): Row => {
    const pin = pins.get(row.id) ?? null;
    return pin === pinOf(row) ? row : { ...row, pin };
  };
  return {
    changed: changed.flatMap((each) => {
      if (!moving.has(each.to.id)) return [each];
      const to = withPin(each.to);
      return Object.entries(to).some(([field, value]) => value !== each.ours[field]) ? [{ ...each, to }] : [];
    }),
    codes: codes.map(withPin),
  };
}

function pinOf({ pin = null }: Row): number | null {
  return typeof pin === 'number' ? pin : null;
}
