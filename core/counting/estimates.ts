// Estimates for frames: for each row and column the sources with the theme in each stratum, combined into a share.
import { estimate, type DrawnStratum, type Estimate } from '../statistics/estimate.ts';
import type { CountTable } from './count-cells.ts';
import type { CoverageForm } from './coverage.ts';
import type { Frames, FrameStratum } from './frames.ts';
import type { Columns } from './grouping.ts';
import { reason, type Reason } from './reasons.ts';

/** What one class, or one stratum of a draw over several classes, contributes to an estimate. `x <= e <= n <= N`. */
export interface EstimatedClass {
  /** The names of its classes; null for documents without one. */
  readonly names: readonly (string | null)[];
  readonly form: CoverageForm;
  /**
   * N: the frame; n: what was read of it; e: the part of n in the domain asked about; x: the part of e with
   * the theme.
   */
  readonly N: number;
  readonly n: number;
  readonly e: number;
  readonly x: number;
  /** The number of its strata. */
  readonly strata: number;
  readonly drawn: number;
  /** Members of the draw that are not reviewed yet, and those that could not be read, with the reasons given. */
  readonly waiting: number;
  readonly unreadable: FrameStratum['unreadable'];
}

/** An estimate, or why there is none. Beside an estimate, the reason says why it has no standard error. */
export interface Estimated {
  readonly estimate: Estimate | null;
  readonly reason: Reason | null;
  /** The parts of the estimate; empty where there is none. */
  readonly classes: readonly EstimatedClass[];
  /**
   * The bounds between which the share in the sample may still lie, where members are missing; null where
   * none are.
   */
  readonly bounds: { readonly low: number; readonly high: number } | null;
}

/** For what cannot be estimated, beside its reason. */
export const noEstimate = { estimate: null, classes: [], bounds: null } as const;

/** The estimate of a row in a column (its index; null is the union of all). */
export type Estimates = (row: number, place: number | null) => Estimated;

/** Counts the strata, as `countIn` counts the rows in columns. Only documents are estimated. */
export function estimatesOf(
  { strata }: Frames,
  columns: Columns,
  countIn: (columns: Columns) => CountTable,
): Estimates {
  const width = strata.length;
  const union = columns.list.length;
  const stratumOf = new Map<string, number>();
  strata.forEach(({ eligible }, index) => {
    for (const id of eligible) stratumOf.set(id, index);
  });
  const placesOf = (id: string): readonly number[] => [...columns.ofSource(id), union];
  // One column for each stratum of each column.
  const counts = countIn({
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
  });
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
    if (problem) return { ...noEstimate, reason: problem };
    const parts = here.map(({ stratum: { N, n }, index, e }): DrawnStratum => ({
      N,
      n,
      e,
      x: counts.cell(row, place * width + index).sources,
    }));
    const found = estimate(parts);
    if (found === null) return { ...noEstimate, reason: reason('empty_scope') };
    const single = here.find(({ stratum: { N, n }, e }) => n === 1 && N > 1 && e > 0)?.stratum;
    return {
      estimate: found,
      reason: found.se === null && single ? reason('single_in_stratum', { stratum: nameOf(single) }) : null,
      classes: classesOf(here, parts),
      bounds: boundsOf(
        here.map(({ stratum }) => stratum),
        parts,
      ),
    };
  };
}

/** The strata combined by class; those of a draw by class are listed one by one. */
function classesOf(
  here: readonly { readonly stratum: FrameStratum }[],
  parts: readonly DrawnStratum[],
): EstimatedClass[] {
  const found = new Map<string, EstimatedClass>();
  here.forEach(({ stratum }, index) => {
    const { groups, key, drawn, waiting, unreadable } = stratum;
    const [first] = groups;
    const part = parts[index];
    if (!first || !part || part.e === 0) return;
    const byClass = first.draw?.design.strata.by === 'class';
    const name = byClass && key !== null ? key : groups.map((group) => group.classId ?? '').join();
    const before = found.get(name);
    found.set(name, {
      names: byClass && key !== null ? [key] : groups.map((group) => group.name),
      form: first.form,
      N: part.N + (before?.N ?? 0),
      n: part.n + (before?.n ?? 0),
      e: part.e + (before?.e ?? 0),
      x: part.x + (before?.x ?? 0),
      strata: 1 + (before?.strata ?? 0),
      drawn: drawn + (before?.drawn ?? 0),
      waiting: waiting + (before?.waiting ?? 0),
      unreadable: {
        count: unreadable.count + (before?.unreadable.count ?? 0),
        why: [...new Set([...(before?.unreadable.why ?? []), ...unreadable.why])],
      },
    });
  });
  return [...found.values()];
}

/** The share in the sample if none, or all, of the missing members had the theme. */
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

function nameOf({ groups, key }: FrameStratum): string {
  return key ?? groups.flatMap(({ name }) => name ?? []).join(', ');
}
