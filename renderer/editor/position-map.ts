// Converts between positions in the stored text (UTF-16, see core/span.ts) and in the editor's document: the inverse of
// core/text/plain-text.ts.
import type { Node } from '@tiptap/pm/model';

/** A text block of the document: one line of the plain text. */
export interface MappedBlock {
  /** The offset of its line in the plain text. */
  readonly start: number;
  /** The document position where its content begins. */
  readonly from: number;
  /** The length of its line in UTF-16 units, equal to its length in document positions. */
  readonly length: number;
}

/** Converts between the plain text and one document, which is immutable. */
export interface PositionMap {
  readonly blocks: readonly MappedBlock[];
  /** Length of the plain text in UTF-16 units. */
  readonly length: number;
  /** The document position of a text offset; offsets outside the text are clamped. */
  toPosition(offset: number): number;
  /** The text offset of a document position; a position between two blocks maps to the start of the later line. */
  toOffset(position: number): number;
  /** The index of the block that contains a text offset. */
  blockAt(offset: number): number;
}

const maps = new WeakMap<Node, PositionMap>();
const texts = new WeakMap<Node, string>();

/** The position map of a document, cached by document. */
export function positionMap(doc: Node): PositionMap {
  let map = maps.get(doc);
  if (!map) maps.set(doc, (map = mapOf(doc)));
  return map;
}

/** The plain text of an editor document, as defined by core/text/plain-text.ts. */
export function textOf(doc: Node): string {
  let text = texts.get(doc);
  if (text === undefined)
    texts.set(
      doc,
      (text = textBlocksOf(doc)
        .map(({ node }) => node.textContent)
        .join('\n')),
    );
  return text;
}

function mapOf(doc: Node): PositionMap {
  const blocks: MappedBlock[] = [];
  let start = 0;
  for (const { node, from } of textBlocksOf(doc)) {
    const length = node.content.size;
    blocks.push({ start, from, length });
    start += length + 1;
  }
  const length = Math.max(0, start - 1);
  const last = (value: number, key: 'start' | 'from'): number => lastAtOrBefore(blocks, value, key);
  return {
    blocks,
    length,
    blockAt: (offset) => Math.max(0, last(offset, 'start')),
    toPosition(offset) {
      const block = blocks[Math.max(0, last(offset, 'start'))];
      return block ? block.from + Math.min(Math.max(0, offset - block.start), block.length) : 0;
    },
    toOffset(position) {
      const index = last(position, 'from');
      const block = blocks[index];
      if (!block) return 0;
      const inside = position - block.from;
      return inside <= block.length ? block.start + inside : (blocks[index + 1]?.start ?? length);
    },
  };
}

/** The index of the last block whose `key` is at or before `value`; -1 when there is none. */
function lastAtOrBefore(blocks: readonly MappedBlock[], value: number, key: 'start' | 'from'): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const block = blocks[middle];
    if (block && block[key] <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function textBlocksOf(doc: Node): { node: Node; from: number }[] {
  const found: { node: Node; from: number }[] = [];
  const visit = (parent: Node, contentStart: number): void => {
    let at = contentStart;
    for (const child of parent.content.content) {
      if (child.isTextblock) found.push({ node: child, from: at + 1 });
      else visit(child, at + 1);
      at += child.nodeSize;
    }
  };
  visit(doc, 0);
  return found;
}
