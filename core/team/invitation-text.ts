// Finds an invitation in a text, such as a mail, and puts together again what mail programs do to a long line.
import { AppError } from '#core/errors.ts';

/**
 * What the last invitation with this mark in a text holds; undefined where there is none. Lines that were broken, with a mark of
 * quoting before them or not, are joined. Throws `invalid` where the invitation was cut off.
 */
export function lastInvited(text: string, mark: string, decode: (encoded: string) => string): unknown {
  const words = text.split(/\s+/u).filter((word) => !/^>+$/u.test(word));
  const at = words.findLastIndex((word) => word.startsWith(mark));
  if (at < 0) return undefined;
  let encoded = '';
  for (const word of words.slice(at)) {
    const part = (encoded === '' ? word.slice(mark.length) : word).replace(/=$/u, '');
    if (!/^[\w-]*$/u.test(part)) break;
    encoded += part;
    const read = parsed(decode(encoded));
    if (read !== undefined) return read;
  }
  throw new AppError('invalid', 'errors:broken_invitation');
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
