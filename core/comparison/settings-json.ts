// Reads the settings of a comparison from JSON, field by field. A missing field takes its default; a wrong or
// unknown one is refused with its path, so that no setting is lost silently.
import { AppError } from '../errors.ts';
import { defaultComparison, type ComparisonSettings, type SideScope } from './settings.ts';

/**
 * Settings from the text of `ComparisonRecord.settings`. Throws AppError `invalid`, naming the field with a
 * value that is not allowed.
 */
export function parseComparisonSettings(json: string): ComparisonSettings {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    throw refused('JSON');
  }
  return comparisonSettingsFrom(value);
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
    denominator: field('denominator', oneOf('reviewed', 'all', 'any')) ?? defaults.denominator,
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

/** Reads a value found at `path`; throws when the value is not allowed there. */
type Reader<T> = (value: unknown, path: string) => T;

function refused(what: string): AppError {
  return new AppError('invalid', 'errors:comparison_settings', { what });
}

interface Fields {
  <T>(name: string, read: Reader<T>): T | undefined;
  /** Refuses fields that were not read. */
  done(): void;
}

/** The fields of an object, each read once. */
function fieldsOf(value: unknown, path: string): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refused(path);
  const entries = new Map<string, unknown>(Object.entries(value));
  const inside = (name: string): string => (path === 'settings' ? name : `${path}.${name}`);
  const field = <T>(name: string, read: Reader<T>): T | undefined => {
    const found = entries.get(name);
    entries.delete(name);
    return found === undefined ? undefined : read(found, inside(name));
  };
  const done = (): void => {
    for (const name of entries.keys()) throw refused(inside(name));
  };
  return Object.assign(field, { done });
}

/** The field, which must exist. */
function required<T>(found: T | undefined, path: string): T {
  if (found === undefined) throw refused(path);
  return found;
}

function sideScope(value: unknown, path: string): SideScope {
  const field = fieldsOf(value, path);
  const scope = {
    kind: required(field('kind', oneOf('document', 'interview', 'mixed')), `${path}.kind`),
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
    attributeId: required(field('attributeId', text), `${path}.attributeId`),
    values: required(field('values', list(orNull(text))), `${path}.values`),
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

function layer(value: unknown, path: string): NonNullable<ComparisonSettings['layer']> {
  if (typeof value === 'string') return oneOf('main', 'union', 'majority', 'adjudicated')(value, path);
  const field = fieldsOf(value, path);
  const coderId = required(field('coderId', text), `${path}.coderId`);
  field.done();
  return { coderId };
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

function text(value: unknown, path: string): string {
  if (typeof value !== 'string' || value === '') throw refused(path);
  return value;
}

function boolean(value: unknown, path: string): boolean {
  if (typeof value !== 'boolean') throw refused(path);
  return value;
}

function share(value: unknown, path: string): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) throw refused(path);
  return value;
}

function rankNumber(value: unknown, path: string): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) throw refused(path);
  return value;
}

function oneOf<const T extends string>(...allowed: readonly T[]): Reader<T> {
  return (value, path) => {
    const found = allowed.find((name) => name === value);
    if (found === undefined) throw refused(path);
    return found;
  };
}

function list<T>(read: Reader<T>): Reader<T[]> {
  return (value, path) => {
    if (!Array.isArray(value)) throw refused(path);
    return value.map((item: unknown, index) => read(item, `${path}[${index}]`));
  };
}

function orNull<T>(read: Reader<T>): Reader<T | null> {
  return (value, path) => (value === null ? null : read(value, path));
}
