// Finds the passages of a docx that people commented or highlighted. The start and end of each is written into the
// document as a mark that mammoth carries to the page, so that it is found in the text without searching for its words.
import type { SaxesTagPlain } from 'saxes';
import { defaultTreeAdapter } from 'parse5';
import type { Span } from '#core/span.ts';
import type { Document } from './html-nodes.ts';
import { stretchesOf, type StretchOf, type Stretches } from './html-stretches.ts';

/** The name of a mark in the page; its number follows. */
const markName = 'concord-mark:';
const carriedMark = new RegExp(`<a id="${markName}(\\d+)"></a>`, 'g');

/** Elements within a paragraph that contain runs. */
const inline = new Set(
  'w:r w:hyperlink w:ins w:moveTo w:smartTag w:fldSimple w:sdt w:sdtContent w:dir w:bdo w:ruby w:rubyBase'.split(
    ' ',
  ),
);
const removed = new Set(['w:del', 'w:moveFrom']);
/** What ends a highlighted range, if a paragraph does not. */
const containers = new Set(['w:body', 'w:tc', 'w:txbxContent', 'w:footnote', 'w:endnote']);
/** Children of a run without words. */
const silent = new Set([
  'w:rPr',
  'w:delText',
  'w:instrText',
  'w:fldChar',
  'w:commentReference',
  'w:annotationRef',
  'w:lastRenderedPageBreak',
]);

interface Parent {
  readonly known: string;
}

/** Writes marks while a docx is mended, and finds them again in the resulting page. */
export class DocxMarks {
  /** The number of the mark at which each range begins or ends. */
  readonly #starts = new Map<string, number>();
  readonly #ends = new Map<string, number>();
  /** The colours of the highlighted passages, in order. */
  readonly #colours: string[] = [];
  #count = 0;
  #waiting: number[] = [];
  /** The highlight in effect; that of the run; that at the end of the paragraph. */
  #pen: string | null = null;
  #run: string | null = null;
  #mark: string | null = null;
  /** The place in the output where the last paragraph ended. */
  #lastEnd: number | null = null;
  readonly #areWritten: boolean;

  /** `areWritten`: whether to write the marks into the page; otherwise they are only counted. */
  constructor(areWritten: boolean) {
    this.#areWritten = areWritten;
  }

  get highlights(): number {
    return this.#colours.length;
  }

  /** Begins a part of the archive. */
  begin(): void {
    this.#waiting = [];
    this.#pen = null;
    this.#lastEnd = null;
  }

