// Why a column has no count at all. The first reason that applies is shown.
import type { SourceKind, SourceRecord } from '../records.ts';
import { seesCoder } from '../sealing/sight.ts';
import { byName } from './name-order.ts';
import { reason, type Reason } from './reasons.ts';
import { units, type Unit } from './request.ts';
import type { Selection } from './selection.ts';

/** Units that add up the work of single coders, for which a majority has no meaning. */
export const actsOfCoders: readonly Unit[] = ['passages', 'codings', 'characters'];

interface ColumnBase {
  readonly inScope: readonly SourceRecord[];
  readonly kinds: readonly SourceKind[];
  readonly bases: { readonly sources: number; readonly respondents: number; readonly characters: number };
}

/** The reason by unit; null where there is a count. */
export function missingCounts(
  selection: Selection,
  column: ColumnBase,
): Readonly<Record<Unit, Reason | null>> {
  // One entry for each unit of the list.
  return Object.fromEntries(units.map((unit) => [unit, missing(selection, column, unit)])) as Readonly<
    Record<Unit, Reason | null>
  >;
}

function missing(selection: Selection, column: ColumnBase, unit: Unit): Reason | null {
  const { corpus, layer, base, isLayerEmpty } = selection;
  const { kinds, inScope, bases } = column;
  const isMajority = layer.what === 'majority';
  if (unit === 'respondents' && kinds.length > 0 && !kinds.includes('interview')) {
    return reason('no_respondents');
  }
  if (isMajority && actsOfCoders.includes(unit)) return reason('unit_not_offered');
  if (inScope.length === 0) return reason('empty_scope');
  if (isUnseen(selection, kinds)) return reason('blind');
  if (isLayerEmpty) {
    const names = [...layer.coderIds].flatMap((id) => corpus.tables.coder.get(id)?.name ?? []).sort(byName);
    return reason('layer_empty', { layer: names.join(', ') });
  }
  if (isMajority && !base.isTableReviewed) return reason('undecidable');
  if (isMajority && isAllUndecided(selection, inScope)) return reason('undecidable');
  if ((unit === 'respondents' ? bases.respondents : bases.sources) > 0) return null;
  const asked = unit === 'respondents' ? inScope.filter(({ kind }) => kind === 'interview') : inScope;
  const numbers = { m: asked.length, unit: kinds.length > 1 ? 'sources' : `${kinds[0] ?? 'source'}s` };
  return reason(base.used === 'any' ? 'none_coded' : 'none_reviewed', numbers);
}

/** Whether blind work hides all sources of the column from the one who counts, or coders of a layer of which nothing else is there. */
function isUnseen({ corpus, layer, isLayerEmpty }: Selection, kinds: readonly SourceKind[]): boolean {
  const { sight } = corpus;
  if (sight === null) return false;
  const isOther = kinds.length > 0 && sight.openKind !== null && !kinds.includes(sight.openKind);
  return isOther || (isLayerEmpty && [...layer.coderIds].some((id) => !seesCoder(sight, id)));
}

/** Whether the column counts all its sources and nobody has reviewed any of them, though others were reviewed. */
function isAllUndecided({ base, layer }: Selection, inScope: readonly SourceRecord[]): boolean {
  return base.used === 'all' && inScope.every(({ id }) => layer.reviewsOf(id).length === 0);
}
