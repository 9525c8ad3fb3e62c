// Finds the page breaks of a docx: those typed into a run, those that a paragraph asks for, and sections that begin on a
// new page. Each is written into the document as a mark that mammoth carries to the page. Breaks that Word only noted
// when it last laid the pages out (`lastRenderedPageBreak`) depend on a printer and are not meant.
import type { SaxesTagPlain } from 'saxes';
import { PAGE_BREAK } from './page-breaks.ts';

const markName = 'concord-page';
const carriedMark = new RegExp(`<a id="${markName}"></a>`, 'g');
/** Sections of these kinds go on where the last one ended. */
const flowing = new Set(['continuous', 'nextColumn']);

interface Parent {
  readonly known: string;
}

/** Writes the marks while a docx is mended; see `DocxMarks` for the calls. */
export class DocxBreaks {
  /** Whether the next words begin a page. */
  #isDue = false;
  /** The place in the output where the open run begins, until it has words. */
  #runAt: number | null = null;
  #section: string | null = null;

  begin(): void {
    this.#isDue = false;
    this.#runAt = null;
    this.#section = null;
  }

  /** Called before an element under `parents` is written; adds the mark before the first words of a page. */
  open(
    known: string,
    element: SaxesTagPlain,
    parents: readonly Parent[],
    out: string[],
    prefix: string,
  ): void {
    const top = parents.at(-1)?.known;
    if (known === 'w:r' && top !== undefined) this.#runAt = out.length;
    else if (known === 'w:br' && valueOf(element, 'type') === 'page') this.#isDue = true;
    else if (known === 'w:pageBreakBefore' && top === 'w:pPr')
      this.#isDue ||= !['0', 'false', 'off'].includes(valueOf(element, 'val'));
    else if (known === 'w:sectPr' && top === 'w:pPr') this.#section = 'nextPage';
    else if (known === 'w:type' && top === 'w:sectPr' && this.#section !== null)
      this.#section = valueOf(element, 'val');
    else if ((known === 'w:t' || known === 'w:sym') && this.#isDue && this.#runAt !== null) {
      const name = `${prefix}bookmarkStart`;
      out.splice(this.#runAt, 0, `<${name} ${prefix}id="0" ${prefix}name="${markName}"></${name}>`);
      this.#isDue = false;
    }
  }

  /** Called before the end of an element is written: a section ends with its last paragraph. */
  close(known: string): void {
    if (known === 'w:r') this.#runAt = null;
    if (known !== 'w:p' || this.#section === null) return;
    this.#isDue ||= !flowing.has(this.#section);
    this.#section = null;
  }
}

/** Turns the marks in mammoth's output into those of `page-breaks.ts`. */
export function pageWithBreaks(html: string): string {
  return html.replaceAll(carriedMark, PAGE_BREAK);
}

function valueOf(element: SaxesTagPlain, local: string): string {
  const found = Object.entries(element.attributes).find(([name]) => name.replace(/^.*:/, '') === local);
  return found?.[1] ?? '';
}
