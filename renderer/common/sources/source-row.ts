// A source as a line of the table: the record with what is looked up beside it. Plain functions, tested
// without a screen.
import { byPosition } from '#core/by-position.ts';
import type { AttributeRecord, RespondentRecord, SourceRecord } from '#core/records.ts';
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

/** The attributes of sources, in their order. */
export function sourceAttributes(tables: Pick<ProjectState['tables'], 'attribute'>): AttributeRecord[] {
  return [...tables.attribute.values()].filter(({ owner }) => owner === 'source').toSorted(byPosition);
}

/** What a source is called in lists: an interview by its label, with the title where that says more. */
export function nameOf({ label, title }: SourceRecord): string {
  return label === null || label === title ? title : `${label} ${title}`;
}

/** The year of a source's date; null where it has none. */
export function yearOf({ date }: SourceRecord): string | null {
  return date?.slice(0, 4) ?? null;
}
