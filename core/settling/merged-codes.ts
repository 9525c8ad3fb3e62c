// A code that was merged into another has nothing on it any more: its codings, memos, examples, the codes below it and
// its ties to themes are those of the other one. Two codings that are one by that are one, with all that stands on both.
import { planMerge, type CodeMergePlan } from '../codes/code-merge.ts';
import { freeName } from './names.ts';
import type { CodeRecord, CodingRecord } from '../records.ts';
import type { NewId, RowStore } from './rows.ts';
import { AppError } from '../errors.ts';

/** Passes on what stands on the codes, by this plan. Returns how many codings were joined with one that was there. */
export function passOn(
  store: RowStore,
  newId: NewId,
  fromIds: readonly string[],
  intoId: string,
  plan: CodeMergePlan,
): number {
  let joined = 0;
  for (const fromId of fromIds) {
    joined += passCodings(store, newId, fromId, intoId);
    for (const { id } of store.all('memo', { codeId: fromId })) store.update('memo', id, { codeId: intoId });
    for (const { id } of store.all('code', { mergedInto: fromId }))
      store.update('code', id, { mergedInto: intoId });
    store.update('code', fromId, { status: 'merged', mergedInto: intoId, pin: null, isTheme: false });
  }
  for (const { id, name } of plan.moved) store.update('code', id, { parentId: intoId, name });
  for (const id of plan.untied) store.remove('themeCode', id);
  for (const tie of plan.tied) store.insert('themeCode', { id: newId(), ...tie });
  return joined;
}

function passCodings(store: RowStore, newId: NewId, fromId: string, intoId: string): number {
  const kept = new Map(store.all('coding', { codeId: intoId }).map((coding) => [codingKey(coding), coding]));
  let joined = 0;
  for (const coding of store.all('coding', { codeId: fromId })) {
    const moved = { ...coding, codeId: intoId };
    const twin = kept.get(codingKey(moved));
    if (twin) {
      absorbCoding(store, newId, coding.id, twin.id);
      joined += 1;
      continue;
    }
    store.update('coding', coding.id, { codeId: intoId });
    kept.set(codingKey(moved), moved);
  }
  for (const { id } of store.all('codeExample', { codeId: fromId }))
    store.update('codeExample', id, { codeId: intoId });
  return joined;
}

/**
 * Passes on what came to stand on codes that are merged already, whoever brought it; themes that gather such a code
 * gather the other one. Returns how many codings were joined with one that was there.
 */
export function passOnFromMerged(store: RowStore, newId: NewId): number {
  let joined = 0;
  const merged = store.all('code', { status: 'merged' });
  // What passes on may come to one that is merged, too: as often as there are any, and no oftener in a ring of merges.
  let isMoving = true;
  for (let rounds = merged.length; isMoving && rounds > 0; rounds -= 1) {
    isMoving = false;
    for (const { id, mergedInto } of store.all('code', { status: 'merged' })) {
      const into = mergedInto === null ? undefined : store.find('code', mergedInto);
      if (!into || !hasAny(store, id)) continue;
      isMoving = true;
      standAside(store, id, into);
      const ties = store.all('themeCode');
      const gatheredBy = ties.flatMap(({ themeId, codeId }) => (codeId === id ? [themeId] : []));
      const plan = planMerge(store.all('code'), ties, [id], into, gatheredBy);
      joined += passOn(store, newId, [id], into.id, plan);
    }
  }
  return joined;
}

/** What a code went into cannot lie below it any more: it lies where that lay. */
function standAside(store: RowStore, id: string, into: CodeRecord): void {
  const seen = new Set<string>();
  for (let at = into.parentId; at !== null && !seen.has(at); at = store.find('code', at)?.parentId ?? null) {
    seen.add(at);
    if (at !== id) continue;
    const parentId = store.find('code', id)?.parentId ?? null;
    store.update('code', into.id, { parentId, name: freeName(store, into, parentId) });
  }
}

