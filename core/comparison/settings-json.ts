// Reads the settings of a comparison from JSON, field by field. A missing field takes its default; a wrong or
// unknown one is refused with its path, so that no setting is lost silently.
import { settingsReaders } from '../counting/stored-settings.ts';
import { defaultComparison, type ComparisonSettings, type SideScope } from './settings.ts';

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
    overlap: field('overlap', overlap) ?? defaults.overlap,
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

function overlap(value: unknown, path: string): ComparisonSettings['overlap'] {
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
