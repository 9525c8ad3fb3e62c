// The facts of a source by which the table filters, groups and shows. Each fact is defined once here; filters, groups,
// columns and menus are derived from it.
import type { AttributeRecord, SourceRecord, SourceStatus } from '#core/records.ts';
import { byPosition } from '#core/by-position.ts';
import { byName } from '#core/counting/name-order.ts';
import { originOf } from '#core/source-origin.ts';
import type { ProjectState } from '#renderer/state/project.ts';
import type { Words } from '#words/words.ts';
import { CountedSources, type CountedTables, type ValueCounts } from './counted-sources.ts';
import { languageInWords } from '#renderer/common/sources/language-in-words.ts';
import { yearOf, type SourceRow } from '#renderer/common/sources/source-row.ts';
import { valueInWords } from '#renderer/common/sources/value-in-words.ts';
import { attributesOf } from '#renderer/common/sources/attributes.ts';

type ValueOf = (row: SourceRow) => string | null;

type Tables = Pick<ProjectState['tables'], 'class' | 'respondent' | 'attribute'>;

/** A fact of every source. */
export interface SourceFact {
  /** A word such as `class`, or the id of an attribute. */
  readonly id: string;
  readonly name: string;
  /** Its name in the choice of groupings. */
  readonly groupName: string;
  /** The stored values of a source; empty without a value. */
  readonly valuesOf: (row: SourceRow) => readonly string[];
  /** The same for a fact of which no source has two: its value, null or empty without one. Null for other facts. */
  readonly valueOf: ValueOf | null;
  /** The number of sources by stored value. */
  readonly countsIn: (sources: CountedSources) => ValueCounts;
  readonly inWords: (value: string) => string;
  /** The words for a source without a value. */
  readonly without: string;
  /** Compares two values. */
  readonly order: (a: string, b: string) => number;
  /** The attribute, if the fact is one. */
  readonly attribute: AttributeRecord | null;
}

/** The ids of facts that are not attributes. */
export type PlainFact =
  | 'kind'
  | 'status'
  | 'class'
  | 'year'
  | 'language'
  | 'origin'
  | 'respondent'
  | WrittenFact;

/** Fields of the record that hold text. */
const written = ['place', 'mode', 'interviewer'] as const;
type WrittenFact = (typeof written)[number];

const statuses: readonly SourceStatus[] = ['new', 'included', 'second-look', 'excluded'];

/** All facts of a study's sources: those of every source, then the attributes. */
export function sourceFacts({ t }: Words, tables: Tables): SourceFact[] {
  const without = t('sources:without');
  const plain = (id: PlainFact, fact: Omit<SourceFact, 'id' | 'attribute' | 'without'>): SourceFact => ({
    id,
    attribute: null,
    without,
    ...fact,
  });
  return [
    plain('kind', {
      name: t('sources:kind'),
      groupName: t('sources:group_kind'),
      ...ofField('kind', asWritten),
      inWords: (kind) => t(kind === 'document' ? 'sources:documents' : 'sources:interviews'),
      order: byName,
    }),
    plain('status', {
      name: t('sources:status'),
      groupName: t('sources:group_status'),
      ...ofField('status', asWritten),
      inWords: (status) => t(`sources:status_${status as SourceStatus}`),
      order: (a, b) => statuses.indexOf(a as SourceStatus) - statuses.indexOf(b as SourceStatus),
    }),
    {
      ...plain('class', {
        name: t('sources:class'),
        groupName: t('sources:group_class'),
        ...ofField('classId', asWritten),
        inWords: (id) => tables.class.get(id)?.name ?? '',
        order: inPlace(tables.class),
      }),
      without: t('sources:no_class'),
    },
    plain('year', {
      name: t('sources:year'),
      groupName: t('sources:group_year'),
      ...ofField('date', yearOf),
      inWords: asWritten,
      // Newest first.
      order: (a, b) => byName(b, a),
    }),
    {
      ...plain('language', {
        name: t('sources:language'),
        groupName: t('sources:group_language'),
        ...ofField('language', asWritten),
        inWords: (tag) => languageInWords(t, tag),
        order: byName,
      }),
      without: t('sources:language_none'),
    },
    plain('origin', {
      name: t('sources:origin'),
      groupName: t('sources:group_origin'),
      ...single(({ source }) => originOf(source)),
      countsIn: (sources) => sources.byOrigin(),
      inWords: asWritten,
      order: byName,
    }),
    plain('respondent', {
      name: t('sources:respondent'),
      groupName: t('sources:group_respondent'),
      valueOf: null,
      valuesOf: ({ respondents }) => respondents.map(({ id }) => id),
      countsIn: (sources) => sources.byRespondent(),
      inWords: (id) => tables.respondent.get(id)?.name ?? '',
      order: inPlace(tables.respondent),
    }),
    ...written.map((field) =>
      plain(field, {
        name: t(`sources:${field}`),
        groupName: t(`sources:group_${field}`),
        ...ofField(field, asWritten),
        inWords: (value) =>
          field === 'mode' ? t(`sources:mode_${value as NonNullable<SourceRecord['mode']>}`) : value,
        order: byName,
      }),
    ),
    ...attributesOf(tables, 'source').map((attribute): SourceFact => ({
      id: attribute.id,
      name: attribute.name,
      groupName: attribute.name,
      ...single(({ values }) => values.get(attribute.id) ?? null),
      countsIn: (sources) => sources.byAttribute(attribute.id),
      inWords: (value) => valueInWords(t, attribute, value),
      without,
      order: isNumeric(attribute) ? (a, b) => Number(a) - Number(b) || byName(a, b) : byName,
      attribute,
    })),
  ];
}

