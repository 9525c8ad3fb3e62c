// Finds where the author of a page began a new page of paper: a mark that a reader of another format wrote, or a style
// that says so. Where a file only happens to be broken on a screen or a printer is not known here, and is no break.
import { defaultTreeAdapter } from 'parse5';
import { attribute, type Document, type Node } from './html-nodes.ts';
import { stretchesOf, type StretchOf, type Stretches } from './html-stretches.ts';

/** What readers of other formats write before the first words of a new page. */
export const PAGE_BREAK = '<!--concord-page-->';

const BEFORE = /(?:^|;)\s*(?:page-)?break-before\s*:\s*(?:always|page|left|right|recto|verso)\b/i;
const AFTER = /(?:^|;)\s*(?:page-)?break-after\s*:\s*(?:always|page|left|right|recto|verso)\b/i;

/** The ranges into which breaks divide a page, for `blocksOfPage`, and their places in the text that was read. */
export function breaksIn(document: Document): {
  readonly stretchOf: StretchOf;
  readonly positionsIn: (stretches: Stretches) => number[];
} {
  let current = 0;
  const ended = endsOfPages(document);
  const stretchOf = stretchesOf(document, (node) => {
    if (beginsPage(node) || ended.has(node)) current += 1;
    return current;
  });
  const positionsIn = (stretches: Stretches): number[] => {
    const found = new Set<number>();
    for (let number = 1; number <= current; number += 1) {
      const [first] = stretches.spansOf(number, number + 1);
      if (first) found.add(first.start);
    }
    return [...found].toSorted((a, b) => a - b);
  };
  return { stretchOf, positionsIn };
}

function beginsPage(node: Node): boolean {
  if (defaultTreeAdapter.isCommentNode(node)) return PAGE_BREAK === `<!--${node.data}-->`;
  return defaultTreeAdapter.isElementNode(node) && BEFORE.test(attribute(node, 'style') ?? '');
}

/** The nodes that follow elements after which a new page begins. */
function endsOfPages(document: Document): ReadonlySet<Node> {
  const found = new Set<Node>();
  let level: Node[] = [document];
  while (level.length > 0) {
    level = level.flatMap((node) => {
      const children = 'childNodes' in node ? node.childNodes : [];
      for (const [at, child] of children.entries()) {
        const next = children[at + 1];
        const ends = defaultTreeAdapter.isElementNode(child) && AFTER.test(attribute(child, 'style') ?? '');
        if (ends && next) found.add(next);
      }
      return children;
    });
  }
  return found;
}
