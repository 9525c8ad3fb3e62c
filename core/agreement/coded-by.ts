// What each of several coders coded in one source at a time, and which sources each has decided on.
import { countedCodes } from '../codes/codebook.ts';
import type { CodingTable } from '../counting/coding-table.ts';
import type { Corpus } from '../counting/corpus.ts';
import { placesOf } from '../counting/places.ts';
import { select, type Selection } from '../counting/selection.ts';
import { rowCodes } from '../counting/row-codes.ts';
import { AppError } from '../errors.ts';
import type { CodingRecord, SourceRecord } from '../records.ts';
import { isMachine } from '../program-origin.ts';
import { SidesOfSource } from '../relations/sides.ts';
import type { Span } from '../span.ts';
import type { DisagreementsRequest } from './request.ts';

/** A source that at least one of the coders decided on. */
export interface ComparedSource {
  readonly record: SourceRecord;
  /** By coder: whether the source counts as decided. Elsewhere the coder's decision is missing. */
  readonly isDecided: readonly boolean[];
  /** How many coders decided. */
  readonly deciders: number;
}

/** How many sources in scope were decided on by none, one, several and all of the coders. */
export interface DecidedSources {
  readonly inScope: number;
  readonly byNone: number;
  readonly byOne: number;
  readonly bySeveral: number;
  readonly byAll: number;
}

/**
 * What persons had been shown of what programs among these coders coded. What somebody coded after seeing it says nothing of
 * how far the program agrees with a person.
 */
export interface SeenOfPrograms {
  /** Whether a person had not reviewed a source when codings of one of the programs there were first shown to that person. */
  readonly isBeforeReview: (coderId: string, sourceId: string) => boolean;
  /** The ids of codings that persons made in sources in which they had been shown those of one of the programs. */
  readonly since: ReadonlySet<string>;
  /** Codings that persons removed after being shown those of one of the programs there. What was coded before is not known any more. */
  readonly removed: readonly Pick<CodingRecord, 'coderId' | 'sourceId' | 'codeId'>[];
}

const nothingSeen: SeenOfPrograms = { isBeforeReview: () => false, since: new Set(), removed: [] };

const nothing: readonly number[] = [];

/** The codings of several coders, source by source. Valid until the corpus or the table changes. */
export class CodedBy {
  readonly coderIds: readonly string[];
  /** The codes compared. A row counts its code, with roll-up those below it and those added to a theme. */
  readonly codeIds: readonly string[];
  /** In the order of the corpus. */
  readonly sources: readonly ComparedSource[];
  readonly decided: DecidedSources;
  /** Of these coders the ids of programs, which review nothing: they decided on the sources in which they coded anything. */
  readonly programIds: ReadonlySet<string>;
  /** In how many sources a person's review is left out, because it came after seeing the codings of a program there. */
  readonly seenFirst: number;
  /** How many codings by persons in the compared sources were removed after seeing those of a program: they count as not coded. */
  readonly removedSeeing: number;
  /** What is said of the scope. */
  readonly stated: Selection;
  readonly #selections: readonly Selection[];
  readonly #madeSeeing = new Set<number>();
  readonly #here: readonly SidesOfSource[];
  readonly #placeInScope: readonly number[];
  readonly #codersIn = new Map<number, readonly string[]>();
  #present: readonly number[] = [];
  #decides: readonly boolean[] = [];

