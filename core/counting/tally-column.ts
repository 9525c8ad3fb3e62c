// The columns of a tally with what their counts are out of.
import type { Coverage, SourceKind, SourceRecord } from '../records.ts';
import type { Corpus } from './corpus.ts';
import type { ColumnMeaning, Columns } from './grouping.ts';
import type { Unit } from './request.ts';
import type { Selection } from './selection.ts';

/** A column of a tally and what its counts are out of. */
export interface TallyColumn {
  /** Unique and stable: names the column in exports, on the command line and when a cell is opened. */
  readonly key: string;
  readonly meaning: ColumnMeaning;
  /** What counts of the unit are out of: respondents, characters, or sources for every other unit. */
  readonly n: number;
  /** The base in each measure. */
  readonly bases: { readonly sources: number; readonly respondents: number; readonly characters: number };
  /** Sources in scope that stand in this column, in the base or not. */
  readonly inScope: number;
  /** Kinds of the sources in scope that stand here. */
  readonly kinds: readonly SourceKind[];
  /** How the sources of this column were gathered, where their classes agree on it. */
  readonly coverage: Coverage | null;
  /**
   * Whether a count here is a share of `n`: it must be one of sources, respondents or characters, and documents
   * must not be mixed with interviews.
   */
  readonly hasShare: boolean;
}

/** Works out what counts are out of at a place of `columns`; null is the union of them all. */
export function tallyColumn(
  { sources, scoped, people, corpus }: Selection,
  columns: Columns,
  unit: Unit,
  key: string,
  meaning: ColumnMeaning,
  place: number | null,
): TallyColumn {
  const standsHere = ({ id }: SourceRecord): boolean =>
    place === null || columns.ofSource(id).includes(place);
  const inScope = scoped.inScope.filter(standsHere);
  const inBase = sources.filter(({ record }) => standsHere(record));
  const here = new Set(inBase.flatMap((source) => source.people));
  const { ofRespondent } = columns;
  const respondents =
    place === null || !ofRespondent
      ? here.size
      : [...here].filter((person) => ofRespondent(people.idOf(person)).includes(place)).length;
  const characters = inBase.reduce((sum, { record }) => sum + record.codePoints, 0);
  const kinds = (['document', 'interview'] as const).filter((kind) =>
    inScope.some((one) => one.kind === kind),
  );
  return {
    key,
    meaning,
    n: unit === 'respondents' ? respondents : unit === 'characters' ? characters : inBase.length,
    bases: { sources: inBase.length, respondents, characters },
    inScope: inScope.length,
    kinds,
    coverage: commonCoverage(corpus, inScope),
    hasShare:
      unit === 'respondents'
        ? kinds.includes('interview')
        : (unit === 'sources' || unit === 'characters') && kinds.length === 1,
  };
}

function commonCoverage(corpus: Corpus, sources: readonly SourceRecord[]): Coverage | null {
  const found = new Set(
    sources.map(({ classId }) =>
      classId === null ? null : (corpus.tables.class.get(classId)?.coverage ?? null),
    ),
  );
  return found.size === 1 ? ([...found][0] ?? null) : null;
}

/** How many sources, or people where these are counted, stand in several columns. */
export function inSeveralColumns({ sources, people }: Selection, columns: Columns, unit: Unit): number {
  const columnsOfPerson = new Map<number, Set<number>>();
  let several = 0;
  for (const source of sources) {
    const places = columns.ofSource(source.record.id);
    if (places.length > 1) several += 1;
    for (const person of source.people) {
      const own = columnsOfPerson.get(person) ?? new Set<number>();
      columnsOfPerson.set(person, own);
      for (const place of columns.ofRespondent?.(people.idOf(person)) ?? places) own.add(place);
    }
  }
  if (unit !== 'respondents') return several;
  return [...columnsOfPerson.values()].filter((places) => places.size > 1).length;
}
