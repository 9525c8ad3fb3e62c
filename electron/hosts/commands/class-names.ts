import { AppError } from '#core/errors.ts';
import type { HeldRecords } from '../../services/project.ts';

/** The ids of classes named in a list parted by commas. Throws `not_found`, naming what is none. */
export function classesNamed(names: string, tables: HeldRecords): string[] {
  return names
    .split(',')
    .map((part) => part.trim())
    .map((name) => {
      const found = tables.class.find((row) => row.name === name || row.id === name);
      if (!found) throw new AppError('not_found', 'errors:no_such_class_name', { name });
      return found.id;
    });
}
