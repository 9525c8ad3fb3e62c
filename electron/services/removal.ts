// What goes with what. Deletes are explicit, child before parent, so that undo sees every row.
import type { CodingRecord } from '#core/records.ts';
import type { WriteDb } from '#db/handles.ts';
import { all, get, insert, remove, removeWhere, update } from '#db/write.ts';

/** Removes a coding with its memos and its places as example and as evidence. */
export function removeCoding(db: WriteDb, id: string): void {
  removeWhere(db, 'memo', { codingId: id });
  removeWhere(db, 'codeExample', { codingId: id });
  removeWhere(db, 'verdictEvidence', { codingId: id });
  remove(db, 'coding', id);
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

/**
 * Removes a coding that stands twice: its memos, its places as example and as evidence, and what it says where its twin says
 * nothing, pass to that twin, which must have its final code already.
 */
export function absorbCoding(db: WriteDb, newId: () => string, goneId: string, twinId: string): void {
  const [gone, twin] = [get(db, 'coding', goneId), get(db, 'coding', twinId)];
  const said = saidFields.flatMap((field) =>
    twin[field] === null && gone[field] !== null ? [[field, gone[field]] as const] : [],
  );
  if (said.length > 0) update(db, 'coding', twinId, Object.fromEntries(said));
  for (const memo of all(db, 'memo', { codingId: goneId })) update(db, 'memo', memo.id, { codingId: twinId });
  const [example] = all(db, 'codeExample', { codingId: goneId });
  if (example && all(db, 'codeExample', { codingId: twinId }).length === 0) {
    insert(db, 'codeExample', {
      id: newId(),
      codeId: twin.codeId,
      codingId: twinId,
      position: example.position,
    });
  }
  for (const { verdictId } of all(db, 'verdictEvidence', { codingId: goneId })) {
    if (all(db, 'verdictEvidence', { verdictId, codingId: twinId }).length === 0)
      insert(db, 'verdictEvidence', { id: newId(), verdictId, codingId: twinId });
  }
  removeCoding(db, goneId);
}

/** Removes a verdict with its evidence. */
export function removeVerdict(db: WriteDb, id: string): void {
  removeWhere(db, 'verdictEvidence', { verdictId: id });
  remove(db, 'verdict', id);
}

/** Removes one code, which has no children left, with its codings and all that hangs on it. */
export function removeCode(db: WriteDb, id: string): void {
  for (const coding of all(db, 'coding', { codeId: id })) removeCoding(db, coding.id);
  for (const verdict of all(db, 'verdict', { themeId: id })) removeVerdict(db, verdict.id);
  removeWhere(db, 'codeExample', { codeId: id });
  removeWhere(db, 'themeCode', { themeId: id });
  removeWhere(db, 'themeCode', { codeId: id });
  removeWhere(db, 'memo', { codeId: id });
  remove(db, 'code', id);
}

/** Removes a source with its codings, reviews, memos, attribute values, pages, ties to other rows and what it had elsewhere. */
export function removeSource(db: WriteDb, id: string): void {
  for (const coding of all(db, 'coding', { sourceId: id })) removeCoding(db, coding.id);
  removeWhere(db, 'review', { sourceId: id });
  removeWhere(db, 'memo', { sourceId: id });
  removeWhere(db, 'attributeValue', { sourceId: id });
  removeWhere(db, 'sourceRespondent', { sourceId: id });
  removeWhere(db, 'sourcePages', { sourceId: id });
  removeWhere(db, 'exchangeParts', { sourceId: id });
  removeWhere(db, 'distinctPair', { sourceId: id });
  removeWhere(db, 'distinctPair', { otherId: id });
  remove(db, 'source', id);
}
