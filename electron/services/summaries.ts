import * as z from 'zod';
import { byPosition } from '#core/by-position.ts';
import { AppError } from '#core/errors.ts';
import type { SummaryRecord } from '#core/records.ts';
import { CellsNow, changesUnder } from '#core/summary-grid/basis.ts';
import { basisIn, type GridPlace, type SummaryBasis } from '#core/basis.ts';
import { summaryGrid } from '#core/summary-grid/grid.ts';
import type { GridRequest } from '#core/summary-grid/request.ts';
import { passagesOfPlace } from '#core/summary-grid/passages.ts';
import { placeKey, placeOf, type WrittenGrid, type WrittenSummary } from '#core/summary-grid/written.ts';
import type { LayerRequest } from '#core/counting/request.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, find, get, insert, remove, update } from '#db/write.ts';
import type { Counting } from '../engines/counting.ts';
import { blindCoderId } from './blind-history.ts';
import { refuseMerged } from './codes.ts';
import { command, query, type QueryContext } from './context.ts';
import { gridRequest, layerInput } from './counting-input.ts';
import { lastPosition } from './positions.ts';
import { prose } from './prose.ts';

const placeInput = z.strictObject({
  themeId: z.string(),
  respondentId: z.string().nullable().default(null),
  sourceId: z.string().nullable().default(null),
});

/**
 * The rows of a cell; throws `invalid` for a place that is no cell, `not_found` where a part of it is gone, and `conflict`
 * for a merged code: what is written there would be shown nowhere.
 */
function checked(db: ReadDb, place: GridPlace): GridPlace {
  const { themeId, respondentId, sourceId } = place;
  if ((respondentId === null) === (sourceId === null)) throw new AppError('invalid', 'errors:summary_place');
  refuseMerged(get(db, 'code', themeId));
  if (respondentId !== null) get(db, 'respondent', respondentId);
  if (sourceId !== null) get(db, 'source', sourceId);
  return place;
}

/** What lies under a cell now, as it is kept with a summary. */
function basisNow(
  { db, counting: { corpus, codings } }: Pick<QueryContext, 'db' | 'counting'>,
  place: GridPlace,
  asked: LayerRequest | undefined,
): string {
  const cells = new CellsNow(corpus, codings);
  const layer = cells.layer(asked);
  const under = cells.under(place, layer);
  const basis: SummaryBasis = {
    layer,
    codings: under.map(({ id, codeId, sourceId, start, end }) => [
      id,
      codeId,
      sourceId,
      start,
      end,
      find(db, 'coding', id)?.quoteDigest ?? null,
    ]),
    texts: [...new Set(under.map(({ sourceId }) => sourceId))].map((sourceId) => [
      sourceId,
      corpus.tables.source.get(sourceId)?.textHash ?? '',
    ]),
  };
  return JSON.stringify(basis);
}

/** The summaries with what has changed under each. */
function withChanges(
  db: ReadDb,
  { corpus, codings }: Counting,
  summaries: readonly SummaryRecord[],
): WrittenSummary[] {
  const cells = new CellsNow(corpus, codings);
  const facts = {
    textHashOf: (id: string) => corpus.tables.source.get(id)?.textHash,
    digestOf: (id: string) => find(db, 'coding', id)?.quoteDigest,
    codeOf: (id: string) => find(db, 'coding', id)?.codeId,
  };
  return summaries.map((summary) => {
    const { id, themeId, respondentId, sourceId, coderId, body } = summary;
    const { updatedAt, confirmedAt, confirmedBy } = summary;
    const basis = basisIn(summary.basis);
    // Of what blind work hides it cannot be said that it has changed.
    const changes = cells.isHidden(basis.layer)
      ? null
      : changesUnder(basis, cells.under(summary, basis.layer), facts);
    const place = { themeId, respondentId, sourceId };
    return { id, ...place, coderId, body, updatedAt, confirmedAt, confirmedBy, changes };
  });
}

