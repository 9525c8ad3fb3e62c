import * as z from 'zod';
import { baseSources } from '#core/counting/base-sources.ts';
import { lateCodes } from '#core/counting/born-late.ts';
import { codebookCounts } from '#core/counting/codebook-counts.ts';
import { countingSettings } from '#core/counting/request.ts';
import { tallyAsAsked } from '#core/counting/tally-percent.ts';
import { selectStated } from '#core/counting/stated-selection.ts';
import { countedCodes } from '#core/codes/codebook.ts';
import { tallyInUnits } from '#core/counting/tally-in-units.ts';
import { crosstab, crosstabInUnits } from '#core/crosstab/crosstab.ts';
import { markedText, type MarkedPiece } from '#core/relations/marked-text.ts';
import {
  meetingPlaces,
  type MeetingInSource,
  type MeetingPlace,
  type MeetingPlaces,
} from '#core/relations/meeting-places.ts';
import { portraits } from '#core/portraits/portraits.ts';
import { saturationOf, type Saturation } from '#core/saturation/saturation.ts';
import { timeline } from '#core/timeline/timeline.ts';
import { get, getText } from '#db/write.ts';
import { job, query } from './context.ts';
import {
  cellRequest,
  countingRequest,
  crosstabRequest,
  portraitsRequest,
  relationsRequest,
  saturationRequest,
  tallyRequest,
  timelineRequest,
  unitInput,
} from './counting-input.ts';
import { firstCodings } from './first-codings.ts';
import { paragraphsFor } from './paragraphs.ts';
import { refuseOthersLayer } from './blind-history.ts';
import { relationsInSlices } from './relating.ts';

/** One meeting of two codes with its words. */
export interface ShownMeeting extends MeetingPlace {
  readonly sources: readonly (MeetingInSource & { readonly pieces: readonly MarkedPiece[] })[];
}

/** Some of the places in which two codes meet; `a` is the wider code if one is part of the other. */
export interface ShownMeetings extends Omit<MeetingPlaces, 'places'> {
  /** How many places there are. */
  readonly total: number;
  readonly from: number;
  readonly places: readonly ShownMeeting[];
}

export const tallies = {
  /** Counts themes or codes by a unit, in columns. core/counting explains every rule. */
  count: query(tallyRequest, ({ counting }, request) =>
    tallyAsAsked(counting.corpus, counting.codings, request),
  ),

  /** The same in every unit at once, so that another unit or other shares need no further count. */
  countInUnits: query(tallyRequest, ({ counting }, request) =>
    tallyInUnits(counting.corpus, counting.codings, request),
  ),

  /** Counts themes or codes by two groupings at once. core/crosstab explains every rule. */
  crosstab: query(crosstabRequest, ({ counting }, request) =>
    crosstab(counting.corpus, counting.codings, request),
  ),

  /** The same in every unit at once, with shares of bases. */
  crosstabInUnits: query(crosstabRequest.omit({ percent: true, statistics: true }), ({ counting }, request) =>
    crosstabInUnits(counting.corpus, counting.codings, request),
  ),

  /** Counts themes or codes by month, quarter or year. core/timeline explains every rule. */
  timeline: query(timelineRequest, ({ counting }, request) =>
    timeline(counting.corpus, counting.codings, request),
  ),

  /** Finds where in each source the passages of each theme lie, and who carries a theme. core/portraits explains every rule. */
  portraits: query(portraitsRequest, ({ counting }, request) =>
    portraits(counting.corpus, counting.codings, request),
  ),

  /**
   * Counts where the codes of each pair meet. core/relations explains every rule. Where paragraphs matter, all texts are
   * read the first time, in their thread.
   */
  relations: job(relationsRequest, relationsInSlices),

  /**
   * Lists where two codes meet, with the words of each place: as many as `relations` counts with the same request.
   * Throws `not_found` for a code that is not there, and otherwise as `relations`.
   */
  meetings: job(
    z.strictObject({
      request: relationsRequest.omit({ of: true }),
      codeIds: z.tuple([z.string(), z.string()]),
      from: z.int().min(0).default(0),
      count: z.int().min(1).max(1_000).default(100),
    }),
    async (context, { request, codeIds, from, count }): Promise<ShownMeetings> => {
      const { db, counting } = context;
      const paragraphsOf = await paragraphsFor(request, context);
      const { places, ...pair } = meetingPlaces(
        counting.corpus,
        counting.codings,
        request,
        codeIds,
        paragraphsOf,
      );
      const shown = places.slice(from, from + count).map(({ respondentId, sources }) => ({
        respondentId,
        sources: sources.map((source) => ({
          ...source,
          pieces: markedText(getText(db, get(db, 'source', source.sourceId).textHash), source),
        })),
      }));
      return { ...pair, total: places.length, from, places: shown };
    },
  ),

  /**
   * Finds where each code first occurs, and when new codes stop coming. core/saturation explains every rule. Throws
   * `conflict` during a second pass for any layer but its own.
   */
  saturation: query(saturationRequest, ({ db, counting, coderId }, request): Saturation => {
    refuseOthersLayer({ db, coderId }, request.layer);
    return saturationOf(counting.corpus, counting.codings, request, (coderIds, sourceIds) =>
      firstCodings(db, coderIds, sourceIds),
    );
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

  /** The ids of the sources in the base of a column, or of the pair of a crosstab; of the whole base without a key. */
  baseSources: query(
    z.strictObject({ request: cellRequest, columnKey: z.string().optional() }),
    ({ counting }, { request, columnKey }) =>
      baseSources(counting.corpus, counting.codings, request, columnKey),
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
