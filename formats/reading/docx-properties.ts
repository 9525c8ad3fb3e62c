// Reads the properties at the beginning of a docx paragraph during mending: when they end, a heading gets a style that
// mammoth knows, and a numbered item a mark with its number.
import type { SaxesTagPlain } from 'saxes';
import { smallNumber, type DocxParagraph, type DocxStyles } from './docx-styles.ts';

/** The mark before the words of a numbered paragraph, which docx.ts finds in the page; its number follows. */
export const numberMark = 'list-number:';

export class OpenProperties {
  /** How many elements surround the properties. */
  readonly depth: number;
  #style: string | undefined;
  /** The place of the style in the output. */
  #styleAt: number;
  #isStyleWritten = false;
  #outlineLevel: number | undefined;
  #numbering: string | undefined;
  #level: number | undefined;

  /** `at`: the place of the properties in the output. */
  constructor(depth: number, at: number) {
    this.depth = depth;
    this.#styleAt = at + 1;
  }

  /** Reads an element under `parents` (innermost last) that will be written at `at`. */
  note(
    known: string,
    element: SaxesTagPlain,
    parents: readonly { readonly known: string }[],
    at: number,
  ): void {
    const [, inner] = parents.slice(this.depth).map((parent) => parent.known);
    const depth = parents.length - this.depth;
    const value = Object.entries(element.attributes).find(([name]) => /(?:^|:)val$/.test(name))?.[1];
    if (depth === 1 && known === 'w:pStyle') {
      this.#style = value;
      this.#styleAt = at;
      this.#isStyleWritten = true;
    } else if (depth === 1 && known === 'w:outlineLvl') this.#outlineLevel = smallNumber(value);
    else if (depth === 2 && inner === 'w:numPr' && known === 'w:numId') this.#numbering = value;
    else if (depth === 2 && inner === 'w:numPr' && known === 'w:ilvl') this.#level = smallNumber(value);
  }

  /** Adjusts the output, whose last piece is the end of the properties. `prefix` is that of Word's elements. */
  mend(out: string[], styles: DocxStyles, prefix: string): void {
    const paragraph: DocxParagraph = {
      style: this.#style,
      outlineLevel: this.#outlineLevel,
      numbering: this.#numbering,
      level: this.#level,
    };
    const heading = styles.headingLevel(paragraph);
    if (heading !== null) {
      const style = `<${prefix}pStyle ${prefix}val="Heading${Math.min(heading, 6)}">`;
      if (this.#isStyleWritten) out[this.#styleAt] = style;
      else out.splice(this.#styleAt, 0, `${style}</${prefix}pStyle>`);
      return;
    }
    const number = styles.nextNumber(paragraph);
    if (number === null) return;
    const mark = `${prefix}bookmarkStart ${prefix}id="0" ${prefix}name="${numberMark}${number}"`;
    out.push(`<${mark}></${prefix}bookmarkStart>`);
  }
}
