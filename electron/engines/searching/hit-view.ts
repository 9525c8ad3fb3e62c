// The hits of a search over many texts as one list of rows. A row is found by counting, not kept: a million of them
// cost no more than their places.
import { codedHits } from '#core/search/coded-hits.ts';
import { orderByWords, wordsBefore, wordsBehind } from '#core/search/hit-order.ts';
import { noHits, type Hits } from '#core/search/hits.ts';
import type { ViewAsked } from './calls.ts';

/** A hit: the place of its text in the view, and its number in that text. */
export interface Row {
  readonly at: number;
  readonly hit: number;
}

export class HitView {
  readonly hashes: readonly string[];
  /** By the place of the text. */
  readonly hits: readonly Hits[];
  readonly counts: Uint32Array;
  readonly total: number;
  /** By the place of the text: how many hits stand before its own in the order of the texts. */
  readonly #before: Uint32Array;
  /** From a row to a hit in the order of the texts; null where they are the same. */
  readonly #order: Uint32Array | null;

  /** `found` holds the hits of each text of the view, all of them. */
  constructor(asked: ViewAsked, found: (hash: string) => Hits | undefined, folded: (hash: string) => string) {
    const { coded } = asked;
    this.hashes = asked.hashes;
    this.hits = asked.hashes.map((hash, at) => {
      const all = found(hash) ?? noHits;
      return coded ? codedHits(all, coded.spans[at] ?? new Int32Array(0), coded.coded) : all;
    });
    this.counts = Uint32Array.from(this.hits, ({ starts }) => starts.length);
    this.#before = new Uint32Array(this.counts.length);
    let total = 0;
    for (const [at, count] of this.counts.entries()) {
      this.#before[at] = total;
      total += count;
    }
    this.total = total;
    this.#order = asked.order === 'text' ? null : this.#byWords(asked.order, folded);
  }

  #byWords(side: 'left' | 'right', folded: (hash: string) => string): Uint32Array {
    let at = 0;
    let text = '';
    let isRead = false;
    // Rows are asked in the order of the texts, each text once.
    return orderByWords(this.total, (row) => {
      while (row - this.#before[at]! >= this.counts[at]!) {
        at += 1;
        isRead = false;
      }
      if (!isRead) text = folded(this.hashes[at] ?? '');
      isRead = true;
      const { starts, ends } = this.hits[at]!;
      const hit = row - this.#before[at]!;
      return side === 'left' ? wordsBefore(text, starts[hit]!) : wordsBehind(text, ends[hit]!);
    });
  }

  /** The hit in a row. */
  row(number: number): Row {
    const place = this.#order?.[number] ?? number;
    let low = 0;
    let high = this.#before.length - 1;
    // The last text with no more hits before it: texts without hits share the number of the next one.
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#before[middle]! <= place) low = middle;
      else high = middle - 1;
    }
    return { at: low, hit: place - this.#before[low]! };
  }

  /** Equal for equal hits in equal order (FNV-1a over their places). */
  get stamp(): string {
    let hash = 0x811c_9dc5;
    const take = (value: number): void => {
      hash = Math.imul(hash ^ value, 0x0100_0193);
    };
    for (const [at, { starts, ends }] of this.hits.entries()) {
      if (starts.length === 0) continue;
      take(Number.parseInt((this.hashes[at] ?? '').slice(0, 8), 16));
      for (let hit = 0; hit < starts.length; hit += 1) {
        take(starts[hit]!);
        take(ends[hit]!);
      }
    }
    for (const hit of this.#order ?? []) take(hit);
    return `${this.total}-${(hash >>> 0).toString(16)}`;
  }
}
