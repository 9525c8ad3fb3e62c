import { resolve } from 'node:path';
import { writeWhole } from '../../write-file.ts';
import { endingOf } from './outputs.ts';

/**
 * Returns a function that writes a verb's report as JSON; it does nothing if no file is given. Throws `unsupported` for
 * another ending, so call it before anything is done.
 */
export function jsonReport(file: string | undefined): (value: unknown) => void {
  if (file === undefined) return () => {};
  endingOf(file, ['json']);
  return (value) => writeJson(file, value);
}

/** Writes a value as JSON. Throws if the system refuses. */
export function writeJson(file: string, value: unknown): void {
  writeWhole(resolve(file), Buffer.from(`${JSON.stringify(value, null, 2)}\n`));
}
