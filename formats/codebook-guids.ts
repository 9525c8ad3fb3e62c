// The GUIDs of a qdc file: an id that is a GUID stays, any other is always mapped to the same one.
import { plainGuid } from '#core/guid.ts';
import { guidFrom } from './guid-from.ts';

/** The id as a GUID. */
export function guidOf(id: string): string {
  return plainGuid(id) === null ? guidFrom(id) : id;
}

/** The GUID of the set for what a theme gathers, by which an import recognises the set. */
export function guidOfSet(themeGuid: string): string {
  return guidFrom(`set of ${themeGuid}`);
}
