// What a person chose to bring in, as the single files in it.
import { type Stats, statSync } from 'node:fs';
import { resolve } from 'node:path';
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
import { distinctNames } from '#core/imports/file-facts/distinct-names.ts';
import { ownFilesNow } from '#db/own-files.ts';
import { listFolder } from '#formats/reading/list-folder.ts';
import type { Files } from '../context.ts';
import { failedLine, skippedLine, type ReportLine } from './report.ts';

/** A file or folder that was chosen: where it lies, and what people know it by. */
export const chosenFile = z.strictObject({ reference: z.string(), name: z.string() });
export type ChosenFile = z.output<typeof chosenFile>;

export interface FoundFile {
  readonly path: string;
  /** With the way from the folder that was chosen. */
  readonly name: string;
  /** The name, told apart from those of the other files. */
  readonly called: string;
  readonly bytes: number;
  /** Whether it is known to be an ordinary file, which ends. */
  readonly isFile: boolean;
}

export interface FoundFiles {
  /** In the order in which they were chosen, those of a folder in the order of their names. */
  readonly files: readonly FoundFile[];
  /** What was left out: files of folders that Concord does not read, and what could not be opened. */
  readonly left: readonly ReportLine[];
}

/** Looks through what was chosen, folders within folders included. */
export async function findFiles(files: Files, chosen: readonly ChosenFile[]): Promise<FoundFiles> {
  const found: { readonly file: Omit<FoundFile, 'called'>; readonly place: string | null }[] = [];
  const left: ReportLine[] = [];
  for (const { reference, name } of chosen) {
    try {
      const path = files.input(reference);
      const look = lookAt(path, name);
      // What was handed over lies in a folder that says nothing to the person.
      const placeOf = (at: string): string | null => (resolve(reference) === resolve(path) ? at : null);
      if (look?.isDirectory()) {
        const listing = await listFolder(path, ownFilesNow());
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

/** The one file that was chosen. Throws `not_found` where it is gone, and `invalid` where it may not be opened. */
export function fileChosen(files: Files, { reference, name }: ChosenFile): FoundFile {
  const path = files.input(reference);
  return foundFile(path, name, lookAt(path, name));
}

/** What an import is called: the folder all its files lie in, as they are named when a folder is dropped, else the first. */
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
