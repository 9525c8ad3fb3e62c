// What a person chose to bring in, as the single files in it.
import { type Stats, statSync } from 'node:fs';
import * as z from 'zod';
import { AppError } from '#core/errors.ts';
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
  const found: FoundFile[] = [];
  const left: ReportLine[] = [];
  for (const { reference, name } of chosen) {
    try {
      const path = files.input(reference);
      const look = lookAt(path, name);
      if (look?.isDirectory()) {
        const listing = await listFolder(path, ownFilesNow());
        for (const file of listing.files) found.push({ ...file, isFile: true });
        left.push(...listing.skipped.map((file) => skippedLine(file.name, file.key)));
      } else {
        found.push(foundFile(path, name, look));
      }
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      left.push(failedLine(name, error.value));
    }
  }
  return { files: found, left };
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
  return { path, name, bytes: look?.size ?? 0, isFile: look?.isFile() ?? false };
}

function lookAt(path: string, name: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    throw new AppError('invalid', 'errors:file_not_readable', { name });
  }
}
