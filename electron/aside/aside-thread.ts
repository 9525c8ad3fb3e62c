// The entry of the thread that runs one job beside the program (see aside.ts). The thread reads one state of the study
// over its own connection. It writes either nothing or everything in one transaction.
import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { claimOwnFiles } from '#db/own-files.ts';
import { connectToLent } from '#db/reading-connection.ts';
import { seal } from '#db/sealed-connection.ts';
import { api } from '../api.ts';
import { Program } from './program.ts';
import type { AsideRequest } from './calls.ts';
import { Counting } from '../engines/counting.ts';
import { methodNamed } from '../rpc/method.ts';
import type { ReadingContext, StagingContext } from '../services/context.ts';
import { stagingIn } from './staging.ts';
import { wordsFrom } from '../words-for-files.ts';
import { fileTrouble } from '../file-trouble.ts';

const port = parentPort;
if (!port) throw new Error('A job that runs aside has a thread of its own.');
// Only Aside starts this thread, with an AsideRequest.
const request = workerData as AsideRequest;
const program = new Program(port, request);

async function run(): Promise<unknown> {
  const { file, path, method: name, input, coderId, personId, limits, now, language } = request;
  const method = methodNamed(api, name);
  if (method?.aside === undefined) throw new Error(`${name} does not run aside.`);
  using db = connectToLent(file);
  const { sight } = limits;
  using whole = sight === null ? null : connectToLent(file);
  // Claimed until the thread ends: closing a file of the study would drop the locks that other threads of this process
  // hold on it.
  claimOwnFiles([path, file.path]);
  // A job reads most rows only once, so a page cache of 4,000 KiB is enough: a quarter of the usual size.
  db.sqlite.pragma('cache_size = -4000');
  if (whole !== null && sight !== null) seal(db, whole, sight);
  const isBlind = (): boolean => sight !== null && sight.ownIds !== null;
  const counting = new Counting(db, undefined, isBlind, sight).seenBy(coderId);
  const reading: ReadingContext = {
    db,
    whole: whole ?? db,
    counting,
    coderId,
    personId,
    now: () => now,
    newId: randomUUID,
    wrote: (rows) => program.tell({ type: 'wrote', rows }),
    progress: (progress) => program.tell({ type: 'progress', progress }),
    signal: program.signal,
    files: program.files,
    reading: program.reading,
    words: wordsFrom(language),
  };
  const renew = (): void => {
    if (db.sqlite.inTransaction) db.sqlite.exec('COMMIT');
    counting.forget();
    db.sqlite.exec('BEGIN');
    // The transaction takes its snapshot of the study at its first read.
    db.sqlite.pragma('schema_version');
  };
  renew();
  const context: StagingContext = { ...reading, ...stagingIn(program, request, reading, renew) };
  try {
    return await method.run(method.aside === 'reads' ? reading : context, input);
  } catch (error) {
    // An error loses its class when it leaves the thread, and damage is recognised by the class.
    throw fileTrouble(error, path);
  }
}

const value = await run();
program.tell({ type: 'result', value });
port.close();
