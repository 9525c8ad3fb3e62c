// What is done once when a program of Concord starts: what earlier ones left when they were killed goes.
import { tmpdir } from 'node:os';
import { dirname } from 'node:path';
import { clearLeftovers } from '#formats/writing/leftovers.ts';
import type { Settings } from './settings.ts';

/** Clears the folder of temporary files, and the folders in which studies, their copies and packages mostly lie. */
export function clearAtStart(settings: Settings): void {
  const places = settings.value.recent.map(({ path }) => dirname(path));
  for (const folder of new Set([tmpdir(), ...places])) clearLeftovers(folder);
}
