// Computes the counts that a comparison needs: a tally of each side by class. The union over the classes is
// the side itself, so that each number agrees with the tally an analyst would open for it.
import { countedCodes } from '../codes/codebook.ts';
import { lateSources } from '../counting/born-late.ts';
import type { CodingTable } from '../counting/coding-table.ts';
import type { Corpus } from '../counting/corpus.ts';
import { layerOf } from '../counting/layer.ts';
import type { SourceRecord } from '../records.ts';
import type { LayerRequest, TallyRequest } from '../counting/request.ts';
import { sourcesInScope, withoutQuery } from '../counting/scope.ts';
import { select } from '../counting/selection.ts';
import type { Covered, TallyColumn } from '../counting/tally-column.ts';
import { tally, type Tally, type TallyCell, type TallyFacts, type TallyRow } from '../counting/tally.ts';
import type { ComparisonCounts, EstimatedShare, Side, SideCounts, SideName, SideUnit } from './counts.ts';
import { scopeOfSide, type ComparisonSettings, type SideScope } from './settings.ts';

/** What must be said beside the numbers of a comparison, as values that hosts put into words. */
export interface ComparisonFacts {
  readonly a: TallyFacts;
  readonly b: TallyFacts;
  /** The layer counted on both sides. */
  readonly layer: LayerRequest;
  /** Sources that belong to both sides, where the two scopes overlap: the sides are then not independent. */
  readonly onBothSides: number;
}

/** The counts of both sides and what must be said beside them. */
export interface ComparisonInput {
  readonly counts: ComparisonCounts;
  readonly facts: ComparisonFacts;
}

/**
 * Counts both sides of a comparison in one layer and with one denominator. If nothing on either side is
 * reviewed, the base of both is all their sources; if only one side is reviewed, the other is empty. Throws
 * as `tally`.
 */
export function comparisonInput(
  corpus: Corpus,
  codings: CodingTable,
  settings: ComparisonSettings,
): ComparisonInput {
  const { denominator, withoutSuggested } = settings;
  const [scopeA, scopeB] = [scopeOfSide(settings.a), scopeOfSide(settings.b)];
  // The layer is chosen before a query limits a side, so that it asks for the codings that are counted.
  const unlimited = [scopeA, scopeB].flatMap((scope) => sourcesInScope(corpus, withoutQuery(scope)).inScope);
  const layer = layerOf(corpus, settings.layer, unlimited).request;
  const by = { layer, denominator, withoutSuggested };
  const inA = sourcesInScope(corpus, scopeA, by).inScope;
  const inB = sourcesInScope(corpus, scopeB, by).inScope;
  const count = (side: SideName, beside: readonly SourceRecord[]): Tally =>
    tally(corpus, codings, sideRequest(settings, layer, side), beside);
  const [a, b] = [count('a', inB), count('b', inA)];
  const onSideA = new Set(inA.map(({ id }) => id));
  const onBothSides = new Set(inB.flatMap(({ id }) => (onSideA.has(id) ? [id] : [])));
  const lateOn = (side: SideName, beside: readonly SourceRecord[]) =>
    lateSources(select(corpus, codings, sideRequest(settings, layer, side), beside));
  /** A source that belongs to both sides counts once. */
  const lateOnEither = (codeId: string): number => {
    const codes = settings.rollup ? countedCodes(corpus.codebook, codeId) : new Set([codeId]);
    return new Set([...lateOn('a', inB)(codes).late, ...lateOn('b', inA)(codes).late]).size;
  };
  const sides = { a: sideOf(a, settings.a), b: sideOf(b, settings.b) };
  return {
    counts: {
      ...sides,
      themes: a.rows.map((row, index) => {
        // Both tallies were asked for the same rows.
        const other = b.rows[index] as TallyRow;
        return {
          codeId: row.codeId,
          path: row.path,
          prompted: row.prompted,
          bornLate: onBothSides.size === 0 ? row.bornLate + other.bornLate : lateOnEither(row.codeId),
          a: countsOf(row, a, sides.a),
          b: countsOf(other, b, sides.b),
          eligible: {
            a: !settings.ineligible.a.includes(row.codeId),
            b: !settings.ineligible.b.includes(row.codeId),
          },
        };
      }),
    },
    facts: {
      a: a.facts,
      b: b.facts,
      layer,
      onBothSides: onBothSides.size,
    },
  };
}

