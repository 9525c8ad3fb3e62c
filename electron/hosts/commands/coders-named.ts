// Finds the coders of a list of names that was typed.
import type { HeldRecords } from '../../services/project.ts';
import { namesListed } from './names-listed.ts';
import { isCalled, onlyNamed } from './scope-options.ts';

/** The ids of coders by names or ids, as `namesListed` reads them. Throws as `onlyNamed`. */
export function codersNamed(names: string, { coder }: Pick<HeldRecords, 'coder'>): string[] {
  return namesListed(names, isCalled(coder)).map(
    (name) => onlyNamed(coder, name, 'errors:no_such_coder_name').id,
  );
}
