// Positions in exchange files. The standard (REFI-QDA 1.5, 10.2) counts code points, but some programs count
// UTF-16 code units, and some count `\r\n` as two. Concord counts UTF-16 code units of the stored text, in
// which every line end is a single `\n`. How a file counts is presumed from the program that wrote it and
// verified by its selections, since no real file states it (tested with files of nine programs).
import { countBelow, countLeading } from '#core/ascending.ts';
import { astralPositions, codePointsBefore, storedText } from '#core/text/plain-text.ts';
import type { Span } from '#core/span.ts';

/** How a file counts: its unit, and the length of `\r\n`. */
export interface Convention {
  readonly unit: 'code-point' | 'utf-16';
  readonly lineEnd: 1 | 2;
}

export const conventions: readonly Convention[] = [
  { unit: 'code-point', lineEnd: 2 },
  { unit: 'code-point', lineEnd: 1 },
  { unit: 'utf-16', lineEnd: 2 },
  { unit: 'utf-16', lineEnd: 1 },
];

/** A range as a file gives it; the end is exclusive. */
export interface FileSpan {
  readonly start: number;
  readonly end: number;
}

/** Why a range has no place in the text. */
export type Unplaced = 'beyond_text' | 'negative' | 'backwards' | 'empty' | 'inside_character';

/** A text of an exchange file, as it is stored and as positions in the file count it. */
export class FileText {
  /** The text as Concord stores it. */
  readonly text: string;
  readonly #astral: readonly number[];
  /** Positions, in the stored text, of the line ends that were `\r\n`; ascending. */
  readonly #pairs: readonly number[];

  /** `decoded` is the text of the file without its byte-order mark. */
  constructor(decoded: string) {
    this.text = storedText(decoded);
    this.#astral = astralPositions(this.text);
    this.#pairs = pairedLineEnds(decoded);
  }

  /** Whether all conventions count this text alike. */
  get isPlain(): boolean {
    return this.#astral.length === 0 && this.#pairs.length === 0;
  }

