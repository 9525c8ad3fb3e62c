// Positions in exchange files. The standard (REFI-QDA 1.5, 10.2) counts code points; programs count UTF-16 code
// units too, and a line end of two bytes once or twice. Concord counts UTF-16 code units of the stored text, in
// which every line end is one `\n`.
import { countBelow, countLeading } from '#core/ascending.ts';
import { astralPositions, codePointsBefore, storedText } from '#core/text/plain-text.ts';
import type { Span } from '#core/span.ts';

/** How a file counts: its unit, and how much `\r\n` is. */
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

/** A stretch as a file gives it: from the first position up to the second, which is no part of it. */
export interface FileSpan {
  readonly start: number;
  readonly end: number;
}

/** Why a stretch has no place in the text. */
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

  /** Whether its units, and whether its line ends make a difference. */
  get differences(): { readonly unit: boolean; readonly lineEnd: boolean } {
    return { unit: this.#astral.length > 0, lineEnd: this.#pairs.length > 0 };
  }

  /** The position in the file that a position of the stored text has. */
  filePosition(at: number, { unit, lineEnd }: Convention): number {
    const points = unit === 'code-point' ? codePointsBefore(this.#astral, at) : at;
    return points + (lineEnd === 2 ? countBelow(this.#pairs, at) : 0);
  }

  /** The stretch of the stored text, or why there is none. Nothing is ever moved to fit. */
  place({ start, end }: FileSpan, convention: Convention): Span | Unplaced {
    if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end < 0) return 'negative';
    if (end < start) return 'backwards';
    if (end === start) return 'empty';
    if (end > this.filePosition(this.text.length, convention)) return 'beyond_text';
    const from = this.#storedPosition(start, convention);
    const to = this.#storedPosition(end, convention);
    return from === null || to === null ? 'inside_character' : { start: from, end: to };
  }

  /** The position of the stored text at a position in the file; null within a character or a line end. */
  #storedPosition(position: number, convention: Convention): number | null {
    const low = countLeading(this.text.length, (index) => this.filePosition(index, convention) < position);
    if (this.filePosition(low, convention) !== position) return null;
    // In code points both halves of a character stand where the first does, which is the lower.
    const isHalf = this.#astral[countBelow(this.#astral, low - 1)] === low - 1;
    return isHalf ? null : low;
  }
}

/** Where `\r\n` stands in the text, counted as if each were one character. */
function pairedLineEnds(decoded: string): number[] {
  const places: number[] = [];
  for (let at = decoded.indexOf('\r\n'); at >= 0; at = decoded.indexOf('\r\n', at + 2))
    places.push(at - places.length);
  return places;
}
