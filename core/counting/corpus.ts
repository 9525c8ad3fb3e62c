// The small tables that counting needs beside the codings, as one value with lookups derived from them. A
// change gives a new corpus, which shares whatever the change did not touch.
import type { Change } from '../change.ts';
import { codebookOf, type Codebook } from '../codes/codebook.ts';
import { corpusTables, type CorpusTable } from '../tables/all.ts';
import type { Records, RespondentRecord, ReviewRecord, SourceRecord } from '../records.ts';
import { birthsOf, type Births } from './births.ts';
import { drawsOf, type Draw } from './draws.ts';
import { byName } from './name-order.ts';
import type { Places } from './places.ts';
import type { Sight } from '../sealing/sight.ts';
import type { CountingRequest } from './request.ts';

export type CorpusTables = { readonly [T in CorpusTable]: ReadonlyMap<string, Records[T]> };

/** All rows of a project, apart from codings, that decide what a coding counts for. Immutable. */
export interface Corpus {
  /** Rows by id. */
  readonly tables: CorpusTables;
  /** The coder whose layer is counted by default; null in a project without its row. */
  readonly mainCoderId: string | null;
  readonly codebook: Codebook;
  readonly births: Births;
  /** Documents before interviews, then by class, date, and name: the order of every list of passages. */
  readonly sourcesInOrder: readonly SourceRecord[];
  /** By interview id, the people interviewed, in order. Documents have none, whatever is linked to them. */
  readonly respondentsOf: ReadonlyMap<string, readonly RespondentRecord[]>;
  /** By source id. */
  readonly reviewsOf: ReadonlyMap<string, readonly ReviewRecord[]>;
  /** By attribute id, then by the id of the source or respondent, the values. */
  readonly valuesOf: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  /** The samples that estimates can be made from, the largest first. */
  readonly draws: readonly Draw[];
  /** The reasons for exclusion that mean that a source could not be obtained or read. */
  readonly unreadable: ReadonlySet<string>;
  /** Answers saved queries; null where nobody asks for any. */
  readonly queried: Queried | null;
  /** What blind work hides from the one who counts, so that the tables do not have it; null if nothing. */
  readonly sight: Sight | null;
  /** The tables that each lookup was derived from. */
  readonly readBy: Readonly<Record<keyof Lookups, ReadonlySet<CorpusTable>>>;
}

/** The lookups of a corpus, each derived from whole tables. */
type Lookups = Pick<
  Corpus,
  | 'codebook'
  | 'births'
  | 'sourcesInOrder'
  | 'respondentsOf'
  | 'reviewsOf'
  | 'valuesOf'
  | 'draws'
  | 'unreadable'
>;

/** Which codings a saved query counts as a limit of a scope, and out of what: those of the count. */
export type QueriedIn = Pick<CountingRequest, 'scope' | 'layer' | 'denominator' | 'withoutSuggested'>;

/**
 * Answers saved queries, as limits of a scope and as rows of a table. Counting itself knows no query:
 * `core/query/queried-sources.ts` answers it. Throws `not_found` for a saved query that is gone, or that names something
 * that is gone.
 */
export interface Queried {
  /**
   * The ids of the sources of a scope in which a saved query finds something, inside the base and outside, so that a
   * count can tell how many it leaves out.
   */
  readonly sourcesFound: (corpus: Corpus, queryId: string, asked: QueriedIn) => ReadonlySet<string>;
  /** By source id, what a saved query finds in a selection: to be asked by `foundIn` of `queried-cells.ts`. */
  readonly foundIn: (selection: never, queryId: string) => ReadonlyMap<string, Places>;
  /** The saved query in its canonical text. */
  readonly textOf: (corpus: Corpus, queryId: string) => string;
}

/** Who answers saved queries of this corpus. */
export function queriedOf({ queried }: Corpus): Queried {
  if (!queried) throw new Error('This corpus has nobody who answers saved queries');
  return queried;
}

/**
 * Builds a corpus from whole tables, with rows in any order. Tables left out are empty. `queried` answers saved queries
 * of this corpus and of those that changes make of it. `sight`: what the rows were left out by.
 */
export function corpusOf(
  rows: { readonly [T in CorpusTable]?: Iterable<Records[T]> },
  queried: Queried | null = null,
  sight: Sight | null = null,
): Corpus {
  const tables = corpusTables.map((table) => {
    const byId = new Map<string, Records[CorpusTable]>();
    for (const row of rows[table] ?? []) byId.set(row.id, row);
    return [table, byId];
  });
  // Each table was filled from the rows of its own name.
  return { ...derived(Object.fromEntries(tables) as CorpusTables, null), queried, sight };
}

/** The corpus after the change; the same object when the change touches none of its tables. */
export function applyToCorpus(corpus: Corpus, change: Change): Corpus {
  const touched = touchedIn(change);
  if (touched.length === 0) return corpus;
  const after = Object.fromEntries(touched.map((table) => [table, afterChange(corpus, table, change)]));
  return derived({ ...corpus.tables, ...after }, corpus);
}

/** The codebook after a change that touches no other table of the corpus; null where it does touch others. */
export function codebookAfter(corpus: Corpus, change: Change): Codebook | null {
  if (touchedIn(change).some((table) => !corpus.readBy.codebook.has(table))) return null;
  return applyToCorpus(corpus, change).codebook;
}

