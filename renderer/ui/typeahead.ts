// Typing in a list goes to the line that starts with the typed text.

/** The text typed so far, and the time of the last key in milliseconds. */
export interface Typed {
  readonly text: string;
  readonly at: number;
}

export const nothingTyped: Typed = { text: '', at: -Infinity };

/** A pause longer than this, in milliseconds, starts a new search. */
const MAX_PAUSE_MS = 700;

/**
 * A single “g” finds nothing: it begins the sequences that go to a screen, and a line it found might open on the way.
 */
const leader = /^g$/iu;

/** Whether the typed text should search for a line. */
export function isSought(text: string): boolean {
  return !leader.test(text);
}

/** Adds a character typed at time `at`, in milliseconds. */
export function typed(before: Typed, character: string, at: number): Typed {
  return { text: at - before.at > MAX_PAUSE_MS ? character : before.text + character, at };
}

/**
 * The first line at or after `from`, wrapping around, that starts with `text`, or -1. One letter, alone or repeated,
 * goes to the next line that starts with it.
 */
export function found(texts: readonly string[], text: string, from: number): number {
  const wanted = text.toLocaleLowerCase();
  const repeated = /^(.)\1*$/u.test(wanted);
  const start = repeated ? from + 1 : Math.max(from, 0);
  for (let step = 0; step < texts.length; step += 1) {
    const index = (start + step) % texts.length;
    const candidate = texts[index]?.toLocaleLowerCase() ?? '';
    if (candidate.startsWith(repeated ? (wanted[0] ?? '') : wanted)) return index;
  }
  return -1;
}

/** Whether a key types just a letter or digit; other characters are left to shortcuts. */
export function isCharacter(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): boolean {
  return /^[\p{L}\p{N}]$/u.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
}
