// Two codings of one code by one coder on one place are one coding: what stands with the one that goes passes to the
// one that stays.
import { AppError } from '../errors.ts';
import type { CodingRecord } from '../records.ts';
import type { NewId, RowStore } from './rows.ts';

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
