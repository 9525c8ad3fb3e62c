import * as z from 'zod';
import { askQuery, selectFor, type QueryRequest, type QueryResult } from '#core/query/query-result.ts';
import { evaluate } from '#core/query/evaluate.ts';
import type { Query } from '#core/query/query.ts';
import { readQuery } from '#core/query/read-query.ts';
import { resolveQuery } from '#core/query/resolve-query.ts';
import { resultSides } from '#core/query/result-side.ts';
import type { Texts } from '#core/query/source-view.ts';
import { writeQuery } from '#core/query/write-query.ts';
import { Folding } from '#core/search/folding.ts';
import { get, getText } from '#db/write.ts';
import { withinTime } from '../engines/in-time.ts';
import { simplifiedForms } from '../engines/searching/han-forms.ts';
import { readingJob, type ReadingContext } from './context.ts';
import { denominatorInput, layerInput, scopeInput } from './counting-input.ts';

const asked = {
  /** As `core/query/README.md` describes it. */
  text: z.string(),
  request: z
    .strictObject({
      scope: scopeInput.optional(),
      layer: layerInput.optional(),
      denominator: denominatorInput.optional(),
    })
    .default({}),
};

/** What a query found, with its canonical text. */
export interface AskedQuery extends QueryResult {
  readonly query: string;
  /** The words of each row, in order, if they are wanted; null for a whole source. */
  readonly quotes: readonly (string | null)[];
}

let folding: Folding | null = null;

/** The texts of the study, read one at a time: all of them would fill the memory. Reading throws once the job is cancelled. */
function textsOf({ db, signal }: ReadingContext): Texts {
  let last: { readonly sourceId: string; readonly text: string } | null = null;
  return {
    textOf: (sourceId) => {
      signal.throwIfAborted();
      if (last?.sourceId !== sourceId)
        last = { sourceId, text: getText(db, get(db, 'source', sourceId).textHash) };
      return last.text;
    },
    folding: (folding ??= new Folding(simplifiedForms())),
    inTime: withinTime(),
  };
}

/** The sources in scope that a query finds any place in, by a denominator. */
function sourcesFound(context: ReadingContext, query: Query, request: QueryRequest) {
  const { corpus, codings } = context.counting;
  const selection = selectFor(corpus, codings, request);
  const found = evaluate(selection, query, null, textsOf(context)).sources;
  return { selection, ids: found.map(({ source }) => source.record.id) };
}

export const queries = {
  /**
   * Asks a query. Throws `invalid` with a position for a text that cannot be read, `not_found` for a name that the
   * project lacks.
   */
  ask: readingJob(
    z.strictObject({
      ...asked,
      side: z.enum(resultSides).nullable().default(null),
      /** Whether the words of the rows are wanted. */
      quotes: z.boolean().default(true),
    }),
    async (context, { text, side, request, quotes: isQuoted }): Promise<AskedQuery> => {
      const { corpus, codings } = context.counting;
      const query = readQuery(text);
      const texts = textsOf(context);
      const result = askQuery(selectFor(corpus, codings, request), resolveQuery(corpus, query), side, texts);
      const quotes = (isQuoted ? result.rows : []).map(({ sourceId, span }) =>
        span ? texts.textOf(sourceId).slice(span.start, span.end) : null,
      );
      return { ...result, query: writeQuery(query), quotes };
    },
  ),

  /**
   * The ids of the sources in which a query finds any place, to limit another count to them. Sources outside the base of
   * that count are among them if the query finds a place there too, so that the count can tell how many it leaves out.
   * Throws as `ask`.
   */
  sources: readingJob(z.strictObject(asked), async (context, { text, request }): Promise<string[]> => {
    const query = resolveQuery(context.counting.corpus, readQuery(text));
    const { selection, ids } = sourcesFound(context, query, request);
    const inBase = new Set(selection.base.sources.map(({ id }) => id));
    const others = sourcesFound(context, query, { ...request, denominator: 'all' }).ids;
    return [...ids, ...others.filter((id) => !inBase.has(id))];
  }),
};
