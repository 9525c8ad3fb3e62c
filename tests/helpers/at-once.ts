// Work in steps, done at once.
import type { InSteps } from '#core/in-steps.ts';

/** Does all steps, and returns the result. */
export function atOnce<Result>(work: InSteps<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
