import * as z from 'zod';
import { byPosition } from '#core/by-position.ts';
import { columnsOf } from '#core/counting/grouping.ts';
import type { CountingRequest, Unit } from '#core/counting/request.ts';
import { sourcesInScope } from '#core/counting/scope.ts';
import { select } from '#core/counting/selection.ts';
import { tallyIn } from '#core/counting/tally.ts';
import { AppError } from '#core/errors.ts';
import { askable } from '#core/query/queried-sources.ts';
import { presentQuery, type MissingThing } from '#core/query/present-query.ts';
import type { Query } from '#core/query/query.ts';
import { readQuery } from '#core/query/read-query.ts';
import { readsTexts } from '#core/query/reads-texts.ts';
import { resolveQuery } from '#core/query/resolve-query.ts';
import { resultSides, sideOf, sidesOf } from '#core/query/result-side.ts';
import { parseSavedQuery, type SavedQuerySettings } from '#core/query/saved-query.ts';
import { writeQuery } from '#core/query/write-query.ts';
import type { Words } from '#words/words.ts';
import type { ReadDb } from '#db/handles.ts';
import { all, get, insert, remove, update } from '#db/write.ts';
import type { Counting } from '../engines/counting.ts';
import { command, job, query, readingJob, type CommandContext, type QueryContext } from './context.ts';
import { countingRequest, denominatorInput, layerInput, unitInput } from './counting-input.ts';
import { confined, expectOwnCodings } from './own-codings.ts';
import { positionAt } from './place-in-list.ts';
import { lastPosition } from './positions.ts';
import { answerTo, answerWanted, queryRequest, type AskedQuery } from './queries.ts';

const name = z.string().trim().min(1).max(200);

const kept = {
  /** Which side of the query is its result; null is the default. */
  side: z.enum(resultSides).nullable(),
  /** Whose codings it asks for by itself; null is the default layer of the project. */
  layer: layerInput.nullable(),
  /** What it is out of by itself; null is all sources. */
  denominator: denominatorInput.nullable(),
};

/** A saved query as it stands now. */
export interface ListedQuery extends Omit<SavedQuerySettings, 'query'> {
  readonly id: string;
  readonly name: string;
  /** In canonical form, with present names; null if it is damaged. */
  readonly text: string | null;
  /** Things that it names and that are gone: it cannot be asked then. */
  readonly missing: readonly MissingThing[];
}

function refuseTaken(db: ReadDb, wanted: string, except?: string): void {
  const taken = all(db, 'savedQuery', { name: wanted }).some(({ id }) => id !== except);
  if (taken) throw new AppError('conflict', 'errors:query_name_taken', { name: wanted });
}

/** The query of this text with the ids of the project. */
function resolved({ counting }: CommandContext, text: string): Query {
  return resolveQuery(counting.corpus, readQuery(text));
}

function listed(
  { corpus }: Counting,
  { id, name: called, settings }: { readonly id: string; readonly name: string; readonly settings: string },
  { t }: Words,
): ListedQuery {
  try {
    const { query: stored, ...asked } = parseSavedQuery(settings);
    const { named, missing } = presentQuery(corpus, stored, (table) => t(`saved_queries:gone.${table}`));
    return { id, name: called, text: writeQuery(named), ...asked, missing };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { id, name: called, text: null, side: null, layer: null, denominator: null, missing: [] };
  }
}

/** How many a saved query finds, by its id; null where it has no such count or cannot be asked. */
export type SavedCounts = Readonly<Record<string, number | null>>;

function countsOf(
  context: Pick<QueryContext, 'db' | 'coderId' | 'counting'>,
  unit: Unit,
  request: CountingRequest,
  isMeant: (query: Query) => boolean,
): SavedCounts {
  const { corpus, codings } = context.counting;
  const selection = select(corpus, codings, confined(context, request));
  const columns = columnsOf(corpus, selection.scoped, null);
  const counts = [...corpus.tables.savedQuery.values()].flatMap(
    ({ id, settings }): [string, number | null][] => {
      try {
        const { query: stored } = parseSavedQuery(settings);
        if (!isMeant(stored)) return [];
        expectOwnCodings(context, stored);
        const { rows } = tallyIn(selection, columns, { ...request, of: [], queryIds: [id], unit });
        return [[id, rows[0]?.total.units[unit] ?? null]];
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        return [[id, null]];
      }
    },
  );
  return Object.fromEntries(counts);
}

const counted = z.strictObject({ unit: unitInput, request: countingRequest.default({}) });

