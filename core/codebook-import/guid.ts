// GUIDs as exchange files spell them: in either case, with or without braces (REFI-QDA 1.5).

const pattern = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;

/** The GUID in lower case and without braces, as ids are written; null for anything else, such as `c001`. */
export function plainGuid(spelling: string): string | null {
  return pattern.exec(spelling.trim())?.[1]?.toLowerCase() ?? null;
}
