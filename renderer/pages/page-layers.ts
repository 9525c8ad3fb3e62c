// The text layers of the pages on the screen: converts between offsets of the text and text nodes.
import type { Span } from '#core/span.ts';
import { runAt, runsIn, type PlacedRun, type PlacedText } from './placed-text.ts';

/** The text layers on the screen. */
export class PageLayers {
  readonly #layers = new Map<number, HTMLElement>();
  #placed: PlacedText = { runs: [], pages: [], columns: [] };
  readonly #onChange: () => void;

  /** `onChange` is called when layers appear or disappear. */
  constructor(onChange: () => void) {
    this.#onChange = onChange;
  }

  /** Sets the text that the layers show. */
  show(placed: PlacedText): void {
    this.#placed = placed;
  }

  /** Adds the layer of a page, counted from 1; null removes it. */
  readonly set = (page: number, layer: HTMLElement | null): void => {
    if (layer) this.#layers.set(page - 1, layer);
    else this.#layers.delete(page - 1);
    this.#onChange();
  };

  /** The range of the text from the first to the last word on the screen. */
  near(): Span {
    let [start, end] = [Infinity, 0];
    for (const index of this.#layers.keys()) {
      for (const run of this.#placed.pages[index] ?? []) {
        start = Math.min(start, run.start);
        end = Math.max(end, run.end);
      }
    }
    return { start: Math.min(start, end), end };
  }

  /** The ranges of a span, one per run: between two runs there may be words from elsewhere in the text. */
  rangesIn(span: Span): StaticRange[] {
    return runsIn(this.#placed, span).flatMap((run) => {
      const node = this.#nodeOf(run);
      if (!node) return [];
      return new StaticRange({
        startContainer: node,
        startOffset: Math.max(0, span.start - run.start),
        endContainer: node,
        endOffset: Math.min(node.length, span.end - run.start),
      });
    });
  }

  /** The point before the character at `offset` or, with `behind`, after the one that ends there. */
  pointAt(offset: number, behind: boolean): { readonly node: Text; readonly offset: number } | null {
    const run = runAt(this.#placed, behind ? Math.max(0, offset - 1) : offset);
    const node = run && this.#nodeOf(run);
    return node && { node, offset: Math.min(Math.max(0, offset - run.start), node.length) };
  }

  /** The text offset at a point of the document; null if it is in no layer. */
  offsetOf(node: Node | null, offset: number): number | null {
    const layer = node instanceof Element ? node : node?.parentElement;
    const word = layer?.closest<HTMLElement>('[data-start]');
    if (!word || ![...this.#layers.values()].some((each) => each.contains(word))) return null;
    return Number(word.dataset['start']) + (node instanceof Text ? offset : 0);
  }

  #nodeOf(run: PlacedRun): Text | null {
    const node = this.#layers.get(run.page)?.children[run.place]?.firstChild;
    return node instanceof Text ? node : null;
  }
}
