// Codings that are there twice: of one code by one coder on one place. One of the two goes, and everything attached to it passes
// to the other.
import { decidedCodings } from '../basis.ts';
import { AppError } from '../errors.ts';
import type { CodingRecord } from '../records.ts';
import type { NewId, RowStore } from './rows.ts';

/** The key that only one coding may have: its source, its place there, its code and its coder. */
export function codingKey({ sourceId, codeId, coderId, start, end }: CodingRecord): string {
  return `${sourceId} ${codeId} ${coderId} ${start ?? 'whole'} ${end ?? ''}`;
}

/** Groups of codings that share a key, in the order given. */
export function twinsAmong(codings: Iterable<CodingRecord>): CodingRecord[][] {
  return [...Map.groupBy(codings, codingKey).values()].filter(({ length }) => length > 1);
}

/** Another coding with the same key. */
export function twinAt(store: RowStore, coding: CodingRecord): CodingRecord | undefined {
  const { id, sourceId, coderId, start, end } = coding;
  const there = store.all('coding', { sourceId, coderId, start, end });
  return there.find((other) => other.id !== id && codingKey(other) === codingKey(coding));
}

/** The fields of a coding that its coder fills in, besides code and place. */
export const saidFields = [
  'weight',
  'stance',
  'voice',
  'respondentId',
  'translation',
] as const satisfies readonly (keyof CodingRecord)[];

/** Whether two codings of the same words differ in a field that both fill in. */
export function saysOtherwise(one: CodingRecord, other: CodingRecord): boolean {
  return saidFields.some(
    (field) => one[field] !== null && other[field] !== null && one[field] !== other[field],
  );
}

/**
 * The fields of a removed coding that its twin leaves empty. Two codings of which one was the coder's own idea are no
 * suggestion.
 */
export function saidBeside(gone: CodingRecord, twin: CodingRecord): Partial<CodingRecord> {
  const fields = saidFields.filter((field) => twin[field] === null && gone[field] !== null);
  return {
    ...Object.fromEntries(fields.map((field) => [field, gone[field]])),
    ...(gone.suggestedBy === null && twin.suggestedBy !== null ? { suggestedBy: null } : {}),
  };
}

function codingAt(store: RowStore, id: string): CodingRecord {
  const coding = store.find('coding', id);
  if (!coding) throw new AppError('not_found', 'errors:no_such_coding', { id });
  return coding;
}

/**
 * Removes a coding with its memos, and as example, evidence and quote. Memos at a place that coders have talked about stay:
 * such talk often ends in a coding that goes.
 */
export function removeCoding(store: RowStore, id: string): void {
  passDiscussion(store, id);
  for (const table of ['memo', 'codeExample', 'verdictEvidence', 'summaryQuote'] as const)
    for (const row of store.all(table, { codingId: id })) store.remove(table, row.id);
  store.remove('coding', id);
}

/** Memos on a coding that a decision about a place names pass to another coding of that place; if none is left, to the source. */
function passDiscussion(store: RowStore, id: string): void {
  const memos = store.all('memo', { codingId: id });
  const coding = memos.length === 0 ? undefined : store.find('coding', id);
  if (!coding) return;
  const { sourceId } = coding;
  const talked = store
    .all('adjudication', { sourceId })
    .filter(({ basis }) => basis.includes(JSON.stringify(id)));
  if (talked.length === 0) return;
  const others = talked.flatMap(({ basis }) => decidedCodings(basis).map(([other]) => other));
  const next = others.find((other) => other !== id && store.find('coding', other)?.sourceId === sourceId);
  const about =
    next === undefined ? ({ about: 'source', sourceId, codingId: null } as const) : { codingId: next };
  for (const memo of memos) store.update('memo', memo.id, about);
}

/**
 * Removes a coding that exists twice. Its memos, its uses as example, evidence and quote, and fields that its twin
 * leaves empty, and its place in decisions pass to the twin, which must have its final code already.
 */
export function absorbCoding(store: RowStore, newId: NewId, goneId: string, twinId: string): void {
  const [gone, twin] = [codingAt(store, goneId), codingAt(store, twinId)];
  const missing = saidBeside(gone, twin);
  if (Object.keys(missing).length > 0) store.update('coding', twinId, missing);
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
  for (const quote of store.all('summaryQuote', { codingId: goneId })) {
    const { id: _, ...passed } = { ...quote, codingId: twinId };
    const { themeId, respondentId, sourceId, coderId } = passed;
    const there = { themeId, respondentId, sourceId, coderId, codingId: twinId };
    if (store.all('summaryQuote', there).length === 0)
      store.insert('summaryQuote', { id: newId(), ...passed });
  }
  for (const { id, basis } of store.all('adjudication', { sourceId: gone.sourceId }))
    if (basis.includes(JSON.stringify(goneId)))
      store.update('adjudication', id, { basis: standInBasis(basis, gone, twin) });
  removeCoding(store, goneId);
}

/** What lay under a decision, with the twin in place of the coding that goes: the coders' work is as it was. */
function standInBasis(basis: string, gone: CodingRecord, twin: CodingRecord): string {
  const lay = decidedCodings(basis);
  const isThere = lay.some(([id]) => id === twin.id);
  return JSON.stringify(
    lay.flatMap(([id, digest]) => (id !== gone.id ? [[id, digest]] : isThere ? [] : [[twin.id, digest]])),
  );
}
