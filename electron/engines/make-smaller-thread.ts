// The thread that rewrites a study without its free pages; see make-smaller.ts.
import { workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { prepareToWrite } from '#db/begin-log.ts';
import { expectLent, type LentFile } from '#db/own-files.ts';

// Only `makeSmaller` starts this thread, with a LentFile.
const file = workerData as LentFile;
const sqlite = new Database(file.path, { fileMustExist: true });
try {
  // If another file has replaced ours, it must not be written.
  expectLent(file);
  prepareToWrite(sqlite);
  // VACUUM writes to the write-ahead log: if it is interrupted, the study stays as it was.
  sqlite.exec('VACUUM');
} finally {
  sqlite.close();
}
