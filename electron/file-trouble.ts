// Words errors of a study's file, naming the file and the remedy.
import { basename } from 'node:path';
import { AppError } from '#core/errors.ts';
import { isDamage } from '#db/damage.ts';
import { diskTrouble } from '#db/disk-trouble.ts';

/**
 * The error that the person sees for an error at the file `path`: damage and disk errors in words, any other as it is.
 */
export function fileTrouble(error: unknown, path: string): unknown {
  const name = basename(path);
  if (isDamage(error)) return new AppError('invalid', 'errors:damaged_project', { name });
  return diskTrouble(error, name) ?? error;
}
