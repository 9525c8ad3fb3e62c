// The schemas and examples of REFI-QDA, which are part of the clone, and files of other programs, which may not be given
// away and lie beside it in some places.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const here = resolve(import.meta.dirname, '../../fixtures/refi');

const filesOfOthers = resolve(import.meta.dirname, '../../../shared/refi/samples');

/** Whether files of other programs are at hand. */
export const areOthersHere = existsSync(filesOfOthers);

/** What a test of such files says in its name where it cannot run. */
export const notHere = areOthersHere ? '' : ' (left out: ../shared/refi is not here)';

/** Where a schema of the standard is. */
export function schemaPath(name: 'Project.xsd' | 'Codebook.xsd'): string {
  return join(here, name);
}

/** Where a file is: an example of the standard as `annex/…`, or one of another program. */
export function refiFile(path: string): string {
  return join(path.startsWith('annex/') ? here : filesOfOthers, path);
}
