// What the place of a log that has moved says of where it is now: words for people, then what a program needs to go there.
import { AppError } from '../errors.ts';
import { addressInWords } from './address.ts';
import { type FolderInvitation, isFolderInvitation, writeFolderInvitation } from './folder-invitation.ts';
import { type Invitation, writeInvitation } from './invitation.ts';

/** The text that the old place keeps. The caller encodes base64url of UTF-8. */
export function movedText(
  { projectId, name, address }: Omit<Invitation, 'login'>,
  encode: (text: string) => string,
): string {
  const { proof } = address;
  const certificate = proof.by === 'fingerprint' ? ` (SHA-256 ${proof.sha256})` : '';
  // Everybody keeps their login.
  const way = writeInvitation({ projectId, name, address, login: '*' }, encode);
  return `${addressInWords(address)}${certificate} ${way}`;
}

/** The same where the log is in a folder now. */
export function movedToFolderText(
  { projectId, name, folder }: Omit<FolderInvitation, 'login'>,
  encode: (text: string) => string,
): string {
  return `${folder} ${writeFolderInvitation({ projectId, name, folder, login: '*' }, encode)}`;
}

/** The refusal of a place that has moved and says so with such a text. */
export function hasMoved(text: string): AppError {
  const key = isFolderInvitation(text) ? 'errors:team_moved_folder' : 'errors:team_moved';
  return new AppError('unsupported', key, { address: movedInWords(text) });
}

/** Of such a text, the words for people. */
export function movedInWords(text: string): string {
  return text.replace(/\s*concord-invitation-\S*$/, '');
}
