// The lines of a timeline: one for all documents and one for the interviews, or one for each class.
import { groupKey } from './coverage.ts';
import type { ColumnMeaning, Columns } from './grouping.ts';
import type { Selection } from './selection.ts';
import type { ClassRecord, SourceKind, SourceRecord } from '../records.ts';

/** What a line is of. */
export interface LineOf {
  /** Unique among lines that take classes together, and among those of classes. */
  readonly key: string;
  readonly kind: SourceKind;
  /** Whether it takes all classes of documents together. */
  readonly isPooled: boolean;
  /** Null for interviews, for documents without a class, and for all documents. */
  readonly className: string | null;
}

/** Lines, and the sources of each as columns of a tally. */
export interface Lines {
  readonly list: readonly LineOf[];
  readonly columns: Columns;
}

/** One line for each kind. Its periods are compared with each other, so their shares follow one rule. */
export function pooledLines(selection: Selection): Lines {
  return linesBy(selection, ({ kind }) => kind, true);
}

/** One line for each class of documents, for those without one, and for the interviews. */
export function classLines(selection: Selection): Lines {
  return linesBy(selection, (source) => groupKey(selection.corpus, source), false);
}

function linesBy(
  { scoped }: Selection,
  keyOf: (source: SourceRecord) => SourceKind | ClassRecord,
  isPooled: boolean,
): Lines {
  const found = new Map<SourceKind | ClassRecord, { place: number; line: LineOf; meaning: ColumnMeaning }>();
  const places = new Map<string, number>();
  for (const source of scoped.inScope) {
    const key = keyOf(source);
    const className = typeof key === 'string' ? null : key.name;
    const line = { key: String(found.size), kind: source.kind, isPooled, className };
    const known = found.get(key) ?? { place: found.size, line, meaning: meaningOf(key, isPooled) };
    found.set(key, known);
    places.set(source.id, known.place);
  }
  const all = [...found.values()];
  return {
    list: all.map(({ line }) => line),
    columns: {
      list: all.map(({ line, meaning }) => ({ key: line.key, meaning })),
      ofSource: (id) => {
        const place = places.get(id);
        return place === undefined ? [] : [place];
      },
      ofRespondent: null,
      partsEachGroup: isPooled,
    },
  };
}

function meaningOf(key: SourceKind | ClassRecord, isPooled: boolean): ColumnMeaning {
  if (typeof key !== 'string') return { what: 'class', classId: key.id, name: key.name };
  return key === 'interview' || isPooled ? { what: 'kind', kind: key } : { what: 'none' };
}
