// What the place of a log that has moved says of where it is now: words for people, then what a program needs to go there.
import { addressInWords } from './address.ts';
import { type Invitation, INVITATION_MARK, writeInvitation } from './invitation.ts';

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

/** Of such a text, the words for people. */
export function movedInWords(text: string): string {
  return text.replace(new RegExp(`\\s*${INVITATION_MARK}\\S*$`), '');
}
