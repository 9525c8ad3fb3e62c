// Whether the folder of snapshots will be of use on the day they are needed.
import { dirname, sep } from 'node:path';
import { isSynced } from '../cloud-folders.ts';

/**
 * `synced`: a cloud service may change or remove them. `beside`: they lie within the study's own folder and are lost
 * with it. `same_disk`: they lie on the same removable disk.
 */
export type PlaceRisk = 'synced' | 'beside' | 'same_disk';

/** Where systems mount removable disks. */
const PULLED_OUT = /^(?:\/Volumes\/[^/]+|\/media\/[^/]+\/[^/]+|\/run\/media\/[^/]+\/[^/]+)/;

/** The risk of keeping snapshots of the study at this path in this folder; null if none is known. */
export function placeRisk(folder: string, study: string): PlaceRisk | null {
  if (isSynced(`${folder}${sep}`)) return 'synced';
  const disk = PULLED_OUT.exec(folder)?.[0];
  if (disk !== undefined && disk === PULLED_OUT.exec(study)?.[0]) return 'same_disk';
  return `${folder}${sep}`.startsWith(`${dirname(study)}${sep}`) ? 'beside' : null;
}
