// The columns of a tally, with their bases.
import { agreedValue } from '../agreed-value.ts';
import type { Coverage, SourceKind, SourceRecord } from '../records.ts';
import { columnShares, type ShareRule } from './column-shares.ts';
import { groupKey, type CoverageForm, type CoveredGroup } from './coverage.ts';
import type { Frames } from './frames.ts';
import type { ColumnMeaning, Columns } from './grouping.ts';
import { missingCounts } from './missing-counts.ts';
import type { Reason } from './reasons.ts';
import type { TallySettings, Unit } from './request.ts';
import type { SelectedSource, Selection } from './selection.ts';

/** What a count of a class stands for. */
export type Covered = Pick<TallyColumn, 'n' | 'form' | 'frame' | 'inDraw'>;

/** A column of a tally and its base. */
export interface TallyColumn {
  /** Unique and stable: identifies the column in exports, on the command line and when a cell is opened. */
  readonly key: string;
  readonly meaning: ColumnMeaning;
  /** The base in the unit: respondents, characters, or for every other unit sources. */
  readonly n: number;
  /** The base in each measure. */
  readonly bases: { readonly sources: number; readonly respondents: number; readonly characters: number };
  /** Sources in scope in this column, inside or outside the base. */
  readonly inScope: number;
  /** Kinds of the sources in scope in this column. */
  readonly kinds: readonly SourceKind[];
  /** How the sources of this column were gathered, if their classes agree; else null. */
  readonly coverage: Coverage | null;
  /** How the class of this column was covered, if the column holds one class only. */
  readonly form: CoverageForm | null;
  /**
   * The size of the frame behind a column that is one complete or drawn class, or several complete ones; else
   * null.
   */
  readonly frame: number | null;
  /** How many of `n` its estimates are made from; null where it is not a drawn class. */
  readonly inDraw: number | null;
  /** Why there is no count, by unit; null where there is one. */
  readonly missing: Readonly<Record<Unit, Reason | null>>;
  /** Whether counts here are shares of `n`, or of what was drawn. */
  readonly hasShare: boolean;
  readonly shareRule: ShareRule;
  /** Why counts here are not shares, where the unit can have shares. */
  readonly shareReason: Reason | null;
  /** Whether shares here have an interval: those of lengths of text do not. */
  readonly hasInterval: boolean;
  /** Whether the interval is shown by default: the shares stand for more than what was read. */
  readonly isOfSample: boolean;
  /**
   * Interviews in the base with people who were interviewed several times, and these people; null where
   * nobody was.
   */
  readonly repeats: { readonly interviews: number; readonly respondents: number } | null;
}

/** The columns of a tally, in order, and their union, whose key is `total`. */
export function tallyColumns(
  selection: Selection,
  columns: Columns,
  frames: Frames,
  settings: TallySettings,
): { readonly listed: readonly TallyColumn[]; readonly total: TallyColumn } {
  const { scoped, sources } = selection;
  const parts = sourcesByColumn(selection, columns);
  const columnOf = (column: Pick<TallyColumn, 'key' | 'meaning'>, place: number | null): TallyColumn => {
    const there = place === null ? { inScope: scoped.inScope, inBase: sources } : parts[place]!;
    return tallyColumn(selection, columns, frames, settings, { ...column, ...there, place });
  };
  return {
    listed: columns.list.map(columnOf),
    total: columnOf({ key: 'total', meaning: { what: 'all' } }, null),
  };
}

/** The sources of a column, in the order of the corpus. */
interface ColumnSources {
  readonly inScope: readonly SourceRecord[];
  readonly inBase: readonly SelectedSource[];
}

/** By column. Goes through the sources once for all columns: a tally by month has hundreds. */
function sourcesByColumn({ scoped, sources }: Selection, columns: Columns): readonly ColumnSources[] {
  const parts = columns.list.map(() => ({ inScope: [] as SourceRecord[], inBase: [] as SelectedSource[] }));
  for (const source of scoped.inScope)
    for (const place of columns.ofSource(source.id)) parts[place]!.inScope.push(source);
  for (const source of sources)
    for (const place of columns.ofSource(source.record.id)) parts[place]!.inBase.push(source);
  return parts;
}

interface ColumnPlace extends ColumnSources {
  readonly key: string;
  readonly meaning: ColumnMeaning;
  /** The index of the column; null is the union of all. */
  readonly place: number | null;
}

