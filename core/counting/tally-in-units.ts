// One answer in every unit, so that another unit needs no other count: the codings are counted once.
import type { CodingTable } from './coding-table.ts';
import type { Corpus } from './corpus.ts';
import { columnsOf } from './grouping.ts';
import { actsOfCoders } from './missing-counts.ts';
import { units, type TallyRequest, type Unit } from './request.ts';
import { select, type Selection } from './selection.ts';
import { talliesIn, type Tally } from './tally.ts';

/** Tables with more cells are made in one unit only: all would take longer to hand over than to count again. */
const MAX_CELLS = 3_000;

/**
 * Makes a tally in the unit of the request, and in all other units that the layer has if the table is not too large. Shares
 * are those of the bases, and what has any of the rows' codes is counted too, so that all other shares can be made.
 * Only sources are estimated. Throws as `tally`.
 */
export function tallyInUnits(corpus: Corpus, codings: CodingTable, request: TallyRequest): Tally[] {
  const selection = select(corpus, codings, request);
  const columns = columnsOf(corpus, selection.scoped, request.by ?? null);
  const tallyOf = talliesIn(selection, columns, { ...request, withAny: true });
  return inUnits(selection, request, {
    of: (unit) => tallyOf(unit, isEstimated(request, unit)),
    cellsIn: ({ rows }) => rows.length * (columns.list.length + 1),
  });
}

/** Whether a unit is estimated: only sources have frames. */
export function isEstimated({ estimate }: Pick<TallyRequest, 'estimate'>, unit: Unit): boolean {
  return estimate === true && unit === 'sources';
}

interface Making<Table> {
  /** The table in a unit; null where it has no such unit. */
  readonly of: (unit: Unit) => Table | null;
  readonly cellsIn: (table: Table) => number;
}

/** The table in the unit of the request, then in the other units that it has unless it is too large. */
export function inUnits<Table>(
  { layer }: Selection,
  { unit: asked = 'sources' }: Pick<TallyRequest, 'unit'>,
  { of, cellsIn }: Making<Table>,
): Table[] {
  const first = of(asked);
  if (first === null) return [];
  if (cellsIn(first) > MAX_CELLS) return [first];
  const isOffered = (unit: Unit): boolean => layer.what !== 'majority' || !actsOfCoders.includes(unit);
  return [
    first,
    ...units.filter((unit) => unit !== asked && isOffered(unit)).flatMap((unit) => of(unit) ?? []),
  ];
}
