// How the contents of a project file are fitted into an existing project: nothing here is removed, and
// nothing is added that means nothing here. A name identifies a coder only where somebody gave it: two team
// members who never changed their program's default name are two people. Positions from another program tell
// the order of its own codes, but not where they belong among those here.
import type { Remark } from './incoming.ts';
import { codersAtWork, freeCoderName, isGivenName } from '../settling/names.ts';
import type { Matching } from '../settling/matching.ts';
import { jsonFields, references, tableNames } from '../settling/references.ts';
import { byId, type LooseRows, type Row } from '../settling/rows.ts';
import type { Past, Settlement } from '../settling/settlement.ts';
import { freePins, soundChanges } from '../settling/sound.ts';

/**
 * Changes and new coders under names that nobody else here has: a new coder gets the next free number, and
 * one who is here keeps the name. Two coders with one name in the file keep it, since the file refers to them
 * by id.
 */
function freeCoderNames(
  changed: Settlement['changed'],
  coming: readonly Row[],
  present: readonly Row[],
): { readonly changed: Settlement['changed']; readonly coders: readonly Row[] } {
  const isRenamed = ({ table, ours, to }: Settlement['changed'][number]): boolean =>
    table === 'coder' && ours['name'] !== to['name'];
  const renamed = new Set(changed.filter(isRenamed).map(({ to }) => to.id));
  const here = new Set(present.flatMap((row) => (renamed.has(row.id) ? [] : [String(row['name'])])));
  const kept = changed.flatMap((each) => {
    if (!isRenamed(each)) return [each];
    const name = String(each.to['name']);
    // A program's default name never replaces a name that a coder has here.
    const isOurs = here.has(name) || !isGivenName(name);
    const to = isOurs ? { ...each.to, name: each.ours['name'] ?? '' } : each.to;
    here.add(String(to['name']));
    return Object.entries(to).some(([field, value]) => value !== each.ours[field]) ? [{ ...each, to }] : [];
  });
  const all = new Set([...here, ...coming.map((row) => String(row['name']))]);
  const coders = coming.map((row) => {
    if (!here.has(String(row['name']))) return row;
    const name = freeCoderName(String(row['name']), all);
    all.add(name);
    return { ...row, name };
  });
  return { changed: kept, coders };
}

/** How the coders of a file correspond to those here. */
export interface Coders {
  /** Coders of the file, as `coder id`, who have another id here. */
  readonly tied: readonly (readonly [file: string, here: string])[];
  /** Names shared by a coder of the file and another one here, about whom no earlier file has told who they are. */
  readonly namesakes: readonly string[];
  readonly remarks: readonly Remark[];
  /** Whether any of this was not known before. */
  readonly isNew: boolean;
}

/**
 * Reports which coders were taken for whom, where their work is imported. `atWorkHere`: who did something
 * here that the file does not have; called only where somebody is on both sides, since it reads the whole
 * history.
 */
export function codersOf(
  arriving: LooseRows,
  present: LooseRows,
  matching: Matching,
  known: ReadonlyMap<string, string>,
  { added }: Pick<Settlement, 'added'>,
  atWorkHere: () => ReadonlySet<string>,
): Coders {
  const here = new Map((present.get('coder') ?? []).map((row) => [row.id, row]));
  const isKnown = ({ id }: Row): boolean => here.has(id) || known.has(`coder ${id}`);
  const names = new Set([...here.values()].map((row) => row['name']));
  const [coming, before] = [added, present].map(codersAtWork);
  const newNames = new Map((added.get('coder') ?? []).map((row) => [row.id, String(row['name'])]));
  const tied: [string, string][] = [];
  const remarks: Remark[] = [];
  let makers: ReadonlySet<string> | null = null;
  for (const row of arriving.get('coder') ?? []) {
    const id = matching.idOf('coder', row.id);
    if (id !== row.id) tied.push([`coder ${row.id}`, id]);
    if (!coming?.has(id)) continue;
    const name = String(here.get(id)?.['name'] ?? row['name']);
    const newName = newNames.get(id) ?? name;
    if (newName !== name) remarks.push({ key: 'exchange:coder_numbered', parameters: { name, newName } });
    else if (matching.isAlike('coder', row.id) && before?.has(id))
      remarks.push({ key: 'exchange:coder_by_name', parameters: { name } });
    else if (here.has(id) && (makers ??= atWorkHere()).has(id))
      remarks.push({ key: 'exchange:coder_on_both_sides', parameters: { name } });
  }
  const namesakes = (arriving.get('coder') ?? []).flatMap((row) =>
    names.has(row['name'] ?? null) && !isKnown(row) ? [String(row['name'])] : [],
  );
  return { tied, namesakes, remarks, isNew: tied.some(([file, id]) => known.get(file) !== id) };
}

/**
 * The settlement with names of coders, keys, positions and places of codes that fit the present rows. `isKnown`: some
 * of the file exists here already. `isOrdered`: its positions are those of a Concord project, and can be used among
 * those here.
 */
export function fitted(
  settlement: Settlement,
  present: LooseRows,
  { isKnown, isOrdered }: { readonly isKnown: boolean; readonly isOrdered: boolean },
): Settlement {
  const added = new Map(settlement.added);
  if (isKnown) {
    // Of imports into other projects, only those that kept parts refer to are listed here.
    const kept = [...(added.get('exchangeParts') ?? []), ...(added.get('exchangeFile') ?? [])];
    const named = new Set(kept.map((row) => row['exchangeId']));
    added.set(
      'exchange',
      (added.get('exchange') ?? []).filter(({ id }) => named.has(id)),
    );
    added.set('coder', codersNamed(added, settlement.changed));
  }
  const named = freeCoderNames(settlement.changed, added.get('coder') ?? [], present.get('coder') ?? []);
  const { changed, codes } = freePins(named.changed, added, present);
  added.set('coder', named.coders);
  added.set('code', isOrdered ? codes : afterSiblings(present.get('code') ?? [], codes));
  return { ...settlement, ...soundChanges(changed, added, present) };
}

