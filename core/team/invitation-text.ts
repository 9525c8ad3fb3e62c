// Finds an invitation in a text, such as a mail, and puts together again what mail programs do to a long line.
import { AppError } from '#core/errors.ts';

/** How an invitation of any kind begins, wherever it stands in a text; the name of a file may begin alike, without a colon. */
const ANY_MARK = /concord-invitation-(?:[a-z]+-)?\d+:/gu;

/** The mark of the last invitation in a text, such as `concord-invitation-1:`; null where there is none. */
export function lastMark(text: string): string | null {
  return [...text.matchAll(ANY_MARK)].at(-1)?.[0] ?? null;
}

/**
 * What the last invitation with this mark in a text holds; undefined where there is none. Lines that were broken, with a mark of
 * quoting before them or not, are joined; quotation marks, brackets and punctuation around it are left out. Throws `invalid` where the
 * invitation was cut off.
 */
export function lastInvited(text: string, mark: string, decode: (encoded: string) => string): unknown {
  const words = text.split(/\s+/u).filter((word) => !/^>+$/u.test(word));
  const at = words.findLastIndex((word) => word.includes(mark));
  if (at < 0) return undefined;
  let encoded = '';
  for (const word of words.slice(at)) {
    const part = encoded === '' ? word.slice(word.lastIndexOf(mark) + mark.length) : word;
    const [written] = /^[\w-]*/u.exec(part)!;
    encoded += written;
    const read = parsed(decode(encoded));
    if (read !== undefined) return read;
    if (!/^=?$/u.test(part.slice(written.length))) break;
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
