// Whether a file's bytes can be stored as its text, so that both are stored once.
import { isUtf8 } from 'node:buffer';
import type { ReadText } from './result.ts';

/** Whether these bytes, which were read as this text, equal the bytes of the text as it is stored. */
export function areOwnBytes({ mediaType, encoding, doc }: ReadText, bytes: Uint8Array): boolean {
  if (mediaType !== 'text/plain' || encoding !== 'utf-8' || doc !== null) return false;
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return !isMarked && !bytes.includes(CARRIAGE_RETURN) && !bytes.includes(0) && isUtf8(bytes);
}

const CARRIAGE_RETURN = 0x0d;
