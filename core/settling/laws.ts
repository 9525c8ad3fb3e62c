// The laws that hold for every project, whoever did what. This module restores them after rows of several
// people have met. Their numbers are those in the README.
import { freeName as freeLabel } from '../free-name.ts';
import type { CodeRecord } from '../records.ts';
import { freeName } from './names.ts';
import { absorbCoding, codingKey, examplesWithCodings, passOnFromMerged } from './merged-codes.ts';
import type { SettlingRemark } from './remark.ts';
import type { NewId, Row, RowStore } from './rows.ts';

/**
 * Codes and attributes that were added or changed, each with its row before, or null where it is new; and
 * changed codings.
 */
export interface Touched {
  readonly code: ReadonlyMap<string, Row | null>;
  readonly attribute: ReadonlyMap<string, Row | null>;
  readonly coding: ReadonlySet<string>;
}

/** Restores the laws for the rows that were touched, and for everything on merged codes. */
export function keepLaws(store: RowStore, newId: NewId, touched: Touched, remarks: SettlingRemark[]): void {
  for (const [id, before] of touched.code) leaveRing(store, id, before, remarks);
  passOnFromMerged(store, newId);
  onlyThemesGather(store, remarks);
  for (const id of [...touched.coding].toSorted()) joinTwin(store, newId, id);
  examplesWithCodings(store);
  for (const [id, before] of touched.code) numberNamesake(store, id, before, remarks);
  for (const [id, before] of touched.code) freePin(store, id, before);
  for (const [id, before] of touched.attribute) numberAttribute(store, id, before, remarks);
}

/** L4, L2: no code lies below itself, and no two codes are merged into each other. */
function leaveRing(store: RowStore, id: string, before: Row | null, remarks: SettlingRemark[]): void {
  for (const field of ['parentId', 'mergedInto'] as const) {
    if (!isInRing(store, id, field)) continue;
    store.update('code', id, outOfRing(field, before));
    if (isInRing(store, id, field)) store.update('code', id, outOfRing(field, null));
    remarks.push({ kind: 'in_a_ring', table: 'code', id });
  }
}

/** The code's place as it was before; for a code that was not here, at the top or retired. */
function outOfRing(field: 'parentId' | 'mergedInto', before: Row | null): Partial<CodeRecord> {
  // A row of a code, read field by field.
  const { parentId, mergedInto, status } = (before ?? {}) as Partial<CodeRecord>;
  return field === 'parentId'
    ? { parentId: parentId ?? null }
    : { mergedInto: mergedInto ?? null, status: status ?? 'retired' };
}

function isInRing(store: RowStore, id: string, field: 'parentId' | 'mergedInto'): boolean {
  const seen = new Set<string>();
  for (let at = store.find('code', id)?.[field] ?? null; at !== null;) {
    if (at === id) return true;
    if (seen.has(at)) return false;
    seen.add(at);
    at = store.find('code', at)?.[field] ?? null;
  }
  return false;
}

/** L12: only themes have codes added to them. */
function onlyThemesGather(store: RowStore, remarks: SettlingRemark[]): void {
  for (const { id, themeId } of store.all('themeCode'))
    if (store.find('code', themeId)?.isTheme !== true) {
      store.remove('themeCode', id);
      remarks.push({ kind: 'link_gone', table: 'themeCode', id });
    }
}

/** L5: one coding of one code by one coder on one place. The coding that was here stays. */
function joinTwin(store: RowStore, newId: NewId, id: string): void {
  const coding = store.find('coding', id);
  if (!coding) return;
  const { sourceId, coderId, start, end } = coding;
  const twin = store
    .all('coding', { sourceId, coderId, start, end })
    .find((other) => other.id !== id && codingKey(other) === codingKey(coding));
  if (twin) absorbCoding(store, newId, id, twin.id);
}

/** L7: sibling codes have different names; the one that came gets a number. */
function numberNamesake(store: RowStore, id: string, before: Row | null, remarks: SettlingRemark[]): void {
  const code = store.find('code', id);
  if (!code || code.status === 'merged') return;
  const hadIt = before?.['name'] === code.name && (before['parentId'] ?? null) === code.parentId;
  if (hadIt && before?.['status'] !== 'merged') return;
  const name = freeName(store, code, code.parentId);
  if (name === code.name) return;
  store.update('code', id, { name });
  remarks.push({ kind: 'numbered', table: 'code', id });
}

/** L5: attributes of one owner have different names; the one that came gets a number. */
function numberAttribute(store: RowStore, id: string, before: Row | null, remarks: SettlingRemark[]): void {
  const attribute = store.find('attribute', id);
  if (!attribute || before?.['name'] === attribute.name) return;
  const { owner, name } = attribute;
  const others = store.all('attribute', { owner }).filter((other) => other.id !== id);
  const taken = new Set(others.map((other) => other.name));
  if (!taken.has(name)) return;
  store.update('attribute', id, { name: freeLabel(name, taken) });
  remarks.push({ kind: 'numbered', table: 'attribute', id });
}

/** One key applies one code: the code that had it keeps it. */
function freePin(store: RowStore, id: string, before: Row | null): void {
  const pin: CodeRecord['pin'] = store.find('code', id)?.pin ?? null;
  if (pin !== null && pin !== before?.['pin'] && store.all('code', { pin }).length > 1)
    store.update('code', id, { pin: null });
}