  /** Called before an element under `parents` (innermost last) is written; adds what precedes it to `out`. */
  open(
    known: string,
    element: SaxesTagPlain,
    parents: readonly Parent[],
    out: string[],
    prefix: string,
  ): void {
    const top = parents.at(-1)?.known;
    if (known === 'w:p') this.#mark = null;
    else if (known === 'w:r') this.#run = null;
    else if (known === 'w:commentRangeStart')
      this.#edge(this.#starts, `comment ${valueOf(element, 'id')}`, parents, out, prefix);
    else if (known === 'w:commentRangeEnd')
      this.#edge(this.#ends, `comment ${valueOf(element, 'id')}`, parents, out, prefix);
    else if (top === 'w:rPr' && (known === 'w:highlight' || known === 'w:shd')) {
      const colour = known === 'w:shd' ? fillOf(element) : namedColour(valueOf(element, 'val'));
      if (colour !== null && parents.at(-2)?.known === 'w:pPr') this.#mark = colour;
      else if (colour !== null && (known === 'w:highlight' || this.#run === null)) this.#run = colour;
    } else if (top === 'w:r' && !silent.has(known) && !isRemoved(parents)) {
      this.#draw(this.#run, parents, out, prefix);
    }
    if (known !== 'w:pPr') this.#write(parents, out, prefix);
  }

  /** Called before the end of an element under `parents` is written. */
  close(known: string, parents: readonly Parent[], out: string[], prefix: string): void {
    const within = [...parents, { known }];
    if (known === 'w:p' && this.#pen !== this.#mark) this.#draw(null, within, out, prefix);
    if (containers.has(known)) this.#draw(null, within, out, prefix);
    if (known === 'w:p') {
      this.#write(within, out, prefix);
      this.#lastEnd = out.length;
    }
  }

  /** The ranges into which the marks divide the page that mammoth wrote (see `pageWith`). */
  cut(document: Document): { stretchOf: StretchOf; spansOf: (stretches: Stretches) => Marked[] } {
    const found = new Map<number, number>();
    let current = 0;
    const stretchOf = stretchesOf(document, (node) => {
      const data = defaultTreeAdapter.isCommentNode(node) ? node.data : '';
      if (data.startsWith(markName)) {
        current += 1;
        const number = Number(data.slice(markName.length));
        if (!found.has(number)) found.set(number, current);
      }
      return current;
    });
    const spansOf = (stretches: Stretches): Marked[] =>
      [...this.#starts].map(([what, start]) => {
        const from = found.get(start);
        const to = found.get(this.#ends.get(what) ?? -1);
        const [kind, id = ''] = what.split(' ');
        return {
          comment: kind === 'comment' ? id : null,
          colour: kind === 'pen' ? (this.#colours[Number(id)] ?? null) : null,
          spans: from === undefined || to === undefined ? [] : stretches.spansOf(from, to),
        };
      });
    return { stretchOf, spansOf };
  }

  #draw(colour: string | null, parents: readonly Parent[], out: string[], prefix: string): void {
    if (colour === this.#pen) return;
    if (this.#pen !== null) this.#edge(this.#ends, `pen ${this.#colours.length - 1}`, parents, out, prefix);
    this.#pen = colour;
    if (colour === null) return;
    this.#colours.push(colour);
    this.#edge(this.#starts, `pen ${this.#colours.length - 1}`, parents, out, prefix);
  }

  /**
   * Records that a range begins or ends here. Between paragraphs, an end belongs to the preceding paragraph and a
   * beginning to the next.
   */
  #edge(
    edges: Map<string, number>,
    what: string,
    parents: readonly Parent[],
    out: string[],
    prefix: string,
  ): void {
    if (edges.has(what) || !this.#areWritten) return;
    const number = this.#count;
    this.#count += 1;
    edges.set(what, number);
    if (edges === this.#ends && this.#lastEnd !== null && !isInParagraph(parents)) {
      out.splice(this.#lastEnd, 0, bookmark(number, prefix));
      return;
    }
    this.#waiting.push(number);
    this.#write(parents, out, prefix);
  }

  /** Writes the waiting marks, if they may stand here. */
  #write(parents: readonly Parent[], out: string[], prefix: string): void {
    if (this.#waiting.length === 0 || isRemoved(parents) || !isAmongRuns(parents)) return;
    for (const number of this.#waiting) out.push(bookmark(number, prefix));
    this.#waiting = [];
  }
}

/** A marked passage. */
export interface Marked {
  /** The number of its comment; null for a highlight. */
  readonly comment: string | null;
  readonly colour: string | null;
  readonly spans: readonly Span[];
}

/** Turns the marks in mammoth's output into HTML comments, which do not affect how the page is read. */
export function pageWith(html: string): string {
  return html.replaceAll(carriedMark, `<!--${markName}$1-->`);
}

function bookmark(number: number, prefix: string): string {
  const name = `${prefix}bookmarkStart`;
  return `<${name} ${prefix}id="0" ${prefix}name="${markName}${number}"></${name}>`;
}

function isRemoved(parents: readonly Parent[]): boolean {
  return parents.some(({ known }) => removed.has(known));
}

function isInParagraph(parents: readonly Parent[]): boolean {
  const last = parents.findLast(({ known }) => known === 'w:p' || containers.has(known));
  return last?.known === 'w:p';
}

/** Whether a mark may stand here: in a paragraph, within nothing but containers of runs. */
function isAmongRuns(parents: readonly Parent[]): boolean {
  const last = parents.findLast(({ known }) => !inline.has(known));
  return last?.known === 'w:p';
}

function valueOf(element: SaxesTagPlain, local: string): string {
  const found = Object.entries(element.attributes).find(([name]) => name.replace(/^.*:/, '') === local);
  return found?.[1] ?? '';
}

function namedColour(value: string): string | null {
  return value === '' || value === 'none' ? null : value;
}

/** The fill colour of a run, by which some programs highlight. Grey, white and none are formatting, not highlights. */
function fillOf(element: SaxesTagPlain): string | null {
  const [, red, green, blue] =
    /^([\da-f]{2})([\da-f]{2})([\da-f]{2})$/i.exec(valueOf(element, 'fill').toUpperCase()) ?? [];
  return red === undefined || (red === green && green === blue) ? null : `#${red}${green}${blue}`;
}
