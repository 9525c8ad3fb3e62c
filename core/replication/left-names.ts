// Parts of people's names that remain after full names were replaced: a family name alone, in small letters,
// with an ending, or within a longer word. They are reported file by file, and people decide what they mean.
import { FoldedText, type Signs } from './folded-text.ts';
import { hanForms, isHanName, withoutSpacesInHan } from './han-names.ts';
import { replaced, type Replacement } from './names.ts';

/** A person's name as it is written, and the pseudonym. */
export interface Named {
  readonly name: string;
  readonly instead: string;
}

/** Ids and hashes, which may contain any three letters by chance. */
const ids = /\b(?:[\da-f]{64}|[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})\b/gi;
const word = /[\p{L}\p{N}\p{M}]+/gu;
/** Shorter parts are found only as separate words. */
const MIN_LENGTH_WITHIN = 3;
/** Possessive and plural endings: Kim’s, Kims, Joneses. */
const ending = String.raw`(?:['’]?s|es|['’])?`;

/** Finds parts of names in any case, with or without accents. */
export class LeftNames {
  /** Matches parts anywhere, and shorter ones as separate words with a capital. */
  readonly #within: RegExp | null;
  readonly #short: RegExp | null;
  /** Matches separate words, with or without an ending; file names are cleared of these. */
  readonly #words: RegExp | null;
  readonly #instead = new Map<string, string>();
  readonly #signs: Signs;

  /** `others` are names of people who have no pseudonym, such as coders: found as separate words, and left in file names. */
  constructor(people: readonly Named[], signs: Signs, others: readonly string[] = []) {
    this.#signs = signs;
    for (const { name, instead } of people)
      for (const part of partsOf(new FoldedText(name, signs).folded).map(plain))
        if (!this.#instead.has(part)) this.#instead.set(part, instead);
    const parts = [...this.#instead.keys()].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
    const further = others.flatMap((name) => partsOf(new FoldedText(name, signs).folded).map(plain));
    const forms = [...parts, ...further].filter(isHanName).flatMap(hanForms);
    const long = [
      // The longest first, so that a whole name is found once.
      ...new Set(forms.toSorted((a, b) => b.length - a.length)),
      ...parts
        .filter((part) => !isHanName(part) && (isHan(part) || part.length >= MIN_LENGTH_WITHIN))
        .map(escaped),
    ];
    const short = [
      ...parts.filter((part) => !isHan(part) && part.length < MIN_LENGTH_WITHIN),
      ...further.filter((part) => !isHan(part)),
    ].map(escaped);
    const known = parts.map((part) => (isHan(part) ? escaped(part) : alone(escaped(part)))).join('|');
    this.#within = long.length === 0 ? null : new RegExp(long.join('|'), 'gu');
    this.#short = short.length === 0 ? null : new RegExp(alone(`(?:${short.join('|')})`), 'gu');
    this.#words = parts.length === 0 ? null : new RegExp(known, 'gu');
  }

  /** How often a part of a name occurs in a text. Words in `own` that contain one by chance are ignored. */
  count(text: string, own: ReadonlySet<string> = new Set()): number {
    if (!this.#within && !this.#short) return 0;
    const { folded } = new FoldedText(
      text.replaceAll(ids, (id) => ' '.repeat(id.length)),
      this.#signs,
    );
    const read = plain(folded);
    const joined = withoutSpacesInHan(read);
    let found = 0;
    if (this.#short)
      for (const { index } of read.matchAll(this.#short)) if (/\p{Lu}/u.test(folded[index] ?? '')) found += 1;
    if (this.#within) {
      // A cache, since the same words occur again and again.
      const known = new Map<string, number>();
      for (const [stretch] of joined.matchAll(word)) {
        if (own.has(stretch) && !this.#isName(stretch)) continue;
        const here = known.get(stretch) ?? [...stretch.matchAll(this.#within)].length;
        known.set(stretch, here);
        found += here;
      }
    }
    return found;
  }

  /** A title for use as a file name, with pseudonyms in place of parts of names that are separate words. */
  cleared(title: string): string {
    if (!this.#words) return title;
    const read = new FoldedText(title, this.#signs);
    const found: Replacement[] = [];
    for (const match of plain(read.folded).matchAll(this.#words)) {
      const start = read.startOf(match.index);
      const end = read.endOf(match.index + match[0].length);
      // A short part without a capital is an ordinary word. A character that is read as several may belong to
      // two names; the first counts.
      const first = read.folded[match.index] ?? '';
      if (match[0].length < MIN_LENGTH_WITHIN && /\p{Ll}/u.test(first)) continue;
      if (start >= (found.at(-1)?.end ?? 0)) found.push({ start, end, instead: this.#insteadOf(match[0]) });
    }
    return replaced(title, found);
  }

  #isName(name: string): boolean {
    return [name, name.replace(/s$/, ''), name.replace(/es$/, '')].some((each) => this.#instead.has(each));
  }

  #insteadOf(written: string): string {
    const bare = [...this.#instead.keys()].filter((part) => written.startsWith(part));
    const longest = bare.reduce((best, part) => (part.length > best.length ? part : best), '');
    return this.#instead.get(longest) ?? '';
  }
}

/** A pattern for a separate word. */
function alone(part: string): string {
  return String.raw`(?<![\p{L}\p{N}])${part}${ending}(?![\p{L}\p{N}])`;
}

/** The pattern, with the flag `u`, of exactly this text. */
export function escaped(part: string): string {
  return part.replaceAll(/[^\p{L}\p{N}]/gu, (sign) => `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`);
}

function isHan(part: string): boolean {
  return /\p{Script=Han}/u.test(part);
}

/**
 * Characters that may have a small letter or an accent. Chinese characters have neither, and texts may be
 * full of them.
 */
const mayBePlainer = /[A-Z]|[[^\0-\x7F]--[\p{Unified_Ideograph}。，、；：]]/gv;

/** In small letters without accents, character for character, so that positions stay the same. */
export function plain(text: string): string {
  return text.replaceAll(mayBePlainer, (sign) => {
    const small = sign
      .normalize('NFD')
      .replaceAll(/(\p{Script=Latin})\p{M}+/gu, '$1')
      .toLowerCase();
    return small.length === sign.length ? small : sign;
  });
}

/**
 * The words of a name, without small-letter words beside capitalised ones: Jan van Dijk, a talk with Kim. For
 * a Chinese name the whole and, of three or more characters, all but the first.
 */
function partsOf(name: string): string[] {
  const words = name.split(/[^\p{L}\p{N}\p{M}]+/u);
  const hasCapitals = words.some((part) => /^\p{Lu}/u.test(part));
  return words.flatMap((part) => {
    if (hasCapitals && /^\p{Ll}/u.test(part)) return [];
    const signs = [...part];
    // A single character, or a number, would be found everywhere.
    if (signs.length < 2 || !/\p{L}/u.test(part)) return [];
    if (!/^\p{Script=Han}+$/u.test(part) || signs.length < 3) return [part];
    return [part, signs.slice(1).join('')];
  });
}
