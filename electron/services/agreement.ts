import * as z from 'zod';
import { agreementOf, type Agreement } from '#core/agreement/agreement.ts';
import { disagreementsOf, type Disagreement } from '#core/agreement/disagreements.ts';
import { packPlaces, type PackedPlaces } from '#core/agreement/packed-places.ts';
import { differingPlaces } from '#core/agreement/places.ts';
import { levels, type AgreementProgress, type Level } from '#core/agreement/request.ts';
import type { UnitsOf } from '#core/agreement/units.ts';
import { AppError } from '#core/errors.ts';
import { SEEDS } from '#core/sampling/chance.ts';
import { tables } from '#core/tables/all.ts';
import { paragraphsOf, sentencesOfText } from '#core/text/text-units.ts';
import { getText } from '#db/write.ts';
import { inSlices } from '../engines/in-slices.ts';
import { decisionsIn } from './agreement/agreed-layer.ts';
import { decidePlaces, goingByHand, type MadeByHand } from './agreement/deciding.ts';
import { finishSources } from './agreement/finishing.ts';
import { beginningOf, facingTexts, type Beginning, type FacingTexts } from './agreement/facing.ts';
import { seenOfPrograms } from './agreement/seen-programs.ts';
import { blindCoderId } from './blind-history.ts';
import { spanSchema } from './applying-codes.ts';
import { command, job, query, readingJob, type QueryContext, type ReadingContext } from './context.ts';
import { countingRequest, rowsInput } from './counting-input.ts';

/** How often it is reported how much is done, in milliseconds. */
const REPORT_MS = 50;

/** What can be asked of disagreements; core/agreement/request.ts explains each field. */
const disagreementsRequest = countingRequest
  .pick({
    scope: true,
    rollup: true,
    withoutSuggested: true,
    voices: true,
    stances: true,
    minimumWeight: true,
  })
  .extend({
    coderIds: z.array(z.string()).max(20).readonly(),
    of: rowsInput.optional(),
    level: z.enum(levels),
    threshold: z.number().gt(0).max(1).optional(),
    denominator: z.enum(['reviewed', 'all']).optional(),
  });

/** What can be asked of agreement; core/agreement/request.ts explains each field. */
export const agreementRequest = disagreementsRequest.extend({
  bootstrap: z.int().min(0).max(100_000).optional(),
  seed: z
    .int()
    .min(0)
    .max(SEEDS - 1)
    .optional(),
});

/** What the adjudicated layer is called if a decision makes it. */
const layerName = z.string().trim().min(1).max(100).default('Adjudicated');

const placeInput = z.strictObject({
  sourceId: z.string(),
  codeId: z.string(),
  /** Null for the whole source. */
  span: spanSchema.nullable(),
});

/** Which places are decided, and how. */
const decidedPlaces = z.strictObject({
  request: disagreementsRequest,
  places: z.array(placeInput).min(1).max(10_000),
  outcome: z.enum(tables.adjudication.columns.outcome.values),
  takenFrom: z.string().nullable().default(null),
});