  /** Whether the unit, and whether line ends, make a difference. */
  get differences(): { readonly unit: boolean; readonly lineEnd: boolean } {
    return { unit: this.#astral.length > 0, lineEnd: this.#pairs.length > 0 };
  }

  /** The file's position for a position of the stored text. */
  filePosition(at: number, { unit, lineEnd }: Convention): number {
    const points = unit === 'code-point' ? codePointsBefore(this.#astral, at) : at;
    return points + (lineEnd === 2 ? countBelow(this.#pairs, at) : 0);
  }

  /** The range in the stored text, or why there is none. Nothing is ever moved to fit. */
  place({ start, end }: FileSpan, convention: Convention): Span | Unplaced {
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < 0) return 'negative';
    if (end < start) return 'backwards';
    if (end === start) return 'empty';
    if (end > this.filePosition(this.text.length, convention)) return 'beyond_text';
    const from = this.#storedPosition(start, convention);
    const to = this.#storedPosition(end, convention);
    return from === null || to === null ? 'inside_character' : { start: from, end: to };
  }

  /** The stored position for a position in the file; null inside a character or a line end. */
  #storedPosition(position: number, convention: Convention): number | null {
    const low = countLeading(this.text.length, (index) => this.filePosition(index, convention) < position);
    if (this.filePosition(low, convention) !== position) return null;
    // In code points both halves of a surrogate pair have the position of the first.
    const isHalf = this.#astral[countBelow(this.#astral, low - 1)] === low - 1;
    return isHalf ? null : low;
  }
}

/** Where `\r\n` occurs in the text, counting each as one character. */
function pairedLineEnds(decoded: string): number[] {
  const places: number[] = [];
  for (let at = decoded.indexOf('\r\n'); at >= 0; at = decoded.indexOf('\r\n', at + 2))
    places.push(at - places.length);
  return places;
}

/** A selection that may show how its file counts. */
export interface Witness extends FileSpan {
  /** The name. Many programs name a selection by its words, in full or cut off by “…”; empty where they do not. */
  readonly name: string;
}

/** The evidence for a convention. */
export interface Evidence {
  readonly convention: Convention;
  /** The number of selections that have a place in their text. */
  readonly placed: number;
  /** The number of named selections whose words match their names. */
  readonly named: number;
  /** The number of selection ends that are not inside a word of an alphabetic script. */
  readonly clean: number;
}

/** How a file counts, and why that is believed. */
export interface ChosenConvention {
  readonly convention: Convention;
  /**
   * `same`: all conventions count these texts alike. `names`, `words`: decided by the selections. `origin`:
   * the selections did not decide, so the writing program does. `unknown`: nothing decides. `own`: the file
   * is in a program's own format, and its reader has placed every passage.
   */
  readonly because: 'same' | 'names' | 'words' | 'origin' | 'unknown' | 'own';
  /** Whether another convention fits as well and would place some selection elsewhere. */
  readonly isAmbiguous: boolean;
  /** For every convention, in the order of `conventions`. */
  readonly evidence: readonly Evidence[];
}

/** How programs count, by the name that they give themselves. */
export function presumedConvention(origin: string): Convention | null {
  if (/nvivo/i.test(origin)) return { unit: 'utf-16', lineEnd: 2 };
  if (/qualcoder/i.test(origin)) return { unit: 'code-point', lineEnd: 1 };
  if (/atlas/i.test(origin)) return { unit: 'code-point', lineEnd: 1 };
  if (/maxqda|concord|\bqc\b/i.test(origin)) return { unit: 'code-point', lineEnd: 2 };
  return null;
}

/** The name of a unit, the same in every language. */
export function unitInWords(unit: Convention['unit']): string {
  return unit === 'utf-16' ? 'UTF-16' : 'Unicode';
}

/** The standard, read literally. */
const standard: Convention = { unit: 'code-point', lineEnd: 2 };

/** Collects the selections of a file, one text after another, and decides how the file counts. */
export class ConventionHearing {
  readonly #tallies = conventions.map((convention) => ({ convention, placed: 0, named: 0, clean: 0 }));
  /** For every two conventions, whether they place some selection differently. */
  readonly #differ = conventions.map(() => conventions.map(() => false));

  /** Adds the selections of one text. */
  hear(text: FileText, witnesses: readonly Witness[]): void {
    if (text.isPlain) return;
    for (const witness of witnesses) {
      const places = conventions.map((convention) => text.place(witness, convention));
      for (const [index, place] of places.entries()) {
        const row = this.#differ[index];
        for (const [other, elsewhere] of places.entries())
          if (row && !isSamePlace(place, elsewhere)) row[other] = true;
        const tally = this.#tallies[index];
        if (!tally || typeof place === 'string') continue;
        tally.placed += 1;
        if (isCalled(witness.name, text.text.slice(place.start, place.end))) tally.named += 1;
        tally.clean +=
          Number(isBetweenWords(text.text, place.start)) + Number(isBetweenWords(text.text, place.end));
      }
    }
  }

  /** The convention of a file written by a program with this name. */
  verdict(origin: string): ChosenConvention {
    const presumed = presumedConvention(origin);
    const scoresOf = ({ named, placed, clean }: Evidence): readonly number[] => [named, placed, clean];
    const rank = (each: Evidence): readonly number[] => [
      ...scoresOf(each),
      Number(each.convention.unit === presumed?.unit),
      Number(each.convention.lineEnd === presumed?.lineEnd),
      Number(isSame(each.convention, standard)),
    ];
    const evidence: Evidence[] = this.#tallies.map((tally) => ({ ...tally }));
    const [best] = evidence.toSorted((a, b) => inOrder(rank(b), rank(a)));
    const row = this.#differ[evidence.findIndex((each) => each === best)] ?? [];
    const others = evidence.filter((_, index) => row[index]);
    if (!best || others.length === 0)
      return { convention: presumed ?? standard, because: 'same', isAmbiguous: false, evidence };
    const isAmbiguous = others.some((other) => inOrder(scoresOf(other), scoresOf(best)) === 0);
    return {
      convention: best.convention,
      because: reasonFor(best, others, isAmbiguous, presumed),
      isAmbiguous,
      evidence,
    };
  }
}

function reasonFor(
  best: Evidence,
  others: readonly Evidence[],
  isAmbiguous: boolean,
  presumed: Convention | null,
): ChosenConvention['because'] {
  if (others.every(({ named }) => named < best.named)) return 'names';
  if (!isAmbiguous) return 'words';
  return isSame(best.convention, presumed) ? 'origin' : 'unknown';
}

function isSamePlace(one: Span | Unplaced, other: Span | Unplaced): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  return one.start === other.start && one.end === other.end;
}

function isSame(a: Convention, b: Convention | null): boolean {
  return a.unit === b?.unit && a.lineEnd === b.lineEnd;
}

/** Whether a selection is named by its words: all of them, or their beginning before “…”. */
export function isCalled(name: string, words: string): boolean {
  const called = name.replaceAll(/\s+/g, '');
  const plainWords = words.replaceAll(/\s+/g, '');
  if (called === '' || plainWords === '') return false;
  if (called === plainWords) return true;
  const beginning = called.replace(/(?:…|\.\.\.)$/, '');
  return beginning !== called && beginning !== '' && plainWords.startsWith(beginning);
}

/** Chinese has no spaces between words: there every position counts. */
function isBetweenWords(text: string, at: number): boolean {
  const [before, after] = [text.slice(Math.max(0, at - 1), at), text.slice(at, at + 1)];
  return (
    !(/[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after)) || /[\u3400-\u9FFF]/.test(before + after)
  );
}

function inOrder(a: readonly number[], b: readonly number[]): number {
  const place = a.findIndex((value, index) => value !== b[index]);
  return place < 0 ? 0 : (a[place] ?? 0) - (b[place] ?? 0);
}
