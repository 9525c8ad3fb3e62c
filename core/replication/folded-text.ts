// A text as it is searched for names: characters that readers take for the same become one, including
// traditional and simplified Chinese, and invisible ones are dropped. Each position leads back to the
// original text.
import { countLeading } from '../ascending.ts';

/**
 * Characters that combine with the one before: marks, vowels and finals of Korean syllables, half-width kana
 * marks.
 */
const JOINING = String.raw`[\p{M}\u{1160}-\u{11ff}\u{ff9e}\u{ff9f}]`;
/** Characters that programs exchange for each other: Word curls every apostrophe. */
const APOSTROPHES = String.raw`['\u{60}\u{b4}\u{2bc}\u{2018}\u{2019}\u{ff07}]`;
const HYPHENS = String.raw`[\u{2010}-\u{2013}\u{ff0d}]`;
/** Dots between the parts of foreign names in Chinese. */
const MIDDLE_DOTS = String.raw`[\u{2022}\u{2027}\u{22c5}\u{30fb}\u{ff65}]`;
/** Superscript digits of footnotes, which belong to no name. */
const RAISED = String.raw`[\u{b2}\u{b3}\u{b9}\u{2070}\u{2074}-\u{2079}]`;

const SPECIAL: readonly (readonly [signs: RegExp, one: string])[] = [
  [new RegExp(`^${APOSTROPHES}$`, 'v'), "'"],
  [new RegExp(`^${HYPHENS}$`, 'v'), '-'],
  [new RegExp(`^${MIDDLE_DOTS}$`, 'v'), '·'],
  [new RegExp(`^${RAISED}$`, 'v'), ' '],
];

/** Characters that may be written differently, except A to Z, which most of Unicode's entries are about. */
const OTHERWISE = String.raw`[\p{CWKCF}--[A-Z]]ı${APOSTROPHES}${HYPHENS}${MIDDLE_DOTS}${RAISED}`;

/** A character, and the one that it is read as: `['張', '张']`. */
export type Form = readonly [character: string, readAs: string];

/** Folds characters. Make one for many texts: it caches. */
export class Signs {
  /** Matches characters that may be written differently. */
  readonly pattern: RegExp;
  readonly #forms = new Map<string, string>();
  readonly #known = new Map<string, string>();

  /** `forms` are characters with the ones they are read as in names, such as traditional and simplified Chinese. */
  constructor(forms: Iterable<Form> = []) {
    for (const [character, readAs] of forms) if (isHan(character)) this.#forms.set(character, readAs);
    const written = [...this.#forms.keys()].join('');
    this.pattern = new RegExp(String.raw`[^\n]${JOINING}+|[${OTHERWISE}${written}]`, 'gv');
  }

  /** A letter with its combining characters, composed and in its plain form; capitals stay capitals. */
  folded(sign: string): string {
    let folded = this.#known.get(sign);
    if (folded === undefined) {
      const special = SPECIAL.find(([signs]) => signs.test(sign));
      folded = special?.[1] ?? Array.from(plain(sign), (one) => this.#formOf(one)).join('');
      // There are few characters, but any number of marks may be piled on one.
      if (sign.length <= 4) this.#known.set(sign, folded);
    }
    return folded;
  }

  /** A form may itself have a form, which is then the final one. */
  #formOf(character: string): string {
    let form = character;
    for (let steps = 0; steps < 4; steps += 1) form = this.#forms.get(form) ?? form;
    return form;
  }
}

const plainSigns = new Signs();

function isHan(character: string): boolean {
  return /^\p{Script=Han}$/u.test(character);
}

/**
 * The capital of ı is I and the small letter of İ is i, so that both match a name in any case; ß has two
 * capitals.
 */
function plain(sign: string): string {
  return sign
    .normalize('NFKC')
    .replaceAll(/\p{DI}/gu, '')
    .replaceAll('i\u0307', 'i')
    .replaceAll('İ', 'I')
    .replaceAll('ı', 'i')
    .replaceAll('ß', 'ss')
    .replaceAll('ẞ', 'SS');
}

/** A range whose length differs in the folded text. */
interface Stretch {
  readonly start: number;
  readonly end: number;
  readonly foldedStart: number;
  readonly foldedEnd: number;
}

/** A folded text that leads back to the original. Positions are UTF-16 units. */
export class FoldedText {
  readonly folded: string;
  /** In order. */
  readonly #stretches: readonly Stretch[];

  constructor(text: string, signs: Signs = plainSigns) {
    const stretches: Stretch[] = [];
    let longer = 0;
    this.folded = text.replaceAll(signs.pattern, (sign, start: number) => {
      const folded = signs.folded(sign);
      if (folded.length === sign.length) return folded;
      const foldedStart = start + longer;
      longer += folded.length - sign.length;
      const foldedEnd = foldedStart + folded.length;
      stretches.push({ start, end: start + sign.length, foldedStart, foldedEnd });
      return folded;
    });
    this.#stretches = stretches;
  }

  /** Where a range of the folded text begins in the original, without invisible characters before it. */
  startOf(position: number): number {
    const last = this.#lastBefore(position + 1);
    if (last === undefined) return position;
    return position < last.foldedEnd ? last.start : last.end + position - last.foldedEnd;
  }

  /** Where a range of the folded text ends in the original, without invisible characters after it. */
  endOf(position: number): number {
    const last = this.#lastBefore(position);
    if (last === undefined) return position;
    return last.end + Math.max(0, position - last.foldedEnd);
  }

  /** The last range that begins before a position of the folded text. */
  #lastBefore(position: number): Stretch | undefined {
    const stretches = this.#stretches;
    const before = countLeading(stretches.length, (index) => stretches[index]!.foldedStart < position);
    return stretches[before - 1];
  }
}
