// Keyword in context: a hit with some of the text before and after it in its paragraph.
import type { Span } from '../span.ts';

/** A hit between the words around it. */
export interface KeywordInContext {
  readonly left: string;
  readonly hit: string;
  readonly right: string;
}

/** At most `most` characters on either side, within the paragraph; no character is split. */
export function inContext(text: string, { start, end }: Span, most: number): KeywordInContext {
  return {
    left: text.slice(leftEdge(text, start, most), start),
    hit: text.slice(start, end),
    right: text.slice(end, rightEdge(text, end, most)),
  };
}

function leftEdge(text: string, from: number, most: number): number {
  let at = from;
  for (let taken = 0; taken < most && at > 0; taken += 1) {
    const unit = text.charCodeAt(at - 1);
    if (unit === 0x0a) break;
    const isPair = at >= 2 && (text.codePointAt(at - 2) ?? 0) > 0xffff;
    at -= isPair ? 2 : 1;
  }
  return at;
}

function rightEdge(text: string, from: number, most: number): number {
  let at = from;
  for (let taken = 0; taken < most && at < text.length; taken += 1) {
    const codePoint = text.codePointAt(at) ?? 0;
    if (codePoint === 0x0a) break;
    at += codePoint > 0xffff ? 2 : 1;
  }
  return at;
}
