// An invitation to a team over a shared folder: one line of text. Where the folder lies is another place on each machine.
import { AppError } from '../errors.ts';
import { lastInvited, lastMark } from './invitation-text.ts';

/** What an invitation to a folder says. */
export interface FolderInvitation {
  /** The id of the study's project. */
  readonly projectId: string;
  /** The name of the study. */
  readonly name: string;
  /** Where the folder lies for who invites: a machine that mounts it in the same place finds it there. */
  readonly folder: string;
  /** The name under which the person is a member. */
  readonly login: string;
}

const MARK = 'concord-invitation-folder-1:';

/** The invitation as one line without spaces. The caller encodes and decodes base64url of UTF-8. */
export function writeFolderInvitation(
  { projectId, name, folder, login }: FolderInvitation,
  encode: (text: string) => string,
): string {
  return `${MARK}${encode(JSON.stringify({ projectId, name, folder, login }))}`;
}

/**
 * Reads the last invitation to a folder in a text, such as a mail that ends with it; null where there is none.
 * Throws `invalid` where it was cut off.
 */
export function readFolderInvitation(
  text: string,
  decode: (encoded: string) => string,
): FolderInvitation | null {
  const read = lastInvited(text, MARK, decode) as Partial<FolderInvitation> | null | undefined;
  if (read === undefined) return null;
  const { projectId, name, folder, login } = read ?? {};
  if (isText(projectId) && isText(name) && isText(folder) && isText(login))
    return { projectId, name, folder, login };
  throw new AppError('invalid', 'errors:broken_invitation');
}

/** Whether the last invitation in a text, such as a mail, is to a folder. */
export function isFolderInvitation(text: string): boolean {
  return lastMark(text) === MARK;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
