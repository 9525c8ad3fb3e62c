// Kept portraits.
import { usualDrawing } from '#core/portraits/drawn-passages.ts';
import { laidPortraits } from '#words/kept-tables/laid-portraits.ts';
import { drawnPortraits } from '../../drawn-counts.ts';
import { portraitDrawing } from '../../exported-portraits.ts';
import { tallies } from '../../tallies.ts';
import { kindOf, mannerOf } from './kind.ts';
import { withSourcesFound } from './sources-found.ts';

export const portrait = kindOf({
  input: tallies.portraits.input,
  count: async (context, asked) => {
    const request = await withSourcesFound(context, tallies.portraits.input.parse(asked));
    return { kind: 'portrait' as const, request, portraits: tallies.portraits.run(context, request) };
  },
  lay: (context, { request: { group }, portraits: made }, { shown }, its) => {
    const { attribute: attributes } = context.counting.corpus.tables;
    const attribute = typeof group === 'object' ? (attributes.get(group.attributeId)?.name ?? '') : '';
    const drawing = portraitDrawing.safeParse(shown.drawing).data ?? usualDrawing;
    return {
      table: laidPortraits(its, made, context.counting.corpus.codebook.byId, attribute),
      base: its.t(`summary_grid:rows.${made.of}`, { count: made.inBase }),
      draw: (asked) =>
        drawnPortraits(context.counting, made, { drawing, attribute }, mannerOf(context, its, asked)),
    };
  },
});
