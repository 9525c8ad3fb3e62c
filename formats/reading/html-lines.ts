// Walks through a page's elements: which begin a block, which mark a part of a line, which are left out.
import { defaultTreeAdapter } from 'parse5';
import type { Block, ListItem, Mark } from '#core/text/rich-text.ts';
import {
  lineContent,
  listItem,
  table,
  textBlock,
  type Cell,
  type LineKind,
  type Piece,
  type WhiteSpace,
} from './blocks.ts';
import { isHidden, styled, withMark, type Sheet } from './html-appearance.ts';
import type { Footnotes } from './html-footnotes.ts';
import { attribute, type Element, type Node } from './html-nodes.ts';
import { pictureMarker, pictures } from './html-pictures.ts';
import type { StretchOf } from './html-stretches.ts';

const programs = words('script style link meta noscript template');
const unseen = words(
  'title base rt rp rtc button input select option datalist dialog annotation annotation-xml',
);
const lists = words('ul ol menu dir');
const blockElements = words(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure',
  'footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section',
  'summary table tbody td tfoot th thead tr ul',
);

/** How much of a page was lost: pictures, scripts, unsafe links, pronunciation glosses. */
export interface LeftOut {
  pictures: number;
  scripts: number;
  links: number;
  glosses: number;
}

/** Collects blocks: running text is added to a line until a block begins or ends. */
export class Lines {
  readonly #footnotes: Footnotes;
  readonly #sheet: Sheet;
  readonly #left: LeftOut;
  readonly #whiteSpace: WhiteSpace;
  readonly #stretchOf: StretchOf;
  #blocks: Block[] = [];
  #line: Piece[] = [];
  #kind: LineKind = { type: 'paragraph' };
  #inTable = false;
  #inPre = false;

  constructor(
    footnotes: Footnotes,
    sheet: Sheet,
    left: LeftOut,
    whiteSpace: WhiteSpace,
    stretchOf: StretchOf,
  ) {
    this.#footnotes = footnotes;
    this.#sheet = sheet;
    this.#left = left;
    this.#whiteSpace = whiteSpace;
    this.#stretchOf = stretchOf;
  }

  /** Returns the blocks so far and begins again without any. */
  end(): Block[] {
    this.#endLine();
    const blocks = this.#blocks;
    this.#blocks = [];
    return blocks;
  }

  walkChildren(element: Element, marks: readonly Mark[]): void {
    for (const child of element.childNodes) this.walk(child, marks);
  }

  walk(node: Node, marks: readonly Mark[]): void {
    if (defaultTreeAdapter.isTextNode(node)) this.#write(node.value, marks, node);
    else if (defaultTreeAdapter.isElementNode(node)) this.#element(node, marks);
    else if ('childNodes' in node) for (const child of node.childNodes) this.walk(child, marks);
  }

  #element(element: Element, marks: readonly Mark[]): void {
    const tag = element.tagName;
    if (this.#isLeftOut(element)) return;
    if (pictures.has(tag)) return this.#picture(element, marks);
    const label = this.#footnotes.references.get(element);
    if (label !== undefined) return this.#write(`[${label}]`, marks, element);
    if (!blockElements.has(tag)) return this.#inline(element, marks);

    this.#endLine();
    if (lists.has(tag)) return this.#list(element, marks);
    switch (tag) {
      case 'table':
        this.#table(element, marks);
        break;
      case 'pre':
        this.#inside(() => (this.#inPre = true), element, marks);
        break;
      case 'h1':
      case 'h2':
      case 'h3':
      case 'h4':
      case 'h5':
      case 'h6':
        this.#inside(() => (this.#kind = headingOf(tag)), element, marks);
        break;
      default:
        this.walkChildren(element, marks);
    }
    this.#endLine();
  }

