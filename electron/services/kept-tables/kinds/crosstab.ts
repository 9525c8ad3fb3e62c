// A kept crosstab.
import { crosstabInOrder } from '#core/crosstab/crosstab-in-order.ts';
import { baseInWords } from '#words/kept-tables/base-in-words.ts';
import { groupingNames } from '#words/kept-tables/grouping-names.ts';
import { laidCrosstab } from '#words/kept-tables/laid-crosstab.ts';
import type { Words } from '#words/words.ts';
import { drawnCrosstab } from '../../drawn-counts.ts';
import { tallies } from '../../tallies.ts';
import { kindOf, mannerOf } from './kind.ts';
import { withSourcesFound } from './sources-found.ts';

export const crosstab = kindOf({
  input: tallies.crosstab.input,
  count: async (context, asked, shown) => {
    const request = await withSourcesFound(context, tallies.crosstab.input.parse(asked));
    const counted = tallies.crosstab.run(context, request);
    return { kind: 'crosstab' as const, request, crosstab: crosstabInOrder(counted, shown.order) };
  },
  lay: (context, { request, crosstab: counted }, { shown }, words) => {
    const { counting } = context;
    const { codebook, tables } = counting.corpus;
    const namesIn = (its: Words) => groupingNames(its, request, (id) => tables.attribute.get(id)?.name ?? id);
    const names = namesIn(words);
    const drawing = { namesIn, isShaded: shown.shading !== false };
    const facts = counted.facts.tally;
    return {
      table: laidCrosstab(words, counted, codebook.byId, shown, names),
      base: baseInWords(words, facts, facts.unit, counted.total.bases.respondents),
      draw: (asked) => drawnCrosstab(counting, counted, drawing, mannerOf(context, words, asked)),
    };
  },
});
