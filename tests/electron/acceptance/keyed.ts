/** The value under a key that a fixture names. Throws when there is no such key. */
export function keyed<T>(values: Readonly<Record<string, T>>, key: string): T {
  const value = values[key];
  if (value === undefined) throw new Error(`The fixture has no “${key}”.`);
  return value;
}
