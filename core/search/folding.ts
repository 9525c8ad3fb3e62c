// Folding makes texts equal that a reader takes for the same: capital and small letters, traditional and
// simplified Chinese, full and half width. It maps code unit to code unit, so that a position in the folded
// text is a position in the text. Letters whose small form is longer (İ) stay as they are, and ß stays ß.

/** What is folded. White space always is: every kind except the line break becomes a plain space. */
export interface Fold {
  /** Capitals become small letters. */
  readonly case: boolean;
  /** Written forms of one character become one form. */
  readonly forms: boolean;
}

/** The result of folding into memory given by the caller. */
export interface Folded {
  /** How many code units were written: equal to the length of the text. */
  readonly length: number;
  /** Whether all of them are below 256, so that each fits in a byte. */
  readonly isNarrow: boolean;
}

const UNITS = 0x1_0000;
const PIECE = 8192;

/** Folds texts. Make one and keep it: building its tables takes a moment. */
export class Folding {
  /** From a character to the common form of all its forms. */
  readonly #forms: ReadonlyMap<string, string>;
  readonly #tables = new Map<number, Uint16Array>();
  readonly #pairs = new Map<number, Map<number, number>>();

  /** `simplified` holds pairs of a traditional and a simplified character. Pairs of different length are ignored. */
  constructor(simplified: Iterable<readonly [traditional: string, simplified: string]> = []) {
    const forms = new Map<string, string>();
    for (const [from, to] of simplified) {
      if (from !== to && from.length === to.length && isOneCharacter(from) && isOneCharacter(to))
        forms.set(from, to);
    }
    this.#forms = forms;
  }

  /** The folded text, of equal length. For long texts use `foldInto`. */
  fold(text: string, fold: Fold): string {
    const units = new Uint16Array(text.length);
    this.foldInto(text, fold, units);
    let folded = '';
    for (let at = 0; at < units.length; at += PIECE) {
      folded += String.fromCharCode(...units.subarray(at, at + PIECE));
    }
    return folded;
  }

  /** The folded form of each code unit. Surrogates map to themselves, since one alone means nothing. */
  tableOf(fold: Fold): Uint16Array {
    const key = keyOf(fold);
    let table = this.#tables.get(key);
    if (!table) {
      table = new Uint16Array(UNITS);
      for (let unit = 0; unit < UNITS; unit += 1) {
        const isHalf = unit >= 0xd800 && unit < 0xe000;
        table[unit] = isHalf ? unit : this.#folded(String.fromCharCode(unit), fold).charCodeAt(0);
      }
      this.#tables.set(key, table);
    }
    return table;
  }

  /** Writes the folded text into `target`, which must have room for it. */
  foldInto(text: string, fold: Fold, target: Uint16Array): Folded {
    const table = this.tableOf(fold);
    const { length } = text;
    let all = 0;
    for (let at = 0; at < length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit >= 0xd800 && unit < 0xdc00 && at + 1 < length) {
        const low = text.charCodeAt(at + 1);
        if (low >= 0xdc00 && low < 0xe000) {
          const pair = this.#pairOf((unit - 0xd800) * 0x400 + (low - 0xdc00) + UNITS, fold);
          target[at] = ((pair - UNITS) >> 10) + 0xd800;
          target[at + 1] = ((pair - UNITS) & 0x3ff) + 0xdc00;
          all |= UNITS - 1;
          at += 1;
          continue;
        }
      }
      const folded = table[unit]!;
      target[at] = folded;
      all |= folded;
    }
    return { length, isNarrow: all < 256 };
  }

  #pairOf(codePoint: number, fold: Fold): number {
    const key = keyOf(fold);
    let pairs = this.#pairs.get(key);
    if (!pairs) this.#pairs.set(key, (pairs = new Map()));
    let folded = pairs.get(codePoint);
    if (folded === undefined) {
      folded = this.#folded(String.fromCodePoint(codePoint), fold).codePointAt(0) ?? codePoint;
      pairs.set(codePoint, folded);
    }
    return folded;
  }

  #folded(character: string, fold: Fold): string {
    if (character !== '\n' && /\s/u.test(character)) return ' ';
    const form = fold.forms ? this.#formOf(character) : character;
    return fold.case ? small(form) : form;
  }

  /** Follows forms until none is left: the common form of some characters must not have another form itself. */
  #formOf(character: string): string {
    let form = plainForm(character);
    for (let steps = 0; steps < 4; steps += 1) {
      const next = this.#forms.get(form);
      if (next === undefined) break;
      form = next;
    }
    return form;
  }
}

function keyOf(fold: Fold): number {
  return (fold.case ? 1 : 0) + (fold.forms ? 2 : 0);
}

function isOneCharacter(text: string): boolean {
  const first = text.codePointAt(0);
  return first !== undefined && text.length === (first >= UNITS ? 2 : 1);
}

function small(character: string): string {
  const lower = character.toLowerCase();
  if (lower.length !== character.length) return character;
  // Greek has two small sigmas, depending on the place in the word.
  return lower === 'ς' ? 'σ' : lower;
}

const QUOTES: readonly (readonly [form: RegExp, plain: string])[] = [
  [/[‘’‚‛]/, "'"],
  [/[“”„‟]/, '"'],
  [/[‐‑‒–]/, '-'],
];

/** The plain form of a character by Unicode: half-width, not a compatibility ideograph, straight quotation marks. */
function plainForm(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return character;
  if (code >= 0xff00 && code <= 0xffef) return sameLength(character.normalize('NFKC'), character);
  if ((code >= 0xf900 && code <= 0xfaff) || (code >= 0x2_f800 && code <= 0x2_fa1f))
    return sameLength(character.normalize('NFC'), character);
  if (code >= 0x2010 && code <= 0x201f) {
    return QUOTES.find(([form]) => form.test(character))?.[1] ?? character;
  }
  return character;
}

function sameLength(form: string, character: string): string {
  return form.length === character.length ? form : character;
}
