// The GUIDs of a qdc file: an id that is one stays, any other gives always the same one.
import { createHash } from 'node:crypto';
import { plainGuid } from '#core/guid.ts';

/** The id as a GUID. */
export function guidOf(id: string): string {
  return plainGuid(id) === null ? derivedGuid(id) : id;
}

/** The GUID of the set that holds what a theme gathers, by which it is known again on the way back. */
export function guidOfSet(themeGuid: string): string {
  return derivedGuid(`set of ${themeGuid}`);
}

/** A name-based GUID (RFC 9562, version 8 over SHA-256): the same name always gives the same one. */
function derivedGuid(name: string): string {
  const digest = createHash('sha256').update(`concord:${name}`).digest();
  digest.writeUInt8((digest.readUInt8(6) & 0x0f) | 0x80, 6);
  digest.writeUInt8((digest.readUInt8(8) & 0x3f) | 0x80, 8);
  return digest.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