export const savedQueries = {
  /** The saved queries in their order, each in its canonical text, with what it names and is gone. */
  list: readingJob(z.strictObject({}), async ({ db, counting, words }): Promise<ListedQuery[]> =>
    all(db, 'savedQuery')
      .toSorted(byPosition)
      .map((row) => listed(counting, row, words())),
  ),

  /**
   * Asks a saved query, by the side, layer and denominator that it was saved with unless others are given. Throws
   * `not_found` for one that names something that is gone.
   */
  ask: readingJob(
    z.strictObject({ id: z.string(), request: queryRequest, ...answerWanted }),
    async (context, { id, request, side, quotes }): Promise<AskedQuery> => {
      const saved = askable(context.counting.corpus, id);
      const { layer = saved.layer ?? undefined, denominator = saved.denominator ?? undefined } = request;
      const asked = { ...request, layer, denominator };
      return answerTo(context, saved, { side: side ?? saved.side, request: asked, quotes });
    },
  ),

  /**
   * The ids of the sources in which a saved query finds something, to draw a sample from them. Throws as `ask`.
   */
  sources: readingJob(
    z.strictObject({ id: z.string(), request: queryRequest }),
    async ({ counting: { corpus } }, { id, request: { scope = {}, ...by } }): Promise<string[]> =>
      sourcesInScope(corpus, { ...scope, queryId: id }, by).inScope.map((source) => source.id),
  ),

  /** What the saved queries find that need the codings alone. */
  counts: query(counted, (context, { unit, request }) =>
    countsOf(context, unit, request, (one) => !readsTexts(one)),
  ),

  /** What the saved queries find that read texts, with progress and cancelling. */
  countsInTexts: job(counted, async (context, { unit, request }): Promise<SavedCounts> =>
    countsOf(context, unit, request, readsTexts),
  ),

  /**
   * Saves a query under a name. Throws `invalid` with a position for a text that cannot be read and for a side that it
   * does not offer, `not_found` for a name that the project lacks, `conflict` for a name that is taken.
   */
  add: command(
    z.strictObject({
      name,
      text: z.string(),
      side: kept.side.default(null),
      layer: kept.layer.default(null),
      denominator: kept.denominator.default(null),
    }),
    (context, { name: called, text, ...asked }) => {
      const { db, newId, now } = context;
      refuseTaken(db, called);
      const settings: SavedQuerySettings = { query: resolved(context, text), ...asked };
      sideOf(settings.query, settings.side);
      return insert(db, 'savedQuery', {
        id: newId(),
        name: called,
        settings: JSON.stringify(settings),
        position: lastPosition(db, 'savedQuery'),
        createdAt: now(),
      });
    },
  ),

  /** Renames a saved query. Throws `conflict` for a name that is taken. */
  rename: command(z.strictObject({ id: z.string(), name }), ({ db }, { id, name: called }) => {
    refuseTaken(db, called, id);
    return update(db, 'savedQuery', id, { name: called });
  }),

  /**
   * Changes what a saved query asks; whatever is not given stays. A side that the new text does not offer becomes the
   * default. Throws as `add`.
   */
  update: command(
    z.strictObject({
      id: z.string(),
      text: z.string().optional(),
      side: kept.side.optional(),
      layer: kept.layer.optional(),
      denominator: kept.denominator.optional(),
    }),
    (context, { id, text, ...asked }) => {
      const { db } = context;
      const before = parseSavedQuery(get(db, 'savedQuery', id).settings);
      const next = text === undefined ? before.query : resolved(context, text);
      const side = asked.side ?? null;
      if (side !== null) sideOf(next, side);
      const offered = sidesOf(next);
      const stays = before.side !== null && offered.includes(before.side) ? before.side : null;
      const settings: SavedQuerySettings = {
        query: next,
        side: asked.side === undefined ? stays : side,
        layer: asked.layer === undefined ? before.layer : asked.layer,
        denominator: asked.denominator === undefined ? before.denominator : asked.denominator,
      };
      return update(db, 'savedQuery', id, { settings: JSON.stringify(settings) });
    },
  ),

  /** Moves a saved query before another, or to the end. */
  move: command(
    z.strictObject({ id: z.string(), beforeId: z.string().nullable() }),
    ({ db }, { id, beforeId }) => {
      get(db, 'savedQuery', id);
      if (beforeId === id) return;
      const rest = all(db, 'savedQuery')
        .toSorted(byPosition)
        .filter((row) => row.id !== id);
      if (beforeId !== null) get(db, 'savedQuery', beforeId);
      const place = beforeId === null ? rest.length : rest.findIndex((row) => row.id === beforeId);
      update(db, 'savedQuery', id, { position: positionAt(db, 'savedQuery', rest, place) });
    },
  ),

  /** Deletes a saved query; its passages stay. */
  remove: command(z.strictObject({ id: z.string() }), ({ db }, { id }) => remove(db, 'savedQuery', id)),
};
