// The bytes of a project as text. What an XML file says of its encoding holds for scripts whose bytes may pass for
// UTF-8; a European one is more often said than meant.
import { decode } from '../reading/decode.ts';

/** Encodings of Chinese, Japanese and Korean, as XML declares them. */
const eastern = /^(?:gb|hz|big5|shift|sjis|windows-(?:31j|949)|euc|iso-2022|ks_c)/i;

/** The text of the file called `name`, without a byte-order mark. Throws `unsupported` where its bytes are no text. */
export function textOfQde(content: Buffer, name: string): string {
  const declared = declaredIn(content);
  const forced = declared !== undefined && eastern.test(declared) ? decoded(content, declared) : null;
  const text = forced ?? decode(content, name, { declared: declared ?? 'utf-8' }).text;
  return text.replace(/^\uFEFF/, '');
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