/** Determines the base of a column. */
function tallyColumn(
  selection: Selection,
  columns: Columns,
  frames: Frames,
  { unit, estimate }: TallySettings,
  { key, meaning, place, inScope, inBase }: ColumnPlace,
): TallyColumn {
  const { scoped, people, base } = selection;
  const ofHere = inBase.flatMap((source) => source.people);
  const here = new Set(ofHere);
  const { ofRespondent } = columns;
  const respondents =
    place === null || !ofRespondent
      ? here.size
      : [...here].filter((person) => ofRespondent(people.idOf(person)).includes(place)).length;
  const characters = inBase.reduce((sum, { record }) => sum + record.codePoints, 0);
  const kinds = kindsOf(inScope);
  const groups = groupsOf(selection, frames, inScope);
  const counted = groupsOf(
    selection,
    frames,
    inBase.map(({ record }) => record),
  );
  const bases = { sources: inBase.length, respondents, characters };
  // Columns to which each kind and class contributes are compared with each other: their shares all follow one rule.
  const isPartOfEach = place !== null && columns.partsEachGroup;
  const repeats = ofHere.length > here.size;
  const { rule, reason } = columnShares({
    unit,
    kinds: isPartOfEach ? kindsOf(scoped.inScope) : kinds,
    groups: isPartOfEach
      ? frames.groups.filter(({ kind }) => kinds.includes(kind))
      : // A class of which nothing is counted does not affect the share, unless the share stands for a frame.
        estimate || groups.some(({ form }) => form === 'drawn')
        ? groups
        : counted,
    repeatsPeople: repeats,
    isOfReviewed: base.used === 'reviewed',
    isWeighed: estimate,
  });
  const coverage = agreedValue(groups, ({ coverage: each }) => each);
  return {
    key,
    meaning,
    n: unit === 'respondents' ? respondents : unit === 'characters' ? characters : inBase.length,
    bases,
    inScope: inScope.length,
    kinds,
    coverage,
    form: groups.length === 1 ? (groups[0]?.form ?? null) : null,
    frame: isPartOfEach ? null : frameOf(groups),
    inDraw: groups.length === 1 && groups[0]?.form === 'drawn' ? inDraw(frames, groups[0], inBase) : null,
    missing: missingCounts(selection, { inScope, bases, kinds }),
    hasShare: rule === 'plain' || rule === 'estimated',
    shareRule: rule,
    shareReason: reason,
    hasInterval: (rule === 'plain' || rule === 'estimated') && unit !== 'characters',
    isOfSample: rule === 'estimated' || (rule === 'plain' && unit === 'sources' && coverage === 'sampled'),
    repeats: repeats
      ? { interviews: inBase.filter((source) => source.people.length > 0).length, respondents: here.size }
      : null,
  };
}

/** How many of the sources are members of the draw that estimates use for their class. */
function inDraw(
  { strata }: Frames,
  group: CoveredGroup,
  inBase: readonly { readonly record: SourceRecord }[],
): number {
  const own = strata.filter(({ groups }) => groups.includes(group));
  return inBase.filter(({ record }) => own.some(({ eligible }) => eligible.has(record.id))).length;
}

function kindsOf(sources: readonly SourceRecord[]): SourceKind[] {
  return (['document', 'interview'] as const).filter((kind) => sources.some((one) => one.kind === kind));
}

/** The groups that have sources here. */
function groupsOf(
  { corpus }: Selection,
  { groups }: Frames,
  inScope: readonly SourceRecord[],
): CoveredGroup[] {
  const here = new Set<ReturnType<typeof groupKey>>();
  for (const source of inScope) here.add(groupKey(corpus, source));
  return groups.filter(({ sources }) => here.has(groupKey(corpus, sources[0])));
}

function frameOf(groups: readonly CoveredGroup[]): number | null {
  const isKnown = groups.length === 1 || groups.every(({ form }) => form === 'complete');
  if (!isKnown || groups.length === 0) return null;
  return groups.reduce<number | null>(
    (sum, { frame }) => (sum === null || frame === null ? null : sum + frame),
    0,
  );
}

/** The base in the unit, or null where the unit or the layer has none at all. */
export function toldBase({ missing, n }: TallyColumn, unit: Unit): number | null {
  const key = missing[unit]?.key;
  return key === 'no_respondents' || key === 'layer_empty' || key === 'blind' || key === 'unit_not_offered'
    ? null
    : n;
}

/** How many sources, or people where these are counted, are in several columns. */
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
