// The sums of a table of counts, over the sources of each column.
import type { Unit } from './request.ts';
import type { SelectedSource } from './selection.ts';

/** The count of one cell in every unit, and the number of its codings that contradict. */
export type CellCounts = Readonly<Record<Unit, number>> & { readonly contradicting: number };

/** What one source has of each row; numbers by row. */
export interface CountedThere {
  /** The rows that it has. */
  readonly present: readonly number[];
  readonly passages: ArrayLike<number>;
  readonly codings: ArrayLike<number>;
  readonly characters: ArrayLike<number>;
  readonly contradicting: ArrayLike<number>;
  /** In a group interview, by row, whom its codings count for. */
  readonly credited: ReadonlyMap<number, ReadonlySet<number>>;
}

/** Sums over sources, by row and column. Respondents are kept as sets, since a person may be interviewed twice. */
export class CellSums {
  readonly #columns: number;
  readonly #people: number;
  readonly #sources: Int32Array;
  readonly #passages: Int32Array;
  readonly #codings: Int32Array;
  readonly #characters: Float64Array;
  readonly #contradicting: Int32Array;
  /** For each cell one bit per person; only for cells that credit somebody. */
  readonly #respondents: (Uint32Array | undefined)[];

  constructor(rows: number, columns: number, people: number) {
    const cells = rows * columns;
    this.#columns = columns;
    this.#people = people;
    this.#sources = new Int32Array(cells);
    this.#passages = new Int32Array(cells);
    this.#codings = new Int32Array(cells);
    this.#characters = new Float64Array(cells);
    this.#contradicting = new Int32Array(cells);
    this.#respondents = Array.from({ length: cells });
  }

  /** Adds the counts of a source to a column. */
  add(column: number, counts: CountedThere, source: SelectedSource): void {
    const { present, passages, codings, characters, contradicting } = counts;
    const hasPeople = source.isGroup || source.people.length > 0;
    for (let at = 0; at < present.length; at += 1) {
      const row = present[at]!;
      const cell = row * this.#columns + column;
      this.#sources[cell]! += 1;
      this.#passages[cell]! += passages[row]!;
      this.#codings[cell]! += codings[row]!;
      this.#characters[cell]! += characters[row]!;
      this.#contradicting[cell]! += contradicting[row]!;
      if (!hasPeople) continue;
      const credited = source.isGroup ? (counts.credited.get(row) ?? []) : source.people;
      for (const person of credited) this.#creditPerson(cell, person);
    }
  }

  read(row: number, column: number): CellCounts {
    const cell = row * this.#columns + column;
    return {
      sources: this.#sources[cell]!,
      respondents: bitsIn(this.#respondents[cell]),
      passages: this.#passages[cell]!,
      codings: this.#codings[cell]!,
      characters: this.#characters[cell]!,
      contradicting: this.#contradicting[cell]!,
    };
  }

  /** The numbers of the people credited in a cell. */
  people(row: number, column: number): number[] {
    const bits = this.#respondents[row * this.#columns + column];
    if (!bits) return [];
    return Array.from({ length: this.#people }, (_, person) => person).filter(
      (person) => (bits[person >> 5]! & (1 << (person & 31))) !== 0,
    );
  }

  #creditPerson(cell: number, person: number): void {
    const bits = (this.#respondents[cell] ??= new Uint32Array((this.#people + 31) >> 5));
    bits[person >> 5]! |= 1 << (person & 31);
  }
}

function bitsIn(words: Uint32Array | undefined): number {
  let count = 0;
  for (let word of words ?? []) for (; word !== 0; word &= word - 1) count += 1;
  return count;
}
