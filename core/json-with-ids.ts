/** The JSON with every string that is one of these ids replaced; returned unchanged where it is not JSON. */
export function jsonWithIds(json: string, ids: ReadonlyMap<string, string>): string {
  const renamed = (value: unknown): unknown => {
    if (typeof value === 'string') return ids.get(value) ?? value;
    if (Array.isArray(value)) return value.map(renamed);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, each]) => [ids.get(key) ?? key, renamed(each)]),
    );
  };
  try {
    return JSON.stringify(renamed(JSON.parse(json)));
  } catch {
    return json;
  }
}
