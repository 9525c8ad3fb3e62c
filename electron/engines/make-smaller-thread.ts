// The thread that writes a study anew without its free pages; see make-smaller.ts.
import { workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { prepareToWrite } from '#db/begin-log.ts';
import { expectLent, type LentFile } from '#db/own-files.ts';

// The thread was started with nothing else.
const file = workerData as LentFile;
const sqlite = new Database(file.path, { fileMustExist: true });
try {
  // What has come in place of our file is not ours to write.
  expectLent(file);
  prepareToWrite(sqlite);
  // Into the log: whatever ends it, the study is as it was, or it is smaller.
  sqlite.exec('VACUUM');
} finally {
  sqlite.close();
}
