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
import { codebookAfter } from './earlier-codebook.ts';
import { writeCodebook } from './codebook-write.ts';
import { job, readingJob, type ReadingContext } from './context.ts';
import { codebookElsewhere, keepSpelling } from './exchange/kept-codebook.ts';
import { chosenSheet } from './imports/chosen-sheet.ts';
import type { ChosenFile } from './imports/files.ts';
import { pinnedCodebook, pinnedCodes } from './own-pins.ts';

const input = {
  /** A qdc, csv or xlsx file. */
  ...chosenSheet,
  /** Which side wins where a code was changed both here and in the file since it was written. */
  conflicts: z.enum(['ours', 'theirs']).default('ours'),
  /** The rows of the preview that are decided for the other side. */
  except: z.array(z.int()).default([]),
};

/** How many acts the rows of a file may name: rows may come from several files, but nobody combines more than these. */
const MAX_ACTS = 20;

/** What importing a codebook would do, or did. */
export interface CodebookImport extends ToldPlan {
  /** Identifies the file and the codebook that the plan was made for. */
  readonly basis: string;
}

export const codebookImport = {
  /** Previews importing a codebook: additions, changes field by field, conflicts, and codes that the file lacks. */
  preview: readingJob(
    z.strictObject(input),
    async (context, { file, conflicts, except, ...options }): Promise<CodebookImport> => {
      const incoming = await read(context, file, options);
      const { writes: _, ...preview } = planned(context, incoming, { ...takeAll, conflicts, except });
      return { ...preview, basis: basisOf(context, file) };
    },
  ),

  /**
   * Imports the chosen parts of a codebook as one act; never deletes anything. Returns what was done. With the `basis`
   * of a preview, throws `conflict` if the file or the codebook has changed since.
   */
  run: job(
    z.strictObject({
      ...input,
      basis: z.string().nullable().default(null),
      additions: z.boolean().default(true),
      changes: z.boolean().default(true),
      /** The rows of the preview that are left out. */
      leave: z.array(z.int()).default([]),
    }),
    async (
      context,
      { file, basis, additions, changes, leave, conflicts, except, ...options },
    ): Promise<CodebookImport> => {
      // Fails here, before the file is read, if the project is read-only.
      context.transact(() => undefined);
      const incoming = await read(context, file, options);
      const found = basisOf(context, file);
      if (basis !== null && basis !== found)
        throw new AppError('conflict', 'codebook_import:changed_meanwhile', { name: file.name });
      const choice = { additions, changes, leave, conflicts, except };
      const { writes, ...preview } = planned(context, incoming, choice);
      const { origin } = incoming;
      if (!writesNothing(writes))
        context.transact((command) => {
          const ids = writeCodebook(command, writes);
          if (origin !== undefined) keepSpelling(command, { name: file.name, origin, writes, ids });
        });
      context.files.release?.(file.reference);
      return { ...preview, basis: found };
    },
  ),
};

/** Plans the import, with the codebook as it stood after each act that the file names. */
function planned(context: ReadingContext, incoming: IncomingCodebook, choice: ImportChoice): CodebookPlan {
  const named = new Set(incoming.codes.flatMap(({ asOf }) => asOf ?? []));
  const pasts = new Map<string, Codebook>();
  for (const asOf of [...named].slice(0, MAX_ACTS)) {
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

/** A hash of the file and of everything in the project that the plan depends on. */
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
