// The hits of a search over many texts as one list of rows. Rows are computed from counts, not stored: a million rows
// take no more memory than the positions of their hits.
import { codedHits } from '#core/search/coded-hits.ts';
import { orderByWords, wordsBefore, wordsAfter } from '#core/search/hit-order.ts';
import { noHits, type Hits } from '#core/search/hits.ts';
import type { ViewAsked } from './calls.ts';

/** A hit: the index of its text in the view, and its number within that text. */
export interface Row {
  readonly at: number;
  readonly hit: number;
}

export class HitView {
  readonly hashes: readonly string[];
  /** Hits by the index of their text. */
  readonly hits: readonly Hits[];
  readonly counts: Uint32Array;
  readonly total: number;
  /** By the index of the text: how many hits precede its own in the order of the texts. */
  readonly #before: Uint32Array;
  /** From a row's number to a hit's number in the order of the texts; null if the two are the same. */
  readonly #order: Uint32Array | null;

  /** `found` returns all hits of a text of the view. */
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
    // Rows are requested in the order of the texts, so each text is read once.
    return orderByWords(this.total, (row) => {
      while (row - this.#before[at]! >= this.counts[at]!) {
        at += 1;
        isRead = false;
      }
      if (!isRead) text = folded(this.hashes[at] ?? '');
      isRead = true;
      const { starts, ends } = this.hits[at]!;
      const hit = row - this.#before[at]!;
      return side === 'left' ? wordsBefore(text, starts[hit]!) : wordsAfter(text, ends[hit]!);
    });
  }

  /** The hit in a row. */
  row(number: number): Row {
    const place = this.#order?.[number] ?? number;
    let low = 0;
    let high = this.#before.length - 1;
    // Finds the last text with no more than `place` hits before it: texts without hits share this count with the next
    // one.
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#before[middle]! <= place) low = middle;
      else high = middle - 1;
    }
    return { at: low, hit: place - this.#before[low]! };
  }

  /** Equal for equal hits in equal order (FNV-1a over their positions). */
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
