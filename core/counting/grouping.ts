// The columns of a tally: what they stand for, and which sources and people are in them.
import { AppError } from '../errors.ts';
import { byPosition } from '../by-position.ts';
import { freeName, uniqueLabels } from '../free-name.ts';
import type { AttributeType, RespondentRecord, SourceKind, SourceRecord } from '../records.ts';
import { originOf } from '../source-origin.ts';
import { byPlace, type Corpus } from './corpus.ts';
import { hasMonth, quarterOf } from './dates.ts';
import { byName } from './name-order.ts';
import type { Grouping } from './request.ts';
import type { ScopedSources } from './scope.ts';

/** What a column stands for. Names and values are the analyst's own; hosts word the rest. */
export type ColumnMeaning =
  | { readonly what: 'all' }
  | { readonly what: 'kind'; readonly kind: SourceKind }
  | { readonly what: 'class'; readonly classId: string; readonly name: string }
  | { readonly what: 'year'; readonly year: string }
  /** `2019-Q4`. */
  | { readonly what: 'quarter'; readonly quarter: string }
  /** `2019-12`. */
  | { readonly what: 'month'; readonly month: string }
  /** In a tally by month or quarter, sources of a year whose date does not name the month. */
  | { readonly what: 'no-month'; readonly year: string }
  | { readonly what: 'language'; readonly language: string }
  | { readonly what: 'respondent'; readonly respondentId: string; readonly name: string }
  | { readonly what: 'value'; readonly type: AttributeType; readonly value: string }
  /** Sources, or people, without a value. */
  | { readonly what: 'none' };

/** The key of the single column where nothing is grouped. */
export const ALL = 'all';
/** The key of the column of sources without a value. */
export const NONE = '(none)';

/** The columns of a tally. */
export interface Columns {
  /** In order; `(none)` last. Keys are unique and stay readable: `news`, `2019`, `(none)`. */
  readonly list: readonly { readonly key: string; readonly meaning: ColumnMeaning }[];
  /** The indices in `list` of a source in scope; several where people with different values were interviewed. */
  readonly ofSource: (sourceId: string) => readonly number[];
  /** The indices in `list` of a respondent, where columns stand for people; else null. */
  readonly ofRespondent: ((respondentId: string) => readonly number[]) | null;
  /** Whether sources of any kind and class may be in any of the columns, as with years and languages. */
  readonly partsEachGroup: boolean;
}

/** The columns of the sources in scope. Only columns with a source in scope exist. */
export function columnsOf(
  corpus: Corpus,
  scoped: Pick<ScopedSources, 'inScope' | 'respondentsOf'>,
  by: Grouping | null,
): Columns {
  if (by === null) {
    return {
      list: [{ key: ALL, meaning: { what: 'all' } }],
      ofSource: () => [0],
      ofRespondent: null,
      partsEachGroup: false,
    };
  }
  const ofPerson = personMeanings(corpus, by);
  const ofSource = sourceMeanings(corpus, by);
  const found = new Map<string, ColumnMeaning>();
  const identities = (meanings: readonly ColumnMeaning[]): string[] =>
    (meanings.length > 0 ? meanings : [{ what: 'none' } as const]).map((meaning) => {
      const identity = identityOf(meaning);
      found.set(identity, meaning);
      return identity;
    });
  const byPerson = new Map<string, readonly string[]>();
  const bySource = new Map<string, readonly string[]>();
  for (const source of scoped.inScope) {
    if (!ofPerson) {
      bySource.set(source.id, identities(ofSource(source)));
      continue;
    }
    const people = scoped.respondentsOf(source.id);
    for (const person of people) byPerson.set(person.id, identities(ofPerson(person)));
    const theirs = people.flatMap(({ id }) => byPerson.get(id) ?? []);
    bySource.set(source.id, people.length > 0 ? [...new Set(theirs)] : identities([]));
  }
  const ordered = [...found.values()].sort(columnOrder(corpus));
  const places = new Map(ordered.map((meaning, place) => [identityOf(meaning), place]));
  // Nearly all are in one column: they share its list of places.
  const alone = new Map([...places].map(([identity, place]) => [identity, [place]]));
  const placed = (byId: ReadonlyMap<string, readonly string[]>): ReadonlyMap<string, readonly number[]> => {
    const placesOf = new Map<string, readonly number[]>();
    for (const [id, own] of byId)
      placesOf.set(
        id,
        (own.length === 1 ? alone.get(own[0]!) : undefined) ?? own.map((each) => places.get(each) ?? 0),
      );
    return placesOf;
  };
  const placesOfSource = placed(bySource);
  const placesOfPerson = placed(byPerson);
  return {
    list: withKeys(corpus, ordered),
    ofSource: (sourceId) => placesOfSource.get(sourceId) ?? [],
    ofRespondent: ofPerson && ((respondentId) => placesOfPerson.get(respondentId) ?? []),
    partsEachGroup: ofPerson === null && by !== 'kind' && by !== 'class',
  };
}

/** How a respondent is placed in columns, or null where the source itself decides. */
function personMeanings(
  corpus: Corpus,
  by: Grouping,
): ((person: RespondentRecord) => readonly ColumnMeaning[]) | null {
  if (by === 'respondent') {
    return (person) => [{ what: 'respondent', respondentId: person.id, name: person.name }];
  }
  if (typeof by !== 'object') return null;
  const attribute = corpus.tables.attribute.get(by.attributeId);
  if (!attribute) throw new AppError('not_found', 'errors:no_such_attribute');
  if (attribute.owner !== 'respondent') return null;
  const values = corpus.valuesOf.get(attribute.id);
  return ({ id }) => (values?.get(id) ?? []).map((value) => ({ what: 'value', type: attribute.type, value }));
}

