// Salvage to a file that bears its name only when it is whole, and never in the place of anything.
import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { AppError } from '#core/errors.ts';
import { diskTrouble } from '../disk-trouble.ts';
import { isTaken, partBeside } from '../place.ts';
import { placePart } from '../whole-copy.ts';
import type { Salvaged } from './report.ts';
import { salvage, type SalvageOptions } from './salvage.ts';

/**
 * Writes what can be proven of the study at `path` to the new file `to`. Whatever ends it before, nothing is left of it.
 * Throws what `salvage` does, `conflict` where something is at `to`, and `invalid` for a disk that is full or fails.
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
