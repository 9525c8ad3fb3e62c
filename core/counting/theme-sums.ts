// The presence of some themes before and after an act on the codebook, in one pass over the codings of their
// codes. Codings that the act changes are subtracted and added source by source, so that the table itself
// stays unchanged.
import { layerFilter, type CodingFilter } from './coding-filter.ts';
import { CodingTable, type CodingRow } from './coding-table.ts';
import type { Corpus } from './corpus.ts';
import { IdIndex } from './id-index.ts';
import { layerOf } from './layer.ts';
import { countedVoices } from './request.ts';
import { sourcesInScope } from './scope.ts';
import { creditOf, type Selection, type SourceWithPeople } from './selection.ts';
import type { ThemePresence } from './theme-presence.ts';

/** The codings that an act changes, before and after it. */
export interface ChangedCodings {
  readonly gone: readonly CodingRow[];
  readonly come: readonly CodingRow[];
}

/** The codes that each theme counts, before and after the act. */
export interface CodesAround {
  readonly before: readonly ReadonlySet<string>[];
  readonly after: readonly ReadonlySet<string>[];
}

/**
 * For each theme, its presence before and after the act, in the default layer, out of all sources in scope.
 * The act must change codes and codings only.
 */
export function presencesAround(
  corpus: Corpus,
  codings: CodingTable,
  { gone, come }: ChangedCodings,
  { before, after }: CodesAround,
): { before: ThemePresence; after: ThemePresence }[] {
  const { inScope, respondentsOf } = sourcesInScope(corpus, {});
  const layer = layerOf(corpus, null, inScope);
  const people = new IdIndex();
  // One row for each theme as it is, then one as it will be; only the latter count the changed codings.
  const now = [...before, ...after];
  const later = [...before.map(() => new Set<string>()), ...after];
  const part = (table: CodingTable, rows: readonly ReadonlySet<string>[], times: number): Part => ({
    table,
    times,
    rowsOf: rowsOfCodes(table, rows),
    accepts: layerFilter(table, layer, countedVoices, inScope),
    creditedTo: creditOf(corpus, table, people),
  });
  const standing = part(codings, now, 1);
  const changing = [
    ...(gone.length > 0 ? [part(tableOf(gone), later, -1)] : []),
    ...(come.length > 0 ? [part(tableOf(come), later, 1)] : []),
  ];
  const sums = new PresenceSums(now.length);
  const touched = new Set([...gone, ...come].map(({ sourceId }) => sourceId));
  for (const record of inScope) {
    const there = respondentsOf(record.id);
    const source = { record, people: numbersOf(there, people), isGroup: there.length > 1 };
    // Where nothing changes, one coding is as good as many, unless each may count for different people.
    const isTouched = touched.has(record.id);
    addSource(sums, source, standing, !isTouched && !source.isGroup);
    if (isTouched) for (const each of changing) addSource(sums, source, each, false);
    sums.close(source);
  }
  return before.map((_, theme) => ({ before: sums.of(theme), after: sums.of(before.length + theme) }));
}

/** Codings that each count `times` times (-1 to subtract). */
interface Part {
  readonly table: CodingTable;
  readonly times: number;
  /** By code number in the table, the rows that count the code. */
  readonly rowsOf: readonly (readonly number[] | undefined)[];
  readonly accepts: CodingFilter;
  readonly creditedTo: Selection['creditedTo'];
}

const nobody: readonly number[] = [];

function numbersOf(there: readonly { readonly id: string }[], people: IdIndex): readonly number[] {
  return there.length === 0 ? nobody : there.map(({ id }) => people.numberOf(id));
}

function addSource(sums: PresenceSums, source: SourceWithPeople, part: Part, isOneEnough: boolean): void {
  const { table, accepts, creditedTo, rowsOf, times } = part;
  const { code } = table.columns;
  for (const slot of table.slotsOf(table.sources.find(source.record.id))) {
    const rows = rowsOf[code[slot]!];
    if (!rows || !accepts(slot)) continue;
    const credited = source.isGroup ? creditedTo(source, slot) : null;
    if (credited?.length === 0) continue;
    for (const row of rows) sums.add(row, credited, times);
    if (isOneEnough && sums.isFull) return;
  }
}

/** The presence of rows, added up source by source. */
class PresenceSums {
  readonly #documents: Int32Array;
  readonly #interviews: Int32Array;
  readonly #people: Set<number>[];
  /** For the current source, by row, how many codings count. */
  readonly #codings: Int32Array;
  /** The rows that any coding of the source counted for; a row may be listed several times. */
  readonly #touched: number[] = [];
  /** For the current group interview, by row, how many codings count for each person. */
  readonly #credited = new Map<number, Map<number, number>>();

  constructor(rows: number) {
    this.#documents = new Int32Array(rows);
    this.#interviews = new Int32Array(rows);
    this.#people = Array.from({ length: rows }, () => new Set());
    this.#codings = new Int32Array(rows);
  }

  /** Whether some coding has counted for every row. Only meaningful where none is subtracted. */
  get isFull(): boolean {
    return this.#touched.length === this.#codings.length;
  }

  /**
   * Counts a coding of the source `times` times. `credited` are the people it counts for; null means everyone
   * there.
   */
  add(row: number, credited: readonly number[] | null, times: number): void {
    if (this.#codings[row] === 0) this.#touched.push(row);
    this.#codings[row]! += times;
    if (!credited) return;
    const counts = this.#credited.get(row) ?? new Map<number, number>();
    this.#credited.set(row, counts);
    for (const person of credited) counts.set(person, (counts.get(person) ?? 0) + times);
  }

  /** Finishes a source: a row is present there if any coding is left. */
  close({ record, people, isGroup }: SourceWithPeople): void {
    const sources = record.kind === 'document' ? this.#documents : this.#interviews;
    for (const row of this.#touched) {
      // A row that went to zero and came back is listed twice.
      const isPresent = this.#codings[row]! > 0;
      this.#codings[row] = 0;
      if (!isPresent) continue;
      sources[row]! += 1;
      if (!isGroup) for (const person of people) this.#people[row]!.add(person);
      for (const [person, count] of this.#credited.get(row) ?? [])
        if (count > 0) this.#people[row]!.add(person);
    }
    this.#touched.length = 0;
    this.#credited.clear();
  }

  of(row: number): ThemePresence {
    return {
      documents: this.#documents[row]!,
      interviews: this.#interviews[row]!,
      respondents: this.#people[row]!.size,
    };
  }
}

function tableOf(rows: readonly CodingRow[]): CodingTable {
  const table = new CodingTable();
  table.load(rows);
  return table;
}

function rowsOfCodes(table: CodingTable, rows: readonly ReadonlySet<string>[]): Part['rowsOf'] {
  const found: (number[] | undefined)[] = Array.from({ length: table.codes.size });
  rows.forEach((codeIds, row) => {
    for (const codeId of codeIds) {
      const code = table.codes.find(codeId);
      if (code >= 0) (found[code] ??= []).push(row);
    }
  });
  return found;
}
