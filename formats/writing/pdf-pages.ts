// Columns that flow over the pages of a pdf independently: notes may reach a page further than the text beside them.

/** A4, in points. */
export const pageSize = [595.28, 841.89] as const;
export const margins = { top: 54, bottom: 52, left: 54, right: 54 } as const;

/** The position of the next line in a column. Taking space switches to the column's page. */
export class Column {
  readonly #document: PDFKit.PDFDocument;
  #page = 0;
  #y: number = margins.top;

  constructor(document: PDFKit.PDFDocument) {
    this.#document = document;
  }

  /** Takes some height, on the next page if this one has too little left; returns its top. */
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

  /** Another column that begins at this one's present position. */
  beside(): Column {
    const other = new Column(this.#document);
    [other.#page, other.#y] = [this.#page, this.#y];
    return other;
  }

  /** Continues no higher than `y` on the present page of `other`. */
  notAbove(other: Column, y: number): void {
    if (this.#page > other.#page) return;
    if (this.#page < other.#page) [this.#page, this.#y] = [other.#page, y];
    else this.#y = Math.max(this.#y, y);
  }

  /** Continues no higher than the present position of `other`. */
  notAboveColumn(other: Column): void {
    this.notAbove(other, other.#y);
  }
}
