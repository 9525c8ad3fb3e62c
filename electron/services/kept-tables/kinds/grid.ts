// A kept summary grid.
import { laidGrid } from '#words/kept-tables/laid-grid.ts';
import { gridTelling } from '../../exported-grid.ts';
import { summaries } from '../../summaries.ts';
import { kindOf } from './kind.ts';
import { withSourcesFound } from './sources-found.ts';

export const grid = kindOf({
  input: summaries.grid.input,
  count: async (context, asked) => {
    const request = await withSourcesFound(context, summaries.grid.input.parse(asked));
    return { kind: 'grid' as const, request, written: summaries.grid.run(context, request) };
  },
  lay: (context, { request, written }, _kept, its) => ({
    table: laidGrid(its, written, gridTelling(context, written, request, its, false)),
    base: its.t(`summary_grid:rows.${written.grid.of}`, { count: written.grid.inBase }),
    draw: null,
  }),
});
