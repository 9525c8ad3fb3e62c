// Work that is done in steps, so that whoever does it can do other things between them.

/** Work that yields after each step, and returns its result. */
export type InSteps<Result> = Generator<undefined, Result>;

/** Does all steps one after the other, and returns the result. */
export function atOnce<Result>(work: InSteps<Result>): Result {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}
