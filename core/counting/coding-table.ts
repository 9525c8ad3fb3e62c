// All codings of a project in memory, as columns of typed arrays beside the store. Every count reads this
// table. It is loaded once and then kept true by changes; each source keeps its own rows in text order, so
// that adding a coding moves the rows of one source only.
import type { Change } from '../change.ts';
import type { CodingRecord, Stance, Voice } from '../records.ts';
import { ID_LENGTH, IdColumn } from './id-column.ts';
import { IdIndex } from './id-index.ts';

/** What counting needs to know of a coding. */
export type CodingRow = Pick<
  CodingRecord,
  'id' | 'sourceId' | 'codeId' | 'coderId' | 'start' | 'end' | 'weight' | 'stance' | 'voice' | 'respondentId'
>;

/**
 * The codings of one source in a few texts, without what few codings have: weight, stance, voice and speaker. An object
 * for each of half a million rows takes longer to make than to read.
 */
export interface PackedCodings {
  readonly sourceId: string;
  readonly count: number;
  /** Their ids one behind the other, each of `ID_LENGTH`. */
  readonly ids: string;
  /** In the same order the ids of code and coder of each. */
  readonly codes: string;
  /** Start and end of each, all with commas between; empty for a whole source. */
  readonly places: string;
}

/** The column `voice` holds positions in this list. */
export const voiceNumbers: readonly (Voice | null)[] = [
  null,
  'paraphrase',
  'verbatim-notes',
  'verbatim-recorded',
  'remark',
];

/** The column `stance` holds positions in this list. */
export const stanceNumbers: readonly (Stance | null)[] = [null, 'supports', 'qualifies', 'contradicts'];

/** Stands in `start` and `end` of a coding of a whole source. */
export const WHOLE = -1;
/** Stands in `speaker` of a coding that names nobody. */
export const NOBODY = -1;

/** One cell a coding, found by its slot. The arrays are replaced when the table grows: read them afresh. */
export interface CodingColumns {
  readonly source: Int32Array;
  readonly code: Int32Array;
  readonly coder: Int32Array;
  /** UTF-16 positions; `WHOLE` in both for a whole source. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly voice: Uint8Array;
  readonly stance: Uint8Array;
  /** The respondent the coding names as speaker, or `NOBODY`. */
  readonly speaker: Int32Array;
  /** 0 to 100, or NaN where none is given. */
  readonly weight: Float32Array;
}

const noSlots = new Int32Array(0);
const smallestCapacity = 1024;
/** Room beyond what is there: widening a table of a million codings holds it twice for a moment. */
const ROOM_AT_FIRST = 1.05;
const ROOM_WHEN_FULL = 1.25;

/** The codings of a project. A *slot* is the place of one coding in every column while it exists. */
export class CodingTable {
  readonly sources = new IdIndex();
  readonly codes = new IdIndex();
  readonly coders = new IdIndex();
  readonly respondents = new IdIndex();
  #columns = emptyColumns(smallestCapacity);
  #ids = new IdColumn();
  #freeSlots: number[] = [];
  /** By source number: its slots in text order. */
  #slots: Int32Array[] = [];
  #size = 0;

  /** How many codings there are. */
  get size(): number {
    return this.#size;
  }

  get columns(): CodingColumns {
    return this.#columns;
  }

  /**
   * The slots of a source by its number: whole-source codings first, then by start, the longer first, then by
   * id, whatever the order in which they came.
   */
  slotsOf(source: number): Int32Array {
    return this.#slots[source] ?? noSlots;
  }

  /** The id of the coding in a slot. */
  idOf(slot: number): string {
    const id = this.#ids.at(slot);
    if (id === undefined) throw new RangeError(`No coding has the slot ${slot}`);
    return id;
  }

  /** Replaces all codings by these. Quickest when they come source by source in text order. */
  load(rows: Iterable<CodingRow>): void {
    this.loadPacked([Array.from(rows)]);
  }

  /** The same, source by source, packed where they can be; `count` of them are expected. */
  loadPacked(sources: Iterable<PackedCodings | readonly CodingRow[]>, count = 0): void {
    const room = Math.max(smallestCapacity, Math.ceil(count * ROOM_AT_FIRST));
    this.#columns = emptyColumns(room);
    this.#ids = new IdColumn();
    this.#freeSlots = [];
    this.#size = 0;
    for (const source of sources) {
      if ('ids' in source) this.#placePacked(source);
      else for (const row of source) this.#place(row);
    }
    this.#sortAll();
  }