  /** Walks through `element` under a changed state, and ends its line before the state is restored. */
  #inside(change: () => void, element: Element, marks: readonly Mark[]): void {
    const [kind, pre] = [this.#kind, this.#inPre];
    change();
    this.walkChildren(element, marks);
    this.#endLine();
    [this.#kind, this.#inPre] = [kind, pre];
  }

  #inline(element: Element, marks: readonly Mark[]): void {
    switch (element.tagName) {
      case 'br':
        this.#endLine();
        break;
      case 'b':
      case 'strong':
        this.walkChildren(element, styled(element, withMark(marks, { type: 'bold' }), this.#sheet));
        break;
      case 'i':
      case 'em':
        this.walkChildren(element, styled(element, withMark(marks, { type: 'italic' }), this.#sheet));
        break;
      case 'q':
        // A browser would draw the quotation marks; without them a quotation looks like the author's own words.
        this.#write('“', marks);
        this.walkChildren(element, marks);
        this.#write('”', marks);
        break;
      case 'a': {
        const href = attribute(element, 'href');
        const link = href === null ? null : linkTo(href);
        if (href !== null && !link && !href.trim().startsWith('#')) this.#left.links += 1;
        this.walkChildren(element, link ? withMark(marks, link) : marks);
        break;
      }
      default:
        this.walkChildren(element, styled(element, marks, this.#sheet));
    }
  }

  #picture(element: Element, marks: readonly Mark[]): void {
    this.#left.pictures += 1;
    const marker = pictureMarker(element);
    if (marker !== null) this.#write(marker, marks, element);
  }

  #isLeftOut(element: Element): boolean {
    const tag = element.tagName;
    if (this.#footnotes.bodies.has(element) || this.#footnotes.backlinks.has(element)) return true;
    // Losing a page's styles is no loss; losing a script may be.
    if (tag === 'script') this.#left.scripts += 1;
    else if (tag === 'rt') this.#left.glosses += 1;
    return programs.has(tag) || unseen.has(tag) || isHidden(element);
  }

  /**
   * A list. If its numbers are not consecutive it becomes several, since a list stores only the number of its first
   * item.
   */
  #list(list: Element, marks: readonly Mark[]): void {
    let items: ListItem[] = [];
    let start = numberOf(list, 'start') ?? 1;
    const endList = (): void => {
      if (items.length > 0) this.#blocks.push(listOf(list.tagName === 'ol' ? start : null, items));
      start += items.length;
      items = [];
    };
    for (const child of list.childNodes) {
      const within = this.#apart();
      within.walk(child, marks);
      const blocks = within.end();
      if (blocks.length === 0) continue;
      if (defaultTreeAdapter.isElementNode(child) && lists.has(child.tagName)) {
        // A list between items belongs to the item before it, as word processors write levels.
        const last = items.pop();
        if (last) items.push(listItem([...last.content, ...blocks]));
        else this.#blocks.push(...blocks);
        continue;
      }
      const number = defaultTreeAdapter.isElementNode(child) ? numberOf(child, 'value') : null;
      if (list.tagName === 'ol' && number !== null && number !== start + items.length) {
        endList();
        start = number;
      }
      items.push(listItem(blocks));
    }
    endList();
  }

  /** A table within a table is only layout: its cells are read one after another. */
  #table(element: Element, marks: readonly Mark[]): void {
    if (this.#inTable) return this.walkChildren(element, marks);
    const rows: Cell[][] = [];
    for (const part of rowsAndCaptions(element)) {
      if (part.tagName !== 'tr') {
        this.walk(part, marks);
        continue;
      }
      const isInHead = part.parentNode?.nodeName === 'thead';
      const cells = part.childNodes.filter(
        (child): child is Element => defaultTreeAdapter.isElementNode(child) && /^t[dh]$/.test(child.tagName),
      );
      rows.push(
        cells.map((cell) => {
          const within = this.#apart();
          within.#inTable = true;
          within.walkChildren(cell, marks);
          return {
            header: cell.tagName === 'th' || isInHead,
            colspan: spanOf(cell, 'colspan'),
            rowspan: spanOf(cell, 'rowspan'),
            blocks: within.end(),
          };
        }),
      );
    }
    this.#endLine();
    const block = table(rows);
    if (block) this.#blocks.push(block);
  }

  #apart(): Lines {
    const lines = new Lines(this.#footnotes, this.#sheet, this.#left, this.#whiteSpace, this.#stretchOf);
    lines.#inTable = this.#inTable;
    lines.#inPre = this.#inPre;
    return lines;
  }

  /** Writes the text of the node `from`; without it, text that belongs to no node. */
  #write(written: string, around: readonly Mark[], from?: Node): void {
    const number = from && this.#stretchOf.get(from);
    const marks: Piece['marks'] =
      number === undefined ? around : [...around, { type: 'stretch', attrs: { number } }];
    // Soft hyphens and byte-order marks are invisible and would keep words from being found.
    const text = written.replaceAll(/[\u00AD\uFEFF]/g, '');
    if (!this.#inPre) {
      this.#line.push({ text, marks });
      return;
    }
    const [first = '', ...rest] = text.split('\n');
    this.#line.push({ text: first, marks });
    for (const line of rest) {
      this.#endLine();
      this.#line.push({ text: line, marks });
    }
  }

  #endLine(): void {
    const content = lineContent(this.#line, this.#inPre ? 'keep' : this.#whiteSpace);
    this.#line = [];
    if (content) this.#blocks.push(textBlock(this.#kind, content));
  }
}

/** The rows of a table, and captions between them, in all its sections. */
function* rowsAndCaptions(element: Element): Generator<Element> {
  for (const child of element.childNodes) {
    if (!defaultTreeAdapter.isElementNode(child)) continue;
    if (child.tagName === 'tr' || child.tagName === 'caption') yield child;
    else yield* rowsAndCaptions(child);
  }
}

/** A list of these items, numbered from `start`, or with bullets if it is null. */
function listOf(start: number | null, content: readonly ListItem[]): Block {
  if (start === null) return { type: 'bulletList', content };
  return { type: 'orderedList', ...(start > 1 ? { attrs: { start } } : {}), content };
}

function numberOf(element: Element, which: 'start' | 'value'): number | null {
  const number = Number(attribute(element, which) ?? 'none');
  return Number.isSafeInteger(number) ? number : null;
}

/** How many columns or rows a cell spans: no printed table has more than a hundred, and HTML allows 1,000. */
function spanOf(cell: Element, which: 'colspan' | 'rowspan'): number {
  const span = Number.parseInt(attribute(cell, which) ?? '1', 10);
  return Number.isNaN(span) ? 1 : Math.max(1, Math.min(span, 100));
}

function headingOf(tag: string): LineKind {
  const level = Math.min(4, Number(tag.slice(1)));
  return { type: 'heading', level: level as 1 | 2 | 3 | 4 };
}

/** A link mark for an address that is safe to offer to a reader, or null. */
function linkTo(href: string): Mark | null {
  try {
    const url = new URL(href.trim());
    return ['http:', 'https:', 'mailto:'].includes(url.protocol)
      ? { type: 'link', attrs: { href: url.href } }
      : null;
  } catch {
    return null;
  }
}

function words(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(' ')));
}
