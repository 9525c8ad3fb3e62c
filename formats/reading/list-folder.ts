// Lists the files of a dropped folder that Concord reads, and those that it skips, with the reason.
import type { BigIntStats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { AppError } from '#core/errors.ts';
import { byFileName } from '#core/imports/file-facts/file-order.ts';
import { MAX_FOLDER_DEPTH, MAX_FOLDER_ENTRIES } from './limits.ts';
import { fileError } from './file-error.ts';
import { endingOf, readableEndings } from './recognise.ts';

export interface FoundFile {
  readonly path: string;
  /** The path from the folder, with `/` on every system: unique, and the name by which people know the file. */
  readonly name: string;
  readonly bytes: number;
}

export interface SkippedFile {
  readonly name: string;
  readonly key:
    | 'reading:skipped_project'
    | 'reading:skipped_codebook'
    | 'reading:skipped_ending'
    | 'reading:skipped_permission'
    | 'reading:skipped_loop'
    | 'reading:skipped_depth'
    | 'reading:skipped_special'
    | 'reading:skipped_own';
}

export interface FolderListing {
  /** In the order of `byFileName`. */
  readonly files: readonly FoundFile[];
  /**
   * Files with other endings, projects of other programs, and folders that could not be opened. Hidden files are
   * skipped silently.
   */
  readonly skipped: readonly SkippedFile[];
}

/** How many files are examined at the same time: thousands one after another would each wait for the disk. */
const MAX_LOOKS_AT_ONCE = 64;

/**
 * The readable files in the folder at `path` and its subfolders. Links are followed, each folder is entered once.
 * Throws `not_found` or `invalid` if the folder itself cannot be opened, `unsupported` if it contains too many files.
 * Files for which `isOwn` returns true are skipped unopened. `hear` is told the names in each folder before its files are
 * looked at.
 */
export async function listFolder(
  path: string,
  isOwn: (found: BigIntStats) => boolean = () => false,
  hear?: (names: readonly string[]) => void,
): Promise<FolderListing> {
  const files: FoundFile[] = [];
  const skipped: SkippedFile[] = [];
  const entered = new Set<string>();
  let entries = 0;

  const visit = async (folder: string, depth: number): Promise<void> => {
    const name = relative(path, folder).replaceAll('\\', '/') || basename(path);
    let children: string[];
    try {
      const real = await realpath(folder);
      if (entered.has(real)) {
        skipped.push({ name, key: 'reading:skipped_loop' });
        return;
      }
      entered.add(real);
      children = await readdir(folder);
    } catch (error) {
      if (folder === path) throw fileError(error, name);
      skipped.push({ name, key: 'reading:skipped_permission' });
      return;
    }
    if (children.some((child) => child.toLowerCase() === 'data.qda')) {
      // Its documents are sources of that project, and have their codings there.
      skipped.push({ name, key: 'reading:skipped_project' });
      return;
    }
    entries += children.length;
    if (entries > MAX_FOLDER_ENTRIES) {
      throw new AppError('unsupported', 'reading:folder_too_large', {
        name: basename(path),
        most: MAX_FOLDER_ENTRIES,
      });
    }
    const names = children.filter((child) => !isHidden(child)).sort(byFileName);
    hear?.(names);
    for (let from = 0; from < names.length; from += MAX_LOOKS_AT_ONCE) {
      const some = names.slice(from, from + MAX_LOOKS_AT_ONCE).map((child) => join(folder, child));
      const looks = await Promise.all(some.map((child) => stat(child, { bigint: true }).catch(() => null)));
      for (const [place, child] of some.entries()) await take(child, looks[place] ?? null, depth);
    }
  };
  const take = async (child: string, found: BigIntStats | null, depth: number): Promise<void> => {
    const name = relative(path, child).replaceAll('\\', '/');
    if (!found) skipped.push({ name, key: 'reading:skipped_permission' });
    else if (found.isDirectory()) {
      if (depth < MAX_FOLDER_DEPTH) await visit(child, depth + 1);
      else skipped.push({ name, key: 'reading:skipped_depth' });
    } else if (isOwn(found)) skipped.push({ name, key: 'reading:skipped_own' });
    else if (!found.isFile()) skipped.push({ name, key: 'reading:skipped_special' });
    else if (!readableEndings.has(endingOf(name))) skipped.push({ name, key: reasonFor(name) });
    else files.push({ path: child, name, bytes: Number(found.size) });
  };
  await visit(path, 0);
  return { files, skipped };
}

/** Why a file with an unsupported ending is skipped. */
function reasonFor(name: string): SkippedFile['key'] {
  const ending = endingOf(name);
  if (/^(?:qdpx|qde|qda|sqlite3|mex\d*|mx\d+)$/.test(ending)) return 'reading:skipped_project';
  return ending === 'qdc' ? 'reading:skipped_codebook' : 'reading:skipped_ending';
}

/** Dot files, and files that office programs and systems leave beside those that people made. */
function isHidden(name: string): boolean {
  return (
    name.startsWith('.') ||
    name.startsWith('~$') ||
    /^(?:thumbs\.db|desktop\.ini|__macosx|\$recycle\.bin)$/i.test(name)
  );
}
