// Salvage to a file that bears its name only when it is whole, and never in the place of anything.
import { randomUUID } from 'node:crypto';
import { lstatSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { AppError } from '#core/errors.ts';
import { partName } from '#core/leftovers.ts';
import { diskTrouble } from '../disk-trouble.ts';
import { placePart } from '../whole-copy.ts';
import type { Salvaged } from './report.ts';
import { salvage, type SalvageOptions } from './salvage.ts';

/**
 * Writes what can be proven of the study at `path` to the new file `to`. Whatever ends it before, nothing is left of it.
 * Throws what `salvage` does, `conflict` where something is at `to`, and `invalid` for a disk that is full or fails.
 */
export function salvageTo(path: string, to: string, options: SalvageOptions): Salvaged {
  const name = basename(to);
  if (lstatSync(to, { throwIfNoEntry: false }))
    throw new AppError('conflict', 'errors:file_exists', { name });
  const part = join(dirname(to), `${partName(name, process.pid)}${randomUUID().slice(0, 8)}`);
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