function touchedIn({ added, updated, removed }: Change): CorpusTable[] {
  return corpusTables.filter((table) => added[table] ?? updated[table] ?? removed[table]);
}

function afterChange<T extends CorpusTable>(
  corpus: Corpus,
  table: T,
  { added, updated, removed }: Change,
): ReadonlyMap<string, Records[T]> {
  const byId = new Map<string, Records[T]>(corpus.tables[table]);
  for (const id of Object.keys(removed[table] ?? {})) byId.delete(id);
  for (const [id, [, to]] of Object.entries<readonly [Records[T], Records[T]]>(updated[table] ?? {}))
    byId.set(id, to);
  for (const [id, row] of Object.entries<Records[T]>(added[table] ?? {})) byId.set(id, row);
  return byId;
}

const lookups: { readonly [K in keyof Lookups]: (tables: CorpusTables) => Lookups[K] } = {
  codebook: ({ code, themeCode }) => codebookOf(code.values(), themeCode.values()),
  births: ({ code }) => birthsOf(code.values()),
  sourcesInOrder,
  respondentsOf,
  reviewsOf: ({ review }) => grouped(review.values(), (row) => row.sourceId),
  valuesOf,
  draws: ({ sample, recoding }) => drawsOf(sample.values(), recoding.values()),
  unreadable: ({ exclusionReason }) =>
    new Set(
      [...exclusionReason.values()]
        .filter(({ mark }) => mark === 'could-not-be-read')
        .map(({ name }) => name),
    ),
};

/** Derives the lookups, reusing those of `previous` that were read from tables that are still the same. */
function derived(tables: CorpusTables, previous: Corpus | null): Corpus {
  const made = Object.entries(lookups).map(([name, make]) => {
    const key = name as keyof Lookups;
    const readBefore = previous?.readBy[key];
    if (previous && readBefore && [...readBefore].every((table) => previous.tables[table] === tables[table]))
      return [key, previous[key], readBefore] as const;
    const read = new Set<CorpusTable>();
    return [key, make(noting(tables, read)), read] as const;
  });
  return {
    tables,
    mainCoderId: [...tables.project.values()][0]?.mainCoderId ?? null,
    queried: previous?.queried ?? null,
    sight: previous?.sight ?? null,
    // Every lookup was made by the function of its own name.
    ...(Object.fromEntries(made) as unknown as Lookups),
    readBy: Object.fromEntries(made.map(([key, , read]) => [key, read])) as unknown as Corpus['readBy'],
  };
}

/** The same tables; which of them are read is added to `read`. */
function noting(tables: CorpusTables, read: Set<CorpusTable>): CorpusTables {
  return new Proxy(tables, {
    get(all, table: CorpusTable) {
      read.add(table);
      return all[table];
    },
  });
}

function sourcesInOrder(tables: CorpusTables): SourceRecord[] {
  const placed = Array.from(tables.source.values(), (source) => ({
    source,
    isInterview: source.kind === 'interview',
    classPlace: (source.classId === null ? null : tables.class.get(source.classId)?.position) ?? Infinity,
    date: source.date ?? '9999',
    name: source.label ?? source.title,
  }));
  return placed
    .sort(
      (a, b) =>
        Number(a.isInterview) - Number(b.isInterview) ||
        // Two sources without a class: Infinity minus Infinity is NaN, which sorts nothing.
        (a.classPlace === b.classPlace ? 0 : a.classPlace - b.classPlace) ||
        (a.date === b.date ? 0 : a.date < b.date ? -1 : 1) ||
        byName(a.name, b.name) ||
        (a.source.id < b.source.id ? -1 : 1),
    )
    .map(({ source }) => source);
}

/** The people who are heard in each interview, in the order of the study; none for one in which nobody is named. */
export function respondentsOf(
  tables: Pick<CorpusTables, 'source' | 'respondent' | 'sourceRespondent'>,
): Map<string, RespondentRecord[]> {
  const there = new Map<string, RespondentRecord[]>();
  for (const { sourceId, respondentId } of tables.sourceRespondent.values()) {
    const respondent = tables.respondent.get(respondentId);
    if (!respondent || tables.source.get(sourceId)?.kind !== 'interview') continue;
    const people = there.get(sourceId);
    if (!people) there.set(sourceId, [respondent]);
    else if (!people.includes(respondent)) people.push(respondent);
  }
  for (const people of there.values()) people.sort(byPlace);
  return there;
}

/** Orders respondents by position, then by name. */
export function byPlace(a: RespondentRecord, b: RespondentRecord): number {
  return a.position - b.position || byName(a.name, b.name) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function valuesOf(tables: CorpusTables): Map<string, Map<string, string[]>> {
  const values = new Map<string, Map<string, string[]>>();
  for (const { attributeId, sourceId, respondentId, value } of tables.attributeValue.values()) {
    const owner = sourceId ?? respondentId;
    if (owner === null) continue;
    const byOwner = values.get(attributeId) ?? new Map<string, string[]>();
    values.set(attributeId, byOwner);
    const own = byOwner.get(owner);
    if (!own) byOwner.set(owner, [value]);
    else if (!own.includes(value)) own.push(value);
  }
  return values;
}

function grouped<T>(rows: Iterable<T>, keyOf: (row: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