export const summaries = {
  /** A grid with the summaries and pinned quotes of its cells. core/summary-grid explains every rule. */
  grid: query(gridRequest, ({ db, counting, coderId }, request): WrittenGrid => {
    const grid = summaryGrid(counting.corpus, counting.codings, request satisfies GridRequest);
    const cells = new Set(
      grid.rows.flatMap((row) => grid.themes.map(({ codeId }) => placeKey(placeOf(grid, row, codeId)))),
    );
    const onlyOf = blindCoderId(db, coderId);
    const isSeen = (row: GridPlace & { readonly coderId: string }): boolean =>
      cells.has(placeKey(row)) && (onlyOf === null || row.coderId === onlyOf);
    return {
      grid,
      summaries: withChanges(db, counting, all(db, 'summary').filter(isSeen)).toSorted((a, b) =>
        a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : 0,
      ),
      quotes: all(db, 'summaryQuote').filter(isSeen).toSorted(byPosition),
    };
  }),

  /** Exactly the passages that a cell of a grid counts; a whole-source coding is a row of its own. */
  passages: query(
    z.strictObject({ request: gridRequest, place: placeInput }),
    ({ counting: { corpus, codings } }, { request, place }) =>
      passagesOfPlace(corpus, codings, request, place),
  ),

  /**
   * Writes the acting coder's summary of a cell, one for each cell and coder. An empty one is removed. `layer` is the
   * layer whose codings the author sees.
   */
  write: command(
    z.strictObject({ place: placeInput, body: prose, layer: layerInput.optional() }),
    (context, { place, body, layer }) => {
      const { db, coderId, newId, now } = context;
      const cell = checked(db, place);
      const [existing] = all(db, 'summary', { ...cell, coderId });
      if (body.trim() === '') {
        if (existing) remove(db, 'summary', existing.id);
        return null;
      }
      if (existing?.body === body) return existing;
      const at = now();
      const written = {
        body,
        basis: basisNow(context, cell, layer),
        updatedAt: at,
        confirmedAt: null,
        confirmedBy: null,
      };
      return existing
        ? update(db, 'summary', existing.id, written)
        : insert(db, 'summary', { id: newId(), ...cell, coderId, createdAt: at, ...written });
    },
  ),

  /** Confirms that a summary is still right as its codings are now. */
  confirm: command(z.strictObject({ id: z.string() }), (context, { id }) => {
    const { db, coderId, now } = context;
    const summary = get(db, 'summary', id);
    const basis = basisNow(context, summary, basisIn(summary.basis).layer);
    return update(db, 'summary', id, { basis, confirmedAt: now(), confirmedBy: coderId });
  }),

  /** Pins codings as quotes of a cell, after those pinned before, or unpins them. */
  pin: command(
    z.strictObject({ place: placeInput, codingIds: z.array(z.string()).min(1), pinned: z.boolean() }),
    ({ db, seen, coderId, newId }, { place, codingIds, pinned }) => {
      const cell = checked(db, place);
      const quotes = all(db, 'summaryQuote', { ...cell, coderId });
      let last = lastPosition(seen, 'summaryQuote') - 1;
      for (const codingId of new Set(codingIds)) {
        if (pinned && !find(db, 'coding', codingId))
          throw new AppError('not_found', 'errors:no_such_coding', { id: codingId });
        const quote = quotes.find((each) => each.codingId === codingId);
        if (pinned && !quote)
          insert(db, 'summaryQuote', { id: newId(), ...cell, codingId, coderId, position: (last += 1) });
        if (!pinned && quote) remove(db, 'summaryQuote', quote.id);
      }
    },
  ),

  /** Puts the acting coder's quotes of a cell in this order; those not named follow in their present order. */
  orderQuotes: command(
    z.strictObject({ place: placeInput, codingIds: z.array(z.string()).min(1) }),
    ({ db, coderId }, { place, codingIds }) => {
      const quotes = all(db, 'summaryQuote', { ...checked(db, place), coderId }).toSorted(byPosition);
      const named = codingIds.flatMap((id) => quotes.filter(({ codingId }) => codingId === id));
      const ordered = [...named, ...quotes.filter((quote) => !named.includes(quote))];
      // The places stay those of the cell among all quotes: the joint display shows them in one order.
      ordered.forEach(({ id, position }, index) => {
        const to = quotes[index]!.position;
        if (position !== to) update(db, 'summaryQuote', id, { position: to });
      });
    },
  ),
};
