// Decides where a job runs: mostly in the main thread, in slices; in a thread of its own if it reads much and the
// program has a window.
import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import type { Language } from '#words/words.ts';
import type { AnyMethod } from '../rpc/method.ts';
import type { JobContext } from '../services/context.ts';
import type { OpenStudy } from './open-study.ts';

/** A call of a job. */
export interface CalledJob {
  readonly method: AnyMethod;
  readonly name: string;
  readonly input: unknown;
  readonly group: string | undefined;
  readonly language: Language;
}

/** The size of study and input file together, in bytes, below which both are read sooner than a thread starts. */
export const MIN_ASIDE_BYTES = 2 * 1024 * 1024;

/**
 * Runs a job: in a thread if the job may run there and reads at least `asideFrom` bytes (null: never). A job that only
 * reads sees one state of the study. Throws `cancelled` if the study was closed meanwhile, whatever then failed.
 */
export async function runJob(
  study: OpenStudy,
  called: CalledJob,
  context: JobContext,
  asideFrom: number | null,
): Promise<unknown> {
  try {
    return await runWhereItMay(study, called, context, asideFrom);
  } catch (error) {
    if (study.released) throw new AppError('cancelled', 'errors:project_closed');
    throw error;
  }
}

async function runWhereItMay(
  study: OpenStudy,
  called: CalledJob,
  context: JobContext,
  asideFrom: number | null,
): Promise<unknown> {
  const { method, input } = called;
  // Another connection could not find the file of a lost study: the present connection reads.
  if (method.aside === undefined || study.store.look() !== null) return await method.run(context, input);
  if (asideFrom !== null && bytesRead(study, called, context) >= asideFrom)
    return await runAside(study, called, context);
  if (method.aside === 'stages') return await method.run(context, input);
  return await study.inOneState(context, (db) => method.run({ ...context, db }, input) as Promise<unknown>);
}

/** The bytes of the study and of the job's input file, if it has one. */
function bytesRead({ store }: OpenStudy, { input }: CalledJob, { files }: JobContext): number {
  const { sqlite } = store.db;
  const [pages, size] = ['page_count', 'page_size'].map((name) =>
    Number(sqlite.pragma(name, { simple: true })),
  );
  const chosen = withFile.safeParse(input);
  return (pages ?? 0) * (size ?? 0) + (chosen.success ? bytesAt(files, chosen.data.file.reference) : 0);
}

const withFile = z.object({ file: z.object({ reference: z.string() }) });

/** The job itself reports a file that is missing or unreadable. */
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
  const limits = study.seals.limitsOf(coderId, personId);
  const job = { method: name, input, coderId, personId, limits, now: context.now(), language, group };
  return study.readers.aside(job, {
    ...context,
    alone: (what) => study.alone.hold(what, signal),
    stage: (what) => {
      study.alone.expectFree(signal);
      // Since the job started, the coder may have been merged into another.
      const { who } = study;
      const by = {
        coderId: who.knownCoderId({ as: coderId }),
        ...(personId === undefined ? {} : who.personOf({ person: personId })),
        at: context.now(),
      };
      return { stage: study.lendStage(what), by };
    },
  });
}
