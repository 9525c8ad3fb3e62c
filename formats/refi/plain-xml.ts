// XML as programs write it, read fast: elements, attributes and characters. Whatever else may stand in XML is left to the
// parser (elements.ts), which knows all of it and says what is wrong with a file.

/** What hears of each thing as it is read, in the order of the file. */
export interface Listener {
  open(name: string, attributes: Record<string, string>): void;
  text(characters: string): void;
  close(): void;
}

/** Characters that XML forbids. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/;

/** A tag that is longer is no tag of a project. */
const MAX_TAG = 16 * 1024 * 1024;

/** Where a tag ends that is not whole yet, and one that is left to the parser. */
const CUT = -1;
const OTHER = -2;

/** Reads what stands within an element whose start tag was read, up to the end of the file, in pieces. */
export class PlainXml {
  readonly #listener: Listener;
  /** The elements around what comes next, the outermost first. */
  readonly #within: string[];
  /** Characters before what comes next. */
  #characters = '';
  /** The beginning of a tag whose end is in the next piece. */
  #rest = '';

  constructor(root: string, listener: Listener) {
    this.#within = [root];
    this.#listener = listener;
  }

  /** Reads on. False as soon as something comes that is left to the parser: then nothing counts of what was heard. */
  write(piece: string): boolean {
    if (forbidden.test(piece) || !piece.isWellFormed()) return false;
    const text = this.#rest + piece;
    this.#rest = '';
    let at = 0;
    for (let tag = text.indexOf('<'); tag >= 0; tag = text.indexOf('<', at)) {
      this.#characters += text.slice(at, tag);
      const end = this.#tag(text, tag);
      if (end === OTHER) return false;
      if (end === CUT) {
        this.#rest = text.slice(tag);
        return this.#rest.length <= MAX_TAG;
      }
      at = end;
    }
    this.#characters += text.slice(at);
    return true;
  }

  /** Whether the file ends where it may. */
  close(): boolean {
    return this.#within.length === 0 && this.#rest === '' && isBlank(this.#characters);
  }

  #tag(text: string, tag: number): number {
    return text.charCodeAt(tag + 1) === SLASH ? this.#endTag(text, tag) : this.#startTag(text, tag);
  }

  #endTag(text: string, tag: number): number {
    const end = text.indexOf('>', tag);
    if (end < 0) return CUT;
    const name = this.#within.at(-1);
    const isIt = name !== undefined && text.startsWith(name, tag + 2);
    if (!isIt || afterBlank(text, tag + 2 + name.length) !== end || !this.#tellCharacters()) return OTHER;
    this.#within.pop();
    this.#listener.close();
    return end + 1;
  }

  #startTag(text: string, tag: number): number {
    let at = afterName(text, tag + 1);
    if (at === text.length) return CUT;
    if (at === tag + 1 || this.#within.length === 0) return OTHER;
    const name = text.slice(tag + 1, at);
    const attributes: Record<string, string> = {};
    for (;;) {
      const next = afterBlank(text, at);
      if (next === text.length) return CUT;
      const character = text.charCodeAt(next);
      const isEmpty = character === SLASH;
      if (isEmpty || character === GREATER) {
        const end = isEmpty ? next + 1 : next;
        if (end === text.length) return CUT;
        if (text.charCodeAt(end) !== GREATER || !this.#tellCharacters()) return OTHER;
        this.#listener.open(name, attributes);
        if (isEmpty) this.#listener.close();
        else this.#within.push(name);
        return end + 1;
      }
      const nameEnd = afterName(text, next);
      const equals = afterBlank(text, nameEnd);
      const opening = afterBlank(text, equals + 1);
      if (opening >= text.length) return CUT;
      const quote = text.charCodeAt(opening);
      const isQuoted = quote === DOUBLE || quote === SINGLE;
      if (next === at || nameEnd === next || text.charCodeAt(equals) !== EQUALS || !isQuoted) return OTHER;
      const closing = text.indexOf(quote === DOUBLE ? '"' : "'", opening + 1);
      if (closing < 0) return CUT;
      const attribute = text.slice(next, nameEnd);
      const value = valueOf(text.slice(opening + 1, closing));
      // Names of namespaces, and one that stands twice.
      if (value === null || attribute.startsWith('xmlns') || attribute in attributes) return OTHER;
      attributes[attribute] = value;
      at = closing + 1;
    }
  }

  /** False where they are left to the parser. */
  #tellCharacters(): boolean {
    const characters = this.#characters;
    if (characters === '') return true;
    this.#characters = '';
    if (characters.includes(']]>')) return false;
    const said = spelledOut(withLines(characters));
    if (said === null || (this.#within.length === 0 && !isBlank(said))) return false;
    this.#listener.text(said);
    return true;
  }
}

const SLASH = 0x2f;
const GREATER = 0x3e;
const EQUALS = 0x3d;
const DOUBLE = 0x22;
const SINGLE = 0x27;

/** Where a name of plain letters ends that begins here; here where none does. */
function afterName(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isLetter = (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f;
    const isOther = (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2e;
    if (!isLetter && !(isOther && at > from)) break;
  }
  return at;
}

/** Where something else than white space stands from here on. */
function afterBlank(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x09 && code !== 0x0d) break;
  }
  return at;
}

function isBlank(text: string): boolean {
  return afterBlank(text, 0) === text.length;
}

function withLines(text: string): string {
  return text.includes('\r') ? text.replaceAll(/\r\n?/g, '\n') : text;
}

/** What an attribute says; null where that is left to the parser. */
function valueOf(written: string): string | null {
  if (written.includes('<')) return null;
  return spelledOut(/[\t\n\r]/.test(written) ? withLines(written).replaceAll(/[\t\n]/g, ' ') : written);
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text with the characters that names and numbers stand for; null where one is left to the parser. */
function spelledOut(text: string): string | null {
  if (!text.includes('&')) return text;
  let isPlain = true;
  const said = text.replaceAll(
    /&(?:(amp|lt|gt|quot|apos);|#(\d{1,7});|#x([\da-fA-F]{1,6});)?/g,
    (...found) => {
      const [, name, decimal, hexadecimal] = found as (string | undefined)[];
      const character = name === undefined ? characterOf(decimal, hexadecimal) : named[name];
      if (character === undefined) isPlain = false;
      return character ?? '';
    },
  );
  return isPlain ? said : null;
}

function characterOf(decimal: string | undefined, hexadecimal: string | undefined): string | undefined {
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal);
  if (!(code <= 0x10_ff_ff)) return undefined;
  const character = String.fromCodePoint(code);
  return forbidden.test(character) || !character.isWellFormed() ? undefined : character;
}
