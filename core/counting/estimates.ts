// What counts say of frames: for each row and column the sources with it in each stratum, put together into a share.
import { estimate, type DrawnStratum, type Estimate } from '../statistics/estimate.ts';
import { countCells } from './count-cells.ts';
import type { Frames, FrameStratum } from './frames.ts';
import type { Columns } from './grouping.ts';
import { reason, type Reason } from './reasons.ts';
import type { Selection } from './selection.ts';

/** An estimate, or why there is none; with an estimate, the reason is why it has no standard error. */
export interface Estimated {
  readonly estimate: Estimate | null;
  readonly reason: Reason | null;
  /** What the share in the sample may still become, where members are missing from it; null where none are. */
  readonly bounds: { readonly low: number; readonly high: number } | null;
}

/** The estimate of a row (place in `rows`) at a place of the columns; null is the union of them all. */
export type Estimates = (row: number, place: number | null) => Estimated;

/** Counts the strata. Each row is the set of ids of the codes it counts. Only documents are estimated. */
export function estimatesOf(
  selection: Selection,
  { strata }: Frames,
  columns: Columns,
  rows: readonly ReadonlySet<string>[],
): Estimates {
  const width = strata.length;
  const union = columns.list.length;
  const stratumOf = new Map<string, number>();
  strata.forEach(({ eligible }, index) => {
    for (const id of eligible) stratumOf.set(id, index);
  });
  const placesOf = (id: string): readonly number[] => [...columns.ofSource(id), union];
  // A column for each stratum of each column.
  const counts = countCells(
    selection,
    {
      list: Array.from({ length: (union + 1) * width }, (_, place) => ({
        key: String(place),
        meaning: { what: 'all' },
      })),
      ofSource: (id) => {
        const stratum = stratumOf.get(id);
        return stratum === undefined ? [] : placesOf(id).map((place) => place * width + stratum);
      },
      ofRespondent: null,
      partsEachGroup: false,
    },
    rows,
  );
  const standing = (ids: ReadonlySet<string>, place: number): number =>
    [...ids].filter((id) => placesOf(id).includes(place)).length;
  const drawnAt = Array.from({ length: union + 1 }, (_, place) =>
    strata.flatMap((stratum, index) =>
      standing(stratum.inFrame, place) === 0
        ? []
        : [{ stratum, index, e: standing(stratum.eligible, place) }],
    ),
  );
  return (row, asked) => {
    const place = asked ?? union;
    const here = drawnAt[place] ?? [];
    const problem = here.find(({ stratum }) => stratum.problem !== null)?.stratum.problem;
    if (problem) return { estimate: null, reason: problem, bounds: null };
    const parts = here.map(({ stratum: { N, n }, index, e }): DrawnStratum => ({
      N,
      n,
      e,
      x: counts.cell(row, place * width + index).sources,
    }));
    const found = estimate(parts);
    if (found === null) return { estimate: null, reason: reason('empty_scope'), bounds: null };
    const single = here.find(({ stratum: { N, n }, e }) => n === 1 && N > 1 && e > 0)?.stratum;
    return {
      estimate: found,
      reason: found.se === null && single ? reason('single_in_stratum', { stratum: nameOf(single) }) : null,
      bounds: boundsOf(
        here.map(({ stratum }) => stratum),
        parts,
      ),
    };
  };
}

/** The share in the sample if all the missing members had the theme, or none of them. */
function boundsOf(
  strata: readonly FrameStratum[],
  parts: readonly DrawnStratum[],
): { low: number; high: number } | null {
  let [x, e, missing] = [0, 0, 0];
  strata.forEach(({ groups, unreadable, waiting }, index) => {
    if (groups[0]?.form !== 'drawn') return;
    x += parts[index]?.x ?? 0;
    e += parts[index]?.e ?? 0;
    missing += unreadable.count + waiting;
  });
  if (missing === 0) return null;
  return { low: x / (e + missing), high: (x + missing) / (e + missing) };
}

function nameOf({ groups }: FrameStratum): string {
  return groups.flatMap(({ name }) => name ?? []).join(', ');
}
