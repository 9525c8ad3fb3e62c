// Removes rows together with those that depend on them. Deletes are explicit, child before parent, so that undo sees
// every row.
import * as twins from '#core/settling/twin-codings.ts';
import type { WriteDb } from '#db/handles.ts';
import { all, remove, removeWhere, rowsOf } from '#db/write.ts';

/** Removes a coding with its memos and its use as example, evidence and quote. */
export function removeCoding(db: WriteDb, id: string): void {
  twins.removeCoding(rowsOf(db), id);
}

/**
 * Removes a coding that stands twice; everything that refers to it passes to its twin, which must have its final code
 * already.
 */
export function absorbCoding(db: WriteDb, newId: () => string, goneId: string, twinId: string): void {
  twins.absorbCoding(rowsOf(db), newId, goneId, twinId);
}

/** Removes a verdict with its evidence. */
export function removeVerdict(db: WriteDb, id: string): void {
  removeWhere(db, 'verdictEvidence', { verdictId: id });
  remove(db, 'verdict', id);
}

/** Removes a code that has no sub-codes left, with its codings and everything that refers to it. */
export function removeCode(db: WriteDb, id: string): void {
  // First, since memos on codings outlive these where a decision stands on them.
  removeWhere(db, 'adjudication', { codeId: id });
  for (const coding of all(db, 'coding', { codeId: id })) removeCoding(db, coding.id);
  for (const verdict of all(db, 'verdict', { themeId: id })) removeVerdict(db, verdict.id);
  removeWhere(db, 'codeExample', { codeId: id });
  removeWhere(db, 'themeCode', { themeId: id });
  removeWhere(db, 'themeCode', { codeId: id });
  removeWhere(db, 'memo', { codeId: id });
  removeWhere(db, 'summary', { themeId: id });
  removeWhere(db, 'summaryQuote', { themeId: id });
  removeWhere(db, 'ownPin', { codeId: id });
  removeWhere(db, 'refusedPassage', { codeId: id });
  remove(db, 'code', id);
}

/**
 * Removes a source with its codings, reviews, memos, summaries, attribute values, pages, links to other rows, and stored parts of
 * imported files.
 */
export function removeSource(db: WriteDb, id: string): void {
  // First, since memos on codings outlive these where a decision stands on them.
  removeWhere(db, 'adjudication', { sourceId: id });
  for (const coding of all(db, 'coding', { sourceId: id })) removeCoding(db, coding.id);
  removeWhere(db, 'review', { sourceId: id });
  removeWhere(db, 'memo', { sourceId: id });
  removeWhere(db, 'summary', { sourceId: id });
  removeWhere(db, 'summaryQuote', { sourceId: id });
  removeWhere(db, 'attributeValue', { sourceId: id });
  removeWhere(db, 'sourceRespondent', { sourceId: id });
  removeWhere(db, 'sourcePages', { sourceId: id });
  removeWhere(db, 'exchangeParts', { sourceId: id });
  removeWhere(db, 'distinctPair', { sourceId: id });
  removeWhere(db, 'distinctPair', { otherId: id });
  removeWhere(db, 'refusedPassage', { sourceId: id });
  remove(db, 'source', id);
}
