// A kept table of new codes.
import { laidSaturation } from '#words/kept-tables/laid-saturation.ts';
import { drawnSaturation } from '../../drawn-counts.ts';
import { tallies } from '../../tallies.ts';
import { kindOf, mannerOf } from './kind.ts';
import { withSourcesFound } from './sources-found.ts';

export const saturation = kindOf({
  input: tallies.saturation.input,
  count: async (context, asked) => {
    const request = await withSourcesFound(context, tallies.saturation.input.parse(asked));
    return { kind: 'saturation' as const, saturation: tallies.saturation.run(context, request) };
  },
  lay: (context, { saturation: found }, _, words) => ({
    table: laidSaturation(words, found, context.counting.corpus.codebook),
    base: words.t(`saturation:subtitle.${found.facts.by}`, { count: found.facts.units }),
    draw: (asked) => drawnSaturation(found, mannerOf(context, words, asked)),
  }),
});
