// Finds the words of plain ASCII text without the segmenter, which takes many times as long. Between two spaces nothing
// but letters, digits and marks that join no words can be cut in one way only, whatever the language; all else is left to
// the segmenter.

const OTHER = 0;
const LETTER = 1;
const DIGIT = 2;
/** A mark that always ends a word. */
const ENDING = 3;
/** A mark that may join what stands on both sides of it, by rules that depend on the language. */
const JOINING = 4;
/** The apostrophe joins two letters in every language. */
const APOSTROPHE = 5;

const SPACE = 0x20;
/** The bit that tells small ASCII letters from capitals. */
const SMALL = 0x20;

const KINDS = new Uint8Array(128);
for (const sign of '\t!"#$%&()*+-/<=>?@[\\]^`{|}~') KINDS[sign.charCodeAt(0)] = ENDING;
for (const sign of '.,:;') KINDS[sign.charCodeAt(0)] = JOINING;
KINDS["'".charCodeAt(0)] = APOSTROPHE;
for (const digit of '0123456789') KINDS[digit.charCodeAt(0)] = DIGIT;
for (const letter of 'abcdefghijklmnopqrstuvwxyz') {
  KINDS[letter.charCodeAt(0)] = LETTER;
  KINDS[letter.charCodeAt(0) - SMALL] = LETTER;
}

/** Receives the place of a word. */
export type OnWord = (start: number, end: number) => void;

/**
 * Calls `onWord` for each plain word of the text, from `from` on, which must be its beginning or the place after a space.
 * Returns where the first part begins that is for the segmenter; the length of the text if there is none.
 */
export function plainWords(text: string, from: number, onWord: OnWord): number {
  for (let at = from; at < text.length;) {
    const end = plainUntil(text, at);
    if (end < 0) return at;
    wordsBetween(text, at, end, onWord);
    at = end + 1;
  }
  return text.length;
}

/** The end of the part for the segmenter that begins at `from`: before a space, or at the end of the text. */
export function endOfPart(text: string, from: number): number {
  for (let at = from; ;) {
    const space = text.indexOf(' ', at);
    if (space < 0) return text.length;
    if (plainUntil(text, space + 1) >= 0) return space;
    at = space + 1;
  }
}

function kindAt(text: string, at: number): number {
  // Behind the end of the text the code is NaN.
  const code = text.charCodeAt(at);
  return code < KINDS.length ? KINDS[code]! : OTHER;
}

/** The place of the next space, or the end of the text; -1 if what comes before is not plain. */
function plainUntil(text: string, from: number): number {
  let before = ENDING;
  for (let at = from; at < text.length; at += 1) {
    if (text.charCodeAt(at) === SPACE) return at;
    const kind = kindAt(text, at);
    if (kind === OTHER) return -1;
    if (kind >= JOINING && isOfWord(before)) {
      const after = kindAt(text, at + 1);
      const joins = kind === APOSTROPHE && before === LETTER && after === LETTER;
      if (isOfWord(after) && !joins) return -1;
    }
    before = kind;
  }
  return text.length;
}

function isOfWord(kind: number): boolean {
  return kind === LETTER || kind === DIGIT;
}

/** The words of a plain part. */
function wordsBetween(text: string, from: number, to: number, onWord: OnWord): void {
  let start = -1;
  for (let at = from; at < to; at += 1) {
    const kind = kindAt(text, at);
    if (isOfWord(kind)) {
      if (start < 0) start = at;
    } else if (start >= 0 && !(kind === APOSTROPHE && kindAt(text, at + 1) === LETTER)) {
      onWord(start, at);
      start = -1;
    }
  }
  if (start >= 0) onWord(start, to);
}

/**
 * The forms of plain words: in small letters, each one string. Looking one up makes no string of the word: with a map,
 * the list of English words takes half as long again.
 */
export class PlainForms {
  readonly #forms: string[] = [];
  /** Open addressing: the number of a form plus one, 0 where none is; its length is a power of 2. */
  #places = new Int32Array(1024);

  /** The form of the plain word from `start` to `end`. */
  of(text: string, start: number, end: number): string {
    let hash = 0;
    for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ smallAt(text, at), 0x01000193);
    const last = this.#places.length - 1;
    for (let place = spread(hash) & last; ; place = (place + 1) & last) {
      const number = this.#places[place]!;
      if (number === 0) return this.#add(text.slice(start, end).toLowerCase(), place);
      const form = this.#forms[number - 1]!;
      if (form.length === end - start && isFormOf(form, text, start)) return form;
    }
  }

  #add(form: string, place: number): string {
    this.#places[place] = this.#forms.push(form);
    if (this.#forms.length * 2 > this.#places.length) this.#widen();
    return form;
  }

  #widen(): void {
    this.#places = new Int32Array(this.#places.length * 2);
    const last = this.#places.length - 1;
    for (const [number, form] of this.#forms.entries()) {
      let hash = 0;
      for (let at = 0; at < form.length; at += 1) hash = Math.imul(hash ^ form.charCodeAt(at), 0x01000193);
      let place = spread(hash) & last;
      while (this.#places[place] !== 0) place = (place + 1) & last;
      this.#places[place] = number + 1;
    }
  }
}

/** The small letter, or the digit or mark itself: apostrophes have the bit already. */
function smallAt(text: string, at: number): number {
  return text.charCodeAt(at) | SMALL;
}

function isFormOf(form: string, text: string, start: number): boolean {
  for (let at = 0; at < form.length; at += 1)
    if (form.charCodeAt(at) !== smallAt(text, start + at)) return false;
  return true;
}

/** Lets all bits of a hash take part in the lowest ones. */
function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}
