// A source as a line of the table: the record with what is looked up beside it. Plain functions, tested
// without a screen.
import type {
  AttributeRecord,
  ClassRecord,
  RespondentRecord,
  SourceRecord,
  SourceStatus,
} from '#core/records.ts';
import type { ProjectState } from '#renderer/state/project.ts';

export interface SourceRow {
  readonly source: SourceRecord;
  readonly className: string | null;
  readonly respondents: readonly RespondentRecord[];
  /** Reviewed by the coder who works now. */
  readonly reviewed: boolean;
  /** How many coders have reviewed it. */
  readonly reviews: number;
  /** By attribute id. */
  readonly values: ReadonlyMap<string, string>;
}

/** Which sources a table shows. */
export interface SourceFilter {
  readonly kind: 'all' | 'document' | 'interview';
  readonly review: 'all' | 'reviewed' | 'open';
  readonly status: 'all' | SourceStatus;
  /** A class id, `none`, or `all`. */
  readonly classId: string;
  /** Four digits, `none`, or `all`. */
  readonly year: string;
  /** A language tag, `none`, or `all`. */
  readonly language: string;
  /** Linked duplicates: among the others, left out, or they alone. */
  readonly duplicates: 'all' | 'without' | 'only';
  readonly words: string;
}

export const noFilter: SourceFilter = {
  kind: 'all',
  review: 'all',
  status: 'all',
  classId: 'all',
  year: 'all',
  language: 'all',
  duplicates: 'all',
  words: '',
};

/** The tables that rows are made of. */
export type RowTables = Pick<
  ProjectState['tables'],
  'source' | 'class' | 'respondent' | 'sourceRespondent' | 'review' | 'attributeValue'
>;

const nobody: readonly RespondentRecord[] = [];
const noValues: ReadonlyMap<string, string> = new Map();

/** All sources as rows, documents first, then by class, date and title. */
export function sourceRows(tables: RowTables, coderId: string | undefined): SourceRow[] {
  const people = new Map<string, RespondentRecord[]>();
  for (const { sourceId, respondentId } of tables.sourceRespondent.values()) {
    const person = tables.respondent.get(respondentId);
    if (person) people.set(sourceId, [...(people.get(sourceId) ?? []), person]);
  }
  const reviews = new Map<string, Set<string>>();
  for (const { sourceId, coderId: by } of tables.review.values()) {
    reviews.set(sourceId, (reviews.get(sourceId) ?? new Set()).add(by));
  }
  const values = new Map<string, Map<string, string>>();
  for (const { sourceId, attributeId, value } of tables.attributeValue.values()) {
    if (sourceId !== null)
      values.set(sourceId, (values.get(sourceId) ?? new Map<string, string>()).set(attributeId, value));
  }
  const rows = [...tables.source.values()].map((source): SourceRow => {
    const by = reviews.get(source.id);
    return {
      source,
      className: source.classId === null ? null : (tables.class.get(source.classId)?.name ?? null),
      respondents: people.get(source.id) ?? nobody,
      reviewed: coderId !== undefined && (by?.has(coderId) ?? false),
      reviews: by?.size ?? 0,
      values: values.get(source.id) ?? noValues,
    };
  });
  const classPlace = new Map(
    [...tables.class.values()].toSorted(byPosition).map(({ id }, place) => [id, place]),
  );
  const placed = rows.map((row) => {
    const { kind, classId, date } = row.source;
    const place = classPlace.get(classId ?? '') ?? classPlace.size;
    return { row, key: `${kind} ${String(place).padStart(6, '0')} ${date ?? '9'}` };
  });
  placed.sort(
    (a, b) => inOrder(a.key, b.key) || collator.compare(nameOf(a.row.source), nameOf(b.row.source)),
  );
  return placed.map(({ row }) => row);
}

const collator = new Intl.Collator(undefined, { numeric: true });

/** Of words and dates that no language orders its own way: thousands are compared whenever one changes. */
function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byPosition(a: ClassRecord | AttributeRecord, b: ClassRecord | AttributeRecord): number {
  return a.position - b.position;
}

/** The attributes of sources, in their order. */
export function sourceAttributes(tables: ProjectState['tables']): AttributeRecord[] {
  return [...tables.attribute.values()].filter(({ owner }) => owner === 'source').toSorted(byPosition);
}

/** What a source is called in lists: an interview by its label, with the title where that says more. */
export function nameOf({ label, title }: SourceRecord): string {
  return label === null || label === title ? title : `${label} ${title}`;
}

/** Whether a row passes the filter; words are looked for in title, label, respondents, origin and values. */
export function passes(row: SourceRow, filter: SourceFilter): boolean {
  const { source } = row;
  if (filter.kind !== 'all' && source.kind !== filter.kind) return false;
  if (filter.review !== 'all' && row.reviewed !== (filter.review === 'reviewed')) return false;
  if (filter.status !== 'all' && source.status !== filter.status) return false;
  if (filter.classId !== 'all' && (source.classId ?? 'none') !== filter.classId) return false;
  if (filter.year !== 'all' && (yearOf(source) ?? 'none') !== filter.year) return false;
  if (filter.language !== 'all' && (source.language ?? 'none') !== filter.language) return false;
  if (filter.duplicates !== 'all' && (source.duplicateOf !== null) !== (filter.duplicates === 'only'))
    return false;
  const wanted = filter.words.trim().toLowerCase();
  if (wanted === '') return true;
  const told = [
    source.title,
    source.label,
    source.origin,
    row.className,
    source.date,
    ...row.respondents.map(({ name }) => name),
    ...row.values.values(),
  ];
  return told.some((text) => text?.toLowerCase().includes(wanted));
}

/** The year of a source's date; null where it has none. */
export function yearOf({ date }: SourceRecord): string | null {
  return date?.slice(0, 4) ?? null;
}

/** What there is to choose from among the sources: filters that would change nothing are not offered. */
export interface FilterChoices {
  /** Descending; null stands for sources without a date. */
  readonly years: readonly (string | null)[];
  readonly languages: readonly (string | null)[];
  readonly hasDuplicates: boolean;
}

/** The years and languages that occur, and whether a duplicate is linked. */
export function filterChoices(rows: readonly SourceRow[]): FilterChoices {
  const years = new Set(rows.map(({ source }) => yearOf(source)));
  const languages = new Set(rows.map(({ source }) => source.language));
  const withNoneLast = (a: string | null, b: string | null): number =>
    a === null ? 1 : b === null ? -1 : inOrder(a, b);
  return {
    years: [...years].toSorted((a, b) => (a === null || b === null ? withNoneLast(a, b) : inOrder(b, a))),
    languages: [...languages].toSorted(withNoneLast),
    hasDuplicates: rows.some(({ source }) => source.duplicateOf !== null),
  };
}

export type GroupBy = 'none' | 'kind' | 'class' | 'year' | 'status' | 'language';

/** The name of the group a row stands in; null for “without”. */
export function groupOf({ source, className }: SourceRow, by: GroupBy): string | null {
  switch (by) {
    case 'kind':
      return source.kind;
    case 'class':
      return className;
    case 'year':
      return yearOf(source);
    case 'status':
      return source.status;
    case 'language':
      return source.language;
    case 'none':
      return null;
  }
}
