// Tracks where parts of a page end up in its text. A page is cut into numbered ranges in its own order; each text
// carries the number of its range through all processing, so that nothing has to be searched for: although white space
// collapses and notes move to the end, a passage keeps its own characters.
import type { Block, TextNode } from '#core/text/rich-text.ts';
import type { Span } from '#core/span.ts';
import { joined, type Piece } from './blocks.ts';
import type { Document, Node } from './html-nodes.ts';

/** The range of each node of a page. */
export type StretchOf = ReadonlyMap<Node, number>;

/** The ranges in a text. */
export class Stretches {
  /** Pieces of text with the number of their range, in the order of the text. */
  readonly #written: readonly (Span & { readonly number: number })[];
  readonly #byNumber = new Map<number, number[]>();

  constructor(written: readonly (Span & { readonly number: number })[]) {
    this.#written = written;
    for (const [index, { number }] of written.entries()) {
      const known = this.#byNumber.get(number);
      if (known) known.push(index);
      else this.#byNumber.set(number, [index]);
    }
  }

  /**
   * The spans in the text of the ranges `from` (inclusive) to `to` (exclusive): several if words of other ranges ended
   * up between them, none if nothing of them is left.
   */
  spansOf(from: number, to: number): Span[] {
    const indices: number[] = [];
    for (let number = from; number < to; number += 1) indices.push(...(this.#byNumber.get(number) ?? []));
    const spans: { start: number; end: number }[] = [];
    let before = -2;
    for (const index of indices.toSorted((a, b) => a - b)) {
      const { start, end } = this.#written[index] ?? { start: 0, end: 0 };
      const last = spans.at(-1);
      if (last && index === before + 1) last.end = end;
      else spans.push({ start, end });
      before = index;
    }
    return spans;
  }
}

/** Removes the ranges from the blocks of a page, which are then as without them. */
export function takeStretches(blocks: readonly Block[]): {
  blocks: readonly Block[];
  stretches: Stretches;
} {
  const written: (Span & { number: number })[] = [];
  let at = 0;
  const content = (nodes: readonly TextNode[]): TextNode[] => {
    const pieces = nodes.map(({ text, marks = [] }): Piece => {
      const carried: Piece['marks'] = marks;
      const stretch = carried.find((mark) => mark.type === 'stretch');
      if (stretch) written.push({ number: stretch.attrs.number, start: at, end: at + text.length });
      at += text.length;
      return { text, marks: carried.filter((mark) => mark !== stretch) };
    });
    return joined(pieces);
  };
  const bare = (block: Block): Block => {
    switch (block.type) {
      case 'bulletList':
      case 'orderedList':
        return {
          ...block,
          content: block.content.map((item) => ({ ...item, content: item.content.map(bare) })),
        };
      case 'table':
        return {
          ...block,
          content: block.content.map((row) => ({
            ...row,
            content: row.content.map((cell) => ({ ...cell, content: cell.content.map(bare) })),
          })),
        };
      default: {
        const same = block.content ? { ...block, content: content(block.content) } : block;
        // The line end between two text blocks.
        at += 1;
        return same;
      }
    }
  };
  const taken = blocks.map(bare);
  return { blocks: taken, stretches: new Stretches(written) };
}

/** Numbers all nodes of a page in its order: `numberOf` gives the range of each. */
export function stretchesOf(document: Document, numberOf: (node: Node) => number): StretchOf {
  const found = new Map<Node, number>();
  const visit = (node: Node): void => {
    found.set(node, numberOf(node));
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(document);
  return found;
}
