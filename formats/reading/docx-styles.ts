// Reads from the other parts of a docx the heading levels of styles and the numbers of list items. mammoth recognises
// headings only by the style's name, and reads lists without their numbers.
import { descendants, elementsOf, type XmlElement } from './xml.ts';

/** What a paragraph says of itself. */
export interface DocxParagraph {
  readonly style: string | undefined;
  readonly outlineLevel: number | undefined;
  readonly numbering: string | undefined;
  readonly level: number | undefined;
}

interface Style {
  readonly base: string | undefined;
  readonly outlineLevel: number | undefined;
  readonly numbering: string | undefined;
  readonly level: number | undefined;
}

interface Level {
  readonly counts: boolean;
  readonly start: number;
}

interface Scheme {
  readonly levels: ReadonlyMap<number, Level>;
  /** The numbering style that defines how this numbering counts. */
  readonly link: string | undefined;
}

interface Numbering {
  readonly scheme: string;
  /** The start numbers of restarted levels. */
  readonly starts: ReadonlyMap<number, number>;
}

/** The styles and the numbering of one document, with the present counts of its lists. */
export class DocxStyles {
  readonly #styles = new Map<string, Style>();
  readonly #schemes = new Map<string, Scheme>();
  readonly #numberings = new Map<string, Numbering>();
  readonly #counts = new Map<string, number[]>();
  readonly #begun = new Set<string>();

  /** `styles` and `numbering` are the root elements of those parts; null if the document lacks them. */
  constructor(styles: XmlElement | null, numbering: XmlElement | null) {
    for (const style of styles ? descendants(styles, 'w:style') : []) {
      const properties = elementsOf(style, 'w:pPr')[0];
      const numbers = properties ? elementsOf(properties, 'w:numPr')[0] : undefined;
      this.#styles.set(style.attributes.get('w:styleId') ?? '', {
        base: valueOf(style, 'w:basedOn'),
        outlineLevel: numberIn(properties, 'w:outlineLvl'),
        numbering: valueOf(numbers, 'w:numId'),
        level: numberIn(numbers, 'w:ilvl'),
      });
    }
    for (const scheme of numbering ? elementsOf(numbering, 'w:abstractNum') : []) {
      this.#schemes.set(scheme.attributes.get('w:abstractNumId') ?? '', {
        link: valueOf(scheme, 'w:numStyleLink'),
        levels: new Map(
          elementsOf(scheme, 'w:lvl').map((level) => [
            Number(level.attributes.get('w:ilvl') ?? '0'),
            {
              counts: !['bullet', 'none'].includes(valueOf(level, 'w:numFmt') ?? 'decimal'),
              start: numberIn(level, 'w:start') ?? 1,
            },
          ]),
        ),
      });
    }
    for (const one of numbering ? elementsOf(numbering, 'w:num') : []) {
      const starts = elementsOf(one, 'w:lvlOverride').flatMap((override): [number, number][] => {
        const start = numberIn(override, 'w:startOverride');
        return start === undefined ? [] : [[Number(override.attributes.get('w:ilvl') ?? '0'), start]];
      });
      this.#numberings.set(one.attributes.get('w:numId') ?? '', {
        scheme: valueOf(one, 'w:abstractNumId') ?? '',
        starts: new Map(starts),
      });
    }
  }

  /** The heading level of a paragraph, from 1, by its own or its style's outline level; null for text. */
  headingLevel({ style, outlineLevel }: DocxParagraph): number | null {
    const level = outlineLevel ?? this.#inherited(style, (one) => one.outlineLevel) ?? 9;
    return level >= 0 && level <= 8 ? level + 1 : null;
  }

  /** The number of the next paragraph of its list; null for a bullet, and outside a list. */
  nextNumber({ style, numbering, level }: DocxParagraph): number | null {
    const id = numbering ?? this.#inherited(style, (one) => one.numbering);
    const depth =
      level ?? (numbering === undefined ? this.#inherited(style, (one) => one.level) : undefined) ?? 0;
    const found = id === undefined ? undefined : this.#numberings.get(id);
    const how = found ? this.#levelOf(found, depth, 0) : undefined;
    if (!found || !how?.counts) return null;
    const counts = this.#counts.get(found.scheme) ?? [];
    const anew = found.starts.get(depth);
    const isFirst = !this.#begun.has(`${id} ${depth}`);
    this.#begun.add(`${id} ${depth}`);
    const last = counts[depth];
    const number = anew !== undefined && isFirst ? anew : last === undefined ? (anew ?? how.start) : last + 1;
    counts[depth] = number;
    counts.length = depth + 1;
    this.#counts.set(found.scheme, counts);
    return number;
  }

  #levelOf({ scheme }: Numbering, depth: number, links: number): Level | undefined {
    const own = this.#schemes.get(scheme);
    if (own?.link === undefined || links > 8) return own?.levels.get(depth);
    const other = this.#numberings.get(this.#styles.get(own.link)?.numbering ?? '');
    return other ? this.#levelOf(other, depth, links + 1) : undefined;
  }

  /** A property of a style, or of the nearest style that it is based on. Stops at a cycle. */
  #inherited<T>(style: string | undefined, ask: (style: Style) => T | undefined): T | undefined {
    const seen = new Set<string>();
    for (let name = style; name !== undefined && !seen.has(name);) {
      seen.add(name);
      const one = this.#styles.get(name);
      const answer = one ? ask(one) : undefined;
      if (answer !== undefined) return answer;
      name = one?.base;
    }
    return undefined;
  }
}

function valueOf(element: XmlElement | undefined, name: string): string | undefined {
  return element ? elementsOf(element, name)[0]?.attributes.get('w:val') : undefined;
}

function numberIn(element: XmlElement | undefined, name: string): number | undefined {
  return smallNumber(valueOf(element, name));
}

/** The whole number in an attribute; undefined for one that no list reaches. */
export function smallNumber(written: string | undefined): number | undefined {
  return written !== undefined && /^\d{1,6}$/.test(written) ? Number(written) : undefined;
}
