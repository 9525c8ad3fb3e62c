import * as z from 'zod';
import { codebookCounts } from '#core/counting/codebook-counts.ts';
import { tally } from '#core/counting/tally.ts';
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
};
