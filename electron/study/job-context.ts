// The context of a job over an open study: its ways to write stop working when the job is cancelled or the study is
// closed.
import { randomUUID } from 'node:crypto';
import { AppError } from '#core/errors.ts';
import { isNeverHeldUp } from '#core/sealing/refused-acts.ts';
import type { BlobsAhead } from '#db/writers.ts';
import type { Language } from '#words/words.ts';
import { guardedFiles } from '../guarded-files.ts';
import type { Reading } from '../reading.ts';
import type { CallOptions } from '../rpc/transport.ts';
import type { Files, JobContext } from '../services/context.ts';
import { wordsFrom } from '../words-for-files.ts';
import type { OpenStudy } from './open-study.ts';

/** What a job has besides the study. */
export interface JobSurroundings {
  readonly files: Files;
  readonly reading: Reading;
  readonly language: Language;
  readonly now: () => string;
  /** Receives how many rows the job's file has. */
  readonly wrote: (rows: number) => void;
  /** Receives what is written in the act that records the job's file. */
  readonly besideRecord: JobContext['besideRecord'];
  readonly teamRounds: JobContext['teamRounds'];
}

/** The context of the job `method`; `ahead` are the bytes that it stores before its acts. */
export function jobContext(
  study: OpenStudy,
  method: string,
  options: CallOptions,
  ahead: BlobsAhead,
  { files, reading, language, now, wrote, besideRecord, teamRounds }: JobSurroundings,
): JobContext {
  const group = options.group ?? randomUUID();
  const signal = options.signal ?? new AbortController().signal;
  const standing = (): void => {
    if (study.released) throw new AppError('cancelled', 'errors:project_closed');
  };
  const goingOn = (): void => {
    if (signal.aborted) throw new AppError('cancelled', 'errors:cancelled');
    standing();
  };
  return {
    ...study.queryContext(options),
    wrote,
    besideRecord,
    progress: options.onProgress ?? (() => undefined),
    signal,
    files: guardedFiles(files),
    reading,
    words: wordsFrom(language),
    transact: (run, mark = { group }) => {
      goingOn();
      return study.transact({ method, options, mark, by: signal }, run);
    },
    conclude: (run, mark = { group }) => {
      standing();
      return study.transact({ method, options, mark, by: signal }, run);
    },
    keepAhead: (blobs) => {
      goingOn();
      study.alone.expectFree(signal);
      ahead.keep(blobs);
    },
    inOneState: (read) => study.inOneState(null, read),
    rehearse: (run) => {
      standing();
      study.alone.expectFree(signal);
      const coderId = study.who.coderId(options);
      const { personId } = study.who.personOf(options);
      return study.store.rehearse((db) => {
        const result = run(study.commandContext(db, coderId, options));
        if (!isNeverHeldUp(method)) study.seals.refuse(db.recorder.take(), coderId, personId);
        return result;
      });
    },
    stage: async (what, run) => {
      goingOn();
      study.alone.expectFree(signal);
      const coderId = study.who.knownCoderId(options);
      const { result, acts } = await study.store.stage(what, (act) =>
        run((part) => {
          goingOn();
          const person = study.who.personOf(options);
          return act({ method, coderId, ...person, at: now(), group }, (db) => {
            const done = part(study.commandContext(db, coderId, options));
            const change = db.recorder.take();
            study.who.refuseByRole(change);
            study.seals.refuse(change, coderId, person.personId);
            return done;
          }).result;
        }),
      );
      study.tell(acts);
      return result;
    },
    alone: (what, run) => study.alone.run(what, signal, run),
    makeSmaller: () => {
      goingOn();
      return study.makeSmaller(signal, options.onProgress ?? (() => undefined));
    },
    expectInPlace: () => study.store.expectInPlace(),
    isInPlace: () => study.store.look() === null,
    searching: study.searching,
    moreLike: study.moreLike,
    teamRounds,
  };
}
