// The paragraphs of a text by number, as somebody counts them on paper: a line of the stored text is one, blank lines are
// none.

/** Numbers the paragraphs of one text, from 1. Positions that rise read each stretch of it once. */
export class ParagraphNumbers {
  readonly #text: string;
  /** Where the next line begins, and how many paragraphs stand before it. */
  #start = 0;
  #before = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** The number of the paragraph at a UTF-16 position; of a blank line that of the paragraph before it, at least 1. */
  at(position: number): number {
    if (position < this.#start) {
      this.#start = 0;
      this.#before = 0;
    }
    for (;;) {
      const found = this.#text.indexOf('\n', this.#start);
      const end = found < 0 ? this.#text.length : found;
      const counted = this.#before + (this.#text.slice(this.#start, end).trim() === '' ? 0 : 1);
      if (position <= end || found < 0) return Math.max(1, counted);
      this.#start = end + 1;
      this.#before = counted;
    }
  }
}