/** New coders to whom anything that comes belongs, or whom it names, such as a saved query that asks for their codings. */
function codersNamed(added: LooseRows, changed: Settlement['changed']): Row[] {
  const coders = added.get('coder') ?? [];
  if (coders.length === 0) return [];
  const coming = Map.groupBy(changed, ({ table }) => table);
  const ids = new Set<Row[string] | undefined>();
  const settings: string[] = [];
  for (const table of tableNames) {
    const fields = Object.entries(references[table]).flatMap(([field, to]) =>
      to === 'coder' ? [field] : [],
    );
    for (const row of [...(added.get(table) ?? []), ...(coming.get(table) ?? []).map(({ to }) => to)]) {
      for (const field of fields) ids.add(row[field]);
      for (const field of jsonFields[table] ?? []) settings.push(String(row[field] ?? ''));
    }
  }
  return coders.filter(({ id }) => ids.has(id) || settings.some((text) => text.includes(id)));
}

/** New codes below an existing code come after its present sub-codes. */
function afterSiblings(codesHere: readonly Row[], codes: readonly Row[]): Row[] {
  const position = positionBehind(codesHere);
  return codes.map((row) => ({ ...row, position: position(row) }));
}

/**
 * The position of a code of the file after the codes that are below the same code here, in the order of the file. A
 * code at the top level has the position that the file gives it.
 */
function positionBehind(codesHere: readonly Row[]): (code: Row) => number {
  const last = new Map<Row[string], number>();
  for (const { parentId = null, position } of codesHere)
    if (parentId !== null) last.set(parentId, Math.max(last.get(parentId) ?? 0, Number(position)));
  return ({ parentId = null, position }) => (last.get(parentId) ?? 0) + Number(position);
}

type Changed = Settlement['changed'];

/** A code of the file: matched with a row here, or becoming a new row. */
interface Placed {
  readonly id: string;
  readonly here: number;
  readonly there: number;
  /** Its position when both sides last knew the same; null for a code that the file adds or moves here. */
  readonly before: number | null;
}

/**
 * The changes and new codes with positions in the order of the file, where the order here is still the one
 * that both sides knew; elsewhere, codes that the file moves below another code
 * come last there. Only these codes exchange positions; all other codes keep theirs.
 */
export function withFileOrder(
  changed: Changed,
  added: readonly Row[],
  arriving: readonly Row[],
  present: LooseRows,
  matching: Matching,
  past: Pick<Past, 'base'>,
): { readonly changed: Changed; readonly added: readonly Row[] } {
  const moved = new Map(
    changed.flatMap(({ table, ours, to }) =>
      table === 'code' && ours['parentId'] !== to['parentId'] ? [[ours.id, to] as const] : [],
    ),
  );
  const positionOfMoved = positionBehind(present.get('code') ?? []);
  const places = new Map<string, number>();
  const news = byId(added);
  const siblings = new Map<unknown, Placed[]>();
  const known = new Map<string, Row>();
  for (const row of arriving) {
    const theirs = matching.here('code', row);
    const ours = matching.met('code', row.id);
    const movedHere = ours && moved.get(ours.id);
    const now = movedHere ?? ours ?? news.get(theirs.id);
    if (!now || now['parentId'] !== theirs['parentId']) continue;
    // Among its new siblings, a code that moves is as good as new.
    const still = movedHere ? undefined : ours;
    const base = still && past.base('code', still, theirs, matching.isAlike('code', row.id));
    if (still && base?.['parentId'] !== still['parentId']) continue;
    if (still) known.set(still.id, still);
    if (movedHere) places.set(now.id, positionOfMoved(theirs));
    const placed = {
      id: now.id,
      here: places.get(now.id) ?? Number(now['position']),
      there: Number(theirs['position']),
      before: base ? Number(base['position']) : null,
    };
    siblings.set(now['parentId'], [...(siblings.get(now['parentId']) ?? []), placed]);
  }
  for (const group of siblings.values()) if (isAsBefore(group)) deal(group, places);
  const placedCodes = added.map((row) => {
    const position = places.get(row.id);
    return position === undefined ? row : { ...row, position };
  });
  const placedChanges = changed.map((each) => {
    const position = each.table === 'code' ? places.get(each.ours.id) : undefined;
    return position === undefined ? each : { ...each, to: { ...each.to, position } };
  });
  const already = new Set(changed.flatMap(({ table, ours }) => (table === 'code' ? [ours.id] : [])));
  const more = [...places].flatMap(([id, position]) => {
    const ours = already.has(id) ? undefined : known.get(id);
    return ours ? [{ table: 'code' as const, ours, to: { ...ours, position } }] : [];
  });
  return { changed: [...placedChanges, ...more], added: placedCodes };
}

/** Whether the codes that both sides knew are still in the same order here. */
function isAsBefore(group: readonly Placed[]): boolean {
  const both = group.filter(({ before }) => before !== null);
  const now = both.toSorted((a, b) => a.here - b.here);
  const then = both.toSorted((a, b) => Number(a.before) - Number(b.before));
  return now.every((each, index) => each === then[index]);
}

/**
 * Distributes the positions of the group among its members in the order of the file, and records those that
 * changed.
 */
function deal(group: readonly Placed[], places: Map<string, number>): void {
  const free = group.map(({ here }) => here).toSorted((a, b) => a - b);
  for (const [index, { id, here }] of group.toSorted((a, b) => a.there - b.there).entries())
    if (free[index] !== undefined && free[index] !== here) places.set(id, free[index]);
}
