// A program that opens a study, adds a memo and closes the study, and kills itself before one step of opening or
// closing; a step is one statement for SQLite. Arguments: the study, the title of the memo, `opening` or `closing`, and
// the number of the step. Exits with 0 when there are fewer steps.
import Database from 'better-sqlite3';
import { openStore } from '#db/open.ts';
import { remember } from '../helpers/memo-acts.ts';

const [, , path = '', title = '', phase = '', before = '1'] = process.argv;
let present = '';
let step = 0;

function count(): void {
  if (present !== phase) return;
  step += 1;
  if (step === Number(before)) process.kill(process.pid, 'SIGKILL');
}

const { pragma, close } = Database.prototype;
Database.prototype.pragma = function counted(...said) {
  count();
  return pragma.apply(this, said);
};
Database.prototype.close = function counted() {
  count();
  return close.call(this);
};

present = 'opening';
const store = openStore(path, { who: 'analyst', now: '2026-03-14T09:00:00.000Z' });
present = 'working';
remember(store, title);
process.stdout.write(title);
present = 'closing';
store.close();