  /**
   * Throws AppError `invalid` for fewer than two different coders, and for adjudicated codings, which follow from those of
   * the coders; `not_found` for a coder or code that is gone.
   */
  constructor(
    corpus: Corpus,
    codings: CodingTable,
    request: DisagreementsRequest,
    { isBeforeReview, since, removed }: SeenOfPrograms = nothingSeen,
  ) {
    const { coderIds, of = 'themes', rollup = true, denominator = 'reviewed', scope = {} } = request;
    if (new Set(coderIds).size < Math.max(2, coderIds.length))
      throw new AppError('invalid', 'errors:agreement_needs_two');
    for (const id of coderIds)
      if (corpus.tables.coder.get(id)?.kind === 'adjudication')
        throw new AppError('invalid', 'errors:agreement_of_adjudicated');
    this.coderIds = coderIds;
    this.programIds = new Set(
      coderIds.filter((id) => {
        const coder = corpus.tables.coder.get(id);
        return coder !== undefined && isMachine(coder);
      }),
    );
    this.codeIds = rowCodes(corpus.codebook, of);
    const sides = this.codeIds.map((id) => (rollup ? countedCodes(corpus.codebook, id) : new Set([id])));
    const { voices, stances, minimumWeight, withoutSuggested } = request;
    const counting = {
      denominator: 'all',
      rollup,
      voices,
      stances,
      minimumWeight,
      withoutSuggested,
    } as const;
    this.stated = select(corpus, codings, { ...counting, scope });
    // A saved query finds other sources in each layer, but coders are compared in the same sources.
    const { queryId, ...rest } = scope;
    const sourceIds = this.stated.sources.map(({ record }) => record.id);
    const same = queryId === undefined ? scope : { ...rest, sourceIds };
    this.#selections = coderIds.map((coderId) => {
      const selection = select(corpus, codings, { ...counting, scope: same, layer: { coderId } });
      return denominator === 'all' || since.size === 0 ? selection : this.#without(since, selection);
    });
    this.#here = this.#selections.map((selection) => new SidesOfSource(selection, sides));
    const counts = { byNone: 0, byOne: 0, bySeveral: 0, byAll: 0 };
    let seenFirst = 0;
    const inScope = this.#selections[0]!.sources;
    const compared = inScope.flatMap(({ record }, place) => {
      let isLeftOut = false;
      const isDecided = this.#selections.map(({ layer }, coder) => {
        if (denominator === 'all') return true;
        const id = coderIds[coder]!;
        if (this.programIds.has(id)) return hasCoded(codings, id, record.id);
        if (layer.reviewsOf(record.id).length === 0) return false;
        const isSeen = isBeforeReview(id, record.id);
        isLeftOut ||= isSeen;
        return !isSeen;
      });
      if (isLeftOut) seenFirst += 1;
      const deciders = isDecided.filter(Boolean).length;
      if (deciders === 0) counts.byNone += 1;
      else if (deciders === 1) counts.byOne += 1;
      else counts.bySeveral += 1;
      if (deciders === coderIds.length) counts.byAll += 1;
      return deciders === 0 ? [] : [{ place, source: { record, isDecided, deciders } }];
    });
    this.sources = compared.map(({ source }) => source);
    this.#placeInScope = compared.map(({ place }) => place);
    this.seenFirst = seenFirst;
    const decides = new Map(compared.map(({ source }) => [source.record.id, source.isDecided]));
    this.removedSeeing =
      denominator === 'all'
        ? 0
        : removed.filter(
            ({ coderId, sourceId, codeId }) =>
              decides.get(sourceId)?.[coderIds.indexOf(coderId)] === true &&
              sides.some((side) => side.has(codeId)),
          ).length;
    this.decided = { inScope: inScope.length, ...counts };
  }

  /** How many codings by persons are left out in the sources taken so far, since they were made after seeing those of a program. */
  get madeSeeing(): number {
    return this.#madeSeeing.size;
  }

  #without(since: ReadonlySet<string>, selection: Selection): Selection {
    const accepts = (slot: number): boolean => {
      if (!selection.accepts(slot)) return false;
      if (!since.has(selection.codings.idOf(slot))) return true;
      this.#madeSeeing.add(slot);
      return false;
    };
    return { ...selection, accepts };
  }

  /** Takes one of `sources` by its number. Returns the rows that any of its deciders used there, ascending. */
  take(source: number): readonly number[] {
    const place = this.#placeInScope[source]!;
    this.#decides = this.sources[source]!.isDecided;
    const present = new Set<number>();
    this.#here.forEach((sides, coder) => {
      if (this.#decides[coder] !== true) return;
      sides.take(this.#selections[coder]!.sources[place]!);
      for (const row of sides.present) present.add(row);
    });
    this.#present = [...present].sort((a, b) => a - b);
    return this.#present;
  }

  /** The coders of a sum of 3 to the power of their numbers, in their order; the same list each time. */
  codersIn(sum: number): readonly string[] {
    const known = this.#codersIn.get(sum);
    if (known) return known;
    const ids = this.coderIds.filter((_, coder) => Math.floor(sum / 3 ** coder) % 3 === 1);
    this.#codersIn.set(sum, ids);
    return ids;
  }

  /** A coder's codings of a row in the source taken last, as slots in text order. */
  slotsOf(coder: number, row: number): readonly number[] {
    return this.#decides[coder] === true ? this.#here[coder]!.slotsOf(row) : nothing;
  }

  /** The passages of these codings: codings that share characters are one. Codings of the whole source have none. */
  passagesOf(coder: number, row: number): readonly Span[] {
    return placesOf(this.#selections[coder]!.codings.columns, this.slotsOf(coder, row)).spans;
  }

  /** Whether the coder coded the whole source under this row. */
  hasWhole(coder: number, row: number): boolean {
    const { start } = this.#selections[coder]!.codings.columns;
    return this.slotsOf(coder, row).some((slot) => start[slot]! < 0);
  }

  /** Each coding by itself, without those of the whole source. */
  segmentsOf(coder: number, row: number): Span[] {
    const { start, end } = this.#selections[coder]!.codings.columns;
    return this.slotsOf(coder, row).flatMap((slot) =>
      start[slot]! < 0 ? [] : [{ start: start[slot]!, end: end[slot]! }],
    );
  }

  /** How many codings of the whole source, by all deciders, are in the source taken last. */
  wholes(): number {
    return this.#here.reduce(
      (sum, { wholes }, coder) => sum + (this.#decides[coder] === true ? wholes : 0),
      0,
    );
  }
}

function hasCoded(codings: CodingTable, coderId: string, sourceId: string): boolean {
  const coder = codings.coders.find(coderId);
  return codings
    .slotsOf(codings.sources.find(sourceId))
    .some((slot) => codings.columns.coder[slot] === coder);
}
