import * as z from 'zod';
import { lateCodes } from '#core/counting/born-late.ts';
import { codebookCounts } from '#core/counting/codebook-counts.ts';
import { countingSettings } from '#core/counting/request.ts';
import { tally } from '#core/counting/tally.ts';
import { selectStated } from '#core/counting/stated-selection.ts';
import { countedCodes } from '#core/codes/codebook.ts';
import { crosstab } from '#core/crosstab/crosstab.ts';
import { relationsOf } from '#core/relations/relations.ts';
import type { Span } from '#core/span.ts';
import { timeline } from '#core/timeline/timeline.ts';
import { job, query } from './context.ts';
import {
  countingRequest,
  crosstabRequest,
  relationsRequest,
  tallyRequest,
  timelineRequest,
  unitInput,
} from './counting-input.ts';

const none = (): readonly Span[] => [];

export const tallies = {
  /** Counts themes or codes by a unit, in columns. core/counting explains every rule. */
  count: query(tallyRequest, ({ counting }, request) => tally(counting.corpus, counting.codings, request)),

  /** Counts themes or codes by two groupings at once. core/crosstab explains every rule. */
  crosstab: query(crosstabRequest, ({ counting }, request) =>
    crosstab(counting.corpus, counting.codings, request),
  ),

  /** Counts themes or codes by month, quarter or year. core/timeline explains every rule. */
  timeline: query(timelineRequest, ({ counting }, request) =>
    timeline(counting.corpus, counting.codings, request),
  ),

  /**
   * Counts where the codes of each pair meet. core/relations explains every rule. Where paragraphs matter, all texts are
   * read the first time, in their thread.
   */
  relations: job(relationsRequest, async ({ counting, searching, signal, progress }, request) => {
    const isByParagraph = request.by === 'paragraph' || request.by === 'within';
    const paragraphsOf = isByParagraph ? await searching.paragraphs({ signal, onProgress: progress }) : none;
    return relationsOf(counting.corpus, counting.codings, request, paragraphsOf);
  }),

  /** Counts every code of the tree at once. */
  codebook: query(
    z.strictObject({ unit: unitInput, request: countingRequest.default({}) }),
    ({ counting }, { unit, request }) => codebookCounts(counting.corpus, counting.codings, unit, request),
  ),

  /** The ids of sources in scope that have codings of the layer although nobody in it has reviewed them. */
  unreviewed: query(z.strictObject({ request: tallyRequest }), ({ counting }, { request }) =>
    selectStated(counting.corpus, counting.codings, request).base.unreviewedWithCodings.map(({ id }) => id),
  ),

  /** The codes counted by a row that were created after sources in scope had been reviewed, with these sources. */
  lateCodes: query(
    z.strictObject({ request: tallyRequest, codeId: z.string() }),
    ({ counting: { corpus, codings } }, { request, codeId }) => {
      const { rollup } = countingSettings(request);
      const codeIds = rollup ? countedCodes(corpus.codebook, codeId) : [codeId];
      return lateCodes(selectStated(corpus, codings, request), codeIds);
    },
  ),
};
