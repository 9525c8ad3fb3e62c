// All codings of a project in memory, as columns of typed arrays beside the store. Every count reads this
// table. It is loaded once and then updated by changes; each source keeps its own rows in text order, so that
// adding a coding moves the rows of one source only.
import type { Change } from '../change.ts';
import type { CodingRecord } from '../records.ts';
import { FactReader } from './fact-reader.ts';
import { GUID_LENGTH } from './guid.ts';
import { IdColumn } from './id-column.ts';
import { IdIndex } from './id-index.ts';
import { SeenIds } from './seen-ids.ts';
import { sortByStart } from './text-order.ts';
import {
  type CodingColumns,
  WHOLE,
  NOBODY,
  voiceNumbers,
  stanceNumbers,
  emptyColumns,
  copied,
  grown,
} from './coding-columns.ts';

/** The fields of a coding that counting needs. */
export type CodingRow = Pick<
  CodingRecord,
  'id' | 'sourceId' | 'codeId' | 'coderId' | 'start' | 'end' | 'weight' | 'stance' | 'voice' | 'respondentId'
> & {
  /** What suggested it; the table keeps only whether something did. */
  readonly suggestedBy?: CodingRecord['suggestedBy'];
};

/** Codings as ASCII bytes. Making half a million row objects would take longer than reading them. */
export interface PackedCodings {
  readonly count: number;
  /**
   * For each coding its own id and those of its source, its code and its coder, each as long as a GUID.
   * Begins at a multiple of 4.
   */
  readonly ids: Uint8Array;
  /**
   * For each coding start, end, voice, stance, weight, the speaker's id and 1 if it was suggested, each followed by
   * a comma; null is empty. Where all but start and end are, a semicolon stands for them.
   */
  readonly facts: Uint8Array;
}

/** Length in bytes of the ids of a packed coding. */
export const PACKED_IDS = 4 * GUID_LENGTH;
const noSlots = new Int32Array(0);
const MIN_CAPACITY = 1024;
/** Spare room, as a factor: growing a table of a million codings briefly holds it twice. */
const ROOM_AT_FIRST = 1.05;

/** The codings of a project. A *slot* is the place of one coding in every column while it exists. */
export class CodingTable {
  readonly sources: IdIndex;
  readonly codes: IdIndex;
  readonly coders: IdIndex;
  readonly respondents: IdIndex;
  #columns = emptyColumns(MIN_CAPACITY);
  #ids = new IdColumn();
  #freeSlots: number[] = [];
  /** For each source number, its slots in text order. */
  #slots: Int32Array[] = [];
  #size = 0;
  #revision = 0;

  /** An empty table; beside another one, with the same numbers for the same ids. */
  constructor(beside?: CodingTable) {
    this.sources = beside?.sources ?? new IdIndex();
    this.codes = beside?.codes ?? new IdIndex();
    this.coders = beside?.coders ?? new IdIndex();
    this.respondents = beside?.respondents ?? new IdIndex();
  }

  /** The same codings in a table that later changes of this one do not reach. */
  copy(): CodingTable {
    // Numbers of ids are never given anew, and the slots of a source are replaced, not changed: both can be shared.
    const copy = new CodingTable(this);
    copy.#columns = copied(this.#columns);
    copy.#ids = this.#ids.copy();
    copy.#freeSlots = [...this.#freeSlots];
    copy.#slots = [...this.#slots];
    copy.#size = this.#size;
    copy.#revision = this.#revision;
    return copy;
  }

  /** The number of codings. */
  get size(): number {
    return this.#size;
  }

  get columns(): CodingColumns {
    return this.#columns;
  }

  /**
   * The slots of a source by its number: whole-source codings first, then by start, longer ones first, then
   * by id, whatever the order in which they were added.
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

  /** The coding in a slot. */
  rowAt(slot: number): CodingRow {
    const { source, code, coder, start, end, voice, stance, speaker, weight } = this.#columns;
    const isWhole = start[slot] === WHOLE;
    const named = speaker[slot]!;
    return {
      id: this.idOf(slot),
      sourceId: this.sources.idOf(source[slot]!),
      codeId: this.codes.idOf(code[slot]!),
      coderId: this.coders.idOf(coder[slot]!),
      start: isWhole ? null : start[slot]!,
      end: isWhole ? null : end[slot]!,
      voice: voiceNumbers[voice[slot]!] ?? null,
      stance: stanceNumbers[stance[slot]!] ?? null,
      weight: Number.isNaN(weight[slot]) ? null : weight[slot]!,
      respondentId: named === NOBODY ? null : this.respondents.idOf(named),
    };
  }

