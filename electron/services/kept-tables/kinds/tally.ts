// A kept tally.
import { rowsInOrder } from '#core/counting/rows-in-order.ts';
import { baseInWords } from '#words/kept-tables/base-in-words.ts';
import { laidTally } from '#words/kept-tables/laid-tally.ts';
import { drawnTally } from '../../drawn-counts.ts';
import { tallies } from '../../tallies.ts';
import { kindOf, mannerOf } from './kind.ts';
import { withSourcesFound } from './sources-found.ts';

export const tally = kindOf({
  input: tallies.count.input,
  count: async (context, asked, shown) => {
    const { percent, ...ofBases } = await withSourcesFound(context, tallies.count.input.parse(asked));
    // Figures show shares of bases.
    const request = shown.as === 'figure' || percent === undefined ? ofBases : { ...ofBases, percent };
    const counted = tallies.count.run(context, request);
    const direct = shown.direct === true && counted.settings.rollup;
    return {
      kind: 'tally' as const,
      request,
      direct,
      intervals: shown.intervals,
      tally: { ...counted, rows: rowsInOrder(counted.rows, shown.order) },
    };
  },
  lay: (context, { request, tally: counted }, { shown }, words) => ({
    table: laidTally(words, counted, context.counting.corpus.codebook.byId, shown),
    base: baseInWords(words, counted.facts, counted.facts.unit, counted.total.bases.respondents),
    draw: (asked) => drawnTally(context.counting, request, counted, shown, mannerOf(context, words, asked)),
  }),
});
