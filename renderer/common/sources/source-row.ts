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
  const reviews = new Map<string, { count: number; isOwn: boolean }>();
  // A coder reviews a source at most once.
  for (const { sourceId, coderId: by } of tables.review.values()) {
    const known = reviews.get(sourceId);
    if (!known) reviews.set(sourceId, { count: 1, isOwn: by === coderId });
    else {
      known.count += 1;
      known.isOwn ||= by === coderId;
    }
  }
  const values = new Map<string, Map<string, string>>();
  for (const { sourceId, attributeId, value } of tables.attributeValue.values()) {
    if (sourceId !== null)
      values.set(sourceId, (values.get(sourceId) ?? new Map<string, string>()).set(attributeId, value));
  }
  const order = new ListOrder(tables.class);
  for (const source of tables.source.values()) {
    const { id, classId } = source;
    const reviewed = reviews.get(id);
    order.add({
      source,
      className: classId === null ? null : (tables.class.get(classId)?.name ?? null),
      respondents: people.get(id) ?? nobody,
      reviewed: reviewed?.isOwn ?? false,
      reviews: reviewed?.count ?? 0,
      values: values.get(id) ?? noValues,
    });
  }
  return order.rows();
}

type ByDate = Map<string, SourceRow[]>;

/**
 * Puts rows in the order of the list. Names are compared by language rules only within one class and date, because such
 * a comparison is slow.
 */
class ListOrder {
  /** The rows by kind, class and date; a class of its own for those that name none. */
  readonly #rows = {
    document: new Map<string | null, ByDate>(),
    interview: new Map<string | null, ByDate>(),
  };
  readonly #classes: RowTables['class'];

  constructor(classes: RowTables['class']) {
    this.#classes = classes;
  }

  add(row: SourceRow): void {
    const { kind, classId, date } = row.source;
    const byClass = this.#rows[kind];
    const known = classId !== null && this.#classes.has(classId) ? classId : null;
    let byDate = byClass.get(known);
    if (!byDate) byClass.set(known, (byDate = new Map()));
    // Undated ones come last.
    const day = date ?? '9';
    const members = byDate.get(day);
    if (members) members.push(row);
    else byDate.set(day, [row]);
  }

  rows(): SourceRow[] {
    const classIds = [...this.#classes.values()].toSorted(byPosition).map(({ id }) => id);
    const ordered: SourceRow[] = [];
    for (const byClass of [this.#rows.document, this.#rows.interview])
      for (const classId of [...classIds, null]) {
        const byDate = byClass.get(classId) ?? new Map<string, SourceRow[]>();
        for (const day of [...byDate.keys()].toSorted()) {
          const members = byDate.get(day)!;
          members.sort((a, b) => collator.compare(nameOf(a.source), nameOf(b.source)));
          for (const row of members) ordered.push(row);
        }
      }
    return ordered;
  }
}

const collator = new Intl.Collator(undefined, { numeric: true });

/** The name of a source in lists: an interview's label, followed by its title if that adds something. */
export function nameOf({ label, title }: SourceRecord): string {
  return label === null || label === title ? title : `${label} ${title}`;
}

/** The year of a source's date, or null. */
export function yearOf({ date }: SourceRecord): string | null {
  return date?.slice(0, 4) ?? null;
}
