// What an act of several commands is called, in the trail and where it is taken back alike.

/** Commands that in a gesture of several only make what the gesture is about: a comparison is kept for its verdict. */
const preparing: ReadonlySet<string> = new Set(['comparisons.create', 'respondents.add']);

/**
 * The method by which a gesture is called, of its commands in their order: the one it began with, past what only
 * prepared it. Null for no command.
 */
export function gestureMethod(methods: Iterable<string>): string | null {
  let first: string | null = null;
  for (const method of methods) {
    if (!preparing.has(method)) return method;
    first ??= method;
  }
  return first;
}
