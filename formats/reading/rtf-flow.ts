// A stream of an rtf's text: the body, a note, the words in a frame. Runs gather into paragraphs, paragraphs into
// cells, and the whole into a page.
import { escapeHtml, PageWriter, type ListPlace } from './page-writer.ts';
import { rtfTableHtml, type RtfCellPlace, type RtfRow } from './rtf-table.ts';

/** A piece of a paragraph: its text, or HTML that stands in it, and how it looks. */
export interface RtfRun {
  readonly text: string;
  readonly isHtml?: boolean;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly href: string | null;
}

/** What a paragraph is, known at its end. */
export interface RtfParagraph {
  /** From 1; null for no heading. */
  readonly heading: number | null;
  readonly list: ListPlace | null;
  readonly inTable: boolean;
  /** Twentieths of a point: how far the paragraph and its first line stand from the margin. */
  readonly left: number;
  readonly firstLine: number;
}

/** A number or a bullet and a tab before a hanging paragraph: a list of a program that knows no lists. */
const typedMarker = /^\s*(?:(\d{1,4})[.)]|[•◦▪‣·–—*-])\t\s*/u;

export class RtfFlow {
  readonly #page = new PageWriter();
  #runs: RtfRun[] = [];
  #asides: string[] = [];
  #cell: PageWriter | null = null;
  #cells: string[] = [];
  #rows: RtfRow[] = [];
  /** How far in the typed lists stand that are open, outermost first. */
  #indents: number[] = [];

  write(run: RtfRun): void {
    this.#runs.push(run);
  }

  /** Text that belongs beside the paragraph that is open: it follows it. */
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

  /** The whole page; what was begun is ended. */
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

  /** Where the paragraph stands in lists, with the marker that was typed before it taken off. */
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
