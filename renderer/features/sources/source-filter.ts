// The filter of a table of sources as plain values to remember.
import type { SourceFact } from './source-facts.ts';
import type { SourceRow } from '#renderer/common/sources/source-row.ts';

export interface SourceFilter {
  readonly kind: 'all' | 'document' | 'interview';
  readonly review: 'all' | 'reviewed' | 'open';
  /** Linked duplicates: shown with the others, hidden, or alone. */
  readonly duplicates: 'all' | 'without' | 'only';
  /** The wanted values by fact; `NO_VALUE` for sources without one. An empty list does not filter. */
  readonly wanted: Readonly<Record<string, readonly string[]>>;
  readonly words: string;
}

/** Stands for “no value” among the wanted values. */
export const NO_VALUE = '\u0000none';

export const noFilter: SourceFilter = {
  kind: 'all',
  review: 'all',
  duplicates: 'all',
  wanted: {},
  words: '',
};

/** The facts that the filter narrows by, without removed attributes. */
export function narrowing(
  { wanted }: SourceFilter,
  facts: readonly SourceFact[],
): { readonly fact: SourceFact; readonly values: readonly string[] }[] {
  return facts.flatMap((fact) => {
    const values = wanted[fact.id] ?? [];
    return values.length === 0 ? [] : [{ fact, values }];
  });
}

/** Whether the filter may hide sources. */
export function isFiltering(filter: SourceFilter, facts: readonly SourceFact[]): boolean {
  // A filter remembered by an earlier version may have more fields.
  const isPlain = (['kind', 'review', 'duplicates', 'words'] as const).every(
    (key) => filter[key] === noFilter[key],
  );
  return !isPlain || narrowing(filter, facts).length > 0;
}

/** The rows that pass the filter; its words are searched in title, label, respondents, origin and values. */
export function passing(
  rows: readonly SourceRow[],
  filter: SourceFilter,
  facts: readonly SourceFact[],
): readonly SourceRow[] {
  if (!isFiltering(filter, facts)) return rows;
  const conditions = narrowing(filter, facts).map(({ fact: { valuesOf }, values }) => {
    const wanted = new Set(values);
    return (row: SourceRow): boolean => {
      const own = valuesOf(row);
      return own.length === 0 ? wanted.has(NO_VALUE) : own.some((value) => wanted.has(value));
    };
  });
  const words = filter.words.trim().toLowerCase();
  return rows.filter((row) => passesPlain(row, filter, words) && conditions.every((passes) => passes(row)));
}

function passesPlain(row: SourceRow, filter: SourceFilter, words: string): boolean {
  const { source } = row;
  if (filter.kind !== 'all' && source.kind !== filter.kind) return false;
  if (filter.review !== 'all' && row.reviewed !== (filter.review === 'reviewed')) return false;
  if (filter.duplicates !== 'all' && (source.duplicateOf !== null) !== (filter.duplicates === 'only'))
    return false;
  if (words === '') return true;
  const searched = [
    source.title,
    source.label,
    source.origin,
    row.className,
    source.date,
    ...row.respondents.map(({ name }) => name),
    ...row.values.values(),
  ];
  return searched.some((text) => text?.toLowerCase().includes(words));
}
