// Where each code first occurs, unit by unit in the order of analysis, and when new codes stop coming.
import { countedCodes, type Codebook } from '../codes/codebook.ts';
import type { CodingTable } from '../counting/coding-table.ts';
import type { Corpus } from '../counting/corpus.ts';
import { countingFacts, type CountingFacts } from '../counting/facts.ts';
import type { LayerRequest } from '../counting/request.ts';
import { select, type SelectedSource, type Selection } from '../counting/selection.ts';
import { rowCodes } from '../counting/row-codes.ts';
import { SidesOfSource } from '../relations/sides.ts';
import { accumulationOf, type Accumulation } from './accumulation.ts';
import type { SaturationCodes, SaturationOrder, SaturationRequest, SaturationUnit } from './request.ts';
import { stoppingGrid, type Stopping } from './stopping.ts';

/** A source, an interview or a respondent, with the codes that come new there. */
export interface SaturationRow {
  /** Of a source or a respondent. */
  readonly id: string;
  readonly name: string;
  /** Ids of codes. */
  readonly newCodes: readonly string[];
  /** Distinct codes so far, and the mean of that over all orders. */
  readonly observed: number;
  readonly expected: number;
}

/** What must be said beside the numbers. */
export interface SaturationFacts {
  readonly by: SaturationUnit;
  readonly of: SaturationCodes | 'chosen';
  /** The names of the codes that were chosen one by one; null where they were not. */
  readonly chosen: readonly string[] | null;
  readonly order: SaturationOrder;
  readonly units: number;
  /** Distinct codes found, and codes of the codebook that were merged into others. */
  readonly codes: number;
  readonly merged: number;
  /** Interviews without respondents, which count for no one; 0 unless respondents are counted. */
  readonly ofNobody: number;
  readonly counting: CountingFacts;
}

/** When new codes came. */
export interface Saturation extends Pick<Accumulation, 'singletons' | 'doubletons' | 'chao2'> {
  readonly layer: LayerRequest;
  readonly rows: readonly SaturationRow[];
  readonly grid: readonly Stopping[];
  readonly facts: SaturationFacts;
}

/**
 * Finds where codes come new. A code is new where the present code first occurs, also if it was merged or split later.
 * `firstCodedAt` gives the time of the first coding in each of these sources by these coders, nothing where there is none. Throws `not_found` for a
 * coder or a code that is not in the corpus.
 */
export function saturationOf(
  corpus: Corpus,
  codings: CodingTable,
  { by, of = 'leaves', order = 'analysis', ...request }: SaturationRequest,
  firstCodedAt: (coderIds: ReadonlySet<string>, sourceIds: readonly string[]) => ReadonlyMap<string, string>,
): Saturation {
  const scope = by === 'source' ? (request.scope ?? {}) : { ...request.scope, kind: 'interview' as const };
  const isElsewhere = by !== 'source' && request.scope?.kind === 'document';
  const selection = select(corpus, codings, {
    ...request,
    scope: isElsewhere ? { ...scope, sourceIds: [] } : scope,
    rollup: of === 'themes',
  });
  const codeIds = codesOf(corpus.codebook, of);
  const sides = codeIds.map((id) => (of === 'themes' ? countedCodes(corpus.codebook, id) : new Set([id])));
  const sourceIds = selection.sources.map(({ record }) => record.id);
  const ordered = inOrder(selection, order, firstCodedAt(selection.layer.coderIds, sourceIds));
  const here = new SidesOfSource(selection, sides);
  const units =
    by === 'respondent'
      ? respondentsIn(selection, ordered, here)
      : ordered.map((source) => ({
          id: source.record.id,
          name: source.record.label ?? source.record.title,
          codes: codesIn(here, source),
        }));
  const found = accumulationOf(units.map(({ codes }) => codes));
  const { singletons, doubletons, chao2 } = found;
  return {
    layer: selection.layer.request,
    rows: units.map(({ id, name }, place) => ({
      id,
      name,
      newCodes: found.news[place]!.map((code) => codeIds[code]!),
      observed: found.observed[place]!,
      expected: found.expected[place]!,
    })),
    singletons,
    doubletons,
    chao2,
    grid: stoppingGrid(found.news.map((own) => own.length)),
    facts: {
      by,
      of: typeof of === 'string' ? of : 'chosen',
      chosen: typeof of === 'string' ? null : codeIds.map((id) => corpus.codebook.byId.get(id)?.name ?? ''),
      order,
      units: units.length,
      codes: found.observed.at(-1) ?? 0,
      merged: [...corpus.tables.code.values()].filter(({ status }) => status === 'merged').length,
      ofNobody: by === 'respondent' ? ordered.filter(({ people }) => people.length === 0).length : 0,
      counting: countingFacts(selection),
    },
  };
}

interface Unit {
  readonly id: string;
  readonly name: string;
  /** Numbers of codes, in the order of the codebook. */
  readonly codes: ReadonlySet<number>;
}

function codesOf(codebook: Codebook, of: NonNullable<SaturationRequest['of']>): readonly string[] {
  if (of !== 'leaves') return rowCodes(codebook, of);
  const { inOrder: all, children } = codebook;
  return all.filter(({ id }) => (children.get(id) ?? []).length === 0).map(({ id }) => id);
}

/** The sources of the base in the order asked for. */
function inOrder(
  { sources, layer }: Selection,
  order: SaturationOrder,
  codedAt: ReadonlyMap<string, string>,
): SelectedSource[] {
  // After every time and date.
  const last = '9999-99';
  const placed = sources.map((source, place) => {
    const { id, date } = source.record;
    const reviewedAt = layer.reviewsOf(id).at(-1)?.at ?? last;
    const keys = order === 'date' ? [date ?? last] : [reviewedAt, codedAt.get(id) ?? last];
    return { source, place, keys };
  });
  placed.sort((a, b) => {
    const at = a.keys.findIndex((key, each) => key !== b.keys[each]);
    return at < 0 ? a.place - b.place : a.keys[at]! < b.keys[at]! ? -1 : 1;
  });
  return placed.map(({ source }) => source);
}

function codesIn(here: SidesOfSource, source: SelectedSource): Set<number> {
  here.take(source);
  return new Set(here.present);
}

/** Each person at the place of the first interview, with what is credited to the person in all of them. */
function respondentsIn(
  selection: Selection,
  ordered: readonly SelectedSource[],
  here: SidesOfSource,
): Unit[] {
  const { respondent } = selection.corpus.tables;
  const found = new Map<number, Set<number>>();
  for (const source of ordered) {
    for (const person of source.people) if (!found.has(person)) found.set(person, new Set());
    here.take(source);
    for (const code of here.present)
      for (const slot of here.slotsOf(code))
        for (const person of selection.creditedTo(source, slot)) found.get(person)?.add(code);
  }
  return Array.from(found, ([person, codes]) => {
    const id = selection.people.idOf(person);
    return { id, name: respondent.get(id)?.name ?? id, codes };
  });
}
