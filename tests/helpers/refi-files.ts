// Locates the schemas and examples of REFI-QDA, which are part of this clone, and files of other programs, which may
// not be redistributed and lie beside some clones.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const here = resolve(import.meta.dirname, '../../fixtures/refi');

const filesOfOthers = resolve(import.meta.dirname, '../../../shared/refi/samples');

/** Whether the files of other programs are available. */
export const areSamplesHere = existsSync(filesOfOthers);

/** Appended to the name of a test that needs those files: says why it was left out. */
export const leftOutReason = areSamplesHere ? '' : ' (left out: ../shared/refi is not here)';

/** The path of a schema of the standard. */
export function schemaPath(name: 'Project.xsd' | 'Codebook.xsd'): string {
  return join(here, name);
}

/** The path of a file: an example of the standard as `annex/…`, or a file of another program. */
export function refiFile(path: string): string {
  return join(path.startsWith('annex/') ? here : filesOfOthers, path);
}
