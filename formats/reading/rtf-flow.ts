// A stream of text in an rtf: the body, a note, the text of a frame. Runs are collected into paragraphs, paragraphs
// into cells, and everything into a page.
import { PAGE_BREAK } from './page-breaks.ts';
import { escapeHtml, PageWriter, type ListPlace } from './page-writer.ts';
import { rtfTableHtml, type RtfCellPlace, type RtfRow } from './rtf-table.ts';

/** A part of a paragraph: its text, or HTML within it, and its look. */
export interface RtfRun {
  readonly text: string;
  readonly isHtml?: boolean;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly href: string | null;
}

/** The properties of a paragraph, known at its end. */
export interface RtfParagraph {
  /** From 1; null for no heading. */
  readonly heading: number | null;
  readonly list: ListPlace | null;
  readonly inTable: boolean;
  /** The indents of the paragraph and of its first line, in twentieths of a point. */
  readonly left: number;
  readonly firstLine: number;
}

/** A number or a bullet and a tab before a hanging paragraph: a list typed by hand. */
const typedMarker = /^\s*(?:(\d{1,4})[.)]|[•◦▪‣·–—*-])\t\s*/u;

export class RtfFlow {
  readonly #page = new PageWriter();
  #runs: RtfRun[] = [];
  #asides: string[] = [];
  #cell: PageWriter | null = null;
  #cells: string[] = [];
  #rows: RtfRow[] = [];
  /** The indents of the open typed lists, outermost first. */
  #indents: number[] = [];
  /** Whether the next words begin a page. */
  #isBreakDue = false;

  write(run: RtfRun): void {
    if (this.#isBreakDue && !run.isHtml && run.text.trim() !== '') {
      this.#runs.push({ ...run, text: PAGE_BREAK, isHtml: true, href: null });
      this.#isBreakDue = false;
    }
    this.#runs.push(run);
  }

  /** The words that follow begin a new page. */
  breakPage(): void {
    this.#isBreakDue = true;
  }

  /** Adds text that follows the open paragraph instead of splitting it. */
  aside(html: string): void {
    this.#asides.push(html);
  }

  endParagraph(paragraph: RtfParagraph): void {
    if (!paragraph.inTable) this.#endTable();
    if (paragraph.inTable) this.#cell ??= new PageWriter();
    const page = paragraph.inTable && this.#cell ? this.#cell : this.#page;
    const { list, runs } =
      paragraph.heading === null ? this.#listed(paragraph) : { list: null, runs: this.#runs };
    const content = runs.map(runHtml).join('');
    const isEmpty = runs.every((run) => run.text.trim() === '');
    if (paragraph.heading !== null) page.heading(paragraph.heading, content);
    else if (list && !isEmpty) page.item(list, content);
    else if (!isEmpty) page.paragraph(content);
    this.#runs = [];
    for (const aside of this.#asides.splice(0)) page.further(aside);
  }

  endCell(paragraph: RtfParagraph): void {
    this.endParagraph({ ...paragraph, inTable: true });
    this.#cells.push(this.#cell?.end() ?? '');
    this.#cell = null;
  }

  endRow(header: boolean, places: readonly RtfCellPlace[]): void {
    if (this.#cells.length > 0) this.#rows.push({ header, places, cells: this.#cells });
    this.#cells = [];
  }

  /** Ends everything that is open and returns the whole page. */
  end(paragraph: RtfParagraph): string {
    if (this.#runs.length > 0 || this.#asides.length > 0) this.endParagraph(paragraph);
    this.#endTable();
    return this.#page.end();
  }

  #endTable(): void {
    if (this.#cell) this.#cells.push(this.#cell.end());
    this.#cell = null;
    this.endRow(false, []);
    if (this.#rows.length === 0) return;
    this.#page.endLists();
    this.#page.further(rtfTableHtml(this.#rows));
    this.#rows = [];
  }

  /** The paragraph's place in lists; a typed marker is removed from its text. */
  #listed({ list, left, firstLine }: RtfParagraph): { list: ListPlace | null; runs: readonly RtfRun[] } {
    if (list) return { list, runs: this.#runs };
    const text = this.#runs.map((run) => (run.isHtml ? '\uFFFC' : run.text)).join('');
    const marker = firstLine < 0 ? typedMarker.exec(text) : null;
    if (!marker) {
      this.#indents = [];
      return { list: null, runs: this.#runs };
    }
    while ((this.#indents.at(-1) ?? left) > left) this.#indents.pop();
    if (this.#indents.at(-1) !== left) this.#indents.push(left);
    const number = marker[1] === undefined ? null : Number(marker[1]);
    return {
      list: { level: this.#indents.length, number },
      runs: withoutStart(this.#runs, marker[0].length),
    };
  }
}

function withoutStart(runs: readonly RtfRun[], length: number): RtfRun[] {
  let left = length;
  return runs.map((run) => {
    const cut = Math.min(left, run.text.length);
    left -= cut;
    return cut === 0 ? run : { ...run, text: run.text.slice(cut) };
  });
}

function runHtml({ text, isHtml, bold, italic, href }: RtfRun): string {
  if (text === '') return '';
  let html = isHtml ? text : escapeHtml(text);
  if (italic) html = `<i>${html}</i>`;
  if (bold) html = `<b>${html}</b>`;
  return href === null ? html : `<a href="${escapeHtml(href)}">${html}</a>`;
}
