// Asks the counting for what a comparison needs: a tally of each side by class. The union over the classes is
// the side itself, so that each number agrees with the tally an analyst would open for it.
import type { CodingTable } from '../counting/coding-table.ts';
import type { Corpus } from '../counting/corpus.ts';
import { layerOf } from '../counting/layer.ts';
import type { SourceRecord } from '../records.ts';
import type { LayerRequest, TallyRequest } from '../counting/request.ts';
import { sourcesInScope } from '../counting/scope.ts';
import type { TallyColumn } from '../counting/tally-column.ts';
import { tally, type Tally, type TallyFacts, type TallyRow } from '../counting/tally.ts';
import type { ComparisonCounts, Side, SideCounts, SideName, SideUnit } from './counts.ts';
import type { ComparisonSettings, SideScope } from './settings.ts';
import { uncountedOf, unsharedOf } from './side-reasons.ts';

/** What must be said beside the numbers of a comparison, as values: hosts word it. */
export interface ComparisonFacts {
  readonly a: TallyFacts;
  readonly b: TallyFacts;
  /** The layer counted on both sides. */
  readonly layer: LayerRequest;
  /** Sources that stand on both sides, where the two scopes overlap: then the sides are not independent. */
  readonly onBothSides: number;
}

/** The counts of both sides and what must be said beside them. */
export interface ComparisonInput {
  readonly counts: ComparisonCounts;
  readonly facts: ComparisonFacts;
}

/**
 * Counts both sides of a comparison in one layer and out of one denominator. If nothing of either side is
 * reviewed, both are out of all their sources; if only one side is, the other is empty. Throws as `tally`.
 */
export function comparisonInput(
  corpus: Corpus,
  codings: CodingTable,
  settings: ComparisonSettings,
): ComparisonInput {
  const inA = sourcesInScope(corpus, settings.a).inScope;
  const inB = sourcesInScope(corpus, settings.b).inScope;
  const layer = layerOf(corpus, settings.layer, [...inA, ...inB]).request;
  const count = (side: SideName, beside: readonly SourceRecord[]): Tally =>
    tally(corpus, codings, sideRequest(settings, layer, side), beside);
  const [a, b] = [count('a', inB), count('b', inA)];
  const onSideA = new Set(inA.map(({ id }) => id));
  const sides = { a: sideOf(a, b, settings.a), b: sideOf(b, a, settings.b) };
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
          bornLate: row.bornLate + other.bornLate,
          a: countsOf(row, sides.a),
          b: countsOf(other, sides.b),
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
      onBothSides: inB.filter(({ id }) => onSideA.has(id)).length,
    },
  };
}

/** The tally behind one side in the layer that is counted: with it a cell of the comparison can be opened. */
export function sideRequest(settings: ComparisonSettings, layer: LayerRequest, side: SideName): TallyRequest {
  const scope = settings[side];
  const { denominator, basis, rollup, of } = settings;
  return { scope, layer, denominator, basis, rollup, of, by: 'class', unit: unitOf(scope) };
}

/** People are the unit of interviews, since one person may be interviewed twice. */
export function unitOf({ kind }: Pick<SideScope, 'kind'>): SideUnit {
  return kind === 'interview' ? 'respondents' : 'sources';
}

function sideOf(side: Tally, other: Tally, { kind }: SideScope): Side {
  const { total, columns, facts } = side;
  const unit = unitOf({ kind });
  const uncounted = uncountedOf(facts, other.facts, total.bases[unit]);
  const n = (column: TallyColumn, measure: SideUnit): number =>
    uncounted === null || uncounted === 'undecidable' ? column.bases[measure] : 0;
  const classes = columns.map((column) => ({
    classId: column.meaning.what === 'class' ? column.meaning.classId : null,
    key: column.key,
    n: n(column, 'sources'),
    coverage: column.coverage,
  }));
  return {
    kind,
    unit,
    n: n(total, unit),
    sources: n(total, 'sources'),
    inScope: total.inScope,
    coverage: total.coverage,
    uncounted,
    unshared: uncounted === null ? unsharedOf(facts, kind === 'document' ? classes : []) : null,
    classes,
  };
}

function countsOf({ total, cells }: TallyRow, { unit, uncounted }: Side): SideCounts {
  if (uncounted !== null) {
    return {
      count: null,
      sources: null,
      passages: null,
      contradicting: null,
      byClass: cells.map(() => null),
    };
  }
  return {
    count: total.units[unit],
    sources: total.units.sources,
    passages: total.units.passages,
    contradicting: total.contradicting,
    byClass: cells.map((cell) => cell.units.sources),
  };
}
