import * as z from 'zod';
import { countingFacts } from '#core/counting/facts.ts';
import { select } from '#core/counting/selection.ts';
import { AppError } from '#core/errors.ts';
import type { Suggestions } from '#core/more-like/suggested.ts';
import { unitsOf } from '#core/more-like/units.ts';
import type { RefusedPassageRecord } from '#core/records.ts';
import { isSpanOf, type Span } from '#core/span.ts';
import { ParagraphNumbers } from '#core/text/paragraph-numbers.ts';
import { wordRules, type WordRules } from '#core/wordlist/word-rules.ts';
import type { ReadDb } from '#db/handles.ts';
import { noteDisplayed } from '#db/displayed.ts';
import { all, find, get, getText, insert, remove } from '#db/write.ts';
import { applyCode, spanSchema, textMeant } from './applying-codes.ts';
import { command, job, query } from './context.ts';
import { layerInput, scopeInput } from './counting-input.ts';
import { blindCoderId } from './blind-history.ts';
import { proposedFor, proposedSpans, wordingOf, type Proposed } from './program-codings.ts';

/** What marks codings that were suggested because of their likeness to others. */
const LIKENESS = 'likeness';

const suggested = {
  sourceId: z.string(),
  textHash: z.string(),
  codeId: z.string(),
  /** Null for the whole source, which only programs propose. */
  span: spanSchema.nullable(),
};

const nothingProposed: Proposed = { rows: [], all: 0, accepted: 0, own: 0, changed: 0, refused: 0 };

/** A refused passage; without a place if its words are no longer in the text. */
export interface RefusedPassage extends RefusedPassageRecord {
  readonly found: (Span & { readonly quote: string; readonly paragraph: number }) | null;
}

