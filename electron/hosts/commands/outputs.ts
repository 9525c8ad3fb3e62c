// Checks every path that a verb will write before the verb does anything, so that a typing mistake costs nothing: two
// outputs in one file, an output over an input, a folder instead of a file.
import { realpathSync, statSync, type Stats } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { AppError } from '#core/errors.ts';
import { besideStudy } from '#db/own-files.ts';
import { expectRoom } from '#formats/writing/whole-folder.ts';
import { expectFolder } from '../../write-file.ts';

/** The paths that a verb reads and those it will write, as given. */
export interface Places {
  readonly project: string;
  readonly read?: readonly string[];
  /** Files that replace earlier ones of the same name, as scripts expect. */
  readonly files: readonly (string | undefined)[];
  /** A folder or an archive, which must not exist yet. */
  readonly whole?: string | undefined;
}

/**
 * Throws if a path is empty (usually an unset variable, which would mean the current folder); if two outputs are one
 * file; if an output is the project or an input, is a folder, or has no folder to lie in; and if `whole` exists
 * already.
 */
export async function expectRoomFor({ project, read = [], files, whole }: Places): Promise<void> {
  if ([...read, ...files, whole].some((path) => path?.trim() === ''))
    throw new AppError('invalid', 'errors:empty_path');
  const beside = besideStudy.map((ending) => `${resolve(project)}${ending}`);
  const inputs = new Set([project, ...beside, ...read].map(keyOf));
  const outputs = new Set<string>();
  for (const file of [whole, ...files]) {
    if (file === undefined) continue;
    const key = keyOf(file);
    const name = basename(file);
    if (inputs.has(key)) throw new AppError('conflict', 'errors:output_is_input', { name });
    if (outputs.has(key)) throw new AppError('conflict', 'errors:one_file_for_two', { name });
    outputs.add(key);
    expectFolder(file);
    if (file === whole) await expectRoom(resolve(file));
    const isFolder = file === whole && !meansZip(file);
    if (!isFolder && (/[\\/]$/.test(file) || lookAt(file)?.isDirectory()))
      throw new AppError('invalid', 'errors:output_is_folder', { name: file });
    if (file !== whole && whole !== undefined && keyOf(dirname(resolve(file))) === keyOf(whole))
      throw new AppError('conflict', 'errors:output_in_package', { name, folder: whole });
  }
}

/** Whether a package is to be a zip file, by its name. */
function meansZip(path: string): boolean {
  return extname(path).toLowerCase() === '.zip';
}

/** The ending of the file, one of `endings`. Throws `unsupported` for any other. */
export function endingOf<Ending extends string>(file: string, endings: readonly Ending[]): Ending {
  const written = extname(file).slice(1).toLowerCase();
  const ending = endings.find((each) => each === written);
  if (ending !== undefined) return ending;
  const parameters = { name: basename(file), endings: endings.join(', ') };
  throw new AppError('unsupported', 'errors:unknown_ending', parameters);
}

/**
 * A key that is the same for every spelling of a file's path: it resolves links and, where the file system ignores
 * case, the case.
 */
function keyOf(path: string): string {
  const at = resolve(path);
  const there = lookAt(at);
  if (there) return `${there.dev} ${there.ino}`;
  const written = join(realOf(dirname(at)), basename(at)).normalize('NFC');
  return process.platform === 'linux' ? written : written.toLowerCase();
}

function realOf(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

function lookAt(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    // A path that may not be examined is refused later, when it is read or written.
    return undefined;
  }
}
