// Finds the single files in what a person chose to import.
import { type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { distinctNames } from '#core/imports/file-facts/distinct-names.ts';
import { ownFilesNow } from '#db/own-files.ts';
import { listFolder } from '#formats/reading/list-folder.ts';
import type { Files } from '../context.ts';
import { failedLine, skippedLine, type ReportLine } from './report.ts';

/** A chosen file or folder: its reference, and the name people know it by. */
export const chosenFile = z.strictObject({ reference: z.string(), name: z.string() });
export type ChosenFile = z.output<typeof chosenFile>;

export interface FoundFile {
  readonly path: string;
  /** Including the path from the chosen folder. */
  readonly name: string;
  /** The name, made unique among the other files. */
  readonly called: string;
  readonly bytes: number;
  /** Whether it is an ordinary file: reading another kind might never end. */
  readonly isFile: boolean;
}

export interface FoundFiles {
  /** In the order of choice, the files of a folder by name. */
  readonly files: readonly FoundFile[];
  /** What was left out: files in folders that Concord does not read, and files that could not be opened. */
  readonly left: readonly ReportLine[];
}

/** Lists the chosen files, including those in folders and their subfolders; `names` hears all names in each folder. */
export async function findFiles(
  files: Files,
  chosen: readonly ChosenFile[],
  names?: (names: readonly string[]) => void,
): Promise<FoundFiles> {
  const found: { readonly file: Omit<FoundFile, 'called'>; readonly place: string | null }[] = [];
  const left: ReportLine[] = [];
  for (const { reference, name } of chosen) {
    try {
      const path = files.input(reference);
      const look = lookAt(path, name);
      // An uploaded file lies in a folder whose path means nothing to the person.
      const isPlaceKnown = resolve(reference) === resolve(path);
      const placeOf = (at: string): string | null => (isPlaceKnown ? at : null);
      if (look?.isDirectory()) {
        const listing = await listFolder(path, ownFilesNow(), names);
        for (const file of listing.files)
          found.push({ file: { ...file, isFile: true }, place: placeOf(file.path) });
        left.push(...listing.skipped.map((file) => skippedLine(file.name, file.key)));
      } else {
        found.push({ file: foundFile(path, name, look), place: placeOf(path) });
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      left.push(failedLine(name, error.value));
    }
  }
  const called = distinctNames(found.map(({ file: { name }, place }) => ({ name, path: place })));
  return { files: found.map(({ file }, at) => ({ ...file, called: called[at] ?? file.name })), left };
}

/** The one file that was chosen. Throws `not_found` if it is gone, and `invalid` if it may not be opened. */
export function fileChosen(files: Files, { reference, name }: ChosenFile): FoundFile {
  const path = files.input(reference);
  return foundFile(path, name, lookAt(path, name));
}

/**
 * The name of an import: the folder that contains all its files, as they are named when a folder is dropped, else the
 * first file.
 */
export function nameOfRun(chosen: readonly ChosenFile[]): string {
  const tops = new Set(chosen.map(({ name }) => name.split('/', 1)[0]));
  const [top] = tops;
  return (tops.size === 1 ? top : chosen[0]?.name) ?? '';
}

function foundFile(path: string, name: string, look: Stats | undefined): FoundFile {
  return { path, name, called: name, bytes: look?.size ?? 0, isFile: look?.isFile() ?? false };
}

function lookAt(path: string, name: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    throw new AppError('invalid', 'errors:file_not_readable', { name });
  }
}