  /** Carries the codings a change added, updated or removed over into the table. Applying it again is harmless. */
  apply(change: Change): void {
    const gone = new Map<number, Set<string>>();
    const come = new Map<number, CodingRow[]>();
    const leave = (row: CodingRow): void => {
      const source = this.sources.numberOf(row.sourceId);
      const ids = gone.get(source);
      if (ids) ids.add(row.id);
      else gone.set(source, new Set([row.id]));
    };
    const enter = (row: CodingRow): void => {
      // A row that is there already is replaced.
      leave(row);
      const source = this.sources.numberOf(row.sourceId);
      const rows = come.get(source);
      if (rows) rows.push(row);
      else come.set(source, [row]);
    };
    for (const row of Object.values(change.removed.coding ?? {})) leave(row);
    for (const [from, to] of Object.values(change.updated.coding ?? {})) {
      leave(from);
      enter(to);
    }
    for (const row of Object.values(change.added.coding ?? {})) enter(row);
    // First all that leave, so that their slots are free for those that enter.
    const kept = new Map<number, number[]>();
    for (const [source, ids] of gone) kept.set(source, this.#without(source, ids));
    for (const [source, slots] of kept) {
      for (const row of come.get(source) ?? []) slots.push(this.#place(row));
      this.#slots[source] = Int32Array.from(slots).sort(this.#inTextOrder);
    }
  }

  /** Frees the slots of the codings with these ids and returns the other slots of the source. */
  #without(source: number, ids: ReadonlySet<string>): number[] {
    const kept: number[] = [];
    for (const slot of this.slotsOf(source)) {
      if (ids.has(this.idOf(slot))) {
        this.#freeSlots.push(slot);
        this.#size -= 1;
      } else {
        kept.push(slot);
      }
    }
    return kept;
  }

  /** Writes codings behind all others, none of which has been freed yet. */
  #placePacked({ sourceId, count, ids, codes, places }: PackedCodings): void {
    const from = this.#ids.length;
    while (from + count > this.#columns.source.length) this.#columns = grown(this.#columns);
    const { source, code, coder, start, end, speaker, weight } = this.#columns;
    const number = this.sources.numberOf(sourceId);
    const written = places.split(',');
    for (let at = 0; at < count; at += 1) {
      const slot = from + at;
      const behind = at * 2 * ID_LENGTH;
      source[slot] = number;
      code[slot] = this.codes.numberOf(codes.slice(behind, behind + ID_LENGTH));
      coder[slot] = this.coders.numberOf(codes.slice(behind + ID_LENGTH, behind + 2 * ID_LENGTH));
      start[slot] = written[at * 2] === '' ? WHOLE : Number(written[at * 2]);
      end[slot] = written[at * 2 + 1] === '' ? WHOLE : Number(written[at * 2 + 1]);
    }
    speaker.fill(NOBODY, from, from + count);
    weight.fill(Number.NaN, from, from + count);
    this.#ids.append(ids);
    this.#size += count;
  }

  /** Writes the row into a slot and returns it; the order of the source's slots is the caller's to mend. */
  #place(row: CodingRow): number {
    const slot = this.#freeSlots.pop() ?? this.#ids.length;
    if (slot >= this.#columns.source.length) this.#columns = grown(this.#columns);
    const columns = this.#columns;
    columns.source[slot] = this.sources.numberOf(row.sourceId);
    columns.code[slot] = this.codes.numberOf(row.codeId);
    columns.coder[slot] = this.coders.numberOf(row.coderId);
    columns.start[slot] = row.start ?? WHOLE;
    columns.end[slot] = row.end ?? WHOLE;
    columns.voice[slot] = voiceNumbers.indexOf(row.voice);
    columns.stance[slot] = stanceNumbers.indexOf(row.stance);
    columns.speaker[slot] = row.respondentId === null ? NOBODY : this.respondents.numberOf(row.respondentId);
    columns.weight[slot] = row.weight ?? Number.NaN;
    this.#ids.set(slot, row.id);
    this.#size += 1;
    return slot;
  }

  /** Gives every source its slots, by a counting sort over the sources and a sort within each that needs one. */
  #sortAll(): void {
    const { source } = this.#columns;
    const ends = new Int32Array(this.sources.size + 1);
    for (let slot = 0; slot < this.#size; slot += 1) ends[source[slot]! + 1]! += 1;
    for (let number = 0; number < this.sources.size; number += 1) ends[number + 1]! += ends[number]!;
    const next = ends.slice();
    const slots = new Int32Array(this.#size);
    for (let slot = 0; slot < this.#size; slot += 1) slots[next[source[slot]!]!++] = slot;
    this.#slots = [];
    for (let number = 0; number < this.sources.size; number += 1) {
      const own = slots.subarray(ends[number], ends[number + 1]);
      if (!this.#isInTextOrder(own)) own.sort(this.#inTextOrder);
      this.#slots.push(own);
    }
  }

  readonly #inTextOrder = (a: number, b: number): number => {
    const { start, end } = this.#columns;
    return start[a]! - start[b]! || end[b]! - end[a]! || this.#ids.compare(a, b);
  };

  #isInTextOrder(slots: Int32Array): boolean {
    for (let at = 1; at < slots.length; at += 1) {
      if (this.#inTextOrder(slots[at - 1]!, slots[at]!) > 0) return false;
    }
    return true;
  }
}

function emptyColumns(capacity: number): CodingColumns {
  return {
    source: new Int32Array(capacity),
    code: new Int32Array(capacity),
    coder: new Int32Array(capacity),
    start: new Int32Array(capacity),
    end: new Int32Array(capacity),
    voice: new Uint8Array(capacity),
    stance: new Uint8Array(capacity),
    speaker: new Int32Array(capacity),
    weight: new Float32Array(capacity),
  };
}

/** The same columns with more room. */
function grown(columns: CodingColumns): CodingColumns {
  const wider = emptyColumns(Math.ceil(columns.source.length * ROOM_WHEN_FULL));
  wider.source.set(columns.source);
  wider.code.set(columns.code);
  wider.coder.set(columns.coder);
  wider.start.set(columns.start);
  wider.end.set(columns.end);
  wider.voice.set(columns.voice);
  wider.stance.set(columns.stance);
  wider.speaker.set(columns.speaker);
  wider.weight.set(columns.weight);
  return wider;
}
