// Writes JSON in pieces: the records of a large study in one string of many megabytes would stay in memory until a full
// garbage collection.

/** How many entries of a list one piece holds. */
const BATCH_ENTRIES = 200;
/** Lists nested deeper than this are written as part of one entry. */
const MAX_SPLIT_DEPTH = 4;

/** The pieces of the text that `JSON.stringify` gives for the same plain value. */
export function* jsonPieces(value: unknown, depth = MAX_SPLIT_DEPTH): Generator<string> {
  if (Array.isArray(value) && value.length > BATCH_ENTRIES) {
    for (let at = 0; at < value.length; at += BATCH_ENTRIES) {
      const entries = JSON.stringify(value.slice(at, at + BATCH_ENTRIES)).slice(1, -1);
      yield `${at === 0 ? '[' : ','}${entries}`;
    }
    yield ']';
  } else if (depth > 0 && isPlain(value)) {
    let before = '{';
    for (const [key, held] of Object.entries(value)) {
      if (held === undefined) continue;
      yield `${before}${JSON.stringify(key)}:`;
      yield* jsonPieces(held, depth - 1);
      before = ',';
    }
    yield before === '{' ? '{}' : '}';
  } else yield JSON.stringify(value) ?? 'null';
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
