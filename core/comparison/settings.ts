// The settings of one comparison: what `ComparisonRecord.settings` holds as JSON. They are read field by field: a missing field
// takes its default; a wrong or unknown one is refused with its path, so that no setting is lost silently.
import type { Basis, Denominator, LayerRequest, Scope } from '../counting/request.ts';
import { settingsReaders } from '../counting/stored-settings.ts';
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

const { refused, parsed, fieldsOf, text, boolean, number, oneOf, list, orNull, layer, denominator } =
  settingsReaders('errors:comparison_settings');
const share = number(0, 1);

/**
 * Settings from the text of `ComparisonRecord.settings`. Throws AppError `invalid`, naming the field with a
 * value that is not allowed.
 */
export function parseComparisonSettings(json: string): ComparisonSettings {
  return comparisonSettingsFrom(parsed(json));
}

/** Settings from a plain value, as `parseComparisonSettings`. */
export function comparisonSettingsFrom(value: unknown): ComparisonSettings {
  const defaults = defaultComparison;
  const field = fieldsOf(value, 'settings');
  const settings: ComparisonSettings = {
    a: field('a', sideScope) ?? defaults.a,
    b: field('b', sideScope) ?? defaults.b,
    of: field('of', rows) ?? defaults.of,
    layer: field('layer', orNull(layer)) ?? null,
    denominator: field('denominator', denominator) ?? defaults.denominator,
    basis: field('basis', oneOf('any', 'whole', 'spans')) ?? defaults.basis,
    rollup: field('rollup', boolean) ?? defaults.rollup,
    estimate: field('estimate', boolean) ?? defaults.estimate,
    draws: field('draws', list(text)) ?? defaults.draws,
    margin: field('margin', share) ?? defaults.margin,
    overlap: field('overlap', overlapFrom) ?? defaults.overlap,
    ineligible: field('ineligible', ineligible) ?? defaults.ineligible,
  };
  const isWithout = field('withoutSuggested', boolean) ?? false;
  field.done();
  return isWithout ? { ...settings, withoutSuggested: true } : settings;
}

function sideScope(value: unknown, path: string): SideScope {
  const field = fieldsOf(value, path);
  const scope = {
    kind: field.required('kind', oneOf('document', 'interview', 'mixed')),
    classIds: field('classIds', list(orNull(text))),
    languages: field('languages', list(orNull(text))),
    origins: field('origins', list(orNull(text))),
    respondentIds: field('respondentIds', list(text)),
    attributes: field('attributes', list(attributeValues)),
    dates: field('dates', dates),
    sampleId: field('sampleId', text),
    queryId: field('queryId', text),
    sourceIds: field('sourceIds', list(text)),
    foundBy: field('foundBy', text),
    withExcluded: field('withExcluded', boolean),
    withDuplicates: field('withDuplicates', boolean),
  };
  field.done();
  return withoutAbsent(scope);
}

/** The object without undefined fields, so that settings equal what is read back. */
function withoutAbsent<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T;
}

function attributeValues(value: unknown, path: string): { attributeId: string; values: (string | null)[] } {
  const field = fieldsOf(value, path);
  const found = {
    attributeId: field.required('attributeId', text),
    values: field.required('values', list(orNull(text))),
  };
  field.done();
  return found;
}

function dates(value: unknown, path: string): { from?: string | undefined; to?: string | undefined } {
  const field = fieldsOf(value, path);
  const found = { from: field('from', partialDate), to: field('to', partialDate) };
  field.done();
  return withoutAbsent(found);
}

function partialDate(value: unknown, path: string): string {
  const date = text(value, path);
  if (!/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(date)) throw refused(path);
  return date;
}

function rows(value: unknown, path: string): ComparisonSettings['of'] {
  return Array.isArray(value) ? list(text)(value, path) : oneOf('themes', 'codes')(value, path);
}

function overlapFrom(value: unknown, path: string): ComparisonSettings['overlap'] {
  const field = fieldsOf(value, path);
  const found = {
    share: field('share', share) ?? defaultComparison.overlap.share,
    top: field('top', rankNumber) ?? defaultComparison.overlap.top,
  };
  field.done();
  return found;
}

function ineligible(value: unknown, path: string): ComparisonSettings['ineligible'] {
  const field = fieldsOf(value, path);
  const found = { a: field('a', list(text)) ?? [], b: field('b', list(text)) ?? [] };
  field.done();
  return found;
}

function rankNumber(value: unknown, path: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) throw refused(path);
  return value;
}
