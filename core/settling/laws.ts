// What holds of every project, whoever did what: made true again after rows of several hands have met. The numbers are
// those of the table of laws in the README.
import { freeName as freeLabel } from '../free-name.ts';
import type { CodeRecord } from '../records.ts';
import { freeName } from './names.ts';
import { absorbCoding, codingKey, examplesWithCodings, passOnFromMerged } from './merged-codes.ts';
import type { SettlingRemark } from './remark.ts';
import type { NewId, Row, RowStore } from './rows.ts';

/** Rows that were added or changed: codes and attributes with how they stood before, null for those that were not there. */
export interface Touched {
  readonly code: ReadonlyMap<string, Row | null>;
  readonly attribute: ReadonlyMap<string, Row | null>;
  readonly coding: ReadonlySet<string>;
}

/** Makes the laws true again for the rows that were touched, and all that stands on merged codes. */
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

/** L4, L2: no code lies below itself, and none went into one that went into it. */
function leaveRing(store: RowStore, id: string, before: Row | null, remarks: SettlingRemark[]): void {
  for (const field of ['parentId', 'mergedInto'] as const) {
    if (!isInRing(store, id, field)) continue;
    store.update('code', id, outOfRing(field, before));
    if (isInRing(store, id, field)) store.update('code', id, outOfRing(field, null));
    remarks.push({ kind: 'in_a_ring', table: 'code', id });
  }
}

/** What a code is as it was before; at the top, or retired, where it was not here. */
function outOfRing(field: 'parentId' | 'mergedInto', before: Row | null): Partial<CodeRecord> {
  // Rows of codes, looked at field by field.
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

/** L12: a code that is no theme any more gathers nothing. */
function onlyThemesGather(store: RowStore, remarks: SettlingRemark[]): void {
  for (const { id, themeId } of store.all('themeCode'))
    if (store.find('code', themeId)?.isTheme !== true) {
      store.remove('themeCode', id);
      remarks.push({ kind: 'link_gone', table: 'themeCode', id });
    }
}

/** L5: one coding of one code by one coder on one place. The one that was here stays. */
function joinTwin(store: RowStore, newId: NewId, id: string): void {
  const coding = store.find('coding', id);
  if (!coding) return;
  const { sourceId, coderId, start, end } = coding;
  const twin = store
    .all('coding', { sourceId, coderId, start, end })
    .find((other) => other.id !== id && codingKey(other) === codingKey(coding));
  if (twin) absorbCoding(store, newId, id, twin.id);
}

/** L7: codes beside each other have names of their own; the one that came gets a number. */
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

/** L5: attributes of one owner have names of their own; the one that came gets a number. */
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

/** One key applies one code: the one that had it keeps it. */
function freePin(store: RowStore, id: string, before: Row | null): void {
  const pin: CodeRecord['pin'] = store.find('code', id)?.pin ?? null;
  if (pin !== null && pin !== before?.['pin'] && store.all('code', { pin }).length > 1)
    store.update('code', id, { pin: null });
}
