// The names of people found in texts as whole names, so that others can be put in their place.

/** A name as it is written, and what is put in its place. */
export interface Renamed {
  readonly written: string;
  readonly instead: string;
}

/** A place in a text, in UTF-16 units, and what is put there. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly instead: string;
}

/** What words are made of in scripts that set spaces between them; a `_` parts words, as in names of files. */
const LETTER = String.raw`[[\p{L}\p{N}\p{M}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}]]`;

/** A way to write a name. */
interface Form {
  /** What it begins with, folded: where a text does not hold that, the name is not looked for. */
  readonly beginning: string;
  /** A regular expression, in a group of its own. */
  readonly pattern: string;
  readonly instead: string;
}

/**
 * Finds names in running text. A name in letters is found where no letter or digit stands beside it, one in Chinese
 * characters anywhere. Names of several words or with digits are found in any case, others as they are written and in
 * capitals. Between words stands white space, or what takes its place in names of files, or nothing: `WangWei`; between
 * Chinese characters may stand white space, or the end of a line. Apostrophes and hyphens are found however they are bent. A single character, or a name without any letter, would be found
 * everywhere and is only replaced where it stands alone.
 */
export class Names {
  readonly #instead = new Map<string, string>();
  readonly #insteadFolded = new Map<string, string>();
  readonly #forms: readonly Form[];
  /** Names that are only replaced where they stand alone. */
  readonly short: readonly string[];

  constructor(renamed: Iterable<Renamed>) {
    for (const { written, instead } of renamed) {
      const key = keyOf(written);
      if (key === '' || this.#instead.has(key)) continue;
      this.#instead.set(key, instead);
      if (!this.#insteadFolded.has(folded(key))) this.#insteadFolded.set(folded(key), instead);
    }
    const all = [...this.#instead.keys()];
    this.short = all.filter(isShort);
    // The longest first: of two names that begin alike the one with more words is meant.
    const sought = all
      .filter((name) => !isShort(name))
      .sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
    this.#forms = sought.flatMap((name) =>
      [...new Set([name, name.normalize('NFD')])].map((form) => ({
        beginning: folded(beginningOf(form)),
        pattern: `(${patternOf(form)})`,
        instead: this.#instead.get(name) ?? '',
      })),
    );
  }

  /** Where names stand in a text, in order; none overlap. */
  find(text: string): Replacement[] {
    const small = folded(text.replaceAll(unseen, ''));
    // A survey has hundreds of respondents: looking for each at every place would take its time.
    const forms = this.#forms.filter(({ beginning }) => small.includes(beginning));
    if (forms.length === 0) return [];
    const pattern = new RegExp(forms.map((form) => form.pattern).join('|'), 'gv');
    return [...text.matchAll(pattern)].map(({ index, 0: found, ...groups }) => ({
      start: index,
      end: index + found.length,
      instead: forms.find((_, place) => groups[place + 1] !== undefined)?.instead ?? '',
    }));
  }

  /** What stands in place of the name that is the whole text; null where it is none. */
  alone(text: string): string | null {
    const key = keyOf(text);
    return this.#instead.get(key) ?? this.#insteadFolded.get(folded(key)) ?? null;
  }
}

/** The text with its replacements made. */
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

/**
 * Where a position of the text lies once the replacements are made. One within a name moves to the end of what took its
 * place, or with `edge` to its start, so that no span cuts a pseudonym.
 */
export function movedPosition(
  replacements: readonly Replacement[],
  position: number,
  edge: 'start' | 'end',
): number {
  let shift = 0;
  for (const { start, end, instead } of replacements) {
    if (position <= start) break;
    if (position < end) return edge === 'start' ? start + shift : start + shift + instead.length;
    shift += instead.length - (end - start);
  }
  return position + shift;
}

function keyOf(name: string): string {
  return name.normalize('NFC').trim().replaceAll(/\s+/g, ' ');
}

function folded(text: string): string {
  return text.toLowerCase();
}

function isShort(name: string): boolean {
  return [...name].length < 2 || !/\p{L}/u.test(name);
}

function patternOf(name: string): string {
  const isAnyCase = /[\s\d]/.test(name);
  const inCapitals = name.toUpperCase();
  const written = isAnyCase || inCapitals === name ? [name] : [name, inCapitals];
  const letter = new RegExp(LETTER, 'v');
  const before = letter.test([...name][0] ?? '') ? `(?<!${LETTER})` : '';
  const after = letter.test([...name].at(-1) ?? '') ? `(?!${LETTER})` : '';
  const body = written.map((form) =>
    [...form]
      .map((character, place, all) => {
        const isWithin = HAN.test(character) && HAN.test(all[place + 1] ?? '');
        const isInitial = character === '.' && /\p{L}/u.test(all[place + 1] ?? '');
        const between = isWithin ? String.raw`[\s\u{b7}]*` : isInitial ? String.raw`\s*` : '';
        return characterPattern(character, isAnyCase) + between;
      })
      // What no eye sees may stand between any two characters.
      .join(`${UNSEEN}*`),
  );
  return `${before}(?:${body.join('|')})${after}`;
}

const HAN = /\p{Script=Han}/u;

/** The first word, or of a name in Chinese characters the first of them. */
function beginningOf(name: string): string {
  const [first = ''] = name;
  // Up to the first sign that may be written otherwise.
  return HAN.test(first) ? first : (/^[\p{L}\p{N}\p{M}]+/u.exec(name)?.[0] ?? '');
}

/** Soft hyphens, and spaces and joiners without width. */
const UNSEEN = String.raw`[\u{ad}\u{200b}-\u{200d}\u{2060}\u{feff}]`;
const unseen = new RegExp(UNSEEN, 'gv');
/** Signs that programs write in each other's place: Word bends every apostrophe. */
const apostrophes = String.raw`['\u{2018}\u{2019}\u{2bc}\u{ff07}\u{b4}\u{60}]`;
const hyphens = String.raw`[\-\u{2010}\u{2011}\u{2012}\u{2013}\u{ff0d}\s]`;

function characterPattern(character: string, isAnyCase: boolean): string {
  if (character === ' ') return String.raw`[\s_.\-]*`;
  if (new RegExp(`^${apostrophes}$`, 'v').test(character)) return apostrophes;
  if (new RegExp(`^${hyphens}$`, 'v').test(character)) return hyphens;
  const forms = isAnyCase ? [character, character.toLowerCase(), character.toUpperCase()] : [character];
  const single = [...new Set(forms)].filter((form) => [...form].length === 1);
  return single.length === 1 ? escaped(character) : `(?:${single.map(escaped).join('|')})`;
}

function escaped(character: string): string {
  return /[\p{L}\p{N}\p{M}]/u.test(character) ? character : `\\u{${character.codePointAt(0)!.toString(16)}}`;
}