function sourceMeanings(corpus: Corpus, by: Grouping): (source: SourceRecord) => readonly ColumnMeaning[] {
  switch (by) {
    case 'respondent':
      // Columns stand for people: the source itself has no value.
      return () => [];
    case 'kind':
      return ({ kind }) => [{ what: 'kind', kind }];
    case 'class':
      return ({ classId }) => {
        const found = classId === null ? undefined : corpus.tables.class.get(classId);
        return found ? [{ what: 'class', classId: found.id, name: found.name }] : [];
      };
    case 'year':
      return ({ date }) => (date === null ? [] : [{ what: 'year', year: date.slice(0, 4) }]);
    case 'quarter':
    case 'month':
      return ({ date }) => {
        if (date === null) return [];
        if (!hasMonth(date)) return [{ what: 'no-month', year: date }];
        return by === 'month'
          ? [{ what: 'month', month: date.slice(0, 7) }]
          : [{ what: 'quarter', quarter: quarterOf(date) }];
      };
    case 'language':
      return ({ language }) => (language === null ? [] : [{ what: 'language', language }]);
    case 'origin':
      return (source) => {
        const origin = originOf(source);
        return origin === null ? [] : [{ what: 'value', type: 'text', value: origin }];
      };
    default: {
      const type = corpus.tables.attribute.get(by.attributeId)?.type ?? 'text';
      const values = corpus.valuesOf.get(by.attributeId);
      return ({ id }) => (values?.get(id) ?? []).map((value) => ({ what: 'value', type, value }));
    }
  }
}

/** Identifies a column. */
function identityOf(meaning: ColumnMeaning): string {
  switch (meaning.what) {
    case 'class':
      return `class ${meaning.classId}`;
    case 'respondent':
      return `respondent ${meaning.respondentId}`;
    default:
      return `${meaning.what} ${plainKey(meaning)}`;
  }
}

/** The key that a column gets unless it is taken. */
export function plainKey(meaning: ColumnMeaning): string {
  switch (meaning.what) {
    case 'all':
      return ALL;
    case 'none':
      return NONE;
    case 'kind':
      return meaning.kind;
    case 'class':
    case 'respondent':
      return meaning.name;
    case 'year':
      return meaning.year;
    case 'quarter':
      return meaning.quarter;
    case 'month':
      return meaning.month;
    case 'no-month':
      return `${meaning.year} (no month)`;
    case 'language':
      return meaning.language;
    case 'value':
      return meaning.value;
  }
}

/** Classes and respondents that share a name are distinguished as in every export. */
function withKeys(corpus: Corpus, ordered: readonly ColumnMeaning[]): Columns['list'] {
  const classes = [...corpus.tables.class.values()].sort(byPosition);
  const classLabels = uniqueLabels(classes);
  const respondentLabels = uniqueLabels([...corpus.tables.respondent.values()].sort(byPlace));
  // A value that reads `(none)` gives way to the column without a value.
  const taken = new Set<string>([NONE]);
  return ordered.map((meaning) => {
    if (meaning.what === 'none') return { key: NONE, meaning };
    const wished =
      (meaning.what === 'class' ? classLabels.get(meaning.classId) : undefined) ??
      (meaning.what === 'respondent' ? respondentLabels.get(meaning.respondentId) : undefined) ??
      plainKey(meaning);
    const key = freeName(wished, taken);
    taken.add(key);
    return { key, meaning };
  });
}

/** Documents before interviews; classes and respondents in the analyst's order; values by their type. */
function columnOrder(corpus: Corpus): (a: ColumnMeaning, b: ColumnMeaning) => number {
  const { class: classes, respondent: respondents } = corpus.tables;
  return (a, b) => {
    if (a.what === 'none' || b.what === 'none') return Number(a.what === 'none') - Number(b.what === 'none');
    if (a.what === 'class' && b.what === 'class') {
      const places = [a, b].map(({ classId }) => classes.get(classId)?.position ?? 0);
      return places[0]! - places[1]! || byName(a.name, b.name) || (a.classId < b.classId ? -1 : 1);
    }
    if (a.what === 'respondent' && b.what === 'respondent') {
      const [first, second] = [respondents.get(a.respondentId), respondents.get(b.respondentId)];
      return first && second ? byPlace(first, second) : 0;
    }
    if (a.what === 'value' && b.what === 'value') {
      const order =
        a.type === 'integer' || a.type === 'decimal'
          ? Number(a.value) - Number(b.value)
          : a.type === 'boolean'
            ? Number(b.value === 'true') - Number(a.value === 'true')
            : a.type === 'text'
              ? byName(a.value, b.value)
              : 0;
      if (order) return order;
    }
    // Kinds, years, months and dates sort by spelling; sources without a month come after the months of their year.
    const [left, right] = [placeInTime(a), placeInTime(b)];
    return left < right ? -1 : left > right ? 1 : 0;
  };
}

/**
 * A text by which columns sort: those of other groupings by their keys, periods by time. `2019-12` or `2019-Q4`, then
 * `2019-R` for the rest of the year, then `2020-01`.
 */
export function placeInTime(meaning: ColumnMeaning): string {
  return meaning.what === 'no-month' ? `${meaning.year}-R` : plainKey(meaning);
}