/** A fact that is read off one field of the source. */
function ofField<Field extends keyof SourceRecord>(
  field: Field,
  read: (stored: SourceRecord[Field]) => string | null,
): Pick<SourceFact, 'valueOf' | 'valuesOf' | 'countsIn'> {
  return {
    ...single(({ source }) => read(source[field])),
    countsIn: (sources) => sources.byField(field, read),
  };
}

function single(valueOf: ValueOf): Pick<SourceFact, 'valueOf' | 'valuesOf'> {
  return {
    valueOf,
    valuesOf: (row) => {
      const value = valueOf(row);
      return value === null || value === '' ? [] : [value];
    },
  };
}

/** The order of rows that have a position, by their ids. */
function inPlace(rows: ReadonlyMap<string, { readonly position: number }>): SourceFact['order'] {
  const placed = (id: string) => ({ id, position: rows.get(id)?.position ?? 0 });
  return (a, b) => byPosition(placed(a), placed(b));
}

function asWritten<Value extends string | null>(value: Value): Value {
  return value;
}

/** Whether an attribute holds numbers, which are right-aligned and sorted by value. */
export function isNumeric({ type }: Pick<AttributeRecord, 'type'>): boolean {
  return type === 'integer' || type === 'decimal';
}

/** The values of a fact among all sources. */
export interface FactValues {
  readonly fact: SourceFact;
  /** Each value with its number of sources; sorted unless there are too many to choose from. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
  /** The number of sources without a value. */
  readonly without: number;
}

/** The values of each fact among all sources. */
export function factValues(tables: CountedTables, facts: readonly SourceFact[]): FactValues[] {
  const sources = new CountedSources(tables);
  return facts.map((fact) => {
    const counts = fact.countsIn(sources);
    const values = Array.from(counts, ([value, count]) => ({ value, count })).filter(
      ({ value }) => value !== '',
    );
    const without = counts.get('') ?? 0;
    // Thousands of different values, such as titles, are never offered, and sorting them would take longest.
    if (values.length > MAX_VALUES) return { fact, values, without };
    return { fact, values: values.toSorted((a, b) => fact.order(a.value, b.value)), without };
  });
}

/** With more values than this a fact is not offered as a choice. */
export const MAX_VALUES = 200;

/**
 * Whether the values divide the sources: more than one, not too many to choose from, and not a different one for every
 * source, as with file names. For the analyst's own attributes the last condition does not apply.
 */
export function partsSources({ fact, values, without }: FactValues): boolean {
  const isShared = fact.attribute !== null || values.some(({ count }) => count > 1);
  return values.length + (without > 0 ? 1 : 0) > 1 && values.length <= MAX_VALUES && isShared;
}

/** The group of a row: its values, joined if there are several; empty for none. */
export function groupOf(row: SourceRow, { valueOf, valuesOf }: SourceFact): string {
  return valueOf ? (valueOf(row) ?? '') : valuesOf(row).join(SEPARATOR);
}

/** The name of a group returned by `groupOf`. */
export function groupInWords(group: string, { inWords, without }: SourceFact): string {
  return group === '' ? without : group.split(SEPARATOR).map(inWords).join(', ');
}

/** The groups of all rows in the order of their first values; the group without a value comes last. */
export function groupsInOrder(rows: readonly SourceRow[], { fact, values, without }: FactValues): string[] {
  const groups = fact.valueOf
    ? values.map(({ value }) => value)
    : [...new Set(rows.map((row) => groupOf(row, fact)))].filter((group) => group !== '');
  const ordered = groups
    .map((group) => ({ group, values: group.split(SEPARATOR) }))
    .toSorted((a, b) => orderOfLists(a.values, b.values, fact.order));
  return [...ordered.map(({ group }) => group), ...(without > 0 ? [''] : [])];
}

function orderOfLists(
  a: readonly string[],
  b: readonly string[],
  order: (one: string, other: string) => number,
): number {
  for (const [place, value] of a.entries()) {
    const other = b[place];
    const between = other === undefined ? 1 : order(value, other);
    if (between !== 0) return between;
  }
  return a.length - b.length;
}

/** Occurs in no value that a person types. */
const SEPARATOR = '\u0000';
