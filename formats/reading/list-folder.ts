// A dropped folder as the files in it that Concord reads, and those it leaves alone, with the reason.
import type { Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { AppError } from '#core/errors.ts';
import { byFileName } from '#core/imports/file-facts/file-order.ts';
import { folderDepth, folderEntries } from './limits.ts';
import { fileError } from './file-error.ts';
import { endingOf, readableEndings } from './recognise.ts';

export interface FoundFile {
  readonly path: string;
  /** The way from the folder, with `/` on every system: unique, and what people know the file by. */
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
  /** As `byFileName` orders them. */
  readonly files: readonly FoundFile[];
  /** Files of other endings, projects of other programs, folders that could not be opened. Hidden files are passed over in silence. */
  readonly skipped: readonly SkippedFile[];
}

/** How many files are looked at together: thousands one after another would wait for the disk each time. */
const looksAtOnce = 64;

/**
 * The readable files in the folder at `path`, those of its folders included. Links are followed, each folder
 * is entered once. Throws `not_found` or `invalid` where the folder itself cannot be opened, `unsupported`
 * where it holds too many files. What `isOwn` says of a file's path is left alone, unopened.
 */
export async function listFolder(
  path: string,
  isOwn: (path: string) => boolean = () => false,
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
      // Its documents are sources of the project, and have their codings there.
      skipped.push({ name, key: 'reading:skipped_project' });
      return;
    }
    entries += children.length;
    if (entries > folderEntries) {
      throw new AppError('unsupported', 'reading:folder_too_large', {
        name: basename(path),
        most: folderEntries,
      });
    }
    const names = children.filter((child) => !isHidden(child)).sort(byFileName);
    for (let from = 0; from < names.length; from += looksAtOnce) {
      const some = names.slice(from, from + looksAtOnce).map((child) => join(folder, child));
      const looks = await Promise.all(some.map((child) => stat(child).catch(() => null)));
      for (const [place, child] of some.entries()) await take(child, looks[place] ?? null, depth);
    }
  };
  const take = async (child: string, found: Stats | null, depth: number): Promise<void> => {
    const name = relative(path, child).replaceAll('\\', '/');
    if (!found) skipped.push({ name, key: 'reading:skipped_permission' });
    else if (found.isDirectory()) {
      if (depth < folderDepth) await visit(child, depth + 1);
      else skipped.push({ name, key: 'reading:skipped_depth' });
    } else if (isOwn(child)) skipped.push({ name, key: 'reading:skipped_own' });
    else if (!found.isFile()) skipped.push({ name, key: 'reading:skipped_special' });
    else if (!readableEndings.has(endingOf(name))) skipped.push({ name, key: reasonFor(name) });
    else files.push({ path: child, name, bytes: found.size });
  };
  await visit(path, 0);
  return { files, skipped };
}

/** Why a file is left whose ending is none of those that Concord reads as a text. */
function reasonFor(name: string): SkippedFile['key'] {
  const ending = endingOf(name);
  if (/^(?:qdpx|qde|qda|sqlite3|mex\d*|mx\d+)$/.test(ending)) return 'reading:skipped_project';
  return ending === 'qdc' ? 'reading:skipped_codebook' : 'reading:skipped_ending';
}

/** Dot files, and what office programs and systems leave beside the files people made. */
function isHidden(name: string): boolean {
  return (
    name.startsWith('.') ||
    name.startsWith('~$') ||
    /^(?:thumbs\.db|desktop\.ini|__macosx|\$recycle\.bin)$/i.test(name)
  );
}
