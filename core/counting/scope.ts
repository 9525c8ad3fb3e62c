// Which sources, and whose parts of them, a count looks at. Numerator, denominator and passages all start here.
import { AppError } from '../errors.ts';
import type { RespondentRecord, SourceRecord } from '../records.ts';
import { originOf } from '../source-origin.ts';
import { queriedOf, type Corpus, type QueriedIn } from './corpus.ts';
import { standingToDates, type DatesUnplaced } from './dates.ts';
import type { Scope } from './request.ts';

/** The sources a count looks at. */
export interface ScopedSources {
  /** In the order of the corpus. */
  readonly inScope: readonly SourceRecord[];
  /** How many more sources would be in scope if they were not excluded, or not duplicates. */
  readonly excluded: number;
  readonly duplicates: number;
  /** How many more might be in scope if their date were known exactly enough. */
  readonly outByDate: DatesUnplaced;
  /**
   * The people of an interview whose part of it is in scope, in order. All of them unless the scope asks for
   * respondents or for attribute values of theirs.
   */
  readonly respondentsOf: (sourceId: string) => readonly RespondentRecord[];
}

const nobody: readonly RespondentRecord[] = [];

/**
 * Finds the sources of a scope. Excluded sources and duplicates are out unless the scope includes them. A saved query
 * of the scope counts as `by` says. Throws `not_found` for a sample or saved query that was deleted.
 */
export function sourcesInScope(
  corpus: Corpus,
  scope: Scope,
  by: Omit<QueriedIn, 'scope'> = {},
): ScopedSources {
  const wanted = [...sourceConditions(corpus, scope), ...queryConditions(corpus, scope, by)];
  const people = peopleCondition(corpus, scope);
  const respondentsOf = (sourceId: string): readonly RespondentRecord[] => {
    const there = corpus.respondentsOf.get(sourceId) ?? nobody;
    return people ? there.filter(people.isWanted) : there;
  };
  const inScope: SourceRecord[] = [];
  let excluded = 0;
  let duplicates = 0;
  const outByDate = { coarse: 0, undated: 0 };
  for (const source of corpus.sourcesInOrder) {
    if (!wanted.every((isWanted) => isWanted(source))) continue;
    if (people && respondentsOf(source.id).length === 0) {
      const hasNobody = !corpus.respondentsOf.has(source.id);
      if (!(hasNobody && people.takesSourcesWithoutPeople)) continue;
    }
    const standing = standingToDates(source.date, scope.dates ?? {});
    if (standing === 'outside') continue;
    const isOut = source.status === 'excluded' && scope.withExcluded !== true;
    const isCopy = source.duplicateOf !== null && scope.withDuplicates !== true;
    if (standing !== 'within') {
      if (!isOut && !isCopy) outByDate[standing] += 1;
    } else if (isOut) excluded += 1;
    else if (isCopy) duplicates += 1;
    else inScope.push(source);
  }
  return { inScope, excluded, duplicates, outByDate, respondentsOf };
}

type Condition<T> = (of: T) => boolean;

function* sourceConditions(corpus: Corpus, scope: Scope): Generator<Condition<SourceRecord>> {
  const { kind } = scope;
  if (kind !== undefined) yield (source) => source.kind === kind;
  if (scope.classIds !== undefined) {
    const classIds = new Set(scope.classIds);
    yield (source) => classIds.has(source.classId);
  }
  if (scope.languages !== undefined) {
    const languages = new Set(scope.languages);
    yield (source) => languages.has(source.language);
  }
  if (scope.origins !== undefined) {
    const origins = new Set(scope.origins);
    yield (source) => origins.has(originOf(source));
  }
  if (scope.sourceIds !== undefined) {
    const sourceIds = new Set(scope.sourceIds);
    yield (source) => sourceIds.has(source.id);
  }
  if (scope.sampleId !== undefined) {
    const sample = corpus.tables.sample.get(scope.sampleId);
    if (!sample) throw new AppError('not_found', 'errors:no_such_sample');
    // Only drawing a sample writes this list.
    const drawn = new Set(JSON.parse(sample.sourceIds) as string[]);
    yield (source) => drawn.has(source.id);
  }
  for (const { attributeId, values } of scope.attributes ?? []) {
    if (corpus.tables.attribute.get(attributeId)?.owner === 'respondent') continue;
    const hasValue = hasOneOf(corpus, attributeId, values);
    yield (source) => hasValue(source.id);
  }
}

/** The scope without the query that limits it. Sources that were picked one by one stay the limit that they are. */
export function withoutQuery(scope: Scope): Scope {
  return {
    ...scope,
    sourceIds: scope.foundBy === undefined ? scope.sourceIds : undefined,
    queryId: undefined,
  };
}

/** Whether a query limits the scope. */
export function isQueried({ foundBy, queryId }: Scope): boolean {
  return foundBy !== undefined || queryId !== undefined;
}

/** Asks the saved query within the rest of the scope, as one that is typed beside other limits. */
function* queryConditions(
  corpus: Corpus,
  { queryId, ...scope }: Scope,
  by: Omit<QueriedIn, 'scope'>,
): Generator<Condition<SourceRecord>> {
  if (queryId === undefined) return;
  const found = queriedOf(corpus).sourcesFound(corpus, queryId, {
    scope,
    layer: by.layer,
    denominator: by.denominator,
    withoutSuggested: by.withoutSuggested,
  });
  yield (source) => found.has(source.id);
}

/** The scope's condition on respondents; null when it has none. */
function peopleCondition(
  corpus: Corpus,
  scope: Scope,
): { isWanted: Condition<RespondentRecord>; takesSourcesWithoutPeople: boolean } | null {
  const conditions: Condition<RespondentRecord>[] = [];
  let takesSourcesWithoutPeople = true;
  if (scope.respondentIds !== undefined) {
    const respondentIds = new Set(scope.respondentIds);
    conditions.push((respondent) => respondentIds.has(respondent.id));
    takesSourcesWithoutPeople = false;
  }
  for (const { attributeId, values } of scope.attributes ?? []) {
    if (corpus.tables.attribute.get(attributeId)?.owner !== 'respondent') continue;
    const hasValue = hasOneOf(corpus, attributeId, values);
    conditions.push((respondent) => hasValue(respondent.id));
    // A document has no respondent, and so no respondent's value.
    if (!values.includes(null)) takesSourcesWithoutPeople = false;
  }
  if (conditions.length === 0) return null;
  return {
    isWanted: (respondent) => conditions.every((isWanted) => isWanted(respondent)),
    takesSourcesWithoutPeople,
  };
}

function hasOneOf(
  corpus: Corpus,
  attributeId: string,
  wanted: readonly (string | null)[],
): Condition<string> {
  const values = new Set(wanted);
  const valuesOf = corpus.valuesOf.get(attributeId);
  return (ownerId) => {
    const own = valuesOf?.get(ownerId) ?? [];
    return own.length === 0 ? values.has(null) : own.some((value) => values.has(value));
  };
}
