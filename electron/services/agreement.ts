import * as z from 'zod';
import { agreementOf, type Agreement, type AgreementProgress } from '#core/agreement/agreement.ts';
import { disagreementsOf, type Disagreement } from '#core/agreement/disagreements.ts';
import { levels, type Level } from '#core/agreement/request.ts';
import type { UnitsOf } from '#core/agreement/units.ts';
import { AppError } from '#core/errors.ts';
import { SEEDS } from '#core/sampling/chance.ts';
import { paragraphsOf, sentencesOfText } from '#core/text/text-units.ts';
import { getText } from '#db/write.ts';
import { inSlices } from '../engines/in-slices.ts';
import { blindCoderId } from './blind-history.ts';
import { readingJob, type ReadingContext } from './context.ts';
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

const agreementRequest = disagreementsRequest.extend({
  bootstrap: z.int().min(0).max(100_000).optional(),
  seed: z
    .int()
    .min(0)
    .max(SEEDS - 1)
    .optional(),
});

export const agreement = {
  /**
   * Measures how far coders agree, with intervals if asked. core/agreement explains every rule. Throws `conflict` during a
   * second pass, whose coder may not see the codings of anybody else.
   */
  measure: readingJob(agreementRequest, async (context, request): Promise<Agreement> => {
    refuseBlind(context);
    const { counting } = context;
    const unitsOf = unitsAt(context, request.level);
    return finished(context, () => agreementOf(counting.corpus, counting.codings, request, unitsOf));
  }),

  /** Lists where coders differ. Throws as `measure`. */
  disagreements: readingJob(disagreementsRequest, async (context, request): Promise<Disagreement[]> => {
    refuseBlind(context);
    const { counting } = context;
    const unitsOf = unitsAt(context, request.level);
    return finished(context, () => disagreementsOf(counting.corpus, counting.codings, request, unitsOf));
  }),
};

function refuseBlind({ db, coderId }: ReadingContext): void {
  if (blindCoderId(db, coderId) !== null) throw new AppError('conflict', 'errors:agreement_blind');
}

/** The sentences or paragraphs of a source, at these levels. */
function unitsAt({ db }: ReadingContext, level: Level): UnitsOf {
  const unitsOf = level === 'sentence' ? sentencesOfText : paragraphsOf;
  return ({ textHash }) => unitsOf(getText(db, textHash));
}

/** Measures one state of the study in slices, and reports how much is done. Throws once the job is cancelled. */
function finished<Result>(
  { counting, progress, signal }: ReadingContext,
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
