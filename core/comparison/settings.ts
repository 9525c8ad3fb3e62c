// The settings of one comparison: what `ComparisonRecord.settings` holds as JSON.
import type { Basis, Denominator, LayerRequest, Scope } from '../counting/request.ts';
import type { JaccardRule } from '../statistics/jaccard.ts';
import type { ComparisonRules } from './compare.ts';
import type { SideKind, SideName } from './counts.ts';

/** The sources of one side. */
export interface SideScope extends Omit<Scope, 'kind'> {
  readonly kind: SideKind;
}

/** The scope of a side, in the form that counting uses. */
export function scopeOfSide({ kind, ...scope }: SideScope): Scope {
  return kind === 'mixed' ? scope : { ...scope, kind };
}

/** What is compared, and how. */
export interface ComparisonSettings {
  /** Documents in the usual comparison; `classIds` chooses their classes, absent means all. */
  readonly a: SideScope;
  /** Interviews in the usual comparison. */
  readonly b: SideScope;
  /** The rows: all themes, all codes, or the codes of these ids in this order. */
  readonly of: 'themes' | 'codes' | readonly string[];
  /** Null is the default layer: adjudicated once every source of both sides is, else the main coder's. */
  readonly layer: LayerRequest | null;
  readonly denominator: Denominator;
  readonly basis: Basis;
  readonly rollup: boolean;
  /** Whether codings accepted from suggestions are left out. */
  readonly withoutSuggested?: boolean;
  /** Whether classes that were covered differently are weighted by their frames, so that a side has one share. */
  readonly estimate: boolean;
  /** Ids of samples to estimate from where a class has several; else the largest one. */
  readonly draws: readonly string[];
  /** Shares no further apart than this are of similar prominence; in [0, 1]. */
  readonly margin: number;
  /** The two adjustable rules by which a theme belongs to a side when overlap is measured. */
  readonly overlap: { readonly share: number; readonly top: number };
  /** Themes, by code id, that a side could not have covered: its silence about them means nothing. */
  readonly ineligible: Readonly<Record<SideName, readonly string[]>>;
}

/** All documents against all interviews, by theme. */
export const defaultComparison: ComparisonSettings = {
  a: { kind: 'document' },
  b: { kind: 'interview' },
  of: 'themes',
  layer: null,
  denominator: 'reviewed',
  basis: 'any',
  rollup: true,
  estimate: false,
  draws: [],
  margin: 0.2,
  overlap: { share: 0.2, top: 3 },
  ineligible: { a: [], b: [] },
};

/**
 * Whether two comparisons have the same sides and count alike. Estimating does not matter, since it changes
 * no count.
 */
export function areSameSettings(one: ComparisonSettings, other: ComparisonSettings): boolean {
  const plain = (settings: ComparisonSettings): unknown =>
    inOrder({ ...settings, estimate: false, draws: [] });
  return JSON.stringify(plain(one)) === JSON.stringify(plain(other));
}

/** The same value with fields sorted by name, and sorted lists wherever the order has no meaning. */
function inOrder(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => inOrder(item));
    // The order of rows chosen one by one has a meaning.
    return name === 'of' ? items : items.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, part]) => [key, inOrder(part, key)]);
}

/** The rules of `compare` that correspond to the settings. */
export function rulesOf({ margin, overlap }: ComparisonSettings): ComparisonRules {
  const overlapRules: JaccardRule[] = [
    { rule: 'any' },
    { rule: 'share', share: overlap.share },
    { rule: 'top', k: overlap.top },
  ];
  return { margin, overlapRules };
}
