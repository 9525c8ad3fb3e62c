// A row of the table of sources: the record with values from other tables. Plain functions, tested without a screen.
import { byPosition } from '#core/by-position.ts';
import type { RespondentRecord, SourceRecord } from '#core/records.ts';
import type { ProjectState } from '#renderer/state/project.ts';

export interface SourceRow {
  readonly source: SourceRecord;
  readonly className: string | null;
  readonly respondents: readonly RespondentRecord[];
  /** Whether the working coder has reviewed it. */
  readonly reviewed: boolean;
  /** How many coders have reviewed it. */
  readonly reviews: number;
  /** Attribute values by attribute id. */
  readonly values: ReadonlyMap<string, string>;
}

/** The tables that rows are built from. */
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
  const reviews = new Map<string, number>();
  const reviewed = new Set<string>();
  // A coder reviews a source at most once.
  for (const { sourceId, coderId: by } of tables.review.values()) {
    reviews.set(sourceId, (reviews.get(sourceId) ?? 0) + 1);
    if (by === coderId) reviewed.add(sourceId);
  }
  const values = new Map<string, Map<string, string>>();
  for (const { sourceId, attributeId, value } of tables.attributeValue.values()) {
    if (sourceId !== null)
      values.set(sourceId, (values.get(sourceId) ?? new Map<string, string>()).set(attributeId, value));
  }
  const rows = Array.from(tables.source.values(), (source): SourceRow => ({
    source,
    className: source.classId === null ? null : (tables.class.get(source.classId)?.name ?? null),
    respondents: people.get(source.id) ?? nobody,
    reviewed: reviewed.has(source.id),
    reviews: reviews.get(source.id) ?? 0,
    values: values.get(source.id) ?? noValues,
  }));
  return inTheirOrder(rows, tables.class);
}

/** Compares names by language rules only within one class and date, because such a comparison is slow. */
function inTheirOrder(rows: readonly SourceRow[], classes: RowTables['class']): SourceRow[] {
  const classPlace = new Map([...classes.values()].toSorted(byPosition).map(({ id }, place) => [id, place]));
  const groups = new Map<string, SourceRow[]>();
  for (const row of rows) {
    const { kind, classId, date } = row.source;
    const place = classPlace.get(classId ?? '') ?? classPlace.size;
    const key = `${kind} ${String(place).padStart(6, '0')} ${date ?? '9'}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups]
    .toSorted(([a], [b]) => inOrder(a, b))
    .flatMap(([, group]) => group.toSorted((a, b) => collator.compare(nameOf(a.source), nameOf(b.source))));
}

const collator = new Intl.Collator(undefined, { numeric: true });

/** Plain comparison, for words and dates without language rules: thousands of rows are compared after every change. */
function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The name of a source in lists: an interview's label, followed by its title if that adds something. */
export function nameOf({ label, title }: SourceRecord): string {
  return label === null || label === title ? title : `${label} ${title}`;
}

/** The year of a source's date, or null. */
export function yearOf({ date }: SourceRecord): string | null {
  return date?.slice(0, 4) ?? null;
}
