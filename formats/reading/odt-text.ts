// Walks through the body of a text document: its blocks, and the running text in them.
import { OdtLists, type OdtList } from './odt-lists.ts';
import { wholeNumber, type Emphasis, type OdtStyles } from './odt-styles.ts';
import { PageNotes, PageWriter, escapeHtml, tableHtml, type PageCell } from './page-writer.ts';
import { charactersOf, elementsOf, type XmlElement, type XmlNode } from './xml.ts';

/** How much of a document was lost. */
export interface OdtLosses {
  tracked: number;
  comments: number;
  formulas: number;
}

/** Elements without text of the document: declarations, templates of indexes, forms. */
const unread =
  /^(?:office:(?:forms|annotation-end|event-listeners)|text:(?:[a-z-]+-decls|[a-z-]+-source|soft-page-break))$/;
const shapes =
  /^draw:(?:custom-shape|rect|ellipse|circle|line|polygon|polyline|path|g|page-thumbnail|caption)$/;

/** Where blocks are written: a page, a cell, a note. */
interface Place {
  readonly page: PageWriter;
  readonly list: OdtList | null;
  /** The list number of the next paragraph; null for a bullet, undefined for neither. */
  next?: number | null | undefined;
}

/** Writes the body of a document as a page. `formulaOf` returns the characters of a formula's part. */
export class OdtText {
  readonly losses: OdtLosses = { tracked: 0, comments: 0, formulas: 0 };
  readonly #styles: OdtStyles;
  readonly #formulaOf: (part: string) => string | null;
  readonly #notes = new PageNotes();
  readonly #lists: OdtLists;

  constructor(styles: OdtStyles, formulaOf: (part: string) => string | null) {
    this.#styles = styles;
    this.#lists = new OdtLists(styles);
    this.#formulaOf = formulaOf;
  }

  /** The page for `body`, its notes last. */
  write(body: XmlElement): string {
    const page = new PageWriter();
    this.#blocks(body, { page, list: null });
    return page.end() + this.#notes.end();
  }

