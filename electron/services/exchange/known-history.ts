// How a history is told in a file and kept with an import: by the marks of its acts, and by the versions of rows.
import * as z from 'zod';

/**
 * The act that gave a row its present content, as `project number mark`: the same in every project that got this
 * content from there.
 */
export type Version = string;

/** The marks of a history's acts, concatenated. */
export const actMarks = z.string().regex(/^(?:[0-9a-f]{8})*$/);
const idsByTable = z.record(z.string(), z.array(z.string()));

/**
 * A history, as far as it is known; `without`: rows of it that were never imported here, though nobody removed them.
 */
export const knownHistory = z.strictObject({ project: z.string(), marks: actMarks, without: idsByTable });
export type KnownHistory = z.infer<typeof knownHistory>;

/** What an import stores of the histories in its file. */
export const keptHistories = z.object({
  /** `of`: project and marks in one string, so that renumbering rows takes no part of it for a row id. */
  known: z.array(z.object({ of: z.string(), without: idsByTable })),
  /** Rows that had the file's content after the import, by version. */
  versions: z.record(z.string(), idsByTable),
});
export type KeptHistories = z.infer<typeof keptHistories>;
