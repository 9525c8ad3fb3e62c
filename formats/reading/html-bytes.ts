// Finds places of a page that are counted in bytes of UTF-8 of its texts.
import { defaultTreeAdapter } from 'parse5';
import { countBelow } from '#core/ascending.ts';
import type { Document, Node } from './html-nodes.ts';
import { stretchesOf, type StretchOf } from './html-stretches.ts';

/** The bytes of a page, and the ranges between some places. */
export interface CutPage {
  readonly stretchOf: StretchOf;
  /** The number of the range that begins at a place. */
  readonly stretchAt: (place: number) => number;
  /** The text between two places; null if one is beyond the page or within a character. */
  readonly words: (start: number, end: number) => string | null;
}

/** Cuts a parsed page at these places: a text with a place inside becomes two. */
export function cutAtBytes(document: Document, places: readonly number[]): CutPage {
  const texts = textsOf(document);
  const bytes = Buffer.from(texts.map(({ value }) => value).join(''));
  const cuts = [...new Set(places)].filter((place) => isPlace(bytes, place)).toSorted((a, b) => a - b);
  let at = 0;
  for (const node of texts) {
    const length = Buffer.byteLength(node.value);
    const inner = cuts.slice(countBelow(cuts, at + 1), countBelow(cuts, at + length));
    if (inner.length > 0)
      split(
        node,
        [at, ...inner, at + length].map((place) => place - at),
      );
    at += length;
  }
  let position = 0;
  const stretchOf = stretchesOf(document, (node) => {
    const number = countBelow(cuts, position + 1);
    if (defaultTreeAdapter.isTextNode(node)) position += Buffer.byteLength(node.value);
    return number;
  });
  return {
    stretchOf,
    stretchAt: (place) => countBelow(cuts, place + 1),
    words: (start, end) =>
      isPlace(bytes, start) && isPlace(bytes, end) && start < end
        ? bytes.subarray(start, end).toString('utf8')
        : null,
  };
}

/** Whether the place exists and lies between two characters. */
function isPlace(bytes: Buffer, place: number): boolean {
  if (!Number.isInteger(place) || place < 0 || place > bytes.length) return false;
  return place === bytes.length || ((bytes[place] ?? 0) & 0xc0) !== 0x80;
}

type TextNode = Extract<Node, { nodeName: '#text' }>;

function textsOf(document: Document): TextNode[] {
  const found: TextNode[] = [];
  const visit = (node: Node): void => {
    if (defaultTreeAdapter.isTextNode(node)) found.push(node);
    else if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(document);
  return found;
}

/** Replaces one text by several: the bytes between each two of `edges`. */
function split(node: TextNode, edges: readonly number[]): void {
  const bytes = Buffer.from(node.value);
  const { parentNode } = node;
  if (!parentNode) return;
  for (const [index, edge] of edges.slice(0, -1).entries()) {
    const part = defaultTreeAdapter.createTextNode(bytes.subarray(edge, edges[index + 1]).toString('utf8'));
    defaultTreeAdapter.insertBefore(parentNode, part, node);
  }
  defaultTreeAdapter.detachNode(node);
}
