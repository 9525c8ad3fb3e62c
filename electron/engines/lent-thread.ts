// Starts a thread over a study that is open in this process; the file is lent to the thread until it ends.
import { Worker, type WorkerOptions } from 'node:worker_threads';
import { lendToThread, type LentFile } from '#db/own-files.ts';

/**
 * Starts the program `entry` in a thread that is lent the study at the path; `dataFor` makes the thread's data from the
 * loan. Throws `conflict` if the study is open here and another file has replaced its file, `not_found` if there is no
 * file, and any error of starting the thread; then nothing stays lent.
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
    // The thread has closed its files only once it has ended.
    worker.once('exit', giveBack);
    return worker;
  } catch (error) {
    giveBack();
    throw error;
  }
}
