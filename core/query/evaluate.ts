// Finds the places of a query in the sources of a selection, one source after another. README.md says what each
// operator yields.
import { countedCodes } from '../codes/codebook.ts';
import type { CodingFilter } from '../counting/coding-filter.ts';
import type { SelectedSource, Selection } from '../counting/selection.ts';
import { AppError } from '../errors.ts';
import { readPattern } from '../search/pattern.ts';
import { Awaiting } from './awaited-texts.ts';
import { anyCoding, filterOf, narrowedBy, type CodingChoice } from './coding-choice.ts';
import { untouched } from './only.ts';
import { isNowhere, nowhere, placesOf, type Places } from '../counting/places.ts';
import { meetingOf } from './places.ts';
import { everyPart, type Query } from './query.ts';
import { leftOf, wholeOf, type SidesThere } from './related.ts';
import { takesWholes, type PlaceRelation } from './relations.ts';
import { converse, sideOf, type ResultSide } from './result-side.ts';
import { sourceTest } from './source-filter.ts';
import { phrasesOf, SourceView, type Texts } from './source-view.ts';
import { writeQuery } from './write-query.ts';

/** The places of a query in one source. */
export interface PlacesInSource {
  readonly source: SelectedSource;
  readonly places: Places;
}

/** What a query finds. */
export interface Evaluated {
  /** Sources with any place, in the order of the corpus. */
  readonly sources: readonly PlacesInSource[];
  /** How many whole-source codings a relation between passages left out, since they have no place in the text. */
  readonly withoutPlace: number;
}

/** What a part of a query yields in one source. */
type Finder = (view: SourceView) => Places;

/**
 * Finds the places of a resolved query in the base of a selection. `side` is one that the query offers, or null; `choice`
 * is what is asked of codings before the filters of the query. Throws
 * `not_found` for a code, coder or sample that is gone, `invalid` for a side that the query does not offer, and
 * `TextsAwaited` where texts must be looked through first.
 */
export function evaluate(
  selection: Selection,
  query: Query,
  side: ResultSide | null,
  texts: Texts,
  choice: CodingChoice = anyCoding,
): Evaluated {
  const evaluation = new Evaluation(selection, texts);
  const sources = evaluation.over(evaluation.finderOf(query, choice, sideOf(query, side)));
  evaluation.awaiting.expectNone();
  return { sources, withoutPlace: evaluation.withoutPlace.size };
}

/** The people whom a place counts for: those credited with its codings; of words alone, all who were interviewed. */
export function creditedWith(
  { creditedTo }: Selection,
  source: SelectedSource,
  slots: readonly number[],
): readonly number[] {
  return slots.length === 0 ? source.people : slots.flatMap((slot) => creditedTo(source, slot));
}

class Evaluation {
  /** Whole-source codings left out. */
  readonly withoutPlace = new Set<number>();
  /** What is not known yet of the texts. */
  readonly awaiting = new Awaiting();
  readonly #selection: Selection;
  readonly #texts: Texts;
  readonly #filters = new Map<string, CodingFilter>();

  constructor(selection: Selection, texts: Texts) {
    this.#selection = selection;
    this.#texts = texts;
  }

  /** The places in every source of the base. */
  over(find: Finder): PlacesInSource[] {
    return this.#selection.sources.flatMap((source) => {
      const places = find(new SourceView(source, this.#texts, this.awaiting));
      return isNowhere(places) ? [] : [{ source, places }];
    });
  }

  /** Prepares a part of a query. `choice` is what the filters around it ask of codings. */
  finderOf(query: Query, choice: CodingChoice, side: ResultSide | null = null): Finder {
    const { columns } = this.#selection.codings;
    switch (query.what) {
      case 'code':
        return this.#code(query, choice);
      case 'words': {
        const phrases = phrasesOf(query.text, this.#texts);
        return (view) => {
          const spans = view.hits(phrases, query.text).map((hit) => ({ ...hit, slots: [] }));
          return spans.length === 0 ? nowhere : { whole: null, spans };
        };
      }
      case 'pattern': {
        const pattern = readPattern({ text: query.text });
        return (view) => {
          const spans = view.matches(pattern, query.text).map((hit) => ({ ...hit, slots: [] }));
          return spans.length === 0 ? nowhere : { whole: null, spans };
        };
      }
      case 'or':
        return this.#meeting([query.left, query.right], 1, choice, side);
      case 'and':
        return this.#meeting(
          side === 'either' ? chainOf(query) : [query.left, query.right],
          null,
          choice,
          side,
        );
      case 'at-least':
        return this.#meeting(query.parts, query.least, choice, side);
      case 'only': {
        const find = this.finderOf(query.of, choice);
        const others = this.#otherCodings(query.of, choice);
        return (view) => untouched(columns, find(view), view.source.slots, others(view.source));
      }
      case 'filter': {
        const find = this.finderOf(query.of, narrowedBy(choice, query.filter), side);
        const isKept = sourceTest(this.#selection, query.filter);
        return (view) => (isKept(view.source.record) ? find(view) : nowhere);
      }
      case 'relation':
        return this.#relation(query, choice, side);
    }
  }

  #code({ code, direct }: Extract<Query, { what: 'code' }>, choice: CodingChoice): Finder {
    const { codings } = this.#selection;
    const isCounted = this.#codeNumbers(code, direct);
    const accepts = this.#accepting(choice);
    const { columns } = codings;
    return ({ source }) => {
      const { slots } = source;
      let own: number[] | null = null;
      for (const slot of slots)
        if (isCounted[columns.code[slot]!] === 1 && accepts(source, slot)) (own ??= []).push(slot);
      return own === null ? nowhere : placesOf(columns, own);
    };
  }

