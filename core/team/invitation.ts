// An invitation: one line of text that tells another machine where a team's study is kept and how to know the server. It
// holds no password, so that it may be sent by mail.
import { AppError } from '../errors.ts';
import type { ServerAddress } from './address.ts';
import { lastInvited } from './invitation-text.ts';

/** What an invitation says. */
export interface Invitation {
  /** The id of the study's project. */
  readonly projectId: string;
  /** The name of the study. */
  readonly name: string;
  readonly address: ServerAddress;
  /** The login that was made a member. */
  readonly login: string;
}

/** How an invitation begins. */
const INVITATION_MARK = 'concord-invitation-1:';

/** The invitation as one line without spaces. The caller encodes and decodes base64url of UTF-8. */
export function writeInvitation(
  { projectId, name, address, login }: Invitation,
  encode: (text: string) => string,
): string {
  return `${INVITATION_MARK}${encode(JSON.stringify({ projectId, name, address, login }))}`;
}

/**
 * Reads the last invitation in a text, such as a mail that ends with it. Throws `invalid` where there is none,
 * or where it was cut off.
 */
export function readInvitation(text: string, decode: (encoded: string) => string): Invitation {
  const read = lastInvited(text, INVITATION_MARK, decode) as Partial<Invitation> | null | undefined;
  if (read === undefined) throw new AppError('invalid', 'errors:no_invitation');
  if (read && isText(read.projectId) && isText(read.name) && isText(read.login) && isAddress(read.address))
    return { projectId: read.projectId, name: read.name, address: read.address, login: read.login };
  throw new AppError('invalid', 'errors:broken_invitation');
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isAddress(value: unknown): value is ServerAddress {
  const { host, port, database, proof, tunnel } = (value ?? {}) as Partial<ServerAddress>;
  if (!isText(host) || typeof port !== 'number' || !isText(database)) return false;
  if (tunnel !== null && !isText(tunnel)) return false;
  switch (proof?.by) {
    case 'system':
      return true;
    case 'authority':
      return isText(proof.pem);
    case 'fingerprint':
      return isText(proof.sha256);
    case 'socket':
      return isText(proof.folder);
    default:
      return false;
  }
}
