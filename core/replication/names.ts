// Finds people's full names in texts, so that they can be replaced.
import { FoldedText, Signs } from './folded-text.ts';

/** A name as it is written, and its replacement. */
export interface Renamed {
  readonly written: string;
  readonly instead: string;
  /**
   * The case in which it is found, also when alone: by default as `Names` describes; `any` case; or `own`, as
   * written and in capitals only.
   */
  readonly case?: 'any' | 'own';
}

/** A range of a text, in UTF-16 units, and its replacement. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly instead: string;
}

/** Scripts without spaces between words. */
const UNSPACED = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]`;
/** Word characters in scripts with spaces; `_` separates words, as in file names. */
const LETTER = String.raw`[[\p{L}\p{N}\p{M}]--${UNSPACED}]`;

const unspaced = new RegExp(UNSPACED, 'v');
const letter = new RegExp(LETTER, 'v');
const words = new RegExp(`${LETTER}+`, 'gv');

/** How a name is searched for. */
interface Sought {
  /**
   * Words in small letters, one of which must occur where the name does; empty where it does not begin with a
   * letter.
   */
  readonly beginnings: readonly string[];
  /** Characters that must occur where the name does. */
  readonly characters: readonly string[];
  /** A regular expression for folded text, in a group of its own. */
  readonly pattern: string;
  readonly instead: string;
}

/**
 * Finds names in running text. A name in letters is found where no letter or digit is next to it, one in
 * Chinese characters anywhere. Names of several words, or with digits, are found in any case; a single word
 * as written and in capitals, but never in small letters, where it may be an ordinary word: `will`, `market`.
 * Words may be separated by white space, by what replaces it in file names, or by nothing: `WangWei`;
 * likewise hyphens and apostrophes may be missing: `SmithJones`, `OBrien`. Chinese characters may be
 * separated by white space or a line end. Other forms of characters (full-width letters, composed or
 * decomposed accents, curly apostrophes, invisible characters) do not matter: see `FoldedText`. A single
 * character, or a name without letters, would be found everywhere and is replaced only where it stands alone.
 */
export class Names {
  readonly #instead = new Map<string, string>();
  readonly #insteadInSmall = new Map<string, string>();
  readonly #sought: readonly Sought[];
  /** The characters of all names, each once. */
  readonly #characters: readonly string[];
  /** Names that are replaced only where they stand alone. */
  readonly short: readonly string[];

  readonly #signs: Signs;

  constructor(renamed: Iterable<Renamed>, signs: Signs = new Signs()) {
    this.#signs = signs;
    const all = new Map<string, Renamed>();
    for (const each of renamed) {
      const key = keyOf(each.written, signs);
      if (key === '' || all.has(key)) continue;
      all.set(key, each);
      const alone = each.case === 'own' ? ownForms(key) : [key];
      for (const form of alone) if (!this.#instead.has(form)) this.#instead.set(form, each.instead);
      if (each.case !== 'own' && !this.#insteadInSmall.has(inSmall(key)))
        this.#insteadInSmall.set(inSmall(key), each.instead);
    }
    this.short = [...all].filter(([name]) => isShort(name)).map(([, { written }]) => written.trim());
    this.#sought = [...all]
      .filter(([name]) => !isShort(name))
      // The longest first: of two names with the same beginning, the one with more words is meant.
      .sort(([a], [b]) => b.length - a.length || (a < b ? -1 : 1))
      .map(([name, { instead, case: inCase = isPlain(name) ? 'any' : 'own' }]) => ({
        beginnings: beginningsOf(name),
        characters: [...name].filter((character) => unspaced.test(character)),
        pattern: `(${patternOf(name, inCase === 'any')})`,
        instead,
      }));
    this.#characters = [...new Set(this.#sought.flatMap(({ characters }) => characters))];
  }

  /** Where names occur in a text, in order, without overlaps. */
  find(text: string): Replacement[] {
    if (this.#sought.length === 0) return [];
    const read = new FoldedText(text, this.#signs);
    // A survey has hundreds of respondents: searching for each at every position would take long.
    let wordsThere: ReadonlySet<string> | null = null;
    const isSaid = (word: string): boolean =>
      (wordsThere ??= new Set(inSmall(read.folded).match(words))).has(word);
    const characters = new Set(this.#characters.filter((character) => read.folded.includes(character)));
    const sought = this.#sought.filter(
      (name) =>
        name.characters.every((character) => characters.has(character)) &&
        (name.beginnings.length === 0 || name.beginnings.some(isSaid)),
    );
    if (sought.length === 0) return [];
    const pattern = new RegExp(sought.map((name) => name.pattern).join('|'), 'gv');
    const found: Replacement[] = [];
    for (const match of read.folded.matchAll(pattern)) {
      const start = read.startOf(match.index);
      // A character may be read as several, which may belong to two names; the first counts.
      if (start < (found.at(-1)?.end ?? 0)) continue;
      const instead = sought.find((_, place) => match[place + 1] !== undefined)?.instead ?? '';
      found.push({ start, end: read.endOf(match.index + match[0].length), instead });
    }
    return found;
  }

  /** The replacement for a text that is nothing but a name; null where it is not one. */
  alone(text: string): string | null {
    const key = keyOf(text, this.#signs);
    return this.#instead.get(key) ?? this.#insteadInSmall.get(inSmall(key)) ?? null;
  }
}

/** The text with the replacements made. */
export function replaced(text: string, replacements: readonly Replacement[]): string {
  if (replacements.length === 0) return text;
  const parts: string[] = [];
  let from = 0;
  for (const { start, end, instead } of replacements) {
    parts.push(text.slice(from, start), instead);
    from = end;
  }
  return parts.join('') + text.slice(from);
}

/** The words of a text in scripts with spaces, each once, as written. */
export function wordsOf(text: string): ReadonlySet<string> {
  return new Set(new FoldedText(text).folded.match(words));
}

function keyOf(name: string, signs: Signs): string {
  return new FoldedText(name, signs).folded.trim().replaceAll(/\s+/g, ' ');
}

/** The Greek sigma has another form at the end of words. */
function inSmall(text: string): string {
  return text.toLowerCase().replaceAll('ς', 'σ');
}

function isShort(name: string): boolean {
  return [...name].length < 2 || !/\p{L}/u.test(name);
}

/** The first word of a name, and that word joined with the next, or without hyphens and apostrophes. */
function beginningsOf(name: string): string[] {
  if (!letter.test([...name][0] ?? '')) return [];
  const parts = inSmall(name).split(' ');
  const together = parts.map((_, place) => parts.slice(0, place + 1).join(''));
  const bare = together.map((part) => part.replaceAll(/['-]/g, ''));
  return [...new Set([...together, ...bare].flatMap((part) => part.match(words)?.[0] ?? []))];
}

/** Whether no ordinary word can be meant in any case: a name of several words, or with digits. */
function isPlain(name: string): boolean {
  return /[\s\p{N}]/u.test(name);
}

function patternOf(name: string, isAnyCase: boolean): string {
  const before = letter.test([...name][0] ?? '') ? `(?<!${LETTER})` : '';
  const after = letter.test([...name].at(-1) ?? '') ? `(?!${LETTER})` : '';
  const body = (isAnyCase ? [name] : ownForms(name)).map(spelled).join('|');
  return `${before}(?${isAnyCase ? 'i' : ''}:${body})${after}`;
}

/** A name as written, or with a capital if it has none; and in capitals. */
function ownForms(name: string): string[] {
  const [first = '', ...rest] = name;
  const own = inSmall(name) === name ? first.toUpperCase() + rest.join('') : name;
  return [...new Set([own, name.toUpperCase()])];
}

/** Whether a hyphen or an apostrophe may be left out: within a name of letters that is not short. */
function isJoining(character: string, before: string, after: string, length: number): boolean {
  return /['-]/.test(character) && length > 4 && /\p{L}/u.test(before) && /\p{L}/u.test(after);
}

/** What may separate words. */
const BETWEEN = String.raw`[\s_.\-]*`;

function spelled(name: string): string {
  return [...name]
    .map((character, place, all) => {
      const next = all[place + 1] ?? '';
      if (character === ' ') return BETWEEN;
      const mayBeMissing = isJoining(character, all[place - 1] ?? '', next, all.length) ? '?' : '';
      if (character === '-') return String.raw`[\-\s]${mayBeMissing}`;
      if (character === "'") return `'${mayBeMissing}`;
      if (character === '·') return String.raw`[\s·.]*`;
      if (character === '.' && /\p{L}/u.test(next)) return String.raw`\.\s*`;
      if (unspaced.test(character) && unspaced.test(next)) return String.raw`${character}[\s·]*`;
      return /[\p{L}\p{N}\p{M}]/u.test(character)
        ? character
        : `\\u{${character.codePointAt(0)!.toString(16)}}`;
    })
    .join('');
}
