// The thread in which a job runs beside everything else: it reads one state of the study, on a connection of its own, and
// writes nothing, or all it writes at once. One thread a job; see aside.ts.
import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { claimOwnFiles } from '#db/own-files.ts';
import { connectToLent } from '#db/reading-connection.ts';
import { api } from '../api.ts';
import { Program } from './program.ts';
import type { AsideRequest } from './calls.ts';
import { Counting } from '../engines/counting.ts';
import { methodNamed } from '../rpc/method.ts';
import type { ReadingContext, StagingContext } from '../services/context.ts';
import { stagingIn } from './staging.ts';
import { wordsFrom } from '../study/job-context.ts';
import { fileTrouble } from '../study/trouble.ts';

const port = parentPort;
if (!port) throw new Error('A job that runs aside has a thread of its own.');
// The thread was started with nothing else.
const request = workerData as AsideRequest;
const program = new Program(port, request);

async function run(): Promise<unknown> {
  const { file, path, method: name, input, coderId, personId, now, language } = request;
  const method = methodNamed(api, name);
  if (method?.aside === undefined) throw new Error(`${name} does not run aside.`);
  using db = connectToLent(file);
  // For good: what is kept open here of the study must not be closed as long as others of this process have it.
  claimOwnFiles([path, file.path]);
  // Most of what a job reads it reads once: in KiB, a quarter of what a connection keeps otherwise.
  db.sqlite.pragma('cache_size = -4000');
  const counting = new Counting(db);
  const reading: ReadingContext = {
    db,
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
    // A transaction has a state from its first reading on.
    db.sqlite.pragma('schema_version');
  };
  renew();
  const context: StagingContext = { ...reading, ...stagingIn(program, request, reading, renew) };
  try {
    return await method.run(method.aside === 'reads' ? reading : context, input);
  } catch (error) {
    // What is thrown loses its class when it leaves the thread, and by that damage is known.
    throw fileTrouble(error, path);
  }
}

const value = await run();
program.tell({ type: 'result', value });
port.close();
