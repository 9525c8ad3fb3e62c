// A thread over a study that is open here, which is lent the file for as long as it runs.
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { lendToThread, type LentFile } from '#db/own-files.ts';

/**
 * Starts the program `entry` in a thread that is lent the study at the path, with what `dataFor` makes of the loan. Throws
 * `conflict` where the study is open here and another file has come in place of its own, `not_found` where there is none,
 * and what keeps a thread from being started; nothing is lent then.
 */
export function startOverStudy(
  path: string,
  entry: string,
  dataFor: (file: LentFile) => unknown,
  options: Pick<WorkerOptions, 'resourceLimits' | 'transferList' | 'trackUnmanagedFds'> = {},
): Worker {
  const { file, giveBack } = lendToThread(path);
  try {
    const worker = new Worker(entry, { ...options, workerData: dataFor(file) });
    // Only when the thread is gone has it let go of its files.
    worker.once('exit', giveBack);
    return worker;
  } catch (error) {
    giveBack();
    throw error;
  }
}
