// What lay under a decision about a place where coders differed, as `adjudication.basis` keeps it.

/** How a coding stood when a place was decided: its id, and the digest of its words; null for the whole source. */
export type DecidedCoding = readonly [id: string, digest: string | null];

/** Reads what stands in `adjudication.basis`; what cannot be read is empty. */
export function decidedCodings(json: string): readonly DecidedCoding[] {
  try {
    const read: unknown = JSON.parse(json);
    return Array.isArray(read) ? (read as DecidedCoding[]).filter(isDecidedCoding) : [];
  } catch {
    return [];
  }
}

function isDecidedCoding(value: unknown): value is DecidedCoding {
  return Array.isArray(value) && value.length === 2 && typeof value[0] === 'string';
}
