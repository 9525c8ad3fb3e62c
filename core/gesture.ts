// The name of a gesture of several commands, both in the history and in undo.

/** Commands that merely prepare what a gesture is about: a comparison is created for its verdict. */
const preparing: ReadonlySet<string> = new Set(['comparisons.create', 'respondents.add']);

/**
 * The method that names a gesture: the first of its commands, in order, that does not merely prepare another.
 * Null where there are no commands.
 */
export function gestureMethod(methods: Iterable<string>): string | null {
  let first: string | null = null;
  for (const method of methods) {
    if (!preparing.has(method)) return method;
    first ??= method;
  }
  return first;
}