  /** 1 for each code, by its number, that a code counts. */
  #codeNumbers(code: string, direct: boolean): Uint8Array {
    const { corpus, codings } = this.#selection;
    if (!corpus.codebook.byId.has(code)) throw new AppError('not_found', 'errors:no_such_code');
    const isCounted = new Uint8Array(codings.codes.size);
    for (const id of direct ? [code] : countedCodes(corpus.codebook, code)) {
      const number = codings.codes.find(id);
      if (number >= 0) isCounted[number] = 1;
    }
    return isCounted;
  }

  /** Whether a coding counts by the choice, and for anybody: of a group interview, part may be out of scope. */
  #accepting(choice: CodingChoice): (source: SelectedSource, slot: number) => boolean {
    const key = JSON.stringify(choice);
    const filter = this.#filters.get(key) ?? filterOf(this.#selection, choice);
    this.#filters.set(key, filter);
    const { creditedTo } = this.#selection;
    return (source, slot) => filter(slot) && (!source.isGroup || creditedTo(source, slot).length > 0);
  }

  /** Where at least `least` of the parts meet, all of them if it is null. */
  #meeting(
    parts: readonly Query[],
    least: number | null,
    choice: CodingChoice,
    side: ResultSide | null,
  ): Finder {
    const { columns } = this.#selection.codings;
    const finders = parts.map((part) => this.finderOf(part, choice));
    const wanted = least ?? parts.length;
    return (view) => {
      const found: Places[] = [];
      for (const [index, find] of finders.entries()) {
        const places = find(view);
        if (!isNowhere(places)) found.push(places);
        // The rest cannot make up for what is missing.
        if (found.length + finders.length - index - 1 < wanted) return nowhere;
      }
      const meeting = meetingOf(columns, found, wanted);
      if (side !== 'either' || isNowhere(meeting)) return meeting;
      // The passages that meet there, grouped anew.
      const met = found.map(({ whole, spans }) => ({
        whole: meeting.whole && whole,
        spans: leftOf({ by: 'overlapping' }, { left: { whole: null, spans }, right: meeting, view }).spans,
      }));
      return meetingOf(columns, met, 1);
    };
  }

  #relation(
    { relation, left, right }: Extract<Query, { what: 'relation' }>,
    choice: CodingChoice,
    side: ResultSide | null,
  ): Finder {
    const [findLeft, findRight] = [this.finderOf(left, choice), this.finderOf(right, choice)];
    if (relation.by === 'sources')
      return (view) => {
        const places = findLeft(view);
        return isNowhere(places) || isNowhere(findRight(view)) === relation.with ? nowhere : places;
      };
    if (relation.by === 'respondents') return this.#respondents(relation.with, findLeft, findRight);
    const isSame = relation.by === 'near' && writeQuery(left) === writeQuery(right);
    return this.#placeRelation(relation, findLeft, findRight, isSame, side);
  }

  #placeRelation(
    relation: PlaceRelation,
    findLeft: Finder,
    findRight: Finder,
    isSame: boolean,
    side: ResultSide | null,
  ): Finder {
    const { columns } = this.#selection.codings;
    const seen = side === 'right' ? converse(relation) : relation;
    const [first, second] = side === 'right' ? [findRight, findLeft] : [findLeft, findRight];
    return (view) => {
      const left = first(view);
      if (isNowhere(left)) return nowhere;
      const sides: SidesThere = { left, right: second(view), view };
      const found = side === 'whole' ? wholeOf(columns, seen, sides, isSame) : leftOf(seen, sides, isSame);
      if (found.whole === null && left.whole !== null && !takesWholes(seen))
        for (const slot of left.whole) this.withoutPlace.add(slot);
      return found;
    };
  }

  /** Places in interviews with somebody to whom any place of the right side is credited, in whatever interview; or not. */
  #respondents(isWith: boolean, findLeft: Finder, findRight: Finder): Finder {
    let people: ReadonlySet<number> | null = null;
    const credited = (): ReadonlySet<number> =>
      new Set(
        this.over(findRight).flatMap(({ source, places: { whole, spans } }) =>
          [...(whole === null ? [] : [whole]), ...spans.map(({ slots }) => slots)].flatMap((slots) =>
            creditedWith(this.#selection, source, slots),
          ),
        ),
      );
    return (view) => {
      const { source } = view;
      if (source.record.kind !== 'interview') return nowhere;
      const places = findLeft(view);
      if (isNowhere(places)) return nowhere;
      people ??= credited();
      const theirs = people;
      return source.people.some((person) => theirs.has(person)) === isWith ? places : nowhere;
    };
  }

  /** Returns which codings of a source are of codes that a query does not name: of the layer, or of a coder named around it. */
  #otherCodings(of: Query, { coders }: CodingChoice): (source: SelectedSource) => (slot: number) => boolean {
    const { code } = this.#selection.codings.columns;
    const named = [...everyPart(of)].flatMap((part) =>
      part.what === 'code' ? [this.#codeNumbers(part.code, part.direct)] : [],
    );
    const accepts = [anyCoding, ...coders.map((coder) => ({ ...anyCoding, coders: [coder] }))].map((choice) =>
      this.#accepting(choice),
    );
    return (source) => (slot) =>
      named.every((isNamed) => isNamed[code[slot]!] !== 1) &&
      accepts.some((isMeant) => isMeant(source, slot));
  }
}

/** The parts of a chain of AND. */
function chainOf(query: Query): readonly Query[] {
  return query.what === 'and' ? [...chainOf(query.left), query.right] : [query];
}
