// The properties that begin a paragraph of a docx, on their way through the mending: what they say is noted, and
// when they end, a heading gets a style that mammoth knows, and a numbered item a mark with its number.
import type { SaxesTagPlain } from 'saxes';
import { smallNumber, type DocxParagraph, type DocxStyles } from './docx-styles.ts';

/** What docx.ts finds in the page before the words of a numbered paragraph; its number follows. */
export const numberMark = 'list-number:';

export class OpenProperties {
  /** How many elements stand around the properties. */
  readonly depth: number;
  #style: string | undefined;
  /** Where in what is written the style stands, or would. */
  #styleAt: number;
  #isStyleWritten = false;
  #outlineLevel: number | undefined;
  #numbering: string | undefined;
  #level: number | undefined;

  /** The properties are written at `at`. */
  constructor(depth: number, at: number) {
    this.depth = depth;
    this.#styleAt = at + 1;
  }

  /** Notes an element under `parents`, the innermost last, that will be written at `at`. */
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

  /** Mends what was written, its last piece being the properties' end. `prefix` is that of Word's elements. */
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
