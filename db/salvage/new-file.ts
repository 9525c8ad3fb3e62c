// Salvages to a file that gets its name only when it is complete, and never replaces an existing file.
import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#core/errors.ts';
import { diskTrouble } from '../disk-trouble.ts';
import { isTaken, partBeside } from '../place.ts';
import { placePart } from '../whole-copy.ts';
import type { Salvaged } from './report.ts';
import { salvage, type SalvageOptions } from './salvage.ts';

/**
 * Writes what can be proven of the study at `path` to the new file `to`. If it ends before that, nothing is
 * left behind. Throws what `salvage` throws, `conflict` where `to` exists, and `invalid` for a disk that is
 * full or fails.
 */
export function salvageTo(path: string, to: string, options: SalvageOptions): Salvaged {
  const name = basename(to);
  if (isTaken(to)) throw new AppError('conflict', 'errors:file_exists', { name });
  const part = partBeside(to);
  try {
    const report = salvage(path, part, options);
    placePart(part, to);
    return report;
  } catch (error) {
    throw diskTrouble(error, name) ?? error;
  } finally {
    for (const ending of ['', '-journal']) rmSync(`${part}${ending}`, { force: true });
  }
}
