// What is done in a study before any window knows it.
import { openStore } from '#db/open.ts';
import type { OpenOptions } from '#db/open-options.ts';
import type { Store } from '#db/store.ts';
import type { JobContext } from '../services/context.ts';
import { jobContext, type JobSurroundings } from './job-context.ts';
import { OpenStudy } from './open-study.ts';

/**
 * Runs work as the job `method` in a study that nobody has opened yet, and returns its store, opened again by these options.
 * Closes it and throws what the work throws.
 */
export async function beforeOpening(
  store: Store,
  method: string,
  options: OpenOptions,
  around: Pick<JobSurroundings, 'files' | 'reading' | 'language' | 'now'>,
  work: (context: JobContext) => Promise<void>,
): Promise<Store> {
  const { path } = store;
  const study = new OpenStudy(store, null, {
    snapshotsOf: () => null,
    publish: () => undefined,
    now: around.now,
  });
  const ahead = store.keepAhead();
  const nothing = { wrote: () => undefined, besideRecord: () => undefined, teamRounds: null };
  try {
    await work(jobContext(study, method, {}, ahead, { ...around, ...nothing }));
  } finally {
    ahead.end();
    await study.settled();
    study.release();
  }
  return openStore(path, { ...options, proof: 'later' });
}
