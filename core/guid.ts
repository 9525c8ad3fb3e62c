// GUIDs as exchange files spell them: in either case, with or without braces (REFI-QDA 1.5).

const pattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The form in which identifiers are compared: upper and lower case, with and without braces, are equal. */
export function keyOf(spelling: string): string {
  // A fast path: nearly all are spelled like this, and a large file has millions.
  if (pattern.test(spelling)) return spelling;
  return spelling
    .trim()
    .replace(/^\{(.*)\}$/, '$1')
    .toLowerCase();
}

/** Whether a key is a GUID as the standard defines it. */
export function isGuid(key: string): boolean {
  return pattern.test(key);
}

/** The GUID as ids are written; null for anything else, such as `c001`. */
export function plainGuid(spelling: string): string | null {
  const key = keyOf(spelling);
  return isGuid(key) ? key : null;
}
