import { setImmediate as nextTurn } from 'node:timers/promises';
import * as z from 'zod';
import { otherCodes } from '#core/counting/other-codes.ts';
import { codingsOf, oneSidedSources, respondentsOf } from '#core/counting/passages.ts';
import { splitOf } from '#core/counting/split.ts';
import { find } from '#db/write.ts';
import { spanSchema } from './applying-codes.ts';
import { job, query } from './context.ts';
import { cellInput, cellRequest, tallyRequest } from './counting-input.ts';
import { pageFinder } from './source-pages.ts';
import { holding, listInput, listedPassages, withNumbers, textsOf } from './listed-passages.ts';
import {
  CONTEXT_LENGTH,
  OPENING_LENGTH,
  type Quote,
  type ShownPassage,
  paragraphFinder,
  quoteOf,
  codingsOfSource,
} from './quotes.ts';

export const passages = {
  /**
   * Exactly the passages that a cell of a tally counts, source by source; a whole-source coding is a row of its own.
   */
  list: query(listInput.omit({ words: true }), (context, asked) =>
    listedPassages(context, { ...asked, words: '' }),
  ),

  /**
   * Those passages whose text contains `words`, in any case. A thread searches the texts, so the program stays
   * responsive; if the study is lost from its place, the main connection does, because no other can read it.
   */
  holding: job(listInput, async (context, { words, ...asked }) => {
    const listed = listedPassages(context, { ...asked, words: '' });
    if (words.trim() === '') return listed;
    const { db, searching, signal } = context;
    // Acts that came while the passages were listed go first.
    await nextTurn();
    const held = context.isInPlace()
      ? await searching.holding(listed.rows, words, { signal })
      : holding(db, listed.rows, words);
    await nextTurn();
    return { ...listed, ...withNumbers(held) };
  }),

  /** The words of passages, with some of the surrounding text. */
  quotes: query(
    z.strictObject({
      places: z.array(z.strictObject({ sourceId: z.string(), ...spanSchema.shape })).max(500),
    }),
    ({ db }, { places }): Quote[] => {
      const texts = new Map(textsOf(db, places));
      const pagesOf = pageFinder(db);
      const paragraphOf = paragraphFinder(texts);
      return places.map(({ sourceId, ...span }) =>
        quoteOf(
          texts.get(sourceId) ?? '',
          paragraphOf(sourceId, span),
          sourceId,
          span,
          CONTEXT_LENGTH,
          pagesOf(sourceId, span),
        ),
      );
    },
  ),

  /** The content of rows in a list of passages: the words, and who coded them with which codes. */
  show: query(
    z.strictObject({
      rows: z
        .array(
          z.strictObject({
            sourceId: z.string(),
            span: spanSchema.nullable(),
            codingIds: z.array(z.string()),
          }),
        )
        .max(200),
    }),
    ({ db }, { rows }): ShownPassage[] => {
      const texts = new Map(textsOf(db, rows));
      const pagesOf = pageFinder(db);
      const paragraphOf = paragraphFinder(texts);
      const around = new Map(
        [...texts.keys()].map((sourceId) => [sourceId, codingsOfSource(db, sourceId)] as const),
      );
      return rows.map(({ sourceId, span, codingIds }) => {
        const codings = codingIds.flatMap((id) => find(db, 'coding', id) ?? []);
        const coders = new Set(codings.map(({ coderId }) => coderId));
        const theirs = (around.get(sourceId) ?? []).filter(({ coderId }) => coders.has(coderId));
        return {
          quote: quoteOf(
            texts.get(sourceId) ?? '',
            span && paragraphOf(sourceId, span),
            sourceId,
            span ?? { start: 0, end: 0 },
            span ? CONTEXT_LENGTH : OPENING_LENGTH,
            pagesOf(sourceId, span),
          ),
          codings,
          others: otherCodes(span, new Set(codingIds), theirs),
        };
      });
    },
  ),

  /**
   * How the passages of a code are distributed among its sub-codes; `moving` are the codings that may be given a
   * sub-code next. Codings of other coders than the acting one stay where they are, as they would when moved.
   */
  split: query(
    z.strictObject({ request: tallyRequest, codeId: z.string(), moving: z.array(z.string()).default([]) }),
    ({ db, coderId, counting: { corpus, codings } }, { request, codeId, moving }) =>
      splitOf(
        corpus.codebook,
        codeId,
        codingsOf(corpus, codings, { ...request, rollup: true }, { codeId }),
        new Set(moving.filter((id) => find(db, 'coding', id)?.coderId === coderId)),
      ),
  ),

  /** The ids of the respondents whose passages a cell counts. */
  respondents: query(
    z.strictObject({ request: cellRequest, cell: cellInput }),
    ({ counting }, { request, cell }) => respondentsOf(counting.corpus, counting.codings, request, cell),
  ),

  /** Sources that have a code as a whole but on no passage, and the reverse. */
  oneSided: query(
    z.strictObject({ request: cellRequest, cell: cellInput }),
    ({ counting }, { request, cell }) => oneSidedSources(counting.corpus, counting.codings, request, cell),
  ),
};
