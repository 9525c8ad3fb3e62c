// What stands in cells of the summary grid follows when two codes, two respondents or two coders become one. Where one
// person has then written two summaries of one cell, both texts stay, one below the other.
import type { SummaryRecord } from '../records.ts';
import { basisIn } from '../summary-basis.ts';
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
