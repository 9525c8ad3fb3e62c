// A property that fails says by what, and one that does not come to its end has not held: both before the test's time is
// over, which would only say that it was.
import fc from 'fast-check';

/** Milliseconds: less than a test has (`vitest.config.ts`). Making a counterexample smaller ends by then. */
const MAX_PROPERTY_MS = 150_000;

fc.configureGlobal({ interruptAfterTimeLimit: MAX_PROPERTY_MS, markInterruptAsFailure: true });
