// A row of the table of sources: the record with values from other tables. Plain functions, tested without a screen.
import { byPosition } from '#core/by-position.ts';
import type { RespondentRecord, SourceRecord } from '#core/records.ts';
import { eachOf, fieldOf, type FieldOfRows } from '#renderer/state/column-rows.ts';
import type { ProjectState } from '#renderer/state/project.ts';

export interface SourceRow {
  readonly source: SourceRecord;
  readonly className: string | null;
  readonly respondents: readonly RespondentRecord[];
  /** Whether the working coder has reviewed it. */
  readonly reviewed: boolean;
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
  const around: AroundSources = {
    classes: tables.class,
    people: peopleBySource(tables),
    reviewed: reviewedBy(tables.review, coderId),
    values: valuesBySource(tables.attributeValue),
  };
  const sources = [...tables.source.values()];
  return inListOrder(tables).map((place) => new RowOfSource(sources[place]!, around));
}

/** What other tables say of all sources. */
interface AroundSources {
  readonly classes: RowTables['class'];
  readonly people: ReadonlyMap<string, readonly RespondentRecord[]>;
  readonly reviewed: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

/** Looks up what a screen asks of it: of thousands of rows, the first picture shows a few. */
class RowOfSource implements SourceRow {
  readonly source: SourceRecord;
  readonly #around: AroundSources;

  constructor(source: SourceRecord, around: AroundSources) {
    this.source = source;
    this.#around = around;
  }

  get className(): string | null {
    const { classId } = this.source;
    return classId === null ? null : (this.#around.classes.get(classId)?.name ?? null);
  }

  get respondents(): readonly RespondentRecord[] {
    return this.#around.people.get(this.source.id) ?? nobody;
  }

  get reviewed(): boolean {
    return this.#around.reviewed.has(this.source.id);
  }

  get values(): ReadonlyMap<string, string> {
    return this.#around.values.get(this.source.id) ?? noValues;
  }
}

function peopleBySource(tables: Pick<RowTables, 'respondent' | 'sourceRespondent'>): AroundSources['people'] {
  const people = new Map<string, RespondentRecord[]>();
  for (const { sourceId, respondentId } of tables.sourceRespondent.values()) {
    const person = tables.respondent.get(respondentId);
    if (person) people.set(sourceId, [...(people.get(sourceId) ?? []), person]);
  }
  return people;
}

/** The sources that a coder has reviewed; none if it is unknown who works. */
function reviewedBy(reviews: RowTables['review'], coderId: string | undefined): ReadonlySet<string> {
  const coders = fieldOf(reviews, 'coderId');
  const own = coderId === undefined ? -1 : coders.values.indexOf(coderId);
  if (own < 0) return new Set();
  const sources = eachOf(reviews, 'sourceId');
  return new Set(coders.values.length === 1 ? sources : sources.filter((_, row) => coders.at[row] === own));
}

function valuesBySource(attributeValues: RowTables['attributeValue']): AroundSources['values'] {
  const values = new Map<string, Map<string, string>>();
  for (const { sourceId, attributeId, value } of attributeValues.values()) {
    if (sourceId === null) continue;
    const own = values.get(sourceId);
    if (own) own.set(attributeId, value);
    else values.set(sourceId, new Map([[attributeId, value]]));
  }
  return values;
}

/**
 * The places of the sources in their table, in the order of the list. Names are compared by language rules only within one
 * class and date, because such a comparison is slow.
 */
function inListOrder({ source, class: classes }: Pick<RowTables, 'source' | 'class'>): number[] {
  const kind = ranked(fieldOf(source, 'kind'), (each) => (each === 'document' ? 0 : 1));
  const classIds = [...classes.values()].toSorted(byPosition).map(({ id }) => id);
  const classPlace = new Map<string | null, number>(classIds.map((id, place) => [id, place]));
  const ofClass = ranked(fieldOf(source, 'classId'), (id) => classPlace.get(id) ?? classIds.length);
  const dates = fieldOf(source, 'date');
  const days = [...new Set(dates.values.map(dayOf))].toSorted();
  const dayPlace = new Map(days.map((day, place) => [day, place]));
  const ofDay = ranked(dates, (date) => dayPlace.get(dayOf(date))!);
  const alike = new Map<number, number[]>();
  for (let place = 0; place < source.size; place += 1) {
    const key = (kind(place) * (classIds.length + 1) + ofClass(place)) * days.length + ofDay(place);
    const members = alike.get(key);
    if (members) members.push(place);
    else alike.set(key, [place]);
  }
  const labels = eachOf(source, 'label');
  const names = eachOf(source, 'title').map((title, place) => named(labels[place]!, title));
  return [...alike.keys()]
    .toSorted((a, b) => a - b)
    .flatMap((key) => alike.get(key)!.sort((a, b) => collator.compare(names[a]!, names[b]!)));
}

/** By the place of a row, the rank of its value of a field. */
function ranked<Value>(
  { values, at }: FieldOfRows<Value>,
  rankOf: (value: Value) => number,
): (place: number) => number {
  const ranks = values.map(rankOf);
  return (place) => ranks[at[place]!]!;
}

/** Undated sources come last. */
function dayOf(date: string | null): string {
  return date ?? '9';
}

const collator = new Intl.Collator(undefined, { numeric: true });

/** The name of a source in lists: an interview's label, followed by its title if that adds something. */
export function nameOf({ label, title }: SourceRecord): string {
  return named(label, title);
}

function named(label: string | null, title: string): string {
  return label === null || label === title ? title : `${label} ${title}`;
}

/** The year of a source's date; null where undated. */
export function yearOf(date: string | null): string | null {
  return date?.slice(0, 4) ?? null;
}
