// What went wrong with a study's file, in words that name the file and the remedy.
import { basename } from 'node:path';
import { AppError } from '#core/errors.ts';
import { isDamage } from '#db/damage.ts';
import { diskTrouble } from '#db/disk-trouble.ts';

/** What the person is told of an error at the file `path`: of damage and of the disk in words, else the error itself. */
export function fileTrouble(error: unknown, path: string): unknown {
  const name = basename(path);
  if (isDamage(error)) return new AppError('invalid', 'errors:damaged_project', { name });
  return diskTrouble(error, name) ?? error;
}
