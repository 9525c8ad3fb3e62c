// The bytes of a project as text. What an XML file says of its encoding holds for scripts whose bytes may pass for
// UTF-8; a European one is more often said than meant.
import { isUtf8 } from 'node:buffer';
import { decode, encodingOfMark } from '../reading/decode.ts';

/** Encodings of Chinese, Japanese and Korean, as XML declares them. */
const eastern = /^(?:gb|hz|big5|shift|sjis|windows-(?:31j|949)|euc|iso-2022|ks_c)/i;

/** Bytes that are decoded at once. */
const stretch = 1_000_000;

/**
 * The text of the file called `name`, without a byte-order mark, piece by piece where its bytes are UTF-8, as nearly
 * all are, as often as one likes: whole, a large one takes twice its size. Throws `unsupported` where its bytes are no text.
 */
export function textOfQde(content: Buffer, name: string): Iterable<string> {
  const declared = declaredIn(content);
  const forced = declared !== undefined && eastern.test(declared) ? decoded(content, declared) : null;
  const mark = encodingOfMark(content);
  if (forced === null && (mark === null || mark === 'utf-8') && isUtf8(content) && !content.includes(0))
    return { [Symbol.iterator]: () => piecesOf(content) };
  const text = forced ?? decode(content, name, { declared: declared ?? 'utf-8' }).text;
  return [text.replace(/^\uFEFF/, '')];
}

function* piecesOf(content: Buffer): Generator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  for (let at = 0; at < content.length; at += stretch) {
    const text = decoder.decode(content.subarray(at, at + stretch), { stream: true });
    // Some programs write the mark twice.
    yield at === 0 ? text.replace(/^\uFEFF/, '') : text;
  }
  yield decoder.decode();
}

/** What the file says of itself in its first line; undefined where that is nothing that can be read. */
function declaredIn(content: Buffer): string | undefined {
  const head = content.subarray(0, 200).toString('latin1');
  const label = /^(?:ï»¿)?<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1];
  try {
    return label === undefined ? undefined : new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}

function decoded(content: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content);
  } catch {
    return null;
  }
}
