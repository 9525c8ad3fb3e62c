// The folder that a team shares, as a person or an invitation names it.
import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AppError } from '#core/errors.ts';
import { type FolderInvitation, readFolderInvitation } from '#core/team/folder-invitation.ts';

/** Reads an invitation to a folder, or a text that it stands in. Throws `invalid` where there is none. */
export function folderInvitationIn(text: string): FolderInvitation {
  const invitation = readFolderInvitation(text, (encoded) => Buffer.from(encoded, 'base64url').toString());
  if (!invitation) throw new AppError('invalid', 'errors:no_invitation');
  return invitation;
}

/**
 * The full path of a team's folder for a study at `path`: as given for this machine, else where it lies for who invited. Throws
 * `not_found` where it is not there, and `invalid` for a study in it.
 */
export function sharedFolder(path: string, given: string | undefined, invited: string): string {
  if (given === undefined && !existsSync(join(invited, 'TEAM.json')))
    throw new AppError('not_found', 'team_folder:where', { folder: invited });
  const shared = folderAt(given ?? invited);
  expectOutside(path, shared);
  return shared;
}

/** Throws `invalid` for a study in the folder of its team. */
export function expectOutside(path: string, folder: string): void {
  if (resolve(path).startsWith(join(folder, '/')))
    throw new AppError('invalid', 'team_folder:study_inside', { folder });
}

/** The folder with that path. Throws `not_found` where there is none. */
export function folderAt(path: string): string {
  const full = resolve(path);
  let isThere = false;
  try {
    isThere = statSync(full).isDirectory();
  } catch {
    // Not there, or not to be read.
  }
  if (!isThere) throw new AppError('not_found', 'team_folder:no_folder', { folder: full });
  return full;
}
