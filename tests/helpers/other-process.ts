// Opens the project from a second process: a process is never stopped by file locks of its own.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/**
 * Runs a module in a process of its own and returns what it printed, read as JSON. Throws its error output if it fails.
 */
function inOtherProcess(script: string): unknown {
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  });
  if (done.status !== 0) throw new Error(done.stderr);
  return JSON.parse(done.stdout) as unknown;
}

export interface Opening {
  readonly readOnly: boolean;
  readonly path: string;
  readonly who: string | null;
  /** Names of the codes that the process read. */
  readonly codes: readonly string[];
  /** The key of the error that refused the opening; null when it opened. */
  readonly refused: string | null;
}

/**
 * Opens a project in another process and closes it. Without `locks` that process acts as a user with another home
 * folder.
 */
export function openElsewhere(
  path: string,
  choice: { readonly locks?: string; readonly readOnly?: boolean } = {},
): Opening {
  const options = { who: 'another', now: '2026-03-14T10:00:00.000Z', ...choice };
  return inOtherProcess(`
    const { openStore } = await import(${JSON.stringify(join(root, 'db/open.ts'))});
    let found = { readOnly: true, path: '', who: null, codes: [], refused: null };
    try {
      const store = openStore(${JSON.stringify(path)}, ${JSON.stringify(options)});
      const codes = store.db.sqlite.prepare('SELECT name FROM code ORDER BY name').pluck().all();
      found = { ...found, readOnly: store.readOnly, path: store.path, who: store.holder?.who ?? null, codes };
      store.close();
    } catch (error) {
      if (!error.key) throw error;
      found = { ...found, refused: error.key };
    }
    console.log(JSON.stringify(found));`) as Opening;
}

/** Opens a project in another process, adds a code and kills the process before it closes the project. */
export function dieElsewhere(path: string, locks: string, code: string): void {
  const script = `
    const { openStore } = await import(${JSON.stringify(join(root, 'db/open.ts'))});
    const { insert } = await import(${JSON.stringify(join(root, 'db/write.ts'))});
    const { codeRecord } = await import(${JSON.stringify(join(root, 'tests/helpers/records.ts'))});
    const at = '2026-03-14T10:00:00.000Z';
    const store = openStore(${JSON.stringify(path)}, { who: 'another', now: at, locks: ${JSON.stringify(locks)} });
    store.transact({ method: 'codes.create', coderId: 'x', at }, (db) =>
      insert(db, 'code', codeRecord({ id: ${JSON.stringify(code)} })));
    process.kill(process.pid, 'SIGKILL');`;
  const died = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  });
  if (died.signal !== 'SIGKILL') throw new Error(died.stderr);
}

/** Opens the file in another process as a plain SQLite program would, counts its codes and closes it. */
export function lookElsewhere(path: string): number {
  return inOtherProcess(`
    const { default: Database } = await import('better-sqlite3');
    const sqlite = new Database(${JSON.stringify(path)});
    const codes = sqlite.prepare('SELECT count(*) FROM code').pluck().get();
    sqlite.close();
    console.log(JSON.stringify(codes));`) as number;
}

/** Whether a program that does not know Concord's lock could take an exclusive SQLite lock on the file. */
export function canSeizeElsewhere(path: string): boolean {
  return inOtherProcess(`
    const { default: Database } = await import('better-sqlite3');
    const sqlite = new Database(${JSON.stringify(path)}, { timeout: 0 });
    sqlite.pragma('locking_mode = EXCLUSIVE');
    let seized = true;
    try {
      sqlite.exec('BEGIN EXCLUSIVE; ROLLBACK');
    } catch (error) {
      if (error.code !== 'SQLITE_BUSY') throw error;
      seized = false;
    }
    sqlite.close();
    console.log(JSON.stringify(seized));`) as boolean;
}
