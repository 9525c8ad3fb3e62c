// Counts what one source has of each row of a table, in one pass over its codings in text order. Its loops go by index:
// the first count of a study runs before they are compiled, and iterators would take several times as long.
import type { CodingFilter } from './coding-filter.ts';
import { stanceNumbers } from './coding-columns.ts';
import { astralPositionsOf, charactersBetween, continuesPassage } from './passage-run.ts';
import type { SelectedSource, Selection } from './selection.ts';

const contradicts = stanceNumbers.indexOf('contradicts');

/**
 * Counts of one source at a time, by row: each is the union over the codes that the row counts. The arrays
 * are reused for every source.
 */
export class SourceCounts {
  readonly codings: Int32Array;
  readonly passages: Int32Array;
  readonly characters: Int32Array;
  readonly contradicting: Int32Array;
  /** The rows with at least one coding. */
  readonly present: number[] = [];
  /** In a group interview, by row, whom its codings count for; elsewhere they count for everyone there. */
  readonly credited = new Map<number, Set<number>>();
  readonly #runStart: Int32Array;
  readonly #runEnd: Int32Array;
  /** The rows of each code, by its number, one code after another: those of a code begin at its number in `#rowsFrom`. */
  readonly #rows: Int32Array;
  readonly #rowsFrom: Int32Array;
  readonly #selection: Selection;

  constructor(selection: Selection, rows: readonly ReadonlySet<string>[]) {
    this.#selection = selection;
    this.codings = new Int32Array(rows.length);
    this.passages = new Int32Array(rows.length);
    this.characters = new Int32Array(rows.length);
    this.contradicting = new Int32Array(rows.length);
    this.#runStart = new Int32Array(rows.length);
    this.#runEnd = new Int32Array(rows.length);
    const rowsOfCode: number[][] = Array.from({ length: selection.codings.codes.size }, () => []);
    rows.forEach((codeIds, row) => {
      for (const codeId of codeIds) rowsOfCode[selection.codings.codes.find(codeId)]?.push(row);
    });
    this.#rows = Int32Array.from(rowsOfCode.flat());
    this.#rowsFrom = new Int32Array(rowsOfCode.length + 1);
    rowsOfCode.forEach(({ length }, number) => {
      this.#rowsFrom[number + 1] = this.#rowsFrom[number]! + length;
    });
  }

  /**
   * Notes which rows have an accepted coding, and counts no further: much faster where that is all that is asked.
   * Not for group interviews, where each coding may count for other people.
   */
  notePresent(source: SelectedSource, accepts: CodingFilter): void {
    this.#clear();
    const { code } = this.#selection.codings.columns;
    const { codings, present } = this;
    const { slots } = source;
    const rows = this.#rows;
    const rowsFrom = this.#rowsFrom;
    for (let place = 0; place < slots.length; place += 1) {
      const slot = slots[place]!;
      const first = rowsFrom[code[slot]!]!;
      const after = rowsFrom[code[slot]! + 1]!;
      if (first === after || !accepts(slot)) continue;
      for (let at = first; at < after; at += 1) {
        const row = rows[at]!;
        if (codings[row] !== 0) continue;
        codings[row] = 1;
        present.push(row);
      }
      if (present.length === codings.length) return;
    }
  }

  /** Counts the accepted codings; in a group interview only those for which `creditedTo` names somebody. */
  count(
    source: SelectedSource,
    accepts: CodingFilter,
    creditedTo?: (slot: number) => readonly number[],
  ): void {
    this.#clear();
    const { code, start, end, stance } = this.#selection.codings.columns;
    const { joinAdjacent } = this.#selection.settings;
    const { codings, passages, contradicting, present } = this;
    const { slots } = source;
    const runEnd = this.#runEnd;
    const rows = this.#rows;
    const rowsFrom = this.#rowsFrom;
    const astral = astralPositionsOf(source.record);
    for (let place = 0; place < slots.length; place += 1) {
      const slot = slots[place]!;
      const first = rowsFrom[code[slot]!]!;
      const after = rowsFrom[code[slot]! + 1]!;
      if (first === after || !accepts(slot)) continue;
      const credited = creditedTo?.(slot);
      if (credited?.length === 0) continue;
      const from = start[slot]!;
      const to = end[slot]!;
      const isContradicting = stance[slot] === contradicts;
      for (let at = first; at < after; at += 1) {
        const row = rows[at]!;
        if (codings[row] === 0) present.push(row);
        codings[row]! += 1;
        if (isContradicting) contradicting[row]! += 1;
        if (credited) this.#credit(row, credited);
        if (from < 0) continue;
        if (passages[row]! > 0 && continuesPassage(from, runEnd[row]!, joinAdjacent)) {
          if (to > runEnd[row]!) runEnd[row] = to;
        } else {
          this.#closeRun(row, astral);
          passages[row]! += 1;
          this.#runStart[row] = from;
          runEnd[row] = to;
        }
      }
    }
    for (let at = 0; at < present.length; at += 1) this.#closeRun(present[at]!, astral);
  }

  #closeRun(row: number, astral: readonly number[]): void {
    if (this.passages[row] === 0) return;
    this.characters[row]! += charactersBetween(astral, this.#runStart[row]!, this.#runEnd[row]!);
  }

  #credit(row: number, people: readonly number[]): void {
    const credited = this.credited.get(row) ?? new Set<number>();
    this.credited.set(row, credited);
    for (const person of people) credited.add(person);
  }

  #clear(): void {
    const { codings, passages, characters, contradicting, present } = this;
    for (let at = 0; at < present.length; at += 1) {
      const row = present[at]!;
      codings[row] = 0;
      passages[row] = 0;
      characters[row] = 0;
      contradicting[row] = 0;
    }
    present.length = 0;
    this.credited.clear();
  }
}
