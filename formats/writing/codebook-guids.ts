// The GUIDs of a qdc file: an id that is one stays, any other gives always the same one.
import { plainGuid } from '#core/guid.ts';
import { guidFrom } from '../refi/guid-from.ts';

/** The id as a GUID. */
export function guidOf(id: string): string {
  return plainGuid(id) === null ? guidFrom(id) : id;
}

/** The GUID of the set that holds what a theme gathers, by which it is known again on the way back. */
export function guidOfSet(themeGuid: string): string {
  return guidFrom(`set of ${themeGuid}`);
}