/** Whether anything stands on a merged code, or was merged into it. */
function hasAny(store: RowStore, id: string): boolean {
  const { pin, isTheme } = store.find('code', id) ?? { pin: null, isTheme: false };
  return (
    pin !== null ||
    isTheme ||
    store.all('code', { mergedInto: id }).length > 0 ||
    store.all('code', { parentId: id }).some(({ status }) => status !== 'merged') ||
    store.all('coding', { codeId: id }).length > 0 ||
    store.all('memo', { codeId: id }).length > 0 ||
    store.all('codeExample', { codeId: id }).length > 0 ||
    store.all('themeCode', { themeId: id }).length > 0 ||
    store.all('themeCode', { codeId: id }).length > 0
  );
}

/** Lets examples stand with the code that their coding has; of two for one coding, one stays. */
export function examplesWithCodings(store: RowStore): void {
  for (const { id, codeId, codingId } of store.all('codeExample')) {
    const now = store.find('coding', codingId)?.codeId ?? codeId;
    if (now === codeId) continue;
    if (store.all('codeExample', { codeId: now, codingId }).length > 0) store.remove('codeExample', id);
    else store.update('codeExample', id, { codeId: now });
  }
}

/** What a coder says of a coding beside its code and its place. */
export const saidFields = [
  'weight',
  'stance',
  'voice',
  'respondentId',
  'translation',
] as const satisfies readonly (keyof CodingRecord)[];

/** Whether two codings of the same words differ in anything that both say. */
export function saysOtherwise(one: CodingRecord, other: CodingRecord): boolean {
  return saidFields.some(
    (field) => one[field] !== null && other[field] !== null && one[field] !== other[field],
  );
}

/** What a coding that goes says where its twin says nothing. */
export function saidBeside(gone: CodingRecord, twin: CodingRecord): Partial<CodingRecord> {
  const said = saidFields.filter((field) => twin[field] === null && gone[field] !== null);
  return Object.fromEntries(said.map((field) => [field, gone[field]]));
}

/** What only one coding may have: its source, its place there, its code and its coder. */
export function codingKey({ sourceId, codeId, coderId, start, end }: CodingRecord): string {
  return `${sourceId} ${codeId} ${coderId} ${start ?? 'whole'} ${end ?? ''}`;
}

/** Codings that stand twice or oftener, in the order given. */
export function twinsAmong(codings: Iterable<CodingRecord>): CodingRecord[][] {
  return [...Map.groupBy(codings, codingKey).values()].filter(({ length }) => length > 1);
}

function codingAt(store: RowStore, id: string): CodingRecord {
  const coding = store.find('coding', id);
  if (!coding) throw new AppError('not_found', 'errors:no_such_coding', { id });
  return coding;
}

/** Removes a coding with its memos and its places as example and as evidence. */
export function removeCoding(store: RowStore, id: string): void {
  for (const table of ['memo', 'codeExample', 'verdictEvidence'] as const)
    for (const row of store.all(table, { codingId: id })) store.remove(table, row.id);
  store.remove('coding', id);
}

/**
 * Removes a coding that stands twice: its memos, its places as example and as evidence, and what it says where its twin
 * says nothing, pass to that twin, which must have its final code already.
 */
export function absorbCoding(store: RowStore, newId: NewId, goneId: string, twinId: string): void {
  const [gone, twin] = [codingAt(store, goneId), codingAt(store, twinId)];
  const said = saidBeside(gone, twin);
  if (Object.keys(said).length > 0) store.update('coding', twinId, said);
  for (const { id } of store.all('memo', { codingId: goneId }))
    store.update('memo', id, { codingId: twinId });
  const [example] = store.all('codeExample', { codingId: goneId });
  if (example && store.all('codeExample', { codingId: twinId }).length === 0)
    store.insert('codeExample', {
      id: newId(),
      codeId: twin.codeId,
      codingId: twinId,
      position: example.position,
    });
  for (const { verdictId } of store.all('verdictEvidence', { codingId: goneId }))
    if (store.all('verdictEvidence', { verdictId, codingId: twinId }).length === 0)
      store.insert('verdictEvidence', { id: newId(), verdictId, codingId: twinId });
  removeCoding(store, goneId);
}
