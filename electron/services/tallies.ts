import * as z from 'zod';
import { lateCodes } from '#core/counting/born-late.ts';
import { codebookCounts } from '#core/counting/codebook-counts.ts';
import { countingSettings } from '#core/counting/request.ts';
import { tally } from '#core/counting/tally.ts';
import { selectTold } from '#core/counting/told-selection.ts';
import { countedCodes } from '#core/codes/codebook.ts';
import { query } from './context.ts';
import { countingRequest, tallyRequest, unitInput } from './counting-input.ts';

export const tallies = {
  /** Counts themes or codes by a unit, in columns. See core/counting for every rule. */
  count: query(tallyRequest, ({ counting }, request) => tally(counting.corpus, counting.codings, request)),

  /** A count for every code of the tree at once. */
  codebook: query(
    z.strictObject({ unit: unitInput, request: countingRequest.default({}) }),
    ({ counting }, { unit, request }) => codebookCounts(counting.corpus, counting.codings, unit, request),
  ),

  /** The sources in scope that carry codings of the layer though nobody of it has reviewed them: their ids. */
  unreviewed: query(z.strictObject({ request: tallyRequest }), ({ counting }, { request }) =>
    selectTold(counting.corpus, counting.codings, request).base.unreviewedWithCodings.map(({ id }) => id),
  ),

  /** The codes that a row counts and that were created after sources in scope were reviewed, with these. */
  lateCodes: query(
    z.strictObject({ request: tallyRequest, codeId: z.string() }),
    ({ counting: { corpus, codings } }, { request, codeId }) => {
      const { rollup } = countingSettings(request);
      const codeIds = rollup ? countedCodes(corpus.codebook, codeId) : [codeId];
      return lateCodes(selectTold(corpus, codings, request), codeIds);
    },
  ),
};
