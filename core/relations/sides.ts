// What each side of a pair has in one source: the codings that count there, and the units in which codes meet.
import type { CodingTable } from '../counting/coding-table.ts';
import type { SelectedSource, Selection } from '../counting/selection.ts';
import type { Span } from '../span.ts';
import { touchedBy } from '../text/text-units.ts';

/** The codings of one source at a time, by side. The lists are reused for every source. */
export class SidesOfSource {
  /** The sides that have a coding in the source. */
  readonly present: number[] = [];
  /** Codings of the whole source, which have no place in the text; each counted once. */
  wholes = 0;
  readonly #selection: Selection;
  readonly #sidesOfCode: readonly (readonly number[])[];
  readonly #slots: number[][];

  constructor(selection: Selection, sides: readonly ReadonlySet<string>[]) {
    const { codes } = selection.codings;
    const sidesOfCode: number[][] = Array.from({ length: codes.size }, () => []);
    sides.forEach((codeIds, side) => {
      for (const codeId of codeIds) sidesOfCode[codes.find(codeId)]?.push(side);
    });
    this.#selection = selection;
    this.#sidesOfCode = sidesOfCode;
    this.#slots = sides.map(() => []);
  }

  /** The codings of a side, in text order. */
  slotsOf(side: number): readonly number[] {
    return this.#slots[side] ?? [];
  }

  /** Takes the codings of a source that count; in a group interview those that somebody in scope is credited with. */
  take(source: SelectedSource): void {
    const { codings, accepts, creditedTo } = this.#selection;
    const { code, start } = codings.columns;
    for (const side of this.present) this.#slots[side]!.length = 0;
    this.present.length = 0;
    this.wholes = 0;
    for (const slot of source.slots) {
      const sides = this.#sidesOfCode[code[slot]!]!;
      if (sides.length === 0 || !accepts(slot)) continue;
      if (source.isGroup && creditedTo(source, slot).length === 0) continue;
      if (start[slot]! < 0) this.wholes += 1;
      for (const side of sides) {
        const own = this.#slots[side]!;
        if (own.length === 0) this.present.push(side);
        own.push(slot);
      }
    }
  }
}

/**
 * Passages as stretches of paragraph numbers, each longer by `reach`, so that two stretches share a number where the
 * passages are at most that many paragraphs apart. Passages that touch no paragraph are left out.
 */
export function reachOf(passages: readonly Span[], paragraphs: readonly Span[], reach: number): Span[] {
  return passages.flatMap((passage) => {
    const touched = touchedBy(paragraphs, passage);
    return touched ? [{ start: touched.first, end: touched.last + 1 + reach }] : [];
  });
}

/** The numbers of the paragraphs that passages touch, ascending. */
export function paragraphsTouched(passages: readonly Span[], paragraphs: readonly Span[]): number[] {
  const touched: number[] = [];
  for (const { start, end } of reachOf(passages, paragraphs, 0))
    for (let at = Math.max(start, (touched.at(-1) ?? -1) + 1); at < end; at += 1) touched.push(at);
  return touched;
}

/** The distinct spans of codings given in text order, each as one number; ascending. */
export function spansCoded({ columns }: CodingTable, slots: readonly number[], length: number): number[] {
  const { start, end } = columns;
  // Within one start longer spans come first, so they count down from the end of the text.
  const width = length + 1;
  const spans: number[] = [];
  for (const slot of slots) {
    if (start[slot]! < 0) continue;
    const span = start[slot]! * width + (length - end[slot]!);
    if (span !== spans.at(-1)) spans.push(span);
  }
  return spans;
}
