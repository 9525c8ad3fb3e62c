// The numbering of lists in a text document: each level starts where its style says, continues an earlier list where
// the file says so, and restarts below an item of a higher level.
import { wholeNumber, type OdtStyles } from './odt-styles.ts';
import { descendants, elementsOf, type XmlElement } from './xml.ts';

/** A list whose items are being read: its style, its level from 1, and the present count of each level. */
export interface OdtList {
  readonly style: string | undefined;
  readonly level: number;
  readonly counts: number[];
}

export class OdtLists {
  readonly #styles: OdtStyles;
  /** The counts of lists, by id and by style: later lists may continue them. */
  readonly #counts = new Map<string, number[]>();

  constructor(styles: OdtStyles) {
    this.#styles = styles;
  }

  /** Begins a list, within `outer` or at the top level. */
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

  /** The number of the next item; null for a bullet, undefined for an item without own text. */
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

  /** A list without a style takes the list style of its first paragraph. */
  #styleWithin(list: XmlElement): string | undefined {
    return this.#styles.listStyle(descendants(list, 'text:p')[0]?.attributes.get('text:style-name'));
  }
}
