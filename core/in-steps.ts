// Work that is done in steps, so that whoever does it can do other things between them.

/** Work that yields after each step, and returns its result. */
export type InSteps<Result> = Generator<undefined, Result>;
