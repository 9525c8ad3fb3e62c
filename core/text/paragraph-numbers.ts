// Numbers the paragraphs of a text as a person counts them on paper: every line of the stored text that is not blank.

/** The paragraph numbers of one text, from 1. Asking for ascending positions reads each part of the text once. */
export class ParagraphNumbers {
  readonly #text: string;
  /** Where the next line begins, and how many paragraphs come before it. */
  #start = 0;
  #before = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * The number of the paragraph at a UTF-16 position; on a blank line, that of the paragraph before it, at
   * least 1.
   */
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
