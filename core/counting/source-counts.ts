// Counts what one source has of each row of a table, in one pass over its codings in text order.
import type { CodingFilter } from './coding-filter.ts';
import { stanceNumbers } from './coding-table.ts';
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
  readonly #rowsOfCode: readonly (readonly number[])[];
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
    this.#rowsOfCode = rowsOfCode;
  }

  /**
   * Notes which rows have an accepted coding, and counts no further: much faster where that is all that is asked.
   * Not for group interviews, where each coding may count for other people.
   */
  notePresent(source: SelectedSource, accepts: CodingFilter): void {
    this.#clear();
    const { code } = this.#selection.codings.columns;
    const { codings, present } = this;
    const rowsOfCode = this.#rowsOfCode;
    for (const slot of source.slots) {
      const rows = rowsOfCode[code[slot]!]!;
      if (rows.length === 0 || !accepts(slot)) continue;
      for (const row of rows) {
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
    const astral = astralPositionsOf(source.record);
    for (const slot of source.slots) {
      const rows = this.#rowsOfCode[code[slot]!]!;
      if (rows.length === 0 || !accepts(slot)) continue;
      const credited = creditedTo?.(slot);
      if (credited?.length === 0) continue;
      const from = start[slot]!;
      const to = end[slot]!;
      for (const row of rows) {
        if (this.codings[row] === 0) this.present.push(row);
        this.codings[row]! += 1;
        if (stance[slot] === contradicts) this.contradicting[row]! += 1;
        if (credited) this.#credit(row, credited);
        if (from < 0) continue;
        if (this.passages[row]! > 0 && continuesPassage(from, this.#runEnd[row]!, joinAdjacent)) {
          if (to > this.#runEnd[row]!) this.#runEnd[row] = to;
        } else {
          this.#closeRun(row, astral);
          this.passages[row]! += 1;
          this.#runStart[row] = from;
          this.#runEnd[row] = to;
        }
      }
    }
    for (const row of this.present) this.#closeRun(row, astral);
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
    for (const row of this.present) {
      this.codings[row] = 0;
      this.passages[row] = 0;
      this.characters[row] = 0;
      this.contradicting[row] = 0;
    }
    this.present.length = 0;
    this.credited.clear();
  }
}
