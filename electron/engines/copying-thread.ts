// Copies a study in a thread of its own, so that coding goes on.
import { parentPort, workerData } from 'node:worker_threads';
import type { LentFile } from '#db/own-files.ts';
import { connectToLent } from '#db/reading-connection.ts';
import { copyStudy } from '#db/whole-copy.ts';

/** What the thread is started with (`workerData`). */
export interface CopyRequest {
  /** The study to read. */
  readonly file: LentFile;
  /** The new file to write. */
  readonly part: string;
}

/** How many bytes are copied, out of how many. */
export interface CopyNews {
  readonly done: number;
  readonly total: number;
}

const port = parentPort;
if (!port) throw new Error('Copying runs in a thread of its own.');
// Only `saveCopy` starts this thread, with a CopyRequest.
const { file, part } = workerData as CopyRequest;
using source = connectToLent(file);
await copyStudy(source, part, (done, total) => {
  const news: CopyNews = { done, total };
  // A thread has no origin.
  port.postMessage(news);
});