  #blocks(parent: XmlElement, place: Place): void {
    for (const element of elementsOf(parent)) this.#block(element, place);
  }

  #block(element: XmlElement, place: Place): void {
    const { name } = element;
    if (name === 'text:p' || name === 'text:h') this.#paragraph(element, place);
    else if (name === 'text:list') this.#list(element, place);
    else if (name === 'table:table') place.page.further(this.#table(element, place));
    else if (name === 'text:tracked-changes') this.losses.tracked += elementsOf(element).length;
    else if (name === 'draw:frame' || shapes.test(name)) this.#aside([element], place);
    else if (!unread.test(name)) this.#blocks(element, place);
  }

  #paragraph(element: XmlElement, place: Place): void {
    const style = element.attributes.get('text:style-name');
    const level =
      element.name === 'text:h'
        ? (wholeNumber(element.attributes.get('text:outline-level')) ?? 1)
        : this.#styles.headingLevel(style);
    const own = level === null ? this.#styles.ofParagraph(style) : { bold: null, italic: null };
    const boxes: XmlElement[] = [];
    const content = emphasised(this.#inline(element.children, boxes, { space: true }), own);
    if (level !== null) place.page.heading(level, content);
    else if (!place.list) place.page.paragraph(content);
    else if (place.next === undefined) place.page.further(`<p>${content}</p>`);
    else place.page.item({ level: place.list.level, number: place.next }, content);
    place.next = undefined;
    // The text in a frame follows the paragraph that the frame is anchored to, instead of splitting it.
    this.#aside(boxes, place);
  }

  #list(element: XmlElement, { page, list: outer }: Place): void {
    const list = this.#lists.begin(element, outer);
    for (const item of elementsOf(element))
      this.#blocks(item, { page, list, next: this.#lists.next(list, item) });
  }

  #table(element: XmlElement, place: Place): string {
    const rows: PageCell[][] = [];
    const visit = (group: XmlElement, header: boolean): void => {
      for (const child of elementsOf(group)) {
        if (child.name === 'table:table-row') rows.push(this.#row(child, header));
        else if (child.name.startsWith('table:')) {
          visit(child, header || child.name === 'table:table-header-rows');
        }
      }
    };
    visit(element, false);
    if (!place.list) place.page.endLists();
    return tableHtml(rows);
  }

  #row(row: XmlElement, header: boolean): PageCell[] {
    return elementsOf(row, 'table:table-cell').flatMap((cell) => {
      const number = (attribute: string): number =>
        wholeNumber(cell.attributes.get(`table:${attribute}`)) ?? 1;
      const page = new PageWriter();
      this.#blocks(cell, { page, list: null });
      const filled = {
        header,
        colspan: number('number-columns-spanned'),
        rowspan: number('number-rows-spanned'),
        content: page.end(),
      };
      const again = Math.min(number('number-columns-repeated'), 100) - 1;
      return [filled, ...Array.from({ length: again }, () => ({ ...filled, content: '' }))];
    });
  }

  /** Frames and shapes: their texts follow the running text, their pictures are marked. */
  #aside(boxes: readonly XmlElement[], place: Place): void {
    for (const box of boxes) {
      const picture = this.#picture(box);
      if (picture !== null) place.page.further(`<p>${picture}</p>`);
      else {
        for (const child of elementsOf(box)) {
          if (child.name !== 'svg:title' && child.name !== 'svg:desc')
            this.#block(child, { ...place, next: undefined });
        }
      }
    }
  }

  /** The replacement of a frame with a picture or a formula; null for a frame with text. */
  #picture(frame: XmlElement): string | null {
    const [object] = elementsOf(frame, 'draw:object');
    const formula = object ? this.#formula(object) : null;
    if (formula !== null) return escapeHtml(formula);
    const shows = ['draw:image', 'draw:object', 'draw:object-ole', 'draw:plugin'];
    if (elementsOf(frame, 'draw:text-box').length > 0) return null;
    if (!elementsOf(frame).some((child) => shows.includes(child.name))) return null;
    const [words] = [...elementsOf(frame, 'svg:desc'), ...elementsOf(frame, 'svg:title')];
    return words ? `<img alt="${escapeHtml(charactersOf(words))}">` : '<img>';
  }

  #formula(object: XmlElement): string | null {
    const part = object.attributes.get('xlink:href')?.replace(/^\.\//, '');
    const inside = elementsOf(object, 'math:math')[0];
    const characters = inside ? formulaCharacters(inside) : part ? this.#formulaOf(part) : null;
    if (characters !== null) this.losses.formulas += 1;
    return characters;
  }

  /** Running text. `line.space` tells whether the line so far ends in white space, which is not repeated. */
  #inline(nodes: readonly XmlNode[], boxes: XmlElement[], line: { space: boolean }): string {
    return nodes
      .map((node) => {
        if (typeof node !== 'string') return this.#element(node, boxes, line);
        const text = node.replaceAll(/[\t\n\r ]+/g, ' ');
        const written = line.space ? text.replace(/^ /, '') : text;
        if (written !== '') line.space = written.endsWith(' ');
        return escapeHtml(written);
      })
      .join('');
  }

  #element(element: XmlElement, boxes: XmlElement[], line: { space: boolean }): string {
    const within = (): string => this.#inline(element.children, boxes, line);
    const exact = (text: string): string => {
      line.space = false;
      return text;
    };
    switch (element.name) {
      case 'text:s':
        return exact(' '.repeat(Math.min(wholeNumber(element.attributes.get('text:c')) ?? 1, 1000)));
      case 'text:tab':
        return exact('\t');
      case 'text:line-break':
        line.space = true;
        return '<br>';
      case 'text:span':
        return emphasised(within(), this.#styles.ofSpan(element.attributes.get('text:style-name')));
      case 'text:a':
        return `<a href="${escapeHtml(element.attributes.get('xlink:href') ?? '')}">${within()}</a>`;
      case 'text:note':
        return exact(this.#note(element));
      case 'text:ruby':
        return `<ruby>${this.#inline(
          elementsOf(element, 'text:ruby-base').flatMap(({ children }) => children),
          boxes,
          line,
        )}<rt></rt></ruby>`;
      case 'office:annotation':
        this.losses.comments += 1;
        return '';
      case 'draw:frame': {
        const picture = this.#picture(element);
        if (picture !== null) return exact(picture);
        boxes.push(element);
        return '';
      }
      default:
        if (shapes.test(element.name)) boxes.push(element);
        return unread.test(element.name) || shapes.test(element.name) ? '' : within();
    }
  }

  #note(note: XmlElement): string {
    const page = new PageWriter();
    for (const body of elementsOf(note, 'text:note-body')) this.#blocks(body, { page, list: null });
    const citation = elementsOf(note, 'text:note-citation').map(charactersOf).join('').trim();
    return this.#notes.reference(citation, page.end());
  }
}

/** The characters of a formula, without the annotation for formula editors. */
export function formulaCharacters(math: XmlElement): string {
  return math.children
    .map((child) => {
      if (typeof child === 'string') return child.trim();
      return child.name.startsWith('math:annotation') ? '' : formulaCharacters(child);
    })
    .join('');
}

function emphasised(html: string, { bold, italic }: Emphasis): string {
  if (html === '') return '';
  const declared = [
    bold === null ? '' : `font-weight:${bold ? 'bold' : 'normal'}`,
    italic === null ? '' : `font-style:${italic ? 'italic' : 'normal'}`,
  ].filter((declaration) => declaration !== '');
  return declared.length === 0 ? html : `<span style="${declared.join(';')}">${html}</span>`;
}
