// Every text of the project in memory, folded once: 48 million characters are searched there in some hundredths of
// a second, from one character on, which no index of words or of three characters does.
import type { Folding } from '#core/search/folding.ts';
import { fullFold } from '#core/search/phrase.ts';
import type { ThreadTexts } from './thread-texts.ts';

/** How much of the texts themselves is kept beside the folded ones, in UTF-16 units: what one looks at now. */
const MOST_KEPT = 2_000_000;

/** The texts of a project, found by their hash. */
export class FoldedTexts {
  readonly #texts: ThreadTexts;
  readonly #folding: Folding;
  readonly #folded = new Map<string, string>();
  readonly #kept = new Map<string, string>();
  #keptLength = 0;
  #hashes: ReadonlySet<string> = new Set();
  #waiting: Iterator<string> | null = null;
  #units = new Uint16Array(0x1_0000);
  #bytes = Buffer.alloc(0x1_0000);

  constructor(texts: ThreadTexts, folding: Folding) {
    this.#texts = texts;
    this.#folding = folding;
  }

  /** How many texts are here, and how many there are. */
  get filled(): { readonly done: number; readonly total: number } {
    return { done: this.#folded.size, total: this.#hashes.size };
  }

  /** How many UTF-16 units are here. */
  get length(): number {
    let length = 0;
    for (const folded of this.#folded.values()) length += folded.length;
    return length;
  }

  /** Makes these the texts of the project: others are let go of, new ones come when they are asked for or by `fill`. */
  hold(hashes: readonly string[]): void {
    this.#hashes = new Set(hashes);
    for (const hash of this.#folded.keys()) if (!this.#hashes.has(hash)) this.#folded.delete(hash);
    this.#waiting = this.#hashes.values();
  }

  /** Reads on for some milliseconds; whether all texts are here then. */
  fill(milliseconds: number): boolean {
    const until = performance.now() + milliseconds;
    while (this.#waiting) {
      const { value: hash, done } = this.#waiting.next();
      if (done) this.#waiting = null;
      else this.folded(hash);
      if (performance.now() > until) break;
    }
    return this.#waiting === null;
  }

  /** The folded text. */
  folded(hash: string): string {
    const known = this.#folded.get(hash);
    if (known !== undefined) return known;
    const folded = this.#fold(this.#texts.read(hash));
    if (this.#hashes.has(hash)) this.#folded.set(hash, folded);
    return folded;
  }

  /** The text itself. */
  text(hash: string): string {
    const known = this.#kept.get(hash);
    if (known !== undefined) return known;
    const text = this.#texts.read(hash);
    this.#kept.set(hash, text);
    this.#keptLength += text.length;
    for (const [oldest, { length }] of this.#kept) {
      if (this.#keptLength <= MOST_KEPT || oldest === hash) break;
      this.#kept.delete(oldest);
      this.#keptLength -= length;
    }
    return text;
  }

  #fold(text: string): string {
    if (this.#units.length < text.length) this.#units = new Uint16Array(text.length);
    const units = this.#units;
    const { length, isNarrow } = this.#folding.foldInto(text, fullFold, units);
    // English takes one byte a character, Chinese two.
    return isNarrow ? this.#narrow(length) : Buffer.from(units.buffer, 0, length * 2).toString('utf16le');
  }

  /** By way of the same bytes each time: those of each text by themselves would lie about until they are tidied up. */
  #narrow(length: number): string {
    if (this.#bytes.length < length) this.#bytes = Buffer.alloc(length);
    this.#bytes.set(this.#units.subarray(0, length));
    return this.#bytes.toString('latin1', 0, length);
  }
}
