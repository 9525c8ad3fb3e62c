// What stands in cells of the summary grid follows when two codes, two respondents or two coders become one. Where one
// person has then written two summaries of one cell, both texts stay, one below the other.
import type { SummaryRecord } from '../records.ts';
import { basisIn, type BasisCoding } from '../basis.ts';
import type { RowStore } from './rows.ts';

/** A part of a cell that becomes another. */
type Part = Partial<Pick<SummaryRecord, 'themeId' | 'respondentId' | 'coderId'>>;

/** Moves the summaries and quotes of all cells with `from` to those with `to`. */
export function moveSummaries(store: RowStore, from: Part, to: Part): void {
  for (const summary of store.all('summary', from)) {
    const { themeId, respondentId, sourceId, coderId } = { ...summary, ...to };
    const [twin] = store.all('summary', { themeId, respondentId, sourceId, coderId });
    if (twin) {
      store.remove('summary', summary.id);
      store.update('summary', twin.id, joined(twin, summary));
    } else store.update('summary', summary.id, to);
  }
  for (const quote of store.all('summaryQuote', from)) {
    const { themeId, respondentId, sourceId, coderId, codingId } = { ...quote, ...to };
    if (store.all('summaryQuote', { themeId, respondentId, sourceId, coderId, codingId }).length > 0)
      store.remove('summaryQuote', quote.id);
    else store.update('summaryQuote', quote.id, to);
  }
}

/** L5: one summary of a cell by one coder. Where another stands in the cell of this one, both texts stay in that one. */
export function joinSummary(store: RowStore, id: string): void {
  const summary = store.find('summary', id);
  if (!summary) return;
  const { themeId, respondentId, sourceId, coderId } = summary;
  const twin = store
    .all('summary', { themeId, respondentId, sourceId, coderId })
    .find((other) => other.id !== id);
  if (!twin) return;
  store.remove('summary', id);
  store.update('summary', twin.id, joined(twin, summary));
}

/** L5: a coding is pinned once to a cell by one coder. */
export function joinSummaryQuote(store: RowStore, id: string): void {
  const quote = store.find('summaryQuote', id);
  if (!quote) return;
  const { themeId, respondentId, sourceId, coderId, codingId } = quote;
  const same = store.all('summaryQuote', { themeId, respondentId, sourceId, coderId, codingId });
  if (same.some((other) => other.id !== id)) store.remove('summaryQuote', id);
}

/** What became of codings and of a code that a merge took away: by the id that is gone, the one that stands for it now. */
export interface StandIns {
  readonly codings: ReadonlyMap<string, string>;
  readonly codes: ReadonlyMap<string, string>;
}

/**
 * Writes into what lay under each summary the codings and codes that stand for those which a merge took away. Without
 * this, a merge that changes no passage under a cell would mark its summary as older than its codings.
 */
export function standInBases(store: RowStore, { codings, codes }: StandIns): void {
  if (codings.size === 0 && codes.size === 0) return;
  for (const { id, basis } of store.all('summary')) {
    const { layer, codings: lay, texts } = basisIn(basis);
    if (!lay.some(([coding, code]) => codings.has(coding) || codes.has(code))) continue;
    const known = new Set(lay.map(([coding]) => coding));
    const now = lay.flatMap(([coding, code, ...rest]): BasisCoding[] => {
      const other = codings.get(coding);
      // Where its twin lay under the cell too, it lies there once.
      if (other !== undefined && known.has(other)) return [];
      if (other !== undefined) known.add(other);
      return [[other ?? coding, codes.get(code) ?? code, ...rest]];
    });
    store.update('summary', id, { basis: JSON.stringify({ layer, codings: now, texts }) });
  }
}

/** The fields of two summaries as one; what lay under either lies under it. */
function joined(one: SummaryRecord, other: SummaryRecord): Partial<SummaryRecord> {
  const [first, second] = [basisIn(one.basis), basisIn(other.basis)];
  const known = new Set(first.codings.map(([id]) => id));
  const texts = new Map([...second.texts, ...first.texts]);
  const isConfirmed = one.confirmedAt !== null && other.confirmedAt !== null;
  return {
    body: one.body === other.body ? one.body : `${one.body}\n\n${other.body}`,
    basis: JSON.stringify({
      layer: first.layer,
      codings: [...first.codings, ...second.codings.filter(([id]) => !known.has(id))],
      texts: [...texts],
    }),
    updatedAt: one.updatedAt > other.updatedAt ? one.updatedAt : other.updatedAt,
    ...(isConfirmed ? {} : { confirmedAt: null, confirmedBy: null }),
  };
}
