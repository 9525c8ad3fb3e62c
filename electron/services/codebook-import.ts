import * as z from 'zod';
import type { IncomingCodebook } from '#core/codebook-import/incoming.ts';
import {
  planCodebook,
  takeAll,
  type CodebookPlan,
  type ImportChoice,
  type ToldPlan,
} from '#core/codebook-import/plan.ts';
import type { Codebook } from '#core/codes/codebook.ts';
import { writesNothing } from '#core/codebook-import/writes.ts';
import { AppError } from '#core/errors.ts';
import { readWhole } from '#db/own-files.ts';
import { all, hashOf } from '#db/write.ts';
import { readCodebookFile } from '#formats/reading/codebook-file.ts';
import { fileError } from '#formats/reading/file-error.ts';
import { codebookAfter } from './act-marks.ts';
import { writeCodebook } from './codebook-write.ts';
import { job, readingJob, type ReadingContext } from './context.ts';
import { codebookElsewhere, keepSpelled } from './exchange/kept-codebook.ts';
import { chosenSheet } from './imports/chosen-sheet.ts';
import type { ChosenFile } from './imports/files.ts';
import { pinnedCodebook, pinnedCodes } from './own-pins.ts';

const input = {
  /** A qdc, csv or xlsx file. */
  ...chosenSheet,
  /** Whose word stands where a code was changed here and in the file since it was written. */
  conflicts: z.enum(['ours', 'theirs']).default('ours'),
  /** Rows of the preview that it is decided the other way for. */
  except: z.array(z.int()).default([]),
};

/** Rows may come from several files; nobody puts more than these together. */
const MOST_ACTS = 20;

/** What importing a codebook does, or did. */
export interface CodebookImport extends ToldPlan {
  /** Names the file and the codebook that the plan is made for. */
  readonly basis: string;
}

export const codebookImport = {
  /** What importing a codebook would do: additions, changes field by field, conflicts, and codes it does not have. */
  preview: readingJob(
    z.strictObject(input),
    async (context, { file, conflicts, except, ...options }): Promise<CodebookImport> => {
      const incoming = await read(context, file, options);
      const { writes: _, ...told } = planned(context, incoming, { ...takeAll, conflicts, except });
      return { ...told, basis: basisOf(context, file) };
    },
  ),

  /**
   * Imports a codebook in one step, as far as it is chosen; nothing is ever deleted. Returns what was done. With the
   * `basis` of a preview it throws `conflict` when the file or the codebook has changed since.
   */
  run: job(
    z.strictObject({
      ...input,
      basis: z.string().nullable().default(null),
      additions: z.boolean().default(true),
      changes: z.boolean().default(true),
      /** Rows of the preview that are left out. */
      leave: z.array(z.int()).default([]),
    }),
    async (
      context,
      { file, basis, additions, changes, leave, conflicts, except, ...options },
    ): Promise<CodebookImport> => {
      // A project that cannot be written says so before anything is read.
      context.transact(() => undefined);
      const incoming = await read(context, file, options);
      const found = basisOf(context, file);
      if (basis !== null && basis !== found)
        throw new AppError('conflict', 'codebook_import:changed_meanwhile', { name: file.name });
      const choice = { additions, changes, leave, conflicts, except };
      const { writes, ...told } = planned(context, incoming, choice);
      const { origin } = incoming;
      if (!writesNothing(writes))
        context.transact((command) => {
          const ids = writeCodebook(command, writes);
          if (origin !== undefined) keepSpelled(command, { name: file.name, origin, writes, ids });
        });
      context.files.release?.(file.reference);
      return { ...told, basis: found };
    },
  ),
};

/** The plan, with the codebook as it stood after each act that the file names. */
function planned(context: ReadingContext, incoming: IncomingCodebook, choice: ImportChoice): CodebookPlan {
  const named = new Set(incoming.codes.flatMap(({ asOf }) => asOf ?? []));
  const pasts = new Map<string, Codebook>();
  for (const asOf of [...named].slice(0, MOST_ACTS)) {
    const past = codebookAfter(context, asOf) ?? codebookElsewhere(context, asOf);
    if (past) pasts.set(asOf, past);
  }
  return planCodebook(pinnedCodebook(context), incoming, choice, pasts);
}

async function read(
  { files, reading, signal }: ReadingContext,
  { reference, name }: ChosenFile,
  options: { sheet?: string | undefined; encoding?: string | undefined },
): Promise<IncomingCodebook> {
  return await readCodebookFile(files.input(reference), name, reading.reader(), { signal, ...options });
}

/** A digest of the file and of all that a plan looks at in the project. */
function basisOf(context: ReadingContext, file: ChosenFile): string {
  const { files, db } = context;
  let bytes: Buffer;
  try {
    bytes = readWhole(files.input(file.reference), file.name);
  } catch (error) {
    throw fileError(error, file.name);
  }
  return hashOf(JSON.stringify([hashOf(bytes), pinnedCodes(context), all(db, 'themeCode')]));
}
