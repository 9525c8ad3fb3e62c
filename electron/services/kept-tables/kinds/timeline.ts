// A kept timeline.
import { rowsInOrder } from '#core/counting/rows-in-order.ts';
import { all } from '#db/write.ts';
import { baseInWords } from '#words/kept-tables/base-in-words.ts';
import { laidTimeline } from '#words/kept-tables/laid-timeline.ts';
import { drawnTimeline } from '../../drawn-counts.ts';
import { tallies } from '../../tallies.ts';
import { kindOf, mannerOf } from './kind.ts';
import { withSourcesFound } from './sources-found.ts';

export const timeline = kindOf({
  input: tallies.timeline.input,
  count: async (context, asked, shown) => {
    const request = await withSourcesFound(context, tallies.timeline.input.parse(asked));
    const counted = tallies.timeline.run(context, request);
    const themes = rowsInOrder(counted.themes, shown.order);
    return { kind: 'timeline' as const, timeline: { ...counted, themes } };
  },
  lay: (context, { timeline: counted }, { shown }, words) => ({
    table: laidTimeline(words, counted, context.counting.corpus.codebook.byId, shown),
    base: baseInWords(words, counted.facts.tally, counted.facts.tally.unit, null),
    draw: (asked) =>
      drawnTimeline(
        context.counting,
        counted,
        { events: all(context.db, 'timelineEvent'), ownScale: shown.ownScale === true },
        mannerOf(context, words, asked),
      ),
  }),
});
