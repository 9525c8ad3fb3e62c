// The ids of many rows by their place, 16 bytes each: as strings, those of a million codings take four times as much and are
// one by one in the way of whatever tidies the memory.

/** Digits of 4 bits by their character code; -1 for what is none. Capitals are another spelling. */
const DIGITS = Int8Array.from({ length: 128 }, (_, code) =>
  '0123456789abcdef'.indexOf(String.fromCharCode(code)),
);
/** The digits of a byte. */
const PAIRS = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
/** Where a GUID as Concord writes it has its hyphens, and how long it is. */
const HYPHENS: readonly number[] = [8, 13, 18, 23];
const LENGTH = 36;
const HYPHEN = 45;
/** Numbers of 32 bits in an id. */
const WORDS = 4;

/** Ids by number, from 0. */
export class IdColumn {
  #words = new Uint32Array(0);
  /** Ids of another spelling; their words are 0. */
  readonly #others = new Map<number, string>();
  #length = 0;

  /** One more than the highest number that has an id. */
  get length(): number {
    return this.#length;
  }

  /** Makes room for as many ids. */
  reserve(count: number): void {
    if (count * WORDS <= this.#words.length) return;
    const wider = new Uint32Array(count * WORDS);
    wider.set(this.#words);
    this.#words = wider;
  }

  /** The id with this number; undefined where there never was one. */
  at(number: number): string | undefined {
    if (number >= this.#length) return undefined;
    const other = this.#others.get(number);
    if (other !== undefined) return other;
    const [first, second, third, fourth] = this.#words.subarray(number * WORDS, (number + 1) * WORDS);
    return `${whole(first!)}-${half(second! >>> 16)}-${half(second!)}-${half(third! >>> 16)}-${half(third!)}${whole(fourth!)}`;
  }

  /** Gives the number this id, in place of another that it may have had. */
  set(number: number, id: string): void {
    if (number * WORDS >= this.#words.length) this.reserve(Math.max(1024, Math.ceil(number * 1.25)));
    this.#length = Math.max(this.#length, number + 1);
    if (writeWords(id, this.#words, number * WORDS)) {
      if (this.#others.size > 0) this.#others.delete(number);
    } else this.#others.set(number, id);
  }

  /** Less than 0 where the id of `a` comes before that of `b` in the order of strings. */
  compare(a: number, b: number): number {
    if (this.#others.size > 0) return (this.at(a) ?? '') < (this.at(b) ?? '') ? -1 : 1;
    for (let word = 0; word < WORDS; word += 1) {
      const difference = this.#words[a * WORDS + word]! - this.#words[b * WORDS + word]!;
      if (difference !== 0) return difference;
    }
    return 0;
  }

  /** A test that tells which numbers have one of these ids. */
  having(ids: ReadonlySet<string>): (number: number) => boolean {
    // The first word leaves few to be spelled out.
    const firsts = new Set<number>();
    const words = new Uint32Array(WORDS);
    for (const id of ids) {
      writeWords(id, words, 0);
      firsts.add(words[0]!);
    }
    return (number) => firsts.has(this.#words[number * WORDS]!) && ids.has(this.at(number) ?? '');
  }
}

/** The lower 16 bits in four digits. */
function half(word: number): string {
  return PAIRS[(word >>> 8) & 0xff]! + PAIRS[word & 0xff]!;
}

/** A word in eight digits. */
function whole(word: number): string {
  return half(word >>> 16) + half(word);
}

/** Writes the words of an id; whether it is spelled as Concord does. Of any other spelling the words are 0. */
function writeWords(id: string, words: Uint32Array, at: number): boolean {
  let digits = 0;
  let word = 0;
  let place = 0;
  for (; place < id.length; place += 1) {
    const code = id.charCodeAt(place);
    if (code === HYPHEN && HYPHENS.includes(place)) continue;
    const digit = code < DIGITS.length ? DIGITS[code]! : -1;
    if (digit < 0) break;
    word = (word << 4) | digit;
    digits += 1;
    if (digits % 8 !== 0) continue;
    if (digits > WORDS * 8) break;
    words[at + digits / 8 - 1] = word;
  }
  if (id.length === LENGTH && place === LENGTH && digits === WORDS * 8) return true;
  words.fill(0, at, at + WORDS);
  return false;
}
