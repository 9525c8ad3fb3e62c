// Columns that run down the pages of a pdf, each on its own: what stands beside a text may reach a page further than it.

/** A4, in points. */
export const pageSize = [595.28, 841.89] as const;
export const margins = { top: 54, bottom: 52, left: 54, right: 54 } as const;

/** Where the next line of a column comes to stand. Taking room turns to the page that it is on. */
export class Column {
  readonly #document: PDFKit.PDFDocument;
  #page = 0;
  #y: number = margins.top;

  constructor(document: PDFKit.PDFDocument) {
    this.#document = document;
  }

  /** Takes so much of the height, on the next page where this one has not got it; returns where it begins. */
  take(height: number): number {
    if (this.#y + height > pageSize[1] - margins.bottom) {
      this.#page += 1;
      this.#y = margins.top;
      if (this.#page >= this.#document.bufferedPageRange().count) this.#document.addPage();
    }
    this.#document.switchToPage(this.#page);
    const y = this.#y;
    this.#y += height;
    return y;
  }

  /** Another column that begins where this one goes on. */
  beside(): Column {
    const other = new Column(this.#document);
    [other.#page, other.#y] = [this.#page, this.#y];
    return other;
  }

  /** Goes on no higher than `y`, on the page that `other` has come to. */
  notAbove(other: Column, y: number): void {
    if (this.#page > other.#page) return;
    if (this.#page < other.#page) [this.#page, this.#y] = [other.#page, y];
    else this.#y = Math.max(this.#y, y);
  }

  /** Goes on no higher than where `other` does. */
  notAboveColumn(other: Column): void {
    this.notAbove(other, other.#y);
  }
}
