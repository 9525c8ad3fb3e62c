// Counts every unit of every cell in one pass over the codings of the base. Source by source, codings are first
// gathered by row of the table (unions over the codes it counts), then added to the columns of the source.
// Measured: 250,000 codings, seven themes with direct counts beside, in about 15 ms.
import type { CodingFilter } from './coding-filter.ts';
import { stanceNumbers } from './coding-table.ts';
import type { Columns } from './grouping.ts';
import { astralPositionsOf, charactersBetween, continuesPassage } from './passage-run.ts';
import type { Unit } from './request.ts';
import type { SelectedSource, Selection } from './selection.ts';

/** All units of one cell, and the codings in it that contradict. */
export type CellCounts = Readonly<Record<Unit, number>> & { readonly contradicting: number };

/** Counts by row (place in `rows`) and column (place in `columns.list`; null is the union of them all). */
export type CountTable = (row: number, column: number | null) => CellCounts;

const contradicts = stanceNumbers.indexOf('contradicts');

/** Counts the selection. Each row is the set of ids of the codes it counts; a code may belong to many rows. */
export function countCells(
  selection: Selection,
  columns: Columns,
  rows: readonly ReadonlySet<string>[],
): CountTable {
  const gathering = new Gathering(selection, rows);
  const cells = new Cells(rows.length, columns.list.length + 1, selection.people.size);
  const union = columns.list.length;
  for (const source of selection.sources) {
    if (source.slots.length === 0) continue;
    const places = columns.ofSource(source.record.id);
    if (source.isGroup) {
      gathering.gather(source, selection.accepts, (slot) => selection.creditedTo(source, slot));
      cells.add(union, gathering, source);
      for (const place of places) {
        if (columns.ofRespondent) {
          gathering.gather(source, selection.accepts, (slot) =>
            creditedIn(selection, columns, source, slot, place),
          );
        }
        cells.add(place, gathering, source);
      }
    } else {
      gathering.gather(source, selection.accepts);
      cells.add(union, gathering, source);
      for (const place of places) cells.add(place, gathering, source);
    }
  }
  return (row, column) => cells.read(row, column ?? union);
}

/** Whether a coding of the source counts in a column (its place; null is the union of them all). */
export function countsIn(
  selection: Selection,
  columns: Columns,
  source: SelectedSource,
  slot: number,
  place: number | null,
): boolean {
  if (place !== null && !columns.ofSource(source.record.id).includes(place)) return false;
  if (!selection.accepts(slot)) return false;
  return !source.isGroup || creditedIn(selection, columns, source, slot, place).length > 0;
}

/** Whom a coding counts for in a column: where columns go by people, only those who stand in it. */
function creditedIn(
  selection: Selection,
  columns: Columns,
  source: SelectedSource,
  slot: number,
  place: number | null,
): readonly number[] {
  const credited = selection.creditedTo(source, slot);
  const { ofRespondent } = columns;
  if (place === null || !ofRespondent) return credited;
  return credited.filter((person) => ofRespondent(selection.people.idOf(person)).includes(place));
}

/** What one source holds of each row. */
class Gathering {
  readonly codings: Int32Array;
  readonly passages: Int32Array;
  readonly characters: Int32Array;
  readonly contradicting: Int32Array;
  /** The rows with at least one coding. */
  readonly present: number[] = [];
  /** In a group interview, by row, whom its codings count for; elsewhere it is everyone there. */
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

  /** Gathers the codings accepted; those of a group interview only where `creditedTo` names somebody. */
  gather(
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

/** The sums over sources, by row and column; respondents are sets, for a person may be interviewed twice. */
class Cells {
  readonly #columns: number;
  readonly #people: number;
  readonly #sources: Int32Array;
  readonly #passages: Int32Array;
  readonly #codings: Int32Array;
  readonly #characters: Float64Array;
  readonly #contradicting: Int32Array;
  /** By cell, one bit a person; only for cells where somebody is credited. */
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

  add(column: number, gathered: Gathering, source: SelectedSource): void {
    for (const row of gathered.present) {
      const cell = row * this.#columns + column;
      this.#sources[cell]! += 1;
      this.#passages[cell]! += gathered.passages[row]!;
      this.#codings[cell]! += gathered.codings[row]!;
      this.#characters[cell]! += gathered.characters[row]!;
      this.#contradicting[cell]! += gathered.contradicting[row]!;
      const credited = source.isGroup ? (gathered.credited.get(row) ?? []) : source.people;
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
