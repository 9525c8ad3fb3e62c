// Opens a project of any other program, recognised by the file's content, not by its name.
import { stat } from 'node:fs/promises';
import { basename, dirname, extname, join } from 'node:path';
import { openPromise } from 'yauzl';
import { AppError } from '#core/errors.ts';
import { ForeignDatabase, isDatabase } from './database.ts';
import { isMaxqda, openMaxqda } from './maxqda.ts';
import type { Opening } from './opening.ts';
import { beginningOf } from '../reading/read-file.ts';
import { recognise } from '../reading/recognise.ts';
import { isQualCoder, openQualCoder } from './qualcoder.ts';
import type { ForeignFile } from './foreign-project.ts';

/** The file endings of other programs' databases. */
const ofDatabases = /^\.(?:sqlite3?|db|qda|mex\d*|mx\d+)$/i;
const ofMaxqda = /^\.(?:mex\d*|mx\d+)$/i;

/**
 * Opens the database at `path`, or in the folder there; null if there is none. Throws `invalid` for a damaged one and
 * `unsupported` for one of an unknown program, each with a sentence.
 */
export async function openDatabase(path: string, opening: Opening): Promise<ForeignFile | null> {
  const file = await databaseAt(path);
  const { name } = opening;
  if (!(await isDatabase(file))) {
    if (file === path && !ofDatabases.test(extname(name))) return null;
    // Versions before 12 store their projects in another way.
    if (ofMaxqda.test(extname(name))) throw new AppError('unsupported', 'exchange:maxqda_unknown', { name });
    throw new AppError('invalid', 'exchange:no_database', { name });
  }
  const db = await ForeignDatabase.open(file, name);
  try {
    const { isTaguette, openTaguette } = await pages();
    if (isTaguette(db)) return await openTaguette(db, opening);
    if (isQualCoder(db)) return await openQualCoder(db, folderOf(path, file), opening);
    if (isMaxqda(db)) return openMaxqda(db, opening);
    if (isOwn(db)) throw new AppError('unsupported', 'exchange:own_project', { name });
    if (ofMaxqda.test(extname(name))) throw new AppError('unsupported', 'exchange:maxqda_unknown', { name });
    throw new AppError('unsupported', 'exchange:unknown_database', { name });
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * `other`: a project of another program, as its database or as a folder with one, also if damaged or from an
 * unsupported version of MAXQDA. `own`: a project of Concord.
 */
export type FoundProject = 'other' | 'own' | null;

/**
 * Which program's project is at `path`; null for a file that is no database, and for a database of an unknown program.
 */
export async function projectAt(path: string): Promise<FoundProject> {
  const file = await databaseAt(path);
  const isNamedSo = ofMaxqda.test(extname(path)) && (await stat(path).catch(() => null))?.isFile() === true;
  if (!(await isDatabase(file))) return isNamedSo ? 'other' : null;
  const db = await ForeignDatabase.open(file, basename(path)).catch(() => null);
  try {
    // Opening a damaged database reports the damage.
    if (db === null) return 'other';
    if (isOwn(db)) return 'own';
    return (await pages()).isTaguette(db) || isQualCoder(db) || isMaxqda(db) || isNamedSo ? 'other' : null;
  } catch {
    return 'other';
  } finally {
    db?.close();
  }
}

function isOwn(db: ForeignDatabase): boolean {
  return db.has('coding', 'code_id') && db.has('change', 'seq');
}

/**
 * Whether the file at `path`, known as `name`, is a Word document. Throws `not_found` if it does not exist, and
 * `invalid` for an empty file and for one that is a Word document only by name, because it is damaged or locked.
 */
export async function isWordDocument(path: string, name: string): Promise<boolean> {
  if (await isWordFile(path)) return true;
  const head = await beginningOf(path, name);
  if (!/\.doc[xm]$/i.test(name)) return false;
  await recognise(path, name, head);
  throw new AppError('invalid', 'reading:broken', { name, ending: 'docx' });
}

/** Whether the file at `path` is a Word document. */
export async function isWordFile(path: string): Promise<boolean> {
  try {
    // Opening a named pipe would block for ever.
    if (!(await stat(path)).isFile()) return false;
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
    try {
      for await (const { fileName } of zip.eachEntry())
        if (/^word\/document\d*\.xml$/i.test(fileName)) return true;
      return false;
    } finally {
      zip.close();
    }
  } catch {
    return false;
  }
}

/** Loaded with the first database, since loading takes time. */
async function pages() {
  return await import('./taguette.ts');
}

/** The path of the database itself; for a folder of QualCoder, that of the database in it. */
async function databaseAt(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  return found?.isDirectory() ? join(path, 'data.qda') : path;
}

function folderOf(path: string, file: string): string | null {
  if (file !== path) return path;
  return basename(file) === 'data.qda' ? dirname(file) : null;
}
