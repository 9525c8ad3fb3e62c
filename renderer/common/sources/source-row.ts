// A source as a line of the table: the record with what is looked up beside it. Plain functions, tested
// without a screen.
import { byPosition } from '#core/by-position.ts';
import type { RespondentRecord, SourceRecord } from '#core/records.ts';
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
  const reviews = new Map<string, number>();
  const reviewed = new Set<string>();
  // A coder reviews a source once.
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

/** Names are compared only among sources of one class and date: to compare two by their language takes longest. */
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

/** Of words and dates that no language orders its own way: thousands are compared whenever one changes. */
function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What a source is called in lists: an interview by its label, with the title where that says more. */
export function nameOf({ label, title }: SourceRecord): string {
  return label === null || label === title ? title : `${label} ${title}`;
}

/** The year of a source's date; null where it has none. */
export function yearOf({ date }: SourceRecord): string | null {
  return date?.slice(0, 4) ?? null;
}
