// Word processors give each paragraph its role: a heading, an item of the third level with the number 4. In HTML, lists
// are nested within items instead. The readers of odt and rtf use this writer to produce the HTML that html.ts reads.

/** A paragraph's place in lists: its level from 1, and its number; null for a bullet. */
export interface ListPlace {
  readonly level: number;
  readonly number: number | null;
}

export interface PageCell {
  readonly header: boolean;
  readonly colspan: number;
  readonly rowspan: number;
  /** HTML. */
  readonly content: string;
}

/** Text, escaped for HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Builds a page block by block. Contents are HTML already. */
export class PageWriter {
  readonly #out: string[] = [];
  /** The open lists, outermost first, each with an open item. */
  readonly #lists: ('ol' | 'ul')[] = [];

  /** A paragraph; closes all lists. */
  paragraph(content: string): void {
    this.#endLists(0);
    this.#out.push(`<p>${content}</p>`);
  }

  /** A heading of a level from 1; closes all lists. */
  heading(level: number, content: string): void {
    this.#endLists(0);
    const tag = `h${Math.max(1, Math.min(6, level))}`;
    this.#out.push(`<${tag}>${content}</${tag}>`);
  }

  /** A list item. If its level is deeper than the open list allows, it becomes as deep as possible. */
  item({ level, number }: ListPlace, content: string): void {
    const list = number === null ? 'ul' : 'ol';
    const depth = Math.max(1, Math.min(level, this.#lists.length + 1));
    this.#endLists(depth);
    if (this.#lists.length === depth && this.#lists[depth - 1] !== list) this.#endLists(depth - 1);
    if (this.#lists.length === depth) this.#out.push('</li>');
    else {
      this.#lists.push(list);
      this.#out.push(`<${list}>`);
    }
    this.#out.push(number === null ? '<li>' : `<li value="${number}">`, `<p>${content}</p>`);
  }

  /** A paragraph or table that continues the open item, or stands alone if there is none. */
  further(block: string): void {
    this.#out.push(block);
  }

  /** Closes all lists. */
  endLists(): void {
    this.#endLists(0);
  }

  /** The whole page so far. */
  end(): string {
    this.#endLists(0);
    return this.#out.join('');
  }

  #endLists(remaining: number): void {
    while (this.#lists.length > remaining) this.#out.push(`</li></${this.#lists.pop()}>`);
  }
}

/** A table of these rows. */
export function tableHtml(rows: readonly (readonly PageCell[])[]): string {
  const cellHtml = ({ header, colspan, rowspan, content }: PageCell): string => {
    const tag = header ? 'th' : 'td';
    const spans = `${colspan > 1 ? ` colspan="${colspan}"` : ''}${rowspan > 1 ? ` rowspan="${rowspan}"` : ''}`;
    return `<${tag}${spans}>${content}</${tag}>`;
  };
  return `<table>${rows.map((row) => `<tr>${row.map(cellHtml).join('')}</tr>`).join('')}</table>`;
}

/** Footnotes and endnotes, collected in the order of their references for the end of the page. */
export class PageNotes {
  readonly #notes: string[] = [];

  /** Adds a note whose `body` is HTML, and returns the reference for the text. */
  reference(label: string, body: string): string {
    const number = this.#notes.length + 1;
    this.#notes.push(`<div id="note-${number}">${body}<a href="#reference-${number}"></a></div>`);
    return `<a id="reference-${number}" href="#note-${number}">${escapeHtml(label)}</a>`;
  }

  /** All notes, to be put after the text. */
  end(): string {
    return this.#notes.join('');
  }
}
