import { basename, extname, resolve } from 'node:path';
import { AppError } from '#core/errors.ts';
import { writeWhole } from '../../services/write-file.ts';

/**
 * How the report of a verb is kept as json; nothing where none is wanted. Throws `unsupported` for another ending, so
 * call it before anything is done.
 */
export function jsonReport(file: string | undefined): (told: unknown) => void {
  if (file === undefined) return () => {};
  if (extname(file).toLowerCase() !== '.json')
    throw new AppError('unsupported', 'errors:unknown_ending', { name: basename(file), endings: 'json' });
  return (told) => writeWhole(resolve(file), Buffer.from(`${JSON.stringify(told, null, 2)}\n`));
}
