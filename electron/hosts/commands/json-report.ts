import { resolve } from 'node:path';
import { writeWhole } from '../../write-file.ts';
import { endingOf } from './outputs.ts';

/**
 * How the report of a verb is kept as json; nothing where none is wanted. Throws `unsupported` for another ending, so
 * call it before anything is done.
 */
export function jsonReport(file: string | undefined): (told: unknown) => void {
  if (file === undefined) return () => {};
  endingOf(file, ['json']);
  return (told) => writeJson(file, told);
}

/** Writes what is told as json. Throws where the system refuses it. */
export function writeJson(file: string, told: unknown): void {
  writeWhole(resolve(file), Buffer.from(`${JSON.stringify(told, null, 2)}\n`));
}