export const agreement = {
  /**
   * Measures how far coders agree, with intervals if asked. core/agreement explains every rule. Throws `conflict` during a
   * second pass, whose coder may not see the codings of anybody else.
   */
  measure: readingJob(agreementRequest, measured),

  /** Lists where coders differ. Throws as `measure`. */
  disagreements: readingJob(disagreementsRequest, async (context, request): Promise<Disagreement[]> => {
    refuseBlind(context);
    const { counting } = context;
    const unitsOf = unitsAt(context, request.level);
    return finished(context, () => disagreementsOf(counting.corpus, counting.codings, request, unitsOf));
  }),

  /**
   * The same differences as places to talk about: codings that share characters are one; `unpackPlaces` reads them. Here and
   * not in a thread, because the codings are in memory. Throws as `measure`.
   */
  places: job(disagreementsRequest, async (context, request): Promise<PackedPlaces> => {
    refuseBlind(context);
    const { counting, searching, signal, progress } = context;
    const unitsOf =
      request.level === 'paragraph'
        ? await searching.paragraphs({ signal, onProgress: progress })
        : unitsAt(context, request.level);
    // Acts meanwhile do not reach it: it need not begin again, and the screen asks once more anyway.
    const still = counting.still();
    const decisions = decisionsIn(context.db);
    const found = await finished({ ...context, counting: still }, () =>
      differingPlaces(still.corpus, still.codings, request, unitsOf, decisions),
    );
    return packPlaces(found);
  }),

  /** The first words of places and the number of their first paragraph, in the order asked for. Throws as `measure`. */
  beginnings: query(
    z.strictObject({ places: z.array(placeInput.omit({ codeId: true })).max(200) }),
    (context, { places }): (Beginning | null)[] => {
      refuseBlind(context);
      return places.map((place) => beginningOf(context.db, place));
    },
  ),

  /**
   * The text of a place with what each coder coded there, paragraph by paragraph, and where they differ. Throws as
   * `measure`, and `not_found` if the source or the code is gone.
   */
  facing: query(
    z.strictObject({ request: disagreementsRequest, place: placeInput }),
    (context, { request, place }): FacingTexts => {
      refuseBlind(context);
      return facingTexts(context, request, place, unitsAt(context, request.level));
    },
  ),

  /**
   * Decides about places where coders differ, as one act: takes the codings of one of them, of all, or none into the
   * adjudicated layer, or leaves the places open to discuss. What was decided about them before is replaced; the codings
   * of the coders stay as they are. Throws as `measure`, and `conflict` where a place has changed meanwhile, or where agreed codings that somebody
   * made by hand would go and `overHand` does not allow it.
   */
  decide: command(
    decidedPlaces.extend({
      reason: z.string().trim().max(2_000).default(''),
      layerName,
      /** Whether agreed codings that were made by hand may go where the decision leaves no place for them. */
      overHand: z.boolean().default(false),
      memoTitle: z.string().trim().max(200).default(''),
    }),
    (context, { request, places, ...deciding }) => {
      refuseBlind(context);
      return decidePlaces(context, request, places, deciding);
    },
  ),

  /**
   * What agreed codings that somebody made by hand would go if these places were decided so; null for none. Throws as
   * `measure`, and `conflict` where a place has changed meanwhile.
   */
  byHand: query(decidedPlaces, (context, { request, places, ...deciding }): MadeByHand | null => {
    refuseBlind(context);
    return goingByHand(context, request, places, deciding);
  }),

  /**
   * Finishes the sources in which nothing is open, as one act: what the coders agree on goes into the adjudicated layer,
   * and the sources are reviewed there. Returns their ids. Throws as `measure`, and `conflict` unless all
   * codings with all codes are compared.
   */
  finish: command(z.strictObject({ request: disagreementsRequest, layerName }), (context, input) => {
    refuseBlind(context);
    const { request } = input;
    return finishSources(context, request, input.layerName, unitsAt(context, request.level));
  }),
};

/** The agreement of one state of the study, with the progress of a job. Throws as `agreement.measure`. */
export async function measured(
  context: ReadingContext,
  request: z.output<typeof agreementRequest>,
): Promise<Agreement> {
  refuseBlind(context);
  const { counting } = context;
  const unitsOf = unitsAt(context, request.level);
  const decisions = decisionsIn(context.db);
  const seen = seenOfPrograms(context, request.coderIds);
  return finished(context, () =>
    agreementOf(counting.corpus, counting.codings, request, unitsOf, { decisions, seen }),
  );
}

function refuseBlind({ db, coderId }: Pick<QueryContext, 'db' | 'coderId'>): void {
  if (blindCoderId(db, coderId) !== null) throw new AppError('conflict', 'errors:agreement_blind');
}

/** The sentences or paragraphs of a source, at these levels. */
function unitsAt({ db }: Pick<QueryContext, 'db'>, level: Level): UnitsOf {
  const unitsOf = level === 'sentence' ? sentencesOfText : paragraphsOf;
  return ({ textHash }) => unitsOf(getText(db, textHash));
}

/** Measures one state of the study in slices, and reports how much is done. Throws once the job is cancelled. */
function finished<Result>(
  { counting, progress, signal }: Pick<ReadingContext, 'counting' | 'progress' | 'signal'>,
  begin: () => Generator<AgreementProgress, Result>,
): Promise<Result> {
  return inSlices(counting, signal, () => reporting(begin(), progress));
}

function* reporting<Result>(
  work: Generator<AgreementProgress, Result>,
  progress: ReadingContext['progress'],
): Generator<void, Result> {
  let next = performance.now() + REPORT_MS;
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() >= next) {
      progress(step.value);
      next = performance.now() + REPORT_MS;
    }
    yield;
  }
}
