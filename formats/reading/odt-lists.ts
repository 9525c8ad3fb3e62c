// How the lists of a text document count: each level from where its style says, on from an earlier list where
// the file says so, and anew below an item of a higher level.
import { wholeNumber, type OdtStyles } from './odt-styles.ts';
import { descendants, elementsOf, type XmlElement } from './xml.ts';

/** A list on the way into its items: its style, its level from 1, and how far each level has counted. */
export interface OdtList {
  readonly style: string | undefined;
  readonly level: number;
  readonly counts: number[];
}

export class OdtLists {
  readonly #styles: OdtStyles;
  /** How far lists have counted, by their ids and by their styles: later lists may go on from there. */
  readonly #counts = new Map<string, number[]>();

  constructor(styles: OdtStyles) {
    this.#styles = styles;
  }

  /** Begins a list, within `outer` or alone. */
  begin(element: XmlElement, outer: OdtList | null): OdtList {
    const { attributes } = element;
    const style = attributes.get('text:style-name') ?? outer?.style ?? this.#styleWithin(element);
    if (outer) return { style, level: outer.level + 1, counts: outer.counts };
    const goesOn = attributes.get('text:continue-numbering') === 'true' ? `style ${style}` : undefined;
    const earlier = attributes.get('text:continue-list') ?? goesOn;
    const counts = (earlier === undefined ? undefined : this.#counts.get(earlier)) ?? [];
    this.#counts.set(`style ${style}`, counts);
    const id = attributes.get('xml:id');
    if (id !== undefined) this.#counts.set(id, counts);
    return { style, level: 1, counts };
  }

  /** The number of the next item; null for a bullet, undefined for one without a word of its own. */
  next({ style, level, counts }: OdtList, item: XmlElement): number | null | undefined {
    const hasWords = elementsOf(item).some((child) => child.name !== 'text:list');
    if (item.name !== 'text:list-item' || !hasWords) return undefined;
    const { start } = this.#styles.listLevel(style, level);
    const last = counts[level];
    const number =
      wholeNumber(item.attributes.get('text:start-value')) ?? (last === undefined ? (start ?? 1) : last + 1);
    counts[level] = number;
    counts.length = level + 1;
    return start === null ? null : number;
  }

  /** A list without a style of its own counts as the style of its first paragraph says. */
  #styleWithin(list: XmlElement): string | undefined {
    return this.#styles.listStyle(descendants(list, 'text:p')[0]?.attributes.get('text:style-name'));
  }
}
