// A property that fails names its counterexample, and a property that does not finish counts as failed, both before the
// time limit of the test, whose message would say neither.
import fc from 'fast-check';

/** Shorter than the time limit of a test (`vitest.config.ts`). Shrinking a counterexample ends by then. */
const MAX_PROPERTY_MS = 150_000;

// `npm run fuzz -- laws` has all the time that its inputs take, and leaves shrinking to whoever repeats a failure.
fc.configureGlobal(
  process.env['CONCORD_LAWS'] === undefined
    ? { interruptAfterTimeLimit: MAX_PROPERTY_MS, markInterruptAsFailure: true }
    : { endOnFailure: true },
);
