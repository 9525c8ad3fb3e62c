// How many hits there are, and in how many sources: in total, by class and by year.
import type { SourceRecord } from '../records.ts';
import type { KindClass, Narrowing } from './request.ts';

/** A number of hits, the sources that have them, and the sources that were searched. */
export interface HitCount {
  readonly hits: number;
  readonly sources: number;
  /** Sources in scope, with or without hits. */
  readonly of: number;
}

/** The hits in the sources of one kind and class. */
export interface ClassCount extends KindClass, HitCount {}

/** The hits in the sources of one year. */
export interface YearCount extends HitCount {
  /** Null for sources without a date. */
  readonly year: string | null;
}

/** The counts of a search. */
export interface HitCounts {
  /** What is listed, that is, within the narrowing. */
  readonly listed: HitCount;
  readonly documents: HitCount;
  readonly interviews: HitCount;
  /** One for each kind and class in scope, with or without hits, within the years of the narrowing. */
  readonly byClass: readonly ClassCount[];
  /**
   * One for each year in scope, with or without hits, within the classes of the narrowing; sources without a
   * date come last.
   */
  readonly byYear: readonly YearCount[];
}

/** The year of a source's date; null without one. */
function yearOf({ date }: Pick<SourceRecord, 'date'>): string | null {
  return date === null ? null : date.slice(0, 4);
}

function isOfClasses(source: SourceRecord, { classes }: Narrowing): boolean {
  return (
    classes === undefined ||
    classes.some(({ kind, classId }) => kind === source.kind && classId === source.classId)
  );
}

function isOfYears(source: SourceRecord, { years }: Narrowing): boolean {
  return years === undefined || years.includes(yearOf(source));
}

/** Whether a source is listed under the narrowing. */
export function isListed(source: SourceRecord, narrow: Narrowing): boolean {
  return isOfClasses(source, narrow) && isOfYears(source, narrow);
}

/**
 * Counts hits. `hits` holds the number in each of `sources`, which are in the order of the corpus. Each
 * breakdown ignores its own narrowing, so that one sees what another choice would give.
 */
export function countHits(
  sources: readonly SourceRecord[],
  hits: Uint32Array,
  narrow: Narrowing = {},
): HitCounts {
  const listed = counter();
  const kinds = { document: counter(), interview: counter() };
  const classes = new Map<string, KindClass & Counter>();
  const years = new Map<string | null, Counter>();
  for (const [index, source] of sources.entries()) {
    const found = hits[index] ?? 0;
    const ofClasses = isOfClasses(source, narrow);
    const ofYears = isOfYears(source, narrow);
    if (ofClasses && ofYears) {
      add(listed, found);
      add(kinds[source.kind], found);
    }
    if (ofYears) {
      const { kind, classId } = source;
      add(
        entry(classes, `${kind} ${classId ?? ''}`, () => ({ kind, classId, ...counter() })),
        found,
      );
    }
    if (ofClasses) add(entry(years, yearOf(source), counter), found);
  }
  return {
    listed,
    documents: kinds.document,
    interviews: kinds.interview,
    byClass: [...classes.values()],
    byYear: [...years]
      .map(([year, count]) => ({ year, ...count }))
      .sort((a, b) => ((a.year ?? '9999') < (b.year ?? '9999') ? -1 : 1)),
  };
}

interface Counter {
  hits: number;
  sources: number;
  of: number;
}

function counter(): Counter {
  return { hits: 0, sources: 0, of: 0 };
}

function add(count: Counter, found: number): void {
  count.hits += found;
  count.sources += found > 0 ? 1 : 0;
  count.of += 1;
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) map.set(key, (value = make()));
  return value;
}
