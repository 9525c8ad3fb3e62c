// Whether the place of the snapshots is worth anything on the day on which they are needed.
import { dirname, sep } from 'node:path';
import { isSynced } from '../cloud-folders.ts';

/**
 * `synced`: a cloud service may change or remove them. `beside`: they lie within the study's own folder, and go with it.
 * `same_disk`: they lie on the same disk that can be pulled out.
 */
export type PlaceRisk = 'synced' | 'beside' | 'same_disk';

/** Where systems show disks that can be pulled out. */
const PULLED_OUT = /^(?:\/Volumes\/[^/]+|\/media\/[^/]+\/[^/]+|\/run\/media\/[^/]+\/[^/]+)/;

/** What may happen to snapshots in this folder of the study at this path; null where nothing is known to. */
export function placeRisk(folder: string, study: string): PlaceRisk | null {
  if (isSynced(`${folder}${sep}`)) return 'synced';
  const disk = PULLED_OUT.exec(folder)?.[0];
  if (disk !== undefined && disk === PULLED_OUT.exec(study)?.[0]) return 'same_disk';
  return `${folder}${sep}`.startsWith(`${dirname(study)}${sep}`) ? 'beside' : null;
}
