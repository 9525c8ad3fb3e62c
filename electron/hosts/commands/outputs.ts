// Where a verb writes. All of it is looked at before anything is done, so that a slip of the hand costs nothing: two
// outputs in one file, one over what is being read, a folder that was meant to be another.
import { realpathSync, statSync, type Stats } from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { AppError } from '#core/errors.ts';
import { besideStudy } from '#db/own-files.ts';
import { expectRoom } from '#formats/writing/whole-folder.ts';
import { expectFolder } from '../../write-file.ts';

/** What a verb reads, and what it is to write, under the paths that were given. */
export interface Places {
  readonly project: string;
  readonly read?: readonly string[];
  /** Files are written over earlier ones of their names, as scripts expect of them. */
  readonly files: readonly (string | undefined)[];
  /** A folder or an archive of many files takes the place of nothing. */
  readonly whole?: string | undefined;
}

/**
 * Throws where a path is empty, which is mostly a variable that was never set and would mean the folder one is in; where
 * two outputs are one file, where one is the project or something that is read, is a folder, has no folder
 * to lie in, or where what is to be made whole is there already.
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

/** Whether a package is to be a zip, by its name. */
function meansZip(path: string): boolean {
  return extname(path).toLowerCase() === '.zip';
}

/** The one of the endings that the file has. Throws `unsupported` for another. */
export function endingOf<Ending extends string>(file: string, endings: readonly Ending[]): Ending {
  const written = extname(file).slice(1).toLowerCase();
  const ending = endings.find((each) => each === written);
  if (ending !== undefined) return ending;
  const parameters = { name: basename(file), endings: endings.join(', ') };
  throw new AppError('unsupported', 'errors:unknown_ending', parameters);
}

/** The same for every way to write the path of one file, links and, where the system does so, capitals included. */
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
    // What may not be looked at is refused when it is read or written.
    return undefined;
  }
}
