// A program that opens a study, folds its typing and collects unused texts, and kills itself before one of the writes.
// Arguments: the study, the time, and the number of the write. Exits with 0 when there are fewer writes.
import Database from 'better-sqlite3';
import { openStore } from '#db/open.ts';

const [, , path = '', now = '', before = '1'] = process.argv;
const store = openStore(path, { who: 'analyst', now });
const writing = Object.getPrototypeOf(store.db.sqlite.prepare('SELECT 1')) as Database.Statement;
const { run } = writing;
let writes = 0;
writing.run = function counted(...values: unknown[]) {
  writes += 1;
  if (writes === Number(before)) process.kill(process.pid, 'SIGKILL');
  return run.apply(this, values);
};
store.foldTyping({ now, ends: new Set() });
for (const _ of store.collect());
writing.run = run;
store.close();