/** The tally behind one side, in the layer that is counted: opens a cell of the comparison. */
export function sideRequest(settings: ComparisonSettings, layer: LayerRequest, side: SideName): TallyRequest {
  const scope = scopeOfSide(settings[side]);
  const { denominator, basis, rollup, of, estimate, draws, withoutSuggested } = settings;
  return {
    scope,
    layer,
    denominator,
    basis,
    rollup,
    ...(withoutSuggested ? { withoutSuggested } : {}),
    of,
    estimate,
    draws,
    by: 'class',
    unit: unitOf(settings[side]),
  };
}

/** Interviews are counted by people, since one person may be interviewed twice. */
function unitOf({ kind }: Pick<SideScope, 'kind'>): SideUnit {
  return kind === 'interview' ? 'respondents' : 'sources';
}

function sideOf({ total, columns, rows, facts }: Tally, { kind }: SideScope): Side {
  const unit = unitOf({ kind });
  const uncounted = total.missing[unit];
  // Undecidable sources exist all the same, and would be the base of a majority.
  const isThere = uncounted === null || uncounted.key === 'undecidable';
  const n = (column: TallyColumn, measure: SideUnit): number => (isThere ? column.bases[measure] : 0);
  const shareless = rows.find((row) => row.total.count !== null && row.total.share === null);
  return {
    kind,
    unit,
    n: n(total, unit),
    sources: n(total, 'sources'),
    inScope: total.inScope,
    coverage: total.coverage,
    uncounted,
    unshared: uncounted === null ? (total.shareReason ?? shareless?.total.reason ?? null) : null,
    isWeighted: rows.some((row) => isWeighted(row.total, total)),
    classes: columns.map((column) => ({
      classId: column.meaning.what === 'class' ? column.meaning.classId : null,
      key: column.key,
      n: n(column, 'sources'),
      coverage: column.coverage,
      covered: facts.denominator.used === 'reviewed' ? coveredBy(column) : null,
      uncounted: column.missing.sources,
    })),
  };
}

function coveredBy({ n, form, frame, inDraw }: TallyColumn): Covered {
  return { n, form, frame, inDraw };
}

/** Tolerance for the same share computed in two ways. */
const ROUNDING = 1e-9;

function isWeighted({ count, share }: TallyCell, { n, shareRule }: TallyColumn): boolean {
  if (shareRule !== 'estimated' || count === null || share === null) return false;
  return Math.abs(share - count / n) > ROUNDING;
}

function countsOf({ total, cells }: TallyRow, side: Tally, { uncounted }: Side): SideCounts {
  const unit = side.settings.unit;
  if (uncounted !== null) {
    const byClass = cells.map(() => null);
    return { count: null, sources: null, passages: null, contradicting: null, byClass, estimates: null };
  }
  const ofSide = estimatedShare(total, side.total);
  const ofClasses = cells.map((cell, place) => {
    const column = side.columns[place];
    return column === undefined ? null : estimatedShare(cell, column);
  });
  const isEstimated = [ofSide, ...ofClasses].some((estimate) => estimate !== null);
  return {
    count: total.units[unit],
    sources: total.units.sources,
    passages: total.units.passages,
    contradicting: total.contradicting,
    byClass: cells.map((cell) => cell.units.sources),
    estimates: isEstimated ? { side: ofSide, byClass: ofClasses } : null,
    ...(ofSide !== null && total.estimated !== null ? { estimated: total.estimated } : {}),
  };
}

function estimatedShare(
  { share, se, low, high }: TallyCell,
  { shareRule }: TallyColumn,
): EstimatedShare | null {
  if (shareRule !== 'estimated' || share === null || low === null || high === null) return null;
  return { share, se, low, high };
}
