// Reads settings of counts that are stored as JSON, field by field: a field that is not allowed is refused with its path,
// so that no setting is lost silently.
import { AppError } from '../errors.ts';
import type { Denominator, LayerRequest } from './request.ts';

/** Reads a value found at `path`; throws when the value is not allowed there. */
export type Reader<T> = (value: unknown, path: string) => T;

/** The fields of an object, each read once. */
export interface Fields {
  /** The field, undefined if it is absent. */
  <T>(name: string, read: Reader<T>): T | undefined;
  /** The field, which must exist. */
  required: <T>(name: string, read: Reader<T>) => T;
  /** Refuses fields that were not read. */
  done: () => void;
}

/** Readers that throw AppError `invalid` with `key` and the path of what is refused as its parameter `what`. */
export function settingsReaders(key: string) {
  const refused = (what: string): AppError => new AppError('invalid', key, { what });

  /** The fields of an object; `settings` is the path of the outermost one, and stands before none of its fields. */
  const fieldsOf = (value: unknown, path: string): Fields => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refused(path);
    const entries = new Map<string, unknown>(Object.entries(value));
    const inside = (name: string): string => (path === 'settings' ? name : `${path}.${name}`);
    const take = (name: string): unknown => {
      const found = entries.get(name);
      entries.delete(name);
      return found;
    };
    const field = <T>(name: string, read: Reader<T>): T | undefined => {
      const found = take(name);
      return found === undefined ? undefined : read(found, inside(name));
    };
    const required = <T>(name: string, read: Reader<T>): T => read(take(name), inside(name));
    const done = (): void => {
      for (const name of entries.keys()) throw refused(inside(name));
    };
    return Object.assign(field, { required, done });
  };

  const text: Reader<string> = (value, path) => {
    if (typeof value !== 'string' || value === '') throw refused(path);
    return value;
  };
  const boolean: Reader<boolean> = (value, path) => {
    if (typeof value !== 'boolean') throw refused(path);
    return value;
  };
  const number =
    (least: number, most = Number.MAX_SAFE_INTEGER): Reader<number> =>
    (value, path) => {
      if (typeof value !== 'number' || !(value >= least && value <= most)) throw refused(path);
      return value;
    };
  const oneOf =
    <const T extends string>(...allowed: readonly T[]): Reader<T> =>
    (value, path) => {
      const found = allowed.find((name) => name === value);
      if (found === undefined) throw refused(path);
      return found;
    };
  const list =
    <T>(read: Reader<T>): Reader<T[]> =>
    (value, path) => {
      if (!Array.isArray(value)) throw refused(path);
      return value.map((item: unknown, index) => read(item, `${path}[${index}]`));
    };
  const orNull =
    <T>(read: Reader<T>): Reader<T | null> =>
    (value, path) =>
      value === null || value === undefined ? null : read(value, path);
  const layer: Reader<LayerRequest> = (value, path) => {
    if (typeof value === 'string') return oneOf('main', 'union', 'majority', 'adjudicated')(value, path);
    const field = fieldsOf(value, path);
    const coderId = field.required('coderId', text);
    field.done();
    return { coderId };
  };
  const denominator: Reader<Denominator> = oneOf('reviewed', 'all', 'any');

  /** The value of a text. */
  const parsed = (json: string): unknown => {
    try {
      return JSON.parse(json) as unknown;
    } catch {
      throw refused('JSON');
    }
  };
  return { refused, parsed, fieldsOf, text, boolean, number, oneOf, list, orNull, layer, denominator };
}