export const suggestions = {
  /**
   * Ranks the passages without a code by their likeness to those with it. Only codings and refusals of the layer are
   * looked at. The first call reads every text. Throws `not_found` for a code, coder or sample that was deleted.
   */
  find: job(
    z.strictObject({
      codeId: z.string(),
      layer: layerInput.optional(),
      scope: scopeInput.default({}),
      limit: z.number().int().min(1).max(1_000).default(20),
    }),
    async ({ db, counting, moreLike, signal, progress }, asked): Promise<Suggestions> => {
      const { id: codeId } = get(db, 'code', asked.codeId);
      const { layer, scope, limit } = asked;
      const { corpus, codings } = counting;
      const selection = select(corpus, codings, { scope, layer, denominator: 'all' });
      const refused = all(db, 'refusedPassage', { codeId }).filter(({ coderId }) =>
        selection.layer.coderIds.has(coderId),
      );
      const facts = countingFacts(selection);
      const { sources, rows, ...ranked } = await moreLike.ranked(
        { counting, codeId, layer: selection.layer.request, scope, refused, rules: rulesOf(db), limit },
        { signal, onProgress: progress },
      );
      return {
        ...ranked,
        rows: rows.map(({ at, ...row }) => {
          const { id: sourceId, textHash } = sources[at]!;
          return { sourceId, textHash, ...row };
        }),
        facts,
      };
    },
  ),

  /**
   * The codings of programs with a code that the acting coder has neither accepted nor refused. A second pass, which sees
   * only its own work, sees none of them.
   */
  proposed: query(z.strictObject({ codeId: z.string() }), (context, { codeId }): Proposed => {
    get(context.db, 'code', codeId);
    if (blindCoderId(context.db, context.coderId) !== null) return nothingProposed;
    const proposed = proposedFor(context, codeId);
    // Whoever has seen these codings no longer codes these sources as if alone.
    const seen = proposed.rows.map(({ programId, sourceId }) => ({ coderId: programId, sourceId }));
    noteDisplayed(context.db, context.coderId, seen, context.now());
    return proposed;
  }),

  /**
   * Applies a code to a suggested passage; the coding says that it was suggested, and by which coding of a program. A code
   * other than the program's is a change of it. Throws `not_found` for a coding that is gone.
   */
  accept: command(
    z.strictObject({ ...suggested, codingId: z.string().optional() }),
    (context, { sourceId, textHash, codeId, span, codingId }) => {
      const source = get(context.db, 'source', sourceId);
      const text = textMeant(context.db, source, textHash);
      const code = get(context.db, 'code', codeId);
      const suggestedBy = codingId === undefined ? LIKENESS : get(context.db, 'coding', codingId).id;
      return applyCode(context, source, text, code, span, { suggestedBy });
    },
  ),

  /**
   * Refuses a suggested passage, so that it is not suggested for this code to this coder again. Throws `conflict` for a
   * code that was merged.
   */
  refuse: command(z.strictObject(suggested), ({ db, coderId, newId, now }, asked): RefusedPassageRecord => {
    const { sourceId, textHash, span } = asked;
    const source = get(db, 'source', sourceId);
    const { id: codeId, status, name } = get(db, 'code', asked.codeId);
    if (status === 'merged') throw new AppError('conflict', 'errors:code_retired', { name });
    const text = textMeant(db, source, textHash);
    if (span && !isSpanOf(text, span))
      throw new AppError('invalid', 'errors:not_a_span', { title: source.title });
    const wording = wordingOf(span ? text.slice(span.start, span.end) : text);
    const [same] = all(db, 'refusedPassage', { codeId, sourceId, coderId, wording });
    return (
      same ?? insert(db, 'refusedPassage', { id: newId(), codeId, sourceId, wording, coderId, at: now() })
    );
  }),

  /** Lets refused passages be suggested again. */
  allow: command(z.strictObject({ ids: z.array(z.string()).min(1) }), ({ db }, { ids }) => {
    for (const id of ids) if (find(db, 'refusedPassage', id)) remove(db, 'refusedPassage', id);
  }),

  /** The passages that the acting coder refused for a code, in the order of the sources, with their words. */
  refused: query(
    z.strictObject({ codeId: z.string() }),
    ({ db, coderId, counting }, { codeId }): RefusedPassage[] => {
      const bySource = Map.groupBy(
        all(db, 'refusedPassage', { codeId, coderId }),
        ({ sourceId }) => sourceId,
      );
      return counting.corpus.sourcesInOrder.flatMap(({ id, textHash }) => {
        const rows = bySource.get(id) ?? [];
        if (rows.length === 0) return [];
        return placesOf(getText(db, textHash), rows, proposedSpans({ db, counting }, codeId, id));
      });
    },
  ),
};

/** The study's rules for words, of all languages that have a list of stop words. */
function rulesOf(db: ReadDb): WordRules {
  const rows = all(db, 'wordRule');
  const added = { terms: [], stopWords: [], forms: [], withStopWords: false };
  const rules = ['en', 'zh'].map((language) => wordRules(language, rows, added));
  return {
    terms: rules.flatMap(({ terms }) => terms),
    stopWords: rules.flatMap(({ stopWords }) => stopWords),
    forms: new Map(rules.flatMap(({ forms }) => [...forms])),
  };
}

/** The refused passages of one text in its order, those that are no longer there last. */
function placesOf(
  text: string,
  rows: readonly RefusedPassageRecord[],
  proposed: readonly Span[],
): RefusedPassage[] {
  const numbers = new ParagraphNumbers(text);
  const places = new Map(
    [...proposed, ...unitsOf(text)].map((span) => {
      const quote = text.slice(span.start, span.end);
      return [wordingOf(quote), { ...span, quote, paragraph: numbers.at(span.start) }] as const;
    }),
  );
  return rows
    .map((row) => ({ ...row, found: places.get(row.wording) ?? null }))
    .toSorted(
      (a, b) => (a.found?.start ?? Infinity) - (b.found?.start ?? Infinity) || (a.id < b.id ? -1 : 1),
    );
}
