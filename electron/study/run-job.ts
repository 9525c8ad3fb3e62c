// Where a job runs: most here, piece by piece; what reads much in a thread, where the program has a window.
import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { get } from '#db/write.ts';
import type { Language } from '#words/words.ts';
import type { AnyMethod } from '../rpc/method.ts';
import type { JobContext } from '../services/context.ts';
import type { OpenStudy } from './open-study.ts';

/** A job that was called. */
export interface CalledJob {
  readonly method: AnyMethod;
  readonly name: string;
  readonly input: unknown;
  readonly group: string | undefined;
  readonly language: Language;
}

/** What is smaller is read sooner than a thread starts, in bytes. */
export const ASIDE_FROM = 2 * 1024 * 1024;

/**
 * Runs it, in a thread where it may and what it reads has so many bytes: never where that is null. What only reads reads one
 * state of the study.
 */
export async function runJob(
  study: OpenStudy,
  called: CalledJob,
  context: JobContext,
  asideFrom: number | null,
): Promise<unknown> {
  const { method, input } = called;
  // The file of a lost study is not where another connection would look: the one that has it reads.
  if (method.aside === undefined || study.store.look() !== null) return await method.run(context, input);
  if (asideFrom !== null && bytesRead(study, called, context) >= asideFrom)
    return await runAside(study, called, context);
  if (method.aside === 'stages') return await method.run(context, input);
  try {
    return await study.inOneState((db) => method.run({ ...context, db }, input) as Promise<unknown>);
  } catch (error) {
    if (study.released) throw new AppError('cancelled', 'errors:project_closed');
    throw error;
  }
}

/** The bytes of the study and of the file that the job was given, if it was. */
function bytesRead({ store }: OpenStudy, { input }: CalledJob, { files }: JobContext): number {
  const { sqlite } = store.db;
  const [pages, size] = ['page_count', 'page_size'].map((name) =>
    Number(sqlite.pragma(name, { simple: true })),
  );
  const chosen = withFile.safeParse(input);
  return (pages ?? 0) * (size ?? 0) + (chosen.success ? bytesAt(files, chosen.data.file.reference) : 0);
}

const withFile = z.object({ file: z.object({ reference: z.string() }) });

/** Of a file that is not there, or may not be read, the job tells. */
function bytesAt(files: JobContext['files'], reference: string): number {
  try {
    return statSync(files.input(reference)).size;
  } catch {
    return 0;
  }
}

function runAside(
  study: OpenStudy,
  { name, input, group = randomUUID(), language }: CalledJob,
  context: JobContext,
): Promise<unknown> {
  const { coderId, personId, signal } = context;
  const job = { method: name, input, coderId, personId, now: context.now(), language, group };
  return study.readers.aside(job, {
    ...context,
    alone: (what) => study.alone.hold(what, signal),
    stage: (what) => {
      study.alone.expectFree(signal);
      // The history outlives everyone: who acts must be known to it.
      get(study.store.db, 'coder', coderId);
      return study.lendStage(what);
    },
  });
}
