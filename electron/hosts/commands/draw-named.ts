// Random draws by name, for estimates.
import { drawsOf } from '#core/counting/draws.ts';
import { AppError } from '#core/errors.ts';
import { samplesToRecode } from '#core/recoding/samples-to-recode.ts';
import type { HeldRecords } from '../../services/project.ts';
import { sampleNamed } from './scope-options.ts';

/**
 * The id of a sample from which shares can be estimated. Throws `not_found` for a name that no sample has, and `invalid` if two
 * have it or if it says nothing about the sources that nobody has read.
 */
export function drawNamed(name: string, tables: HeldRecords): string {
  const id = sampleNamed(name, tables);
  if (samplesToRecode(tables.sample, tables.recoding).has(id))
    throw new AppError('invalid', 'errors:draw_to_recode', { name });
  if (!drawsOf(tables.sample, tables.recoding).some((draw) => draw.id === id))
    throw new AppError('invalid', 'errors:draw_of_sample', { name });
  return id;
}
