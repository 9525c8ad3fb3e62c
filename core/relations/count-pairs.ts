// Counts all pairs of codes in one pass over the sources. Pairs are looked at only where both have something.
import { astralPositionsOf, charactersBetween } from '../counting/passage-run.ts';
import { placesOf } from '../counting/places.ts';
import type { SelectedSource, Selection } from '../counting/selection.ts';
import type { SourceRecord } from '../records.ts';
import type { Span } from '../span.ts';
import { inBoth, meetingsOf, sharedCharacters } from './meetings.ts';
import type { CodePairs } from './pairs.ts';
import type { MeetBy } from './request.ts';
import { paragraphsTouched, reachOf, SidesOfSource, spansCoded } from './sides.ts';

/** The counts of all pairs. */
export interface PairCounts {
  /** By side: units with it, sources with such a unit, and by overlap its characters. */
  readonly n: Int32Array;
  readonly sources: Int32Array;
  readonly characters: Float64Array;
  /** By pair: passages of either that meet one of the other, and units with both. */
  readonly ofA: Int32Array;
  readonly ofB: Int32Array;
  readonly both: Int32Array;
  /** By pair: sources with such a place or unit; where people meet, sources with both. */
  readonly sourcesWithBoth: Int32Array;
  /** By pair: characters in passages of both. */
  readonly shared: Float64Array;
  /** The paragraphs, sources or respondents of the base; null elsewhere. */
  readonly of: number | null;
  /** By pair: sources or respondents with neither that could still have one, since nobody has a vote there. */
  readonly open: Int32Array;
  /** Codings of whole sources. */
  readonly wholes: number;
}

/** Where codes meet, and how far apart passages may be. */
export interface Meeting {
  readonly by: MeetBy;
  readonly reach: number;
  readonly paragraphsOf: (source: SourceRecord) => readonly Span[];
  /** In a majority, the sources of the base that nobody has reviewed. */
  readonly undecidable: ReadonlySet<string>;
}

/** Counts the pairs in the sources of the base, a source at each step. */
export function* countPairs(
  selection: Selection,
  made: CodePairs,
  meeting: Meeting,
): Generator<void, PairCounts> {
  const counter = new PairCounter(selection, made, meeting);
  for (const source of selection.sources) {
    counter.add(source);
    yield;
  }
  return counter.counts();
}

class PairCounter {
  readonly #selection: Selection;
  readonly #pairs: CodePairs['pairs'];
  readonly #meeting: Meeting;
  readonly #here: SidesOfSource;
  /** By side, the pairs in which it is the first. */
  readonly #pairsOf: readonly (readonly number[])[];
  readonly #n: Int32Array;
  readonly #sources: Int32Array;
  readonly #characters: Float64Array;
  readonly #ofA: Int32Array;
  readonly #ofB: Int32Array;
  readonly #both: Int32Array;
  readonly #sourcesWithBoth: Int32Array;
  readonly #shared: Float64Array;
  /** By side, who was credited with it. */
  readonly #people: readonly Set<number>[];
  readonly #open: Int32Array;
  /** By side, its units and its stretches in the present source. */
  readonly #units: (readonly number[])[];
  readonly #extents: (readonly Span[])[];
  #paragraphs = 0;
  #wholes = 0;

  constructor(selection: Selection, { pairs, sides }: CodePairs, meeting: Meeting) {
    this.#selection = selection;
    this.#pairs = pairs;
    this.#meeting = meeting;
    this.#here = new SidesOfSource(selection, sides);
    const pairsOf: number[][] = sides.map(() => []);
    pairs.forEach(({ sideA }, pair) => pairsOf[sideA]!.push(pair));
    this.#pairsOf = pairsOf;
    this.#n = new Int32Array(sides.length);
    this.#sources = new Int32Array(sides.length);
    this.#characters = new Float64Array(sides.length);
    this.#ofA = new Int32Array(pairs.length);
    this.#ofB = new Int32Array(pairs.length);
    this.#both = new Int32Array(pairs.length);
    this.#sourcesWithBoth = new Int32Array(pairs.length);
    this.#shared = new Float64Array(pairs.length);
    this.#people = sides.map(() => new Set());
    this.#open = new Int32Array(pairs.length).fill(meeting.by === 'source' ? meeting.undecidable.size : 0);
    this.#units = sides.map(() => []);
    this.#extents = sides.map(() => []);
  }

