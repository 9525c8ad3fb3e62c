// Every text of the project, folded, in memory. Searching 48 million characters takes some hundredths of a second and
// works from one character on, which an index of words or of three-character sequences cannot do.
import type { Folding } from '#core/search/folding.ts';
import { fullFold } from '#core/search/phrase.ts';
import type { ThreadTexts } from './thread-texts.ts';

/** How many UTF-16 units of the original texts stay in memory beside the folded ones, for the texts viewed last. */
const MAX_KEPT_UNITS = 2_000_000;

/** How many UTF-16 units the buffers for folding a text have at first; they grow with the longest text. */
const BUFFER_UNITS = 0x1_0000;

/** The texts of a project, by hash. */
export class FoldedTexts {
  readonly #texts: ThreadTexts;
  readonly #folding: Folding;
  readonly #folded = new Map<string, string>();
  readonly #kept = new Map<string, string>();
  #keptLength = 0;
  #hashes: ReadonlySet<string> = new Set();
  #waiting: Iterator<string> | null = null;
  #units = new Uint16Array(BUFFER_UNITS);
  #bytes = Buffer.alloc(BUFFER_UNITS);

  constructor(texts: ThreadTexts, folding: Folding) {
    this.#texts = texts;
    this.#folding = folding;
  }

  /** How many texts are loaded, and how many there are. */
  get filled(): { readonly done: number; readonly total: number } {
    return { done: this.#folded.size, total: this.#hashes.size };
  }

  /** How many UTF-16 units are loaded. */
  get length(): number {
    let length = 0;
    for (const folded of this.#folded.values()) length += folded.length;
    return length;
  }

  /** Sets the texts of the project: drops all others, and loads new ones on demand or by `fill`. */
  hold(hashes: readonly string[]): void {
    this.#hashes = new Set(hashes);
    for (const hash of this.#folded.keys()) if (!this.#hashes.has(hash)) this.#folded.delete(hash);
    this.#waiting = this.#hashes.values();
  }

  /** Loads texts for some milliseconds; returns whether all are loaded then. */
  fill(milliseconds: number): boolean {
    const until = performance.now() + milliseconds;
    while (this.#waiting) {
      const { value: hash, done } = this.#waiting.next();
      if (done) this.#finish();
      else this.folded(hash);
      if (performance.now() > until) break;
    }
    return this.#waiting === null;
  }

  /** All texts are loaded: the buffers are as large as the longest of them and hardly needed any more. */
  #finish(): void {
    this.#waiting = null;
    this.#units = new Uint16Array(BUFFER_UNITS);
    this.#bytes = Buffer.alloc(BUFFER_UNITS);
  }

  /** The folded text. */
  folded(hash: string): string {
    const known = this.#folded.get(hash);
    if (known !== undefined) return known;
    const folded = this.#fold(this.#texts.read(hash));
    if (this.#hashes.has(hash)) this.#folded.set(hash, folded);
    return folded;
  }

  /** The original text. */
  text(hash: string): string {
    const known = this.#kept.get(hash);
    if (known !== undefined) return known;
    const text = this.#texts.read(hash);
    this.#kept.set(hash, text);
    this.#keptLength += text.length;
    for (const [oldest, { length }] of this.#kept) {
      if (this.#keptLength <= MAX_KEPT_UNITS || oldest === hash) break;
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

  /** Reuses one buffer: a buffer of its own for each text would stay in memory until the next garbage collection. */
  #narrow(length: number): string {
    if (this.#bytes.length < length) this.#bytes = Buffer.alloc(length);
    this.#bytes.set(this.#units.subarray(0, length));
    return this.#bytes.toString('latin1', 0, length);
  }
}
