// A base: the whole study as a new file of a team begins with it.
import Database from 'better-sqlite3';
import { AppError } from '#core/errors.ts';
import { tableNames, tables } from '#core/tables/all.ts';
import { tablesBeside } from '#core/tables/beside.ts';
import { type AbsentBlob, absentBlobs, putOff } from '../absent.ts';
import { originalsApart, takeOut } from './originals-apart.ts';
import { giveFileId } from '../file-id.ts';
import { planOf } from '../row-plans.ts';
import { writeSeal } from '../write-seal.ts';
import { keepLogAlone } from './in-log-alone.ts';
import { countInLanes, noteWhole } from './unsent.ts';
import { newestAct } from './team-of.ts';

/** Tables of one file that every file needs rows of. */
const OF_EVERY_FILE: ReadonlySet<string> = new Set(['change', 'file', 'migration']);

/**
 * Removes from a closed copy of a study what belongs to one person or to one file, such as pins and what was displayed to
 * whom. No trace of it stays in the file, which is not sealed any more. Returns the number of the newest act in it. `inLogTo`: of what was done
 * after the act of this number, only what is in the team's log stays; by default all of it.
 */
export function makeBase(path: string, inLogTo: number | null = null): number {
  const own = tableNames.filter((table) => tables[table].part === 'own').map((table) => planOf(table).name);
  const ownBeside = Object.entries(tablesBeside).flatMap(([name, { part }]) =>
    part === 'own' && !OF_EVERY_FILE.has(name) ? [name] : [],
  );
  return rewrite(path, (sqlite) => {
    const clear = (names: readonly string[]): void => {
      sqlite.exec(names.map((name) => `DELETE FROM "${name}";`).join('\n'));
    };
    // First, since the history does not tell all of it: in a study that was taken anew it came along beside the acts.
    clear(own);
    if (inLogTo !== null) keepLogAlone(sqlite, inLogTo);
    // What is sealed reaches nobody else, not even with a whole study.
    if (countInLanes({ sqlite }) > 0) throw new AppError('conflict', 'errors:team_base_in_round');
    clear(ownBeside);
    // That one person fetches originals only when opening them is nobody else's choice.
    putOff({ sqlite }, false);
    const newest = newestAct({ sqlite });
    if (inLogTo === null) noteWhole({ sqlite }, newest);
    return newest;
  });
}

/**
 * Gives a base that was received the id of a file of its own. The secret of its pseudonyms stays that of the study, so that
 * all members draw the same ones.
 */
export function takeBase(path: string, fileId: string): void {
  rewrite(path, (sqlite) => giveFileId(sqlite, fileId));
  writeSeal(path);
}

/** The originals of a base that travel apart from it: those in it, and the hashes of those that its study does not have itself. */
export interface Apart {
  readonly here: readonly AbsentBlob[];
  readonly absent: readonly string[];
}

/** Runs work with the originals of a base that travel apart from it, and with how to read one; it may not change the base. */
export async function withOriginals<T>(
  path: string,
  work: (originals: Apart, bytesOf: (hash: string) => Uint8Array) => Promise<T>,
): Promise<T> {
  const sqlite = new Database(path, { readonly: true, fileMustExist: true });
  try {
    const bytes = sqlite.prepare('SELECT bytes FROM blob WHERE hash = ?').pluck();
    const absent = absentBlobs({ sqlite }).map(({ hash }) => hash);
    return await work({ here: originalsApart(sqlite), absent }, (hash) => bytes.get(hash) as Buffer);
  } finally {
    sqlite.close();
  }
}

/**
 * Takes the originals out of a base, which is small then, and not sealed; whoever begins with it fetches them afterwards. Pauses
 * after each one.
 */
export async function makeLean(path: string, pause: () => Promise<unknown>): Promise<void> {
  const sqlite = new Database(path, { fileMustExist: true });
  try {
    const originals = originalsApart(sqlite);
    if (originals.length === 0) return;
    // Nobody else has the copy: one that is broken off is made again, and what is taken out need never reach the disk.
    sqlite.pragma('journal_mode = OFF');
    sqlite.pragma('synchronous = OFF');
    for (const original of originals) {
      takeOut(sqlite, original);
      await pause();
    }
    sqlite.exec('VACUUM');
  } finally {
    sqlite.close();
  }
}

/** Whether a closed study belongs to a team. */
export function isOfTeam(path: string): boolean {
  const sqlite = new Database(path, { readonly: true, fileMustExist: true });
  try {
    const has = sqlite.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'team'").get() !== undefined;
    return has && sqlite.prepare('SELECT 1 FROM team').get() !== undefined;
  } finally {
    sqlite.close();
  }
}

function rewrite<T>(path: string, write: (sqlite: Database.Database) => T): T {
  const sqlite = new Database(path, { fileMustExist: true });
  try {
    sqlite.pragma('secure_delete = ON');
    return sqlite.transaction(() => write(sqlite))();
  } finally {
    sqlite.close();
  }
}