  /** Another number after every change. */
  get revision(): number {
    return this.#revision;
  }

  /** Replaces all codings by these. */
  load(rows: Iterable<CodingRow>): void {
    this.loadPacked([Array.from(rows)]);
  }

  /** The same, from packed codings where possible; about `count` of them are expected. */
  loadPacked(pieces: Iterable<PackedCodings | readonly CodingRow[]>, count = 0): void {
    const room = Math.max(MIN_CAPACITY, Math.ceil(count * ROOM_AT_FIRST));
    this.#columns = emptyColumns(room);
    this.#ids = new IdColumn();
    this.#ids.reserve(room);
    this.#freeSlots = [];
    this.#size = 0;
    this.#revision += 1;
    const seen = [this.sources, this.codes, this.coders].map((index) => new SeenIds(index));
    for (const piece of pieces) {
      if ('ids' in piece) this.#placePacked(piece, seen);
      else for (const row of piece) this.#place(row);
    }
    this.#sortAll();
  }

  /** Updates the table by a change. Applying the same change again is harmless. */
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
    if (gone.size > 0) this.#revision += 1;
    // First all removals, so that their slots are free for the additions.
    const kept = new Map<number, number[]>();
    for (const [source, ids] of gone) kept.set(source, this.#without(source, ids));
    for (const [source, slots] of kept) {
      for (const row of come.get(source) ?? []) slots.push(this.#place(row));
      this.#slots[source] = Int32Array.from(slots).sort(this.#inTextOrder);
    }
  }

  /** Frees the slots of the codings with these ids. Returns the other slots of the source. */
  #without(source: number, ids: ReadonlySet<string>): number[] {
    const kept: number[] = [];
    const isWithout = this.#ids.having(ids);
    for (const slot of this.slotsOf(source)) {
      if (isWithout(slot)) {
        this.#freeSlots.push(slot);
        this.#size -= 1;
      } else {
        kept.push(slot);
      }
    }
    return kept;
  }

  /** Appends codings. No slot may have been freed yet. */
  #placePacked({ count, ids, facts }: PackedCodings, [sources, codes, coders]: readonly SeenIds[]): void {
    const from = this.#ids.length;
    const to = from + count;
    while (to > this.#columns.source.length) this.#columns = grown(this.#columns);
    const { source, code, coder, start, end, voice, stance, speaker, weight, suggested } = this.#columns;
    const quarters = new Int32Array(ids.buffer, ids.byteOffset, ids.length / 4);
    const read = new FactReader(facts);
    for (let slot = from, at = 0; slot < to; slot += 1, at += PACKED_IDS) {
      this.#ids.append(ids, quarters, at);
      source[slot] = sources!.numberOf(ids, quarters, at + GUID_LENGTH);
      code[slot] = codes!.numberOf(ids, quarters, at + 2 * GUID_LENGTH);
      coder[slot] = coders!.numberOf(ids, quarters, at + 3 * GUID_LENGTH);
      start[slot] = read.number() ?? WHOLE;
      end[slot] = read.number() ?? WHOLE;
      if (read.isRestEmpty()) {
        weight[slot] = Number.NaN;
        speaker[slot] = NOBODY;
        continue;
      }
      voice[slot] = placeIn(voiceNumbers, read.text());
      stance[slot] = placeIn(stanceNumbers, read.text());
      weight[slot] = read.number() ?? Number.NaN;
      const respondentId = read.text();
      speaker[slot] = respondentId === null ? NOBODY : this.respondents.numberOf(respondentId);
      suggested[slot] = read.number() ?? 0;
    }
    this.#size += count;
  }

  /** Writes the row into a slot and returns the slot. The caller restores the order of the source's slots. */
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
    columns.suggested[slot] = (row.suggestedBy ?? null) === null ? 0 : 1;
    this.#ids.set(slot, row.id);
    this.#size += 1;
    return slot;
  }

  /** Gives every source its slots, by a counting sort over all sources and a sort within each where needed. */
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
      if (!this.#isInTextOrder(own)) sortByStart(own, this.#columns.start, this.#inTextOrder);
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

/** The index of a word in a list that begins with null. A fast path, since nearly all codings have none. */
function placeIn(words: readonly (string | null)[], word: string | null): number {
  return word === null ? 0 : words.indexOf(word);
}
