// The lines of a timeline: one for all documents and one for the interviews, or one for each class.
import { groupKey } from '../counting/coverage.ts';
import type { Columns } from '../counting/grouping.ts';
import type { Selection } from '../counting/selection.ts';
import type { ClassRecord, SourceKind, SourceRecord } from '../records.ts';

/** What a line is of. */
export interface LineOf {
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
  const found = new Map<SourceKind | ClassRecord, { place: number; line: LineOf }>();
  const places = new Map<string, number>();
  for (const source of scoped.inScope) {
    const key = keyOf(source);
    const className = typeof key === 'string' ? null : key.name;
    const known = found.get(key) ?? { place: found.size, line: { kind: source.kind, isPooled, className } };
    found.set(key, known);
    places.set(source.id, known.place);
  }
  const list = [...found.values()].map(({ line }) => line);
  return {
    list,
    columns: {
      list: list.map((_, place) => ({ key: String(place), meaning: { what: 'all' } })),
      ofSource: (id) => {
        const place = places.get(id);
        return place === undefined ? [] : [place];
      },
      ofRespondent: null,
      partsEachGroup: isPooled,
    },
  };
}