  add(source: SelectedSource): void {
    const { by, paragraphsOf } = this.#meeting;
    if (by === 'paragraph') this.#paragraphs += paragraphsOf(source.record).length;
    this.#here.take(source);
    this.#wholes += this.#here.wholes;
    if (this.#here.present.length === 0) return;
    switch (by) {
      case 'source':
        for (const side of this.#here.present) this.#have(side, 1);
        return this.#meet((pair) => this.#metIn(pair, 1));
      case 'respondent':
        return this.#addPeople(source);
      case 'passage':
      case 'paragraph':
        return this.#addUnits(source.record);
      default:
        return this.#addPassages(source.record);
    }
  }

  counts(): PairCounts {
    const { sources, people } = this.#selection;
    const { by } = this.#meeting;
    if (by === 'respondent') this.#joinPeople();
    const bases = { source: sources.length, respondent: people.size, paragraph: this.#paragraphs };
    return {
      n: this.#n,
      sources: this.#sources,
      characters: this.#characters,
      ofA: this.#ofA,
      ofB: this.#ofB,
      both: this.#both,
      sourcesWithBoth: this.#sourcesWithBoth,
      shared: this.#shared,
      open: this.#open,
      of: by in bases ? bases[by as keyof typeof bases] : null,
      wholes: this.#wholes,
    };
  }

  /** Notes units of a side in the present source. */
  #have(side: number, units: number): void {
    this.#n[side]! += units;
    if (units > 0) this.#sources[side]! += 1;
  }

  /** Notes places or units with both codes of a pair in the present source. */
  #metIn(pair: number, both: number): void {
    this.#both[pair]! += both;
    if (both > 0) this.#sourcesWithBoth[pair]! += 1;
  }

  /** Calls `add` for every pair whose sides are both in the source. */
  #meet(add: (pair: number, a: number, b: number) => void): void {
    const { present } = this.#here;
    for (const a of present) {
      for (const pair of this.#pairsOf[a]!) {
        const b = this.#pairs[pair]!.sideB;
        if (this.#here.slotsOf(b).length > 0) add(pair, a, b);
      }
    }
  }

  /** Adds the spans or the paragraphs of the source. */
  #addUnits(record: SourceRecord): void {
    const { codings } = this.#selection;
    const { by, paragraphsOf } = this.#meeting;
    const paragraphs = by === 'paragraph' ? paragraphsOf(record) : [];
    for (const side of this.#here.present) {
      const slots = this.#here.slotsOf(side);
      const units =
        by === 'passage'
          ? spansCoded(codings, slots, record.length)
          : paragraphsTouched(placesOf(codings.columns, slots).spans, paragraphs);
      this.#units[side] = units;
      this.#have(side, units.length);
    }
    this.#meet((pair, a, b) => this.#metIn(pair, inBoth(this.#units[a]!, this.#units[b]!).length));
  }

  /** Adds the passages of the source and how they meet. */
  #addPassages(record: SourceRecord): void {
    const { codings } = this.#selection;
    const { by, reach, paragraphsOf } = this.#meeting;
    const isByOverlap = by === 'overlap';
    const astral = astralPositionsOf(record);
    const paragraphs = isByOverlap ? [] : paragraphsOf(record);
    for (const side of this.#here.present) {
      const passages = placesOf(codings.columns, this.#here.slotsOf(side)).spans;
      this.#have(side, passages.length);
      this.#extents[side] = isByOverlap ? passages : reachOf(passages, paragraphs, reach);
      if (isByOverlap)
        for (const { start, end } of passages)
          this.#characters[side]! += charactersBetween(astral, start, end);
    }
    this.#meet((pair, a, b) => {
      const [ofA, ofB] = [this.#extents[a]!, this.#extents[b]!];
      const met = meetingsOf(ofA, ofB);
      if (met.groups === 0) return;
      this.#ofA[pair]! += met.ofA;
      this.#ofB[pair]! += met.ofB;
      this.#metIn(pair, met.groups);
      if (isByOverlap) this.#shared[pair]! += sharedCharacters(ofA, ofB, astral);
    });
  }

  #addPeople(source: SelectedSource): void {
    for (const side of this.#here.present) {
      this.#sources[side]! += 1;
      for (const slot of this.#here.slotsOf(side))
        for (const person of this.#selection.creditedTo(source, slot)) this.#people[side]!.add(person);
    }
    this.#meet((pair) => (this.#sourcesWithBoth[pair]! += 1));
  }

  /** People are joined after all sources: one person may be interviewed several times. */
  #joinPeople(): void {
    this.#people.forEach(({ size }, side) => (this.#n[side] = size));
    const undecided = new Set(
      this.#selection.sources.flatMap(({ record, people }) =>
        this.#meeting.undecidable.has(record.id) ? people : [],
      ),
    );
    this.#pairs.forEach(({ sideA, sideB }, pair) => {
      const [own, others] = [this.#people[sideA]!, this.#people[sideB]!];
      this.#both[pair] = [...own].filter((person) => others.has(person)).length;
      this.#open[pair] = [...undecided].filter((person) => !own.has(person) && !others.has(person)).length;
    });
  }
}
