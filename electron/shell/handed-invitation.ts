// An invitation to a team that the system hands to the program as a file, such as by a double click in a mail.
import { closeSync, openSync, readSync } from 'node:fs';

/** More than any invitation has; a file that is none is not read as a whole. */
const MAX_BYTES = 1_000_000;

/** Whether the file is an invitation, by its ending. */
export function isInvitation(path: string): boolean {
  return path.endsWith('.concord-invitation');
}

/** The text of the file; empty where it cannot be read, and the person is asked for the invitation. */
export function textOfInvitation(path: string): string {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(MAX_BYTES);
      return bytes.toString('utf8', 0, readSync(file, bytes, 0, MAX_BYTES, 0));
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}
